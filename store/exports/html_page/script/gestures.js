// Mouse, touch and keys on the timeline: drag to go, wheel or pinch to zoom, tap to open.

const TAP = 5;

/** Turns what hands do on the lanes into moves of the zoom; `tell` hears of taps and of what lies beneath the pointer. */
function followHands(area, lanes, zoom, tell) {
  const touching = new Map();
  let travelled = 0;
  const place = (event) => {
    const box = lanes.canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top, width: box.width };
  };
  area.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    touching.set(event.pointerId, place(event));
    travelled = 0;
    area.setPointerCapture(event.pointerId);
  });
  area.addEventListener("pointermove", (event) => {
    const now = place(event);
    const before = touching.get(event.pointerId);
    if (!before) {
      tell.hover(lanes.groupAt(now.x, now.y), now);
      return;
    }
    const others = Array.from(touching).filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    travelled += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    if (others.length) pinch(zoom, before, now, others[0]);
    else if (travelled > TAP) zoom.show(zoom.start - ((now.x - before.x) / now.width) * zoom.span, zoom.span, { by: "hand" });
    touching.set(event.pointerId, now);
    tell.hover(null, now);
  });
  const lift = (event) => {
    const at = touching.get(event.pointerId);
    touching.delete(event.pointerId);
    if (at && event.type === "pointerup" && travelled <= TAP) tell.tap(lanes.groupAt(at.x, at.y));
  };
  area.addEventListener("pointerup", lift);
  area.addEventListener("pointercancel", lift);
  area.addEventListener("pointerleave", () => tell.hover(null));
  area.addEventListener("wheel", (event) => wheel(event, zoom, place(event)), { passive: false });
  area.addEventListener("dblclick", (event) => zoom.around(place(event).x / place(event).width, 0.4, { glide: true, by: "hand" }));
}

function pinch(zoom, before, now, other) {
  const factor = Math.max(Math.abs(before.x - other.x), 12) / Math.max(Math.abs(now.x - other.x), 12);
  const day = zoom.start + (other.x / now.width) * zoom.span;
  const span = zoom.span * factor;
  zoom.show(day - (other.x / now.width) * span, span, { by: "hand" });
}

/** Up and down zooms where the pointer is, sideways or with shift goes along. */
function wheel(event, zoom, at) {
  event.preventDefault();
  const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
  const [across, down] = event.shiftKey ? [event.deltaY || event.deltaX, 0] : [event.deltaX, event.deltaY];
  if (Math.abs(across) > Math.abs(down)) zoom.show(zoom.start + ((across * unit) / at.width) * zoom.span, zoom.span, { by: "hand" });
  else zoom.around(at.x / at.width, Math.exp(Math.min(Math.max(down * unit, -240), 240) * 0.0022), { by: "hand" });
}

/** Take the stretch to where a hand is on the strip of the whole time. */
function followStrip(strip, overview, zoom) {
  const go = (event) => zoom.show(overview.dayAt(event.clientX - strip.getBoundingClientRect().left) - zoom.span / 2, zoom.span, { by: "hand" });
  strip.addEventListener("pointerdown", (event) => {
    strip.setPointerCapture(event.pointerId);
    go(event);
  });
  strip.addEventListener("pointermove", (event) => {
    if (strip.hasPointerCapture(event.pointerId)) go(event);
  });
  strip.addEventListener("wheel", (event) => wheel(event, zoom, { x: 1, width: 2 }), { passive: false });
}

/** Keys on the lanes themselves; returns whether the key was one of them. */
function zoomKey(key, zoom, shift) {
  const how = { glide: true, by: "hand" };
  const moves = {
    ArrowLeft: () => zoom.move(shift ? -0.8 : -0.2, how), ArrowRight: () => zoom.move(shift ? 0.8 : 0.2, how),
    PageUp: () => zoom.move(-0.8, how), PageDown: () => zoom.move(0.8, how),
    Home: () => zoom.show(zoom.firstDay - zoom.wanted.span, zoom.wanted.span, how), End: () => zoom.show(zoom.lastDay, zoom.wanted.span, how),
    ArrowUp: () => zoom.around(0.5, 1 / 1.6, how), ArrowDown: () => zoom.around(0.5, 1.6, how),
  };
  moves[key]?.();
  return key in moves;
}

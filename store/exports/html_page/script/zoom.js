// Which stretch of time the timeline shows, and how it moves there.

const SHORTEST = 2;
const MOVE_MS = 180;
const MARGIN = 0.03;
const stillness = matchMedia("(prefers-reduced-motion: reduce)");

/** The stretch of days that is shown; tells whoever listens when it moved. */
class Zoom {
  constructor(firstDay, lastDay) {
    this.firstDay = firstDay;
    this.lastDay = lastDay;
    this.longest = Math.max((lastDay + 1 - firstDay) * (1 + 2 * MARGIN), SHORTEST * 2);
    this.first = (firstDay + lastDay + 1 - this.longest) / 2;
    this.start = this.first;
    this.span = this.longest;
    this.wanted = { start: this.start, span: this.span };
    this.listeners = [];
  }

  get end() {
    return this.start + this.span;
  }

  get showsAll() {
    return this.wanted.span >= this.longest * 0.999;
  }

  onMove(listener) {
    this.listeners.push(listener);
  }

  /** Show a stretch, at once or by a short glide; `by` says what moved it. */
  show(start, span, { glide = false, by = "" } = {}) {
    const length = Math.min(Math.max(span, SHORTEST), this.longest);
    const latest = Math.max(this.lastDay + 1 + MARGIN * length - length, this.firstDay - MARGIN * length);
    const from = Math.min(Math.max(start, this.firstDay - MARGIN * length), latest);
    this.wanted = { start: this.longest === length ? this.first : from, span: length };
    cancelAnimationFrame(this.frame);
    if (!glide || stillness.matches) this.settle(this.wanted, by);
    else this.glide(performance.now(), { start: this.start, span: this.span }, by);
  }

  settle({ start, span }, by) {
    this.start = start;
    this.span = span;
    for (const listener of this.listeners) listener(by);
  }

  glide(begun, from, by) {
    this.frame = requestAnimationFrame((now) => {
      const part = Math.min(Math.max((now - begun) / MOVE_MS, 0), 1);
      const eased = 1 - (1 - part) ** 3;
      const span = from.span * (this.wanted.span / from.span) ** eased;
      const whole = this.wanted.span - from.span;
      const along = Math.abs(whole) < 0.001 ? eased : (span - from.span) / whole;
      this.settle({ start: from.start + (this.wanted.start - from.start) * along, span }, part < 1 ? "gliding" : by);
      if (part < 1) this.glide(begun, from, by);
    });
  }

  /** Show more or less around a place of the timeline, given as a part of its width. */
  around(part, factor, how) {
    const { start, span } = this.wanted;
    const next = Math.min(Math.max(span * factor, SHORTEST), this.longest);
    this.show(start + (span - next) * part, next, how);
  }

  /** Go earlier or later by a part of what is shown. */
  move(part, how) {
    this.show(this.wanted.start + this.wanted.span * part, this.wanted.span, how);
  }

  /** Show a span of so many days around the middle, or around a day; all of them for no days. */
  spanOf(days, middle, how) {
    if (!days) this.show(this.first, this.longest, how);
    else this.show((middle ?? this.wanted.start + this.wanted.span / 2) - days / 2, days, how);
  }

  /** Move just far enough that a day is in sight. */
  reveal(day, how) {
    const { start, span } = this.wanted;
    const edge = span * 0.06;
    if (day < start + edge || day > start + span - edge) this.show(day - span / 2, span, how);
  }
}

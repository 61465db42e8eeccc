// The timeline's lanes, painted: a lane a theme, a mark a story, a bar where many stand close, headlines where there is room.

const STEP = 5;
const MARK = 4;
const AXIS = 40;
const HEADLINE_ROOM = 74;

/** Fit a canvas to its place on the page, sharp on any screen, and return its pen and size. */
function penOf(canvas) {
  const box = canvas.getBoundingClientRect();
  const sharp = devicePixelRatio || 1;
  const width = Math.max(Math.round(box.width), 1);
  const height = Math.max(Math.round(box.height), 1);
  if (canvas.width !== width * sharp || canvas.height !== height * sharp) {
    canvas.width = width * sharp;
    canvas.height = height * sharp;
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(sharp, 0, 0, sharp, 0, 0);
  pen.clearRect(0, 0, width, height);
  return { pen, width, height };
}

/** Return the page's colours as its style sheet has them now. */
function inksOf(themes) {
  const style = getComputedStyle(document.documentElement);
  const ink = (name) => style.getPropertyValue(name).trim();
  return {
    text: ink("--text"), quiet: ink("--quiet"), rule: ink("--rule"), strong: ink("--rule-strong"), ground: ink("--ground"), accent: ink("--accent"),
    band: ink("--band"), marks: themes.map((_, n) => ink(`--mark-${n}`)), letters: themes.map((_, n) => ink(`--ink-${n}`)),
  };
}

/** Paints the lanes and knows what stands where. */
class Lanes {
  constructor(canvas, stories, laneThemes, zoom) {
    this.canvas = canvas;
    this.stories = stories;
    this.zoom = zoom;
    this.themes = laneThemes;
    this.laneOf = new Map(laneThemes.map((theme, lane) => [theme, lane]));
    this.shown = [];
    this.current = -1;
    this.groups = [];
  }

  get height() {
    return (this.size.height - AXIS) / Math.max(this.themes.length, 1);
  }

  xOf(day) {
    return ((day - this.zoom.start) / this.zoom.span) * this.size.width;
  }

  paint() {
    const { pen, width, height } = penOf(this.canvas);
    this.size = { width, height };
    this.pen = pen;
    this.inks = inksOf(this.stories.themes);
    pen.font = `12px ${getComputedStyle(document.body).fontFamily}`;
    pen.textBaseline = "middle";
    this.paintRules();
    this.groups = this.gather();
    this.most = Math.max(16, ...this.groups.flat().map((group) => group.count));
    this.paintCurrentDay();
    this.themes.forEach((theme, lane) => this.paintLane(theme, lane));
    this.paintCurrent();
  }

  paintRules() {
    const { pen, inks } = this;
    const { width, height } = this.size;
    const rules = rulesOf(this.zoom.start, this.zoom.span, width);
    const line = (x, top, ink) => {
      pen.fillStyle = ink;
      pen.fillRect(Math.round(x), top, 1, height - top);
    };
    for (const { day } of rules.fine) line(this.xOf(day), AXIS - 6, inks.rule);
    for (const { day } of rules.coarse) line(this.xOf(day), 4, inks.strong);
    pen.fillStyle = inks.quiet;
    let free = -99;
    for (const { day, name } of rules.fine) {
      const x = this.xOf(day) + 4;
      if (x < free || x + pen.measureText(name).width > width) continue;
      pen.fillText(name, x, AXIS - 12);
      free = x + pen.measureText(name).width + 6;
    }
    this.paintContext(rules);
    pen.fillStyle = inks.strong;
    for (let lane = 0; lane <= this.themes.length; lane += 1) pen.fillRect(0, Math.round(AXIS + lane * this.height) - (lane ? 1 : 0), width, lane && lane < this.themes.length ? 0.5 : 1);
  }

  /** Name the month or year that the fine rules lie in; the first stays in sight at the left edge. */
  paintContext({ coarse, context }) {
    const { pen, inks } = this;
    pen.fillStyle = inks.text;
    const named = coarse.filter((one) => one.name).map((one) => ({ x: this.xOf(one.day) + 5, name: one.name }));
    const room = named.length ? named[0].x : this.size.width;
    if (context && pen.measureText(context).width + 14 < room) pen.fillText(context, 5, 12);
    let free = -99;
    for (const { x, name } of named) {
      if (x < free || x + pen.measureText(name).width > this.size.width) continue;
      pen.fillText(name, x, 12);
      free = x + pen.measureText(name).width + 12;
    }
  }

  /** Return, for each lane, the groups of stories that stand so close that they share a mark. */
  gather() {
    const steps = Math.ceil(this.size.width / STEP) + 1;
    const lanes = this.themes.map(() => new Map());
    const spots = this.stories.spots;
    for (let at = this.firstShown(this.zoom.start - 1); at < this.shown.length; at += 1) {
      const number = this.shown[at];
      if (this.stories.days[number] > this.zoom.end) break;
      const step = Math.floor(this.xOf(spots[number]) / STEP);
      if (step < 0 || step > steps) continue;
      const lane = lanes[this.laneOf.get(this.stories.theme[number])];
      const group = lane.get(step);
      if (group) {
        group.count += 1;
        group.last = number;
      } else lane.set(step, { step, count: 1, first: number, last: number, x: this.xOf(spots[number]) });
    }
    return lanes.map((lane) => Array.from(lane.values()).sort((a, b) => a.step - b.step));
  }

  firstShown(day) {
    let low = 0;
    let high = this.shown.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.stories.days[this.shown[middle]] < Math.floor(day)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  paintLane(theme, lane) {
    const { pen } = this;
    const bottom = AXIS + (lane + 1) * this.height - 6;
    const tallest = this.height - 10;
    const groups = this.groups[lane];
    pen.fillStyle = this.inks.marks[theme];
    for (const group of groups) {
      const tall = 7 + Math.max(tallest - 7, 0) * (Math.log2(group.count) / Math.log2(this.most));
      pen.beginPath();
      rounded(pen, group.count > 1 ? group.step * STEP : group.x - MARK / 2, bottom - tall, MARK, tall, 1.5);
      pen.fill();
    }
    groups.forEach((group, at) => this.paintHeadline(group, groups[at + 1], bottom - 4));
  }

  paintHeadline(group, next, y) {
    const { pen } = this;
    const x = group.x + MARK + 4;
    const room = (next ? next.x : this.size.width) - x - 8;
    if (room < HEADLINE_ROOM || group.x < 0) return;
    const text = group.count === 1 ? this.stories.title(group.first) : `${group.count} stories`;
    pen.fillStyle = group.count === 1 ? this.inks.text : this.inks.quiet;
    pen.direction = "ltr";
    pen.fillText(fitted(pen, text, room), x, y);
  }

  /** Rule the day of the open story, beneath what stands on the lanes. */
  paintCurrentDay() {
    if (this.current < 0) return;
    this.pen.fillStyle = this.inks.accent;
    this.pen.fillRect(Math.round(this.xOf(this.stories.spots[this.current])) - 0.5, AXIS, 1, this.size.height - AXIS);
  }

  paintCurrent() {
    const number = this.current;
    const lane = number < 0 ? undefined : this.laneOf.get(this.stories.theme[number]);
    if (lane === undefined) return;
    const { pen, inks } = this;
    const x = this.xOf(this.stories.spots[number]);
    pen.strokeStyle = inks.accent;
    pen.lineWidth = 2;
    pen.beginPath();
    rounded(pen, x - 5, AXIS + (lane + 1) * this.height - 18, 10, 14, 3);
    pen.stroke();
  }

  /** Return the group of stories nearest to a place on the canvas, with its lane, or nothing. */
  groupAt(x, y) {
    const lane = Math.floor((y - AXIS) / this.height);
    let nearest = null;
    for (const group of this.groups[lane] || []) {
      const right = group.x + MARK + (group === this.headlineAt(lane, x) ? 9999 : 0);
      const far = x < group.x ? group.x - x : Math.max(x - right, 0);
      if (far < 12 && (!nearest || far < nearest.far)) nearest = { ...group, far, lane };
    }
    return nearest;
  }

  /** Return the group whose headline stands at a place, which lies between its mark and the next. */
  headlineAt(lane, x) {
    const groups = this.groups[lane];
    const at = groups.findLastIndex((group) => group.x <= x);
    if (at < 0) return null;
    const room = (groups[at + 1]?.x ?? this.size.width) - groups[at].x;
    return room > HEADLINE_ROOM ? groups[at] : null;
  }
}

/** Draw a box with round corners, or plain ones where a browser knows no others. */
function rounded(pen, x, y, width, height, round) {
  if (pen.roundRect) pen.roundRect(x, y, width, height, round);
  else pen.rect(x, y, width, height);
}

/** Return a text cut to a width, with an ellipsis where it was cut. */
function fitted(pen, text, room) {
  if (pen.measureText(text).width <= room) return text;
  const letters = Array.from(text.slice(0, 200));
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pen.measureText(`${letters.slice(0, middle).join("").trimEnd()}…`).width <= room) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join("").trimEnd()}…`;
}

// The whole time in one strip: how many stories stood where, and which stretch the timeline shows.

const BAR = 3;

/** Paints the strip and turns places on it into days. */
class Overview {
  constructor(canvas, stories, zoom) {
    this.canvas = canvas;
    this.stories = stories;
    this.zoom = zoom;
    this.shown = [];
    this.heights = null;
  }

  /** Count other stories from now on. */
  take(shown) {
    this.shown = shown;
    this.heights = null;
  }

  dayAt(x) {
    return this.zoom.first + (x / this.width) * this.zoom.longest;
  }

  paint() {
    const { pen, width, height } = penOf(this.canvas);
    const inks = inksOf([]);
    if (this.width !== width || !this.heights) this.heights = this.count(width);
    this.width = width;
    const left = ((this.zoom.start - this.zoom.first) / this.zoom.longest) * width;
    const wide = Math.max((this.zoom.span / this.zoom.longest) * width, 6);
    pen.fillStyle = inks.band;
    pen.fillRect(left, 0, wide, height);
    pen.fillStyle = inks.quiet;
    const most = Math.max(...this.heights, 1);
    this.heights.forEach((count, at) => {
      const tall = count ? Math.max(2, Math.sqrt(count / most) * (height - 16)) : 0;
      pen.fillRect(at * BAR, height - tall, BAR - 1, tall);
    });
    pen.strokeStyle = inks.accent;
    pen.lineWidth = 1.5;
    pen.beginPath();
    rounded(pen, Math.min(left, width - wide) + 0.75, 0.75, wide - 1.5, height - 1.5, 3);
    pen.stroke();
    this.paintYears(pen, inks, width);
  }

  paintYears(pen, inks, width) {
    pen.fillStyle = inks.quiet;
    pen.font = `11px ${getComputedStyle(document.body).fontFamily}`;
    pen.textBaseline = "top";
    let free = 0;
    for (const { day, name } of rulesOf(this.zoom.first, this.zoom.longest, width).fine) {
      const x = ((day - this.zoom.first) / this.zoom.longest) * width + 3;
      const room = pen.measureText(name).width + 10;
      if (x < free || x + room > width) continue;
      pen.fillText(name, x, 3);
      free = x + room;
    }
  }

  count(width) {
    const heights = new Array(Math.ceil(width / BAR)).fill(0);
    const perDay = width / this.zoom.longest;
    for (const number of this.shown) heights[Math.min(Math.floor(((this.stories.days[number] - this.zoom.first) * perDay) / BAR), heights.length - 1)] += 1;
    return heights;
  }
}

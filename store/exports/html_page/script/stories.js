// The stories of the page: columns for what the list and the timeline show, texts unpacked when a story is opened.

const PACKETS_KEPT = 8;

/** All stories, each known by its number; numbers run with time. */
class Stories {
  constructor(columns, about) {
    this.about = about;
    this.themes = about.themes;
    this.count = columns.id.length;
    this.columns = columns;
    this.numbers = new Map(columns.id.map((id, number) => [id, number]));
    this.days = Int32Array.from(columns.when, dayOf);
    this.theme = Uint16Array.from(columns.themes, (themes) => themes[0]);
    this.starred = new Uint8Array(this.count);
    for (const number of columns.stars) this.starred[number] = 1;
    this.undated = new Set(columns.undated);
    this.byTime = this.inOrder();
    this.spots = this.spread();
    this.packets = new Map();
  }

  /** Return the numbers of all stories in time order; they come so, unless a clock went wrong. */
  inOrder() {
    const when = this.columns.when;
    const numbers = Uint32Array.from({ length: this.count }, (_, number) => number);
    for (let at = 1; at < this.count; at += 1) {
      if (when[at] < when[at - 1]) return numbers.sort((a, b) => this.days[a] - this.days[b] || (when[a] < when[b] ? -1 : when[a] > when[b] ? 1 : a - b));
    }
    return numbers;
  }

  /** Return where each story stands on the timeline, in days: the stories that a theme has on a day share the day. */
  spread() {
    const counts = new Map();
    const key = (number) => this.days[number] * 1000 + (this.theme[number] % 1000);
    for (const number of this.byTime) counts.set(key(number), (counts.get(key(number)) || 0) + 1);
    const spots = new Float64Array(this.count);
    const used = new Map();
    for (const number of this.byTime) {
      const nth = used.get(key(number)) || 0;
      used.set(key(number), nth + 1);
      spots[number] = this.days[number] + (nth + 0.5) / counts.get(key(number));
    }
    return spots;
  }

  title(number) {
    return this.columns.title[number];
  }

  when(number) {
    return this.columns.when[number];
  }

  /** Return a value that is kept once for many stories: place, source or language. */
  named(number, column) {
    return this.columns[`${column}Names`][this.columns[column][number]];
  }

  themeName(number) {
    return this.themes[this.theme[number]].name;
  }

  /** Return what is shown of an opened story beside its row. */
  async text(number) {
    const starts = this.about.packets;
    let packet = starts.length - 1;
    while (packet > 0 && starts[packet] > number) packet -= 1;
    if (!this.packets.has(packet)) {
      this.packets.set(packet, blockWhenRead(`text-${packet}`).then(unpackJson));
      if (this.packets.size > PACKETS_KEPT) this.packets.delete(this.packets.keys().next().value);
    }
    return (await this.packets.get(packet))[number - starts[packet]];
  }
}

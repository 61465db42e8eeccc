// The list of stories: real text in a list of buttons, of which only those near the window exist.

const BEYOND = 600;

/** Shows rows, keeps the focus where it is, tells which story was chosen. */
class StoryList {
  constructor(stories, { scroller, list, pinned, choose }) {
    this.stories = stories;
    this.scroller = scroller;
    this.list = list;
    this.pinned = pinned;
    this.rows = null;
    this.items = new Map();
    this.open = -1;
    this.spellings = [];
    this.byBest = false;
    scroller.addEventListener("scroll", () => this.fill(), { passive: true });
    list.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) choose(Number(button.dataset.number));
    });
    list.addEventListener("focusin", (event) => this.tabTo(event.target.closest("button")));
    new ResizeObserver(() => this.fill()).observe(scroller);
  }

  /** Return how high lines are in this font. */
  heights() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    return { storyHeight: Math.round(rem * 3.5), monthHeight: Math.round(rem * 2.1) };
  }

  show(numbers, { byBest, spellings }) {
    const focused = this.list.contains(document.activeElement) ? Number(document.activeElement.dataset.number) : -1;
    this.byBest = byBest;
    this.spellings = spellings;
    this.rows = new Rows(this.stories, numbers, { ...this.heights(), months: !byBest });
    this.items.forEach((item) => item.remove());
    this.items.clear();
    this.list.style.height = `${this.rows.height}px`;
    this.fill();
    if (focused >= 0 && this.rows.lineOf.has(focused)) this.focus(focused);
    else if (focused >= 0) this.scroller.focus();
  }

  /** Make the lines that are in sight and take away the others, but for the one that has the focus. */
  fill() {
    if (!this.rows) return;
    const { tops, lines } = this.rows;
    const from = this.scroller.scrollTop - BEYOND;
    const to = this.scroller.scrollTop + this.scroller.clientHeight + BEYOND;
    const wanted = new Set();
    for (let at = this.rows.lineAt(from); at < lines.length && tops[at] < to; at += 1) wanted.add(at);
    for (const [at, item] of this.items) {
      if (wanted.has(at) || item.contains(document.activeElement)) continue;
      item.remove();
      this.items.delete(at);
    }
    let before = null;
    for (const at of Array.from(wanted).reverse()) {
      const item = this.items.get(at) || this.make(at);
      if (item.parentNode !== this.list || (before && item.nextSibling !== before)) this.list.insertBefore(item, before);
      before = item;
    }
    this.pin();
    this.keepTabStop();
  }

  /** Keep the month of the topmost story in sight. */
  pin() {
    const { lines } = this.rows;
    const top = lines.length ? lines[this.rows.lineAt(this.scroller.scrollTop)] : null;
    this.pinned.hidden = !top?.month;
    this.pinned.textContent = top?.month || "";
  }

  make(at) {
    const line = this.rows.lines[at];
    const item = document.createElement("li");
    item.style.top = `${this.rows.tops[at]}px`;
    if (line.number === undefined) {
      item.className = "month";
      item.append(element("h3", "", line.month));
    } else {
      item.setAttribute("aria-setsize", this.rows.count);
      item.setAttribute("aria-posinset", line.nth);
      item.append(this.button(line.number));
    }
    this.items.set(at, item);
    return item;
  }

  button(number) {
    const { stories } = this;
    const button = element("button", "row");
    button.type = "button";
    button.tabIndex = -1;
    button.dataset.number = number;
    if (number === this.open) button.setAttribute("aria-current", "true");
    const title = storyText("span", "title", stories.title(number), stories.named(number, "language"));
    paintMarks(title, stories.title(number), this.spellings);
    if (stories.starred[number]) title.prepend(element("span", "star", "★ ", "starred"));
    const when = this.byBest ? shortWhen(stories.when(number)) : shortDay(stories.when(number));
    const theme = element("span", "theme", stories.themeName(number));
    theme.style.color = `var(--ink-${stories.theme[number]})`;
    button.append(title, element("span", "day", when), theme);
    return button;
  }

  mark(number) {
    this.open = number;
    for (const item of this.items.values()) {
      const button = item.firstElementChild;
      if (button.dataset.number === undefined) continue;
      if (Number(button.dataset.number) === number) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    this.keepTabStop();
  }

  buttonOf(number) {
    return this.items.get(this.rows.lineOf.get(number))?.firstElementChild;
  }

  /** Bring a story into sight, no further than needed. */
  reveal(number) {
    const at = this.rows.lineOf.get(number);
    if (at === undefined) return;
    const { storyHeight, monthHeight } = this.heights();
    const top = this.rows.tops[at] - monthHeight;
    const bottom = this.rows.tops[at] + storyHeight - this.scroller.clientHeight;
    const far = this.scroller.clientHeight;
    if (this.scroller.scrollTop > top) this.scroller.scrollTop = top < this.scroller.scrollTop - far ? top - far / 4 : top;
    else if (this.scroller.scrollTop < bottom) this.scroller.scrollTop = bottom > this.scroller.scrollTop + far ? bottom + far / 2 : bottom;
    this.fill();
  }

  /** Have a story stand at the top. */
  scrollTo(number) {
    const at = this.rows.lineOf.get(number);
    if (at !== undefined) this.scroller.scrollTop = this.rows.tops[at] - this.heights().monthHeight;
  }

  focus(number) {
    this.reveal(number);
    this.buttonOf(number)?.focus({ preventScroll: true });
  }

  /** Return the story that is so many stories after another, or at the list's end. */
  after(number, steps) {
    const line = this.rows.lines[this.rows.lineOf.get(number)];
    const nth = line ? line.nth - 1 + steps : steps > 0 ? 0 : this.rows.count - 1;
    return this.rows.numbers[Math.min(Math.max(nth, 0), this.rows.count - 1)] ?? -1;
  }

  tabTo(button) {
    if (!button) return;
    for (const one of this.list.querySelectorAll('button[tabindex="0"]')) one.tabIndex = -1;
    button.tabIndex = 0;
  }

  /** One story of the list can be reached by the tab key; arrows go on from there. */
  keepTabStop() {
    if (this.list.contains(document.activeElement)) return;
    const first = this.items.get(this.rows.lineAt(this.scroller.scrollTop + 1));
    const next = first?.querySelector("button") || first?.nextElementSibling?.querySelector("button");
    this.tabTo(this.buttonOf(this.open) || next || this.list.querySelector("button"));
  }

  /** Return the focused story, or the open one, or none. */
  get at() {
    const focused = document.activeElement?.closest?.("#list button");
    return focused ? Number(focused.dataset.number) : this.open;
  }
}

/** Return a new element with a class, a text and, if it says more than it shows, a name. */
function element(tag, className, text, label) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  if (label) {
    made.setAttribute("role", "img");
    made.setAttribute("aria-label", label);
  }
  return made;
}

/** Return a new element with a story's own words: in its language, running its way. */
function storyText(tag, className, text, language) {
  const made = element(tag, className, text);
  made.dir = "auto";
  made.lang = language;
  return made;
}

/** Write a text into an element, with the words that were searched for marked. */
function paintMarks(target, text, spellings) {
  if (!spellings.length) return;
  target.replaceChildren(...markedPieces(text, spellings).map(([piece, marked]) => (marked ? element("mark", "", piece) : piece)));
}

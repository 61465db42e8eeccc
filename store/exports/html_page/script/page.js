// The page: its state, and what happens when something of it changes.

/** All of the page in one place: what is shown, and who shows it. */
class Page {
  constructor(stories) {
    this.stories = stories;
    this.areas = Object.fromEntries(["query", "lanes", "canvas", "overview", "themes", "span", "count", "corrected", "scroller", "list", "pinned",
      "none", "only", "starred", "order", "pane", "story", "welcome", "help", "tip", "field", "paper"].map((id) => [id, document.getElementById(id)]));
    this.found = null;
    this.words = null;
    this.letters = true;
    this.timeOrder = "newest";
    const days = stories.byTime;
    const now = Math.floor(Date.now() / 864e5);
    this.zoom = new Zoom(stories.count ? stories.days[days[0]] : now, stories.count ? stories.days[days[days.length - 1]] : now);
    const themes = stories.themes.map((_, theme) => theme).filter((theme) => stories.theme.includes(theme));
    this.lanes = new Lanes(this.areas.canvas, stories, themes, this.zoom);
    this.overview = new Overview(this.areas.overview, stories, this.zoom);
    this.themes = new ThemeButtons(this.areas.themes, stories, themes, () => this.refresh());
    this.list = new StoryList(stories, { ...this.areas, choose: (number) => this.open(number) });
    this.pane = new Pane(stories, { ...this.areas, findTag: (tag) => this.find(tag) });
    this.areas.starred.closest("label").hidden = !stories.columns.stars.length;
    this.fitLanes();
  }

  /** Give the lanes the room they need, within a part of the window. */
  fitLanes() {
    const count = Math.max(this.lanes.themes.length, 1);
    const room = innerHeight * (innerWidth < 700 ? 0.31 : 0.38) - AXIS;
    const height = Math.min(Math.max(Math.floor(room / count), innerWidth < 700 ? 18 : 22), 38);
    this.areas.field.style.setProperty("--lane", `${height}px`);
    this.areas.field.style.setProperty("--lanes", String(count));
  }

  /** Show what the state says, from the search to the list. */
  refresh() {
    const { only, starred, order } = this.areas;
    this.shown = shownStories(this.stories, { themes: this.themes.chosen, starred: starred.checked, found: this.found });
    this.lanes.shown = this.shown;
    this.overview.take(this.shown);
    this.themes.count(this.stories, this.found, starred.checked);
    const listed = only.checked ? this.shown.filter((number) => this.inSpan(number)) : this.shown;
    const best = Boolean(this.found) && order.value === "best";
    this.list.show(inListOrder(listed, order.value, this.found), { byBest: best, spellings: this.found?.words || [] });
    this.tell(listed.length);
    this.paint();
    this.remember();
  }

  inSpan(number) {
    const spot = this.stories.spots[number];
    return spot >= this.zoom.start && spot <= this.zoom.end;
  }

  /** Say how many stories are listed, of how many, and what was searched instead. */
  tell(listed) {
    const all = this.stories.count.toLocaleString("en");
    const number = listed.toLocaleString("en");
    const noun = this.stories.count === 1 ? "story" : "stories";
    this.areas.count.textContent = listed === this.stories.count ? `${all} ${noun}` : `${number} of ${all} ${noun}`;
    this.areas.corrected.textContent = toldInstead(this.found?.instead || []);
    this.areas.none.hidden = listed > 0;
    const elsewhere = this.shown.length ? ` ${this.shown.length.toLocaleString("en")} outside of the span.` : "";
    this.areas.none.textContent = this.stories.count ? `Nothing here.${elsewhere}` : "This page has no stories.";
  }

  paint() {
    if (this.painting) return;
    this.painting = requestAnimationFrame(() => {
      this.painting = 0;
      this.lanes.paint();
      this.overview.paint();
      this.areas.span.textContent = spokenSpan(Math.max(this.zoom.start, this.zoom.firstDay), Math.min(this.zoom.end, this.zoom.lastDay));
    });
  }

  moved(by) {
    this.paint();
    for (const button of document.querySelectorAll("#spans button")) {
      const days = Number(button.dataset.days);
      const pressed = days ? Math.abs(this.zoom.wanted.span - days) < 1 : this.zoom.showsAll;
      button.setAttribute("aria-pressed", String(pressed));
    }
    if (by === "gliding" || !this.shown) return;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.settled(by), 120);
  }

  /** After the timeline came to rest, the list follows it. */
  settled(by) {
    if (this.areas.only.checked) this.refresh();
    else if (by === "hand" && !this.zoom.showsAll && this.areas.order.value !== "best") {
      const inSight = this.list.rows.numbers.find((number) => this.inSpan(number));
      if (inSight !== undefined) this.list.scrollTo(inSight);
    }
    this.remember();
  }

  async find(line) {
    if (this.areas.query.value !== line) this.areas.query.value = line;
    this.line = line;
    this.words ||= Words.read();
    const words = await this.words;
    if (this.line !== line) return;
    const before = Boolean(this.found);
    this.found = typedWords(line).length ? search(words, this.stories, line) : null;
    const { order, scroller } = this.areas;
    order.options[2].disabled = !this.found;
    if (this.found && !before) {
      this.timeOrder = order.value;
      order.value = "best";
    } else if (!this.found && order.value === "best") order.value = this.timeOrder;
    scroller.scrollTop = 0;
    this.refresh();
    if (!this.found && this.pane.number >= 0) this.list.reveal(this.pane.number);
    this.pane.markAgain(this.found?.words || []);
    document.body.dataset.found = line;
  }

  /** Open a story, or close it for none. */
  open(number, { keep = true, focus = true } = {}) {
    const before = this.pane.number;
    this.pane.show(number, this.found?.words || []);
    this.lanes.current = number;
    document.body.classList.toggle("reading", number >= 0);
    this.shutOut();
    this.list.mark(number);
    if (number >= 0) {
      this.list.reveal(number);
      this.zoom.reveal(this.stories.spots[number], { glide: true });
      if (focus) this.areas.story.querySelector("h2").focus({ preventScroll: true });
    } else if (focus && before >= 0 && this.list.rows.lineOf.has(before)) this.list.focus(before);
    document.title = number >= 0 ? `${this.stories.title(number)} – ${this.stories.about.title}` : this.stories.about.title;
    this.paint();
    if (keep) this.remember({ after: number >= 0 && before < 0 });
  }

  /** On a narrow window the story lies over the rest, which can't be reached then. */
  shutOut() {
    const over = narrow.matches && this.pane.number >= 0;
    for (const part of document.querySelectorAll(".top, .time, .stories, .skip")) part.inert = over;
  }

  /** From the search to the first story of the list: to read it, or to go on from it. */
  first({ read }) {
    const number = this.list.rows.numbers[0];
    if (number === undefined) return;
    if (read) this.open(number);
    else this.list.focus(number);
  }

  step(steps) {
    const number = this.list.after(this.list.at, steps);
    if (number < 0) return;
    if (this.pane.number >= 0) this.open(number, { focus: !this.areas.list.contains(document.activeElement) });
    if (this.pane.number < 0 || this.areas.list.contains(document.activeElement)) this.list.focus(number);
  }

  zoomBy(factor) {
    const spot = this.pane.number >= 0 ? this.stories.spots[this.pane.number] : null;
    const part = spot === null ? 0.5 : (spot - this.zoom.wanted.start) / this.zoom.wanted.span;
    this.zoom.around(part >= 0 && part <= 1 ? part : 0.5, factor, HOW);
  }

  back() {
    const { query } = this.areas;
    if (document.activeElement === query && query.value) this.find("");
    else if (this.pane.number >= 0) this.open(-1);
    else if (query.value) this.find("");
    else document.activeElement.blur();
  }

  toSearch() {
    if (narrow.matches && this.pane.number >= 0) this.open(-1);
    this.areas.query.focus();
    this.areas.query.select();
  }

  help() {
    this.areas.help.showModal();
  }

  /** What was tapped on the timeline: a story opens, many of them come nearer. */
  tap(group) {
    if (!group) return;
    if (group.count === 1) this.open(group.first);
    else if (this.zoom.span <= SHORTEST * 1.01) this.list.focus(group.last);
    else {
      const { spots } = this.stories;
      const wide = Math.max((spots[group.last] - spots[group.first]) * 1.6, this.zoom.span / 12);
      this.zoom.show((spots[group.first] + spots[group.last]) / 2 - wide / 2, wide, HOW);
    }
  }

  hover(group, at) {
    const { tip, lanes } = this.areas;
    tip.hidden = !group;
    lanes.classList.toggle("pointing", Boolean(group));
    if (!group) return;
    const number = group.first;
    const text = group.count === 1 ? `${shortWhen(this.stories.when(number))} · ${this.stories.title(number)}`
      : `${group.count} stories · ${spokenSpan(this.stories.days[group.first], this.stories.days[group.last])}`;
    tip.textContent = text;
    const x = Math.min(Math.max(at.x - tip.offsetWidth / 2, 0), at.width - tip.offsetWidth);
    tip.style.transform = `translate(${x}px, ${AXIS + group.lane * this.lanes.height - tip.offsetHeight + 4}px)`;
  }

  state() {
    const { query, only, starred, order } = this.areas;
    const usual = this.found ? "best" : "newest";
    return {
      story: this.pane.number >= 0 ? this.stories.columns.id[this.pane.number] : "",
      find: query.value.trim(),
      themes: Array.from(this.themes.chosen, (theme) => this.stories.themes[theme].key),
      starred: starred.checked,
      only: only.checked,
      order: order.value === usual ? "" : order.value,
      zoom: this.zoom.showsAll ? null : this.zoom.wanted,
    };
  }

  /** Keep the state in the address; at once after a story was opened, else when nothing has changed for a moment. */
  remember({ after = false } = {}) {
    if (this.restoring) return;
    clearTimeout(this.remembering);
    if (after) keepAddress(addressOf(this.state()), { after });
    else this.remembering = setTimeout(() => keepAddress(addressOf(this.state()), { after }), 250);
  }

  /** Come back to what an address says. */
  async restore(hash) {
    const said = readAddress(hash);
    this.restoring = true;
    const { only, starred, order, query } = this.areas;
    only.checked = said.only;
    starred.checked = said.starred;
    this.themes.chosen = new Set(this.lanes.themes.filter((theme) => said.themes.includes(this.stories.themes[theme].key)));
    this.themes.press();
    if (said.zoom) this.zoom.show(said.zoom.start, said.zoom.span);
    else this.zoom.spanOf(0);
    query.value = said.find;
    if (!said.find) {
      this.line = "";
      this.found = null;
      order.options[2].disabled = true;
    }
    order.value = said.order && (said.order !== "best" || said.find) ? said.order : "newest";
    this.refresh();
    const number = this.stories.numbers.get(said.story) ?? -1;
    if (number !== this.pane.number) this.open(number, { keep: false, focus: number < 0 });
    if (said.find) await this.find(said.find);
    if (said.find && said.order) {
      order.value = said.order;
      this.refresh();
    }
    this.restoring = false;
  }
}

const narrow = matchMedia("(max-width: 1119px)");

// The opened story: title, when, where and from whom, highlights, text, and what the person put beside it.

/** Return an address if it may be followed: http or https. */
function safeLink(address) {
  try {
    const url = new URL(address);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : "";
  } catch {
    return "";
  }
}

/** Return a link that tells nothing of this page to where it leads, or plain text. */
function linkTo(address, text) {
  const href = safeLink(address || "");
  const link = element(href ? "a" : "span", "", text);
  if (href) {
    link.href = href;
    link.rel = "noopener noreferrer";
    link.target = "_blank";
  }
  link.dir = "auto";
  return link;
}

/** Shows one story at a time. */
class Pane {
  constructor(stories, { pane, story, welcome, findTag }) {
    this.stories = stories;
    this.pane = pane;
    this.story = story;
    this.welcome = welcome;
    this.findTag = findTag;
    this.number = -1;
  }

  async show(number, spellings) {
    this.number = number;
    this.welcome.hidden = number >= 0;
    this.pane.classList.toggle("empty", number < 0);
    if (number < 0) {
      this.story.replaceChildren();
      return;
    }
    this.spellings = spellings;
    this.story.replaceChildren(...this.head(number, {}));
    this.pane.scrollTop = 0;
    let text;
    try {
      text = await this.stories.text(number);
    } catch (error) {
      this.story.append(element("p", "quiet", `The text of this story can't be read; export the page again. (${error.message})`));
      return;
    }
    if (this.number !== number) return;
    this.write(number, text);
  }

  /** Mark other words in the story that stands open. */
  async markAgain(spellings) {
    this.spellings = spellings;
    if (this.number < 0) return;
    const number = this.number;
    const text = await this.stories.text(number);
    if (this.number === number) this.write(number, text);
  }

  write(number, text) {
    const focused = this.story.contains(document.activeElement) && document.activeElement.tagName === "H2";
    this.story.replaceChildren(...this.head(number, text), ...this.words(number, text), ...this.beside(text));
    if (focused) this.story.querySelector("h2").focus({ preventScroll: true });
  }

  head(number, text) {
    const { stories } = this;
    const title = this.text("h2", "", stories.title(number));
    title.tabIndex = -1;
    const line = element("p", "dateline");
    const time = element("time", "", spokenWhen(stories.when(number)) + (stories.undated.has(number) ? " (the day it came; it states none)" : ""));
    time.dateTime = stories.when(number);
    const source = stories.named(number, "source");
    const parts = [this.text("span", "place", stories.named(number, "place")), time];
    if (source || text.link) parts.push(text.link ? linkTo(text.link, source || "Where it was published") : this.text("span", "", source));
    parts.filter((part) => part.textContent).forEach((part, at) => line.append(at ? " · " : "", part));
    const themes = element("p", "of-themes");
    stories.columns.themes[number].forEach((theme, at) => {
      const name = element("span", "", stories.themes[theme].name);
      name.style.color = `var(--ink-${theme})`;
      themes.append(at ? " · " : "", name);
    });
    if (stories.starred[number]) themes.append(" · ", element("span", "star", "★ Starred"));
    return [title, line, themes];
  }

  words(number, text) {
    const made = [];
    if (text.highlights) {
      const list = this.text("ul", "highlights", "");
      list.append(...text.highlights.map((line) => this.text("li", "", line)));
      for (const line of list.children) line.removeAttribute("dir");
      made.push(list);
    }
    made.push(...(text.body || []).map((paragraph) => this.text("p", "", paragraph)));
    if (text.caption || text.credit) {
      made.push(this.text("p", "caption", [text.caption, text.credit].filter(Boolean).join(" · ")));
    }
    return made;
  }

  beside(text) {
    const lines = [];
    if (text.author) lines.push(["Written by", [this.text("span", "", text.author)]]);
    if (text.updated) lines.push(["Updated", [element("span", "", spokenWhen(text.updated))]]);
    if (text.also) lines.push(["Also carried by", text.also.map((one) => linkTo(one.link, one.source || one.link || ""))]);
    if (text.sections) lines.push(["Filed under", [this.text("span", "", text.sections.join(", "))]]);
    if (text.tags) lines.push(["Tags", text.tags.map((tag) => this.tag(tag))]);
    if (text.note) lines.push(["Note", text.note.split("\n").map((line) => this.text("span", "note", line))]);
    if (!lines.length) return [];
    const list = element("dl", "beside");
    for (const [name, values] of lines) {
      const value = element("dd", "");
      values.forEach((one, at) => value.append(at ? " " : "", one));
      list.append(element("dt", "", name), value);
    }
    return [list];
  }

  tag(tag) {
    const button = element("button", "tag", tag);
    button.type = "button";
    button.dir = "auto";
    button.title = "Search for this tag";
    button.addEventListener("click", () => this.findTag(tag));
    return button;
  }

  /** Return an element with a text of the story. */
  text(tag, className, text) {
    const made = storyText(tag, className, text, this.stories.named(this.number, "language"));
    paintMarks(made, text, this.spellings || []);
    return made;
  }
}

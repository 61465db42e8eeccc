// The themes beside their lanes: press one for its stories alone, more for all of theirs.

/** Buttons for the themes that have stories, in the lanes' order. */
class ThemeButtons {
  constructor(group, stories, laneThemes, changed) {
    this.chosen = new Set();
    this.changed = changed;
    this.all = element("button", "all", "All themes");
    this.all.type = "button";
    this.all.addEventListener("click", () => this.choose(new Set()));
    this.buttons = laneThemes.map((theme) => this.button(stories, theme));
    group.append(this.all, ...this.buttons.map((one) => one.button));
    this.press();
  }

  button(stories, theme) {
    const button = element("button", "lane");
    button.type = "button";
    button.style.setProperty("--mark", `var(--mark-${theme})`);
    button.style.setProperty("--ink", `var(--ink-${theme})`);
    const count = element("span", "number");
    button.append(element("span", "lane-name", stories.themes[theme].name), " ", count);
    button.addEventListener("click", () => {
      const chosen = new Set(this.chosen);
      if (!chosen.delete(theme)) chosen.add(theme);
      this.choose(chosen);
    });
    return { theme, button, count };
  }

  choose(chosen) {
    this.chosen = chosen.size === this.buttons.length ? new Set() : chosen;
    this.press();
    this.changed();
  }

  press() {
    this.all.setAttribute("aria-pressed", String(!this.chosen.size));
    for (const { theme, button } of this.buttons) {
      button.setAttribute("aria-pressed", String(this.chosen.has(theme)));
      button.classList.toggle("out", this.chosen.size > 0 && !this.chosen.has(theme));
    }
  }

  /** Say how many stories each theme has among those that a search found. */
  count(stories, found, starred) {
    const counts = new Uint32Array(stories.themes.length);
    for (let number = 0; number < stories.count; number += 1) {
      if ((!found || found.scores[number]) && (!starred || stories.starred[number])) counts[stories.theme[number]] += 1;
    }
    for (const { theme, count } of this.buttons) count.textContent = counts[theme].toLocaleString("en");
  }
}

// The lines of the list: stories beneath their months, each line at its height, so that only those in sight need to exist.

/** Return which of all stories are shown, in time order. */
function shownStories(stories, { themes, starred, found }) {
  const shown = [];
  for (const number of stories.byTime) {
    if (themes.size && !themes.has(stories.theme[number])) continue;
    if (starred && !stories.starred[number]) continue;
    if (found && !found.scores[number]) continue;
    shown.push(number);
  }
  return shown;
}

/** Return stories in the order of the list; those that fit a search best first, the newer before the older. */
function inListOrder(shown, order, found) {
  if (order === "oldest") return shown;
  const newest = shown.slice().reverse();
  if (order === "newest" || !found) return newest;
  return newest.sort((a, b) => found.scores[b] - found.scores[a]);
}

/** The lines of a list and where they stand. */
class Rows {
  constructor(stories, numbers, { months, storyHeight, monthHeight }) {
    this.lines = [];
    this.tops = [];
    this.lineOf = new Map();
    let top = 0;
    let month = "";
    numbers.forEach((number, nth) => {
      const heading = months ? monthHeading(stories.when(number)) : "";
      if (heading !== month) {
        this.lines.push({ month: heading });
        this.tops.push(top);
        top += monthHeight;
        month = heading;
      }
      this.lineOf.set(number, this.lines.length);
      this.lines.push({ number, nth: nth + 1, month });
      this.tops.push(top);
      top += storyHeight;
    });
    this.height = top;
    this.count = numbers.length;
    this.numbers = numbers;
  }

  /** Return the line that stands at a height. */
  lineAt(height) {
    let low = 0;
    let high = this.tops.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.tops[middle] <= height) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

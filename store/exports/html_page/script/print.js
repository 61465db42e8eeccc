// What goes on paper: the open story's text, then a clean list of the stories that are shown.

const MOST_PRINTED = 2000;

/** Write the page's paper when it is printed, and take it away afterwards. */
function printWhenAsked(paper, stories, asked) {
  const write = () => {
    const { title, line, numbers, story } = asked();
    const shown = numbers.slice(0, MOST_PRINTED);
    paper.replaceChildren(element("p", "paper-name", title), element("p", "quiet", line));
    if (story) {
      const copy = story.cloneNode(true);
      copy.removeAttribute("id");
      paper.append(copy);
    }
    paper.append(...printedMonths(stories, shown));
    if (numbers.length > shown.length) {
      const left = (numbers.length - shown.length).toLocaleString("en");
      paper.append(element("p", "quiet", `and ${left} more; narrow them to have them on paper.`));
    }
  };
  addEventListener("beforeprint", write);
  addEventListener("afterprint", () => paper.replaceChildren());
}

function printedMonths(stories, numbers) {
  const made = [];
  let month = "";
  let list = null;
  for (const number of numbers) {
    const heading = monthHeading(stories.when(number));
    if (heading !== month) {
      month = heading;
      list = element("ol", "paper-list");
      made.push(element("h3", "", heading), list);
    }
    const item = element("li", "");
    const place = [stories.themeName(number), stories.named(number, "source")].filter(Boolean).join(" · ");
    item.append(element("span", "day", shortWhen(stories.when(number))), storyText("span", "title", stories.title(number), stories.named(number, "language")));
    item.append(element("span", "quiet", place));
    list.append(item);
  }
  return made;
}

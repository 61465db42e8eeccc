// The keys of the page, in one table that the help shows too.

/** Return the keys: how each is told, and what it does; a key without an action is explained alone. */
function keyTable(page) {
  return [
    { keys: ["/"], told: "/", does: "Search headlines and texts", act: () => page.toSearch() },
    { keys: ["j", "ArrowDown"], told: "j ↓", does: "Next story of the list", act: () => page.step(1) },
    { keys: ["k", "ArrowUp"], told: "k ↑", does: "Previous story of the list", act: () => page.step(-1) },
    { keys: ["PageDown"], told: "Page ↓", does: "Ten stories on", act: () => page.step(10), inList: true },
    { keys: ["PageUp"], told: "Page ↑", does: "Ten stories back", act: () => page.step(-10), inList: true },
    { keys: ["Home"], told: "Home", does: "First story of the list", act: () => page.step(-Infinity), inList: true },
    { keys: ["End"], told: "End", does: "Last story of the list", act: () => page.step(Infinity), inList: true },
    { keys: [], told: "Enter", does: "Open the story; in the search, the first one found" },
    { keys: ["h"], told: "h", does: "Earlier", act: () => page.zoom.move(-0.4, HOW) },
    { keys: ["l"], told: "l", does: "Later", act: () => page.zoom.move(0.4, HOW) },
    { keys: ["+", "="], told: "+", does: "Zoom in", act: () => page.zoomBy(1 / 1.8) },
    { keys: ["-", "_"], told: "−", does: "Zoom out", act: () => page.zoomBy(1.8) },
    { keys: ["0"], told: "0", does: "The whole time", act: () => page.zoom.spanOf(0, null, HOW) },
    { keys: ["t"], told: "t", does: "To the timeline: arrows move and zoom it", act: () => page.areas.lanes.focus() },
    { keys: ["v"], told: "v", does: "List only what the timeline shows", act: () => page.areas.only.click() },
    { keys: ["?"], told: "?", does: "These keys", act: () => page.help() },
    { keys: ["Escape"], told: "Esc", does: "Close the story, then clear the search", act: () => page.back() },
  ];
}

const HOW = { glide: true, by: "hand" };

/** Act on keys, but where they are typed into a field, or with keys of the browser. */
function listenToKeys(page, table) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || page.areas.help.open) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const typing = target.matches("input:not([type=checkbox]), select, textarea");
    const inList = Boolean(target.closest("#list"));
    const inPane = Boolean(target.closest("#pane"));
    if (target === page.areas.lanes && zoomKey(event.key, page.zoom, event.shiftKey)) {
      event.preventDefault();
      return;
    }
    if (target === page.areas.query && (event.key === "Enter" || event.key === "ArrowDown")) {
      event.preventDefault();
      page.first({ read: event.key === "Enter" });
      return;
    }
    if (typing && event.key !== "Escape") return;
    const key = table.find((one) => one.keys.includes(event.key) && (!one.inList || inList));
    if (!key?.act || (inPane && event.key.startsWith("Arrow"))) return;
    if (event.key.length === 1 && !page.letters) return;
    event.preventDefault();
    key.act();
  });
}

/** Write the keys into the help, with a way to do without those of one letter. */
function writeHelp(list, table, page) {
  for (const { told, does } of table) {
    const name = element("dt", "");
    told.split(" ").forEach((key, at) => name.append(at ? " " : "", element("kbd", "", key)));
    list.append(name, element("dd", "", does));
  }
  const choice = element("label", "choice");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = true;
  box.addEventListener("change", () => {
    page.letters = box.checked;
  });
  choice.append(box, " Keys of one letter or sign are on");
  list.after(choice);
}

// The page brought up: its data read, its controls connected, the state of its address shown.

/** Connect the page's controls with what they do. */
function connect(page) {
  const on = (id, kind, act) => document.getElementById(id).addEventListener(kind, act);
  const { zoom } = page;
  page.areas.query.addEventListener("input", () => page.find(page.areas.query.value));
  for (const id of ["only", "starred", "order"]) on(id, "change", () => page.refresh());
  on("earlier", "click", () => zoom.move(-0.4, HOW));
  on("later", "click", () => zoom.move(0.4, HOW));
  on("zoom-in", "click", () => page.zoomBy(1 / 1.8));
  on("zoom-out", "click", () => page.zoomBy(1.8));
  on("spans", "click", (event) => {
    const button = event.target.closest("button");
    const middle = page.pane.number >= 0 ? page.stories.spots[page.pane.number] : zoom.showsAll ? zoom.lastDay : null;
    if (button) zoom.spanOf(Number(button.dataset.days), middle, HOW);
  });
  on("previous", "click", () => page.open(page.list.after(page.pane.number, -1), { focus: false }));
  on("next", "click", () => page.open(page.list.after(page.pane.number, 1), { focus: false }));
  on("close", "click", () => page.open(-1));
  on("help-button", "click", () => page.help());
  on("skip", "click", (event) => {
    event.preventDefault();
    page.list.focus(page.list.open >= 0 ? page.list.open : page.list.after(-1, 1));
  });
  followHands(page.areas.lanes, page.lanes, zoom, page);
  followStrip(page.areas.overview, page.overview, zoom);
  zoom.onMove((by) => page.moved(by));
  addEventListener("popstate", () => page.restore(location.hash));
  narrow.addEventListener("change", () => page.shutOut());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => page.paint());
  new ResizeObserver(() => {
    page.fitLanes();
    page.paint();
  }).observe(page.areas.lanes);
  addEventListener("resize", () => page.fitLanes());
  const table = keyTable(page);
  writeHelp(document.getElementById("help-keys"), table, page);
  listenToKeys(page, table);
}

/** Say what the page holds. */
function introduce(stories) {
  const span = stories.count ? spokenSpan(stories.days[stories.byTime[0]], stories.days[stories.byTime[stories.count - 1]]) : "";
  const line = [document.getElementById("extent").textContent, span].filter(Boolean).join(" · ");
  document.getElementById("extent").textContent = line;
  document.getElementById("welcome-line").textContent = line;
}

async function begin() {
  document.body.classList.remove("plain");
  const about = JSON.parse(blockText("about"));
  const stories = new Stories(await unpackJson(blockText("rows")), about);
  introduce(stories);
  const page = new Page(stories);
  connect(page);
  printWhenAsked(page.areas.paper, stories, () => ({
    title: about.title,
    line: `${page.areas.count.textContent}${page.line ? ` for “${page.line}”` : ""}`,
    numbers: page.list.rows.numbers,
    story: page.pane.number >= 0 ? page.areas.story : null,
  }));
  await page.restore(location.hash);
  requestAnimationFrame(() => setTimeout(() => {
    performance.mark("painted");
    document.documentElement.dataset.ready = "yes";
    page.words ||= Words.read();
  }));
}

begin().catch((error) => {
  document.body.classList.add("plain");
  document.body.prepend(element("p", "damaged", `This page is damaged and can't be shown; export it again. (${error.message})`));
});

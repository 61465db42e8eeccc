// The page's state behind the # of its address, so that a bookmark, a copy of the address and the back key come back to it.

/** Return what an address says; what it does not say, or says wrongly, is as at first. */
function readAddress(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const from = /^\d{4}-\d\d-\d\d$/.test(said.get("from") || "") ? dayOf(said.get("from")) : null;
  const days = Number(said.get("days")) || 0;
  return {
    story: said.get("story") || "",
    find: (said.get("find") || "").slice(0, 200),
    themes: (said.get("themes") || "").split(",").filter(Boolean),
    starred: said.get("starred") === "yes",
    only: said.get("only") === "span",
    order: ["newest", "oldest", "best"].includes(said.get("order")) ? said.get("order") : "",
    zoom: from !== null && days > 0 ? { start: from, span: days } : null,
  };
}

/** Return the address for a state; only what differs from the beginning is in it. */
function addressOf({ story, find, themes, starred, only, order, zoom }) {
  const said = new URLSearchParams();
  if (story) said.set("story", story);
  if (find) said.set("find", find);
  if (themes.length) said.set("themes", themes.join(","));
  if (starred) said.set("starred", "yes");
  if (only) said.set("only", "span");
  if (order) said.set("order", order);
  if (zoom) {
    said.set("from", isoDay(Math.round(zoom.start)));
    said.set("days", String(Math.max(Math.round(zoom.span), SHORTEST)));
  }
  return `#${said}`;
}

/** Put an address into the browser's history: in the place of the last, or after it. */
function keepAddress(address, { after }) {
  if (address === (location.hash || "#")) return;
  if (after) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

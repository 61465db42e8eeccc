"use strict";

// A page that is opened from a story learns nothing of this one, and gets no hand on it.
const open = window.open.bind(window);
window.open = (address, where) => open(address, where, "noopener,noreferrer");

// Keys go to the screen from the start, without a click; once it was left, Enter opens it again.
const focus = () => {
  const left = document.body.classList.contains("-closed");
  document.querySelector(left ? ".closed a" : ".xterm-helper-textarea")?.focus();
};

new MutationObserver(focus).observe(document.body, { attributes: true, attributeFilter: ["class"] });
addEventListener("focus", focus);

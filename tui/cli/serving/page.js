"use strict";

// Keys go to the screen from the start, without a click; once it was left, Enter opens it again.
const focus = () => {
  const left = document.body.classList.contains("-closed");
  document.querySelector(left ? ".closed a" : ".xterm-helper-textarea")?.focus();
};

new MutationObserver(focus).observe(document.body, { attributes: true, attributeFilter: ["class"] });
addEventListener("focus", focus);

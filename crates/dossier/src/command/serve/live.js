// In pages of `dossier serve` alone: loads the page again when it was made anew, and shows what is wrong in the folder.
"use strict";
(() => {
  const NAME = "dossier-live";
  let version = null;
  let shown = "";

  /** The errors, above all else; none: it goes. */
  function show(title, errors) {
    const now = JSON.stringify([title, errors]);
    if (now === shown) return;
    shown = now;
    const before = document.getElementById(NAME);
    if (before) before.remove();
    if (!title) return;
    const panel = document.createElement("section");
    panel.id = NAME;
    panel.setAttribute("role", "alert");
    panel.append(line("h2", title));
    const list = document.createElement("ul");
    for (const error of errors) {
      const item = document.createElement("li");
      item.append(line("code", error.place), line("span", error.what), line("em", error.hint));
      list.append(item);
    }
    panel.append(list);
    document.body.append(panel);
  }

  function line(name, words) {
    const element = document.createElement(name);
    element.textContent = words;
    return element;
  }

  async function look() {
    try {
      const state = await (await fetch("/_dossier/state", { cache: "no-store" })).json();
      if (version !== null && state.version !== version) return location.reload();
      version = state.version;
      const n = state.errors.length;
      show(n ? (n === 1 ? "One error" : `${n} errors`) + "; the page is as it was before" : "", state.errors);
    } catch {
      show("`dossier serve` does not answer; was it ended?", []);
    }
    setTimeout(look, 600);
  }

  // Frames of the page are loaded again with it.
  if (window.parent === window) addEventListener("DOMContentLoaded", look);
})();

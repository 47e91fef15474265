// Waits until nothing moves: fonts are there, no list is being filled, and the page has not changed for a while.
const QUIET = 60, PATIENCE = 4000;
const begun = performance.now();
const picture = () => new Promise((next) => requestAnimationFrame(next));
await document.fonts.ready;
let changed = performance.now();
const watch = new MutationObserver(() => (changed = performance.now()));
watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
const isBusy = () =>
  performance.now() - changed < QUIET ||
  document.querySelector("[aria-busy=true]") !== null ||
  document.getAnimations().some((each) => each.playState === "running");
await picture();
await picture();
while (isBusy() && performance.now() - begun < PATIENCE) await new Promise((next) => setTimeout(next, 10));
watch.disconnect();

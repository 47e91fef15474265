// What a sighted reader sees of an element, for the scripts that follow this one.
const root = document.documentElement;
const isSeen = (element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });

// An element as whoever mends it looks for it: what it is, and what it says.
const own = (element) => element.localName + [...element.classList].map((name) => `.${name}`).join("");
const shape = (element) => {
  const parent = element.parentElement?.closest("[class]");
  return `${parent ? `${parent.localName}.${parent.classList[0]} ` : ""}${own(element)}`;
};
const said = (element) => {
  const words = (element.getAttribute("aria-label") || element.textContent).replace(/\s+/g, " ").trim();
  return `‘${words.length > 60 ? `${words.slice(0, 60)}…` : words}’`;
};

const styles = new Map();
const style = (element) => {
  if (!styles.has(element)) styles.set(element, getComputedStyle(element));
  return styles.get(element);
};

// The part of the window in which an element can be seen: what its ancestors leave of it, itself included.
const clips = new Map();
const everything = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 };
const clip = (element) => {
  if (!element || element === root || element === document.body) return everything;
  if (!clips.has(element)) {
    const { overflowX, overflowY, clipPath, position } = style(element);
    const outer = position === "fixed" ? everything : clip(element.parentElement);
    const isOpen = overflowX === "visible" && overflowY === "visible" && clipPath === "none";
    clips.set(element, isOpen ? outer : within(element.getBoundingClientRect(), outer));
  }
  return clips.get(element);
};
const within = (box, outer) => ({
  left: Math.max(box.left, outer.left),
  top: Math.max(box.top, outer.top),
  right: Math.min(box.right, outer.right),
  bottom: Math.min(box.bottom, outer.bottom),
});
const wide = (box) => box.right - box.left;
const high = (box) => box.bottom - box.top;

// Whether it stays where it is while the page scrolls, so that it may stand before what scrolls.
const staying = new Map();
const stays = (element) => {
  if (!element) return null;
  if (!staying.has(element)) {
    const isHeld = ["fixed", "sticky"].includes(style(element).position) || element.localName === "dialog";
    staying.set(element, isHeld ? element : stays(element.parentElement));
  }
  return staying.get(element);
};

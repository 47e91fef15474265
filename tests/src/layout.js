// Everything that does not fit into the window as it is: what sticks out, words that are cut off or stand on others, and
// what can be pressed that lies on something else that can. Each as [kind, place, example].
const faults = [];
const fault = (kind, place, example) => faults.push([kind, place, example]);
const width = root.clientWidth, height = window.innerHeight;

if (root.scrollWidth > width) fault("the page scrolls sideways", "all of it", `by ${root.scrollWidth - width} px`);

// What is wholly outside is a link that comes with the focus. What is in something that sticks out sticks out with it.
const out = new Set();
for (const element of document.body.querySelectorAll("*")) {
  const box = element.getBoundingClientRect();
  if (!(box.width && box.height) || box.right <= 0 || box.bottom <= 0 || !isSeen(element)) continue;
  const seen = within(box, clip(element));
  if (wide(seen) < 1 || high(seen) < 1) continue;
  const far = Math.round(Math.max(seen.right - width, -seen.left));
  const isFar = far > 1 || (style(element).position === "fixed" && Math.max(seen.bottom - height, -seen.top) > 1);
  if (!isFar) continue;
  out.add(element);
  const isAlong = [...out].some((other) => other !== element && other.contains(element));
  if (!isAlong) fault("sticks out of the window", shape(element), `${said(element)} by ${far} px`);
}

// Whoever sets an ellipsis or a number of lines means to shorten; what scrolls can be reached.
const isMeant = (element) => {
  const { textOverflow, webkitLineClamp, clipPath } = style(element);
  const { width, height } = element.getBoundingClientRect();
  return textOverflow === "ellipsis" || webkitLineClamp !== "none" || clipPath !== "none" || width < 2 || height < 2;
};
const isHidden = (overflow) => overflow === "hidden" || overflow === "clip";
const cut = new Set();
const cutter = (box, element) => {
  for (let outer = element; outer && outer !== document.body; outer = outer.parentElement) {
    const { overflowX, overflowY } = style(outer);
    if (overflowX === "visible" && overflowY === "visible") continue;
    if (isMeant(outer)) return null;
    const frame = outer.getBoundingClientRect();
    const isBeside = isHidden(overflowX) && (box.right > frame.right + 1 || box.left < frame.left - 1);
    const isBelow = isHidden(overflowY) && (box.bottom > frame.bottom + 3 || box.top < frame.top - 3);
    if (isBeside || isBelow) return outer;
    if (!isHidden(overflowX) || !isHidden(overflowY)) return null;
  }
  return null;
};

// Words that their own box is too narrow for, though nothing is cut. What is placed at a point may have no width.
const spilt = new Set();
const block = (element) => (["inline", "contents"].includes(style(element).display) ? block(element.parentElement) : element);
const spills = (box, element) => {
  const own = block(element), { left, right } = own.getBoundingClientRect();
  const isOpen = style(own).overflowX === "visible" && style(own).position !== "absolute" && !element.closest("svg") && !isMeant(own);
  return isOpen && !spilt.has(own) && (box.right > right + 1 || box.left < left - 1) && spilt.add(own);
};

// Lines of words may touch.
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange(), lines = [];
while (texts.nextNode()) {
  const text = texts.currentNode, parent = text.parentElement;
  if (!text.data.trim() || !isSeen(parent)) continue;
  range.selectNodeContents(text);
  const isNumber = /^\s*\d[\d.,]*\s*$/.test(text.data);
  if (isNumber && new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) {
    fault("a number is broken", shape(parent), said(parent));
  }
  for (const box of range.getClientRects()) {
    if (box.width < 1) continue;
    const cutting = cutter(box, parent);
    if (cutting && !cut.has(parent)) {
      cut.add(parent);
      fault("words are cut off", shape(parent), `${said(parent)} by ${own(cutting)}`);
    }
    if (spills(box, parent)) fault("words do not fit into their box", shape(block(parent)), said(parent));
    const seen = within({ left: box.left, right: box.right, top: box.top + 2, bottom: box.bottom - 2 }, clip(parent));
    if (wide(seen) > 2 && high(seen) > 2) lines.push({ text, element: parent, ...seen });
  }
}

const meet = (boxes, found) => {
  boxes.sort((one, other) => one.top - other.top);
  boxes.forEach((one, at) => {
    for (let next = at + 1; next < boxes.length && boxes[next].top < one.bottom - 2; next++) {
      const shared = within(one, boxes[next]);
      if (wide(shared) > 2 && high(shared) > 2) found(one.element, boxes[next].element, one, boxes[next]);
    }
  });
};
const told = new Set();
const both = (kind, one, other) => {
  const example = `${said(one)} and ${said(other)}`;
  if (!told.has(kind + example)) fault(kind, `${shape(one)} and ${shape(other)}`, example);
  told.add(kind + example);
};
meet(lines, (one, other, { text }, { text: others }) => {
  if (text !== others && stays(one) === stays(other)) both("words stand on words", one, other);
});

// A label and what it names act as one. A button may lie on the empty part of a field or of a label.
const ACTING = "a[href], button, input, select, textarea, summary, label";
const inner = (element) => {
  if (element.localName === "label") {
    return lines.filter((line) => element.contains(line.element));
  }
  const rims = element.matches("input, select") ? ["paddingLeft", "paddingRight"].map((rim) => parseFloat(style(element)[rim])) : [0, 0];
  return [...element.getClientRects()].map((box) => ({ ...within(box, box), left: box.left + rims[0], right: box.right - rims[1] }));
};
const boxes = [];
for (const element of document.body.querySelectorAll(ACTING)) {
  if (!isSeen(element)) continue;
  for (const box of inner(element)) {
    const seen = within(box, clip(element));
    if (wide(seen) > 2 && high(seen) > 2) boxes.push({ element, ...seen });
  }
}
const named = (element) => (element.localName === "label" ? element.control : element);
meet(boxes, (one, other) => {
  const isOne = one === other || named(one) === named(other) || one.contains(other) || other.contains(one);
  if (!isOne && stays(one) === stays(other)) both("what can be pressed lies on another", one, other);
});
return faults;

// What is marked in the article on the screen: the marked pieces, joined where nothing but marks lies between them,
// and whether the beginning of each can be seen: inside the window and not covered by anything.
const [within] = arguments;
const isVisible = (element) => element.checkVisibility({ visibilityProperty: true });
const isSeen = (mark) => {
  const box = mark?.getClientRects()[0];
  if (!box) return false;
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + box.height / 2];
  const isInside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
  return isInside && mark.contains(document.elementFromPoint(x, y));
};
const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
const runs = [];
const seen = [];
let open = false;
let block = null;
for (let text = texts.nextNode(); text; text = texts.nextNode()) {
  if (text.data === "") continue;
  const mark = text.parentElement.closest("mark");
  const home = text.parentElement.closest("p, li, h1, h2, h3, h4, h5, h6, blockquote");
  if (home !== block) open = false;
  block = home;
  if (!mark || !isVisible(mark)) { open = false; continue; }
  if (open) runs[runs.length - 1] += text.data;
  else {
    runs.push(text.data);
    seen.push(isSeen(mark));
  }
  open = true;
}
return { runs, seen };

// Words that the end of a line cuts in two without a hyphen. Addresses, and scripts without spaces, break anywhere.
const WORD = /[\p{L}\p{N}\p{M}]+/gu, UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange(), broken = [];
while (texts.nextNode()) {
  const text = texts.currentNode, parent = text.parentElement;
  if (!text.data.trim() || !isSeen(parent) || style(parent).hyphens === "auto") continue;
  for (const { 0: word, index } of text.data.matchAll(WORD)) {
    const [begin] = text.data.slice(0, index).match(/\S*$/), [end] = text.data.slice(index).match(/^\S*/);
    if (word.length < 2 || UNSPACED.test(word) || /[\/@]/.test(begin + end)) continue;
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const tops = [...range.getClientRects()].filter((box) => box.width > 0).map((box) => box.top);
    if (Math.max(...tops) - Math.min(...tops) > 4) broken.push(["a word is cut in two", shape(parent), `‘${word}’`]);
  }
}
return broken;

// What is drawn in parts of a picture of the window: how much of each is not paper, its fullest line, and its pattern.
const { picture, boxes } = given;
const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
const context = new OffscreenCanvas(image.width, image.height).getContext("2d", { willReadFrequently: true });
context.drawImage(image, 0, 0);
const paper = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
const isInk = (data, at) => paper.some((light, channel) => Math.abs(data[at + channel] - light) > 60);
return boxes.map(({ left, top, width, height }) => {
  const [columns, rows] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
  const { data } = context.getImageData(Math.round(left), Math.round(top), columns, rows);
  const ink = Array.from({ length: columns * rows }, (_, at) => (isInk(data, at * 4) ? 1 : 0));
  const share = (part) => part.reduce((sum, each) => sum + each, 0) / part.length;
  const lines = Array.from({ length: rows }, (_, row) => share(ink.slice(row * columns, (row + 1) * columns)));
  return { ink: share(ink), line: Math.max(...lines), pattern: ink.join("") };
});

// How much of a program each crate is: `node crates.mjs PROGRAM [OTHER]`, with what cargo builds before wasm-bindgen takes
// the names away (target/wasm32-unknown-unknown/page/dossier_page.wasm). Bytes of the functions that are written in a
// crate, whoever they are compiled for, before wasm-opt.

import { readFile } from "node:fs/promises";

// A number of seven bits a byte, and the place behind it.
function number(bytes, at) {
  for (let value = 0, shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

// The sections of a program: kind, where it begins, where it ends.
function* sections(bytes) {
  for (let at = 8; at < bytes.length; ) {
    const kind = bytes[at];
    const [length, begin] = number(bytes, at + 1);
    yield [kind, begin, begin + length];
    at = begin + length;
  }
}

// How long each function is.
function lengths(bytes, begin) {
  let [count, at] = number(bytes, begin);
  return Array.from({ length: count }, () => {
    const [length, next] = number(bytes, at);
    at = next + length;
    return length;
  });
}

// What functions are called, by their number, which counts imports too.
function names(bytes, begin, end) {
  let [length, at] = number(bytes, begin);
  if (bytes.toString("utf8", at, at + length) !== "name") return null;
  for (at += length; at < end; ) {
    const kind = bytes[at];
    let [size, part] = number(bytes, at + 1);
    at = part + size;
    if (kind !== 1) continue;
    const found = new Map();
    let [count, next] = number(bytes, part);
    while (count-- > 0) {
      const [index, name] = number(bytes, next);
      const [n, text] = number(bytes, name);
      found.set(index, bytes.toString("utf8", text, text + n));
      next = text + n;
    }
    return found;
  }
  return null;
}

const SIGNS = { $LT$: "<", $GT$: ">", $u20$: " ", $RF$: "&", $BP$: "*", $C$: ",", $u5b$: "[", $u5d$: "]", $LP$: "(", $RP$: ")" };

// The parts of a mangled name: `_ZN` and of each its length.
function parts(name) {
  const found = [];
  for (let at = 3; /\d/.test(name?.[at] ?? ""); ) {
    const digits = /^\d+/.exec(name.slice(at))[0];
    at += digits.length + Number(digits);
    const part = name.slice(at - Number(digits), at);
    found.push(part.replace(/\$\w+\$/g, (sign) => SIGNS[sign] ?? " ").replaceAll("..", "::"));
  }
  return found;
}

// The crate that a function is written in; that of `<Type as Trait>` is the type's, and where that is any, the trait's.
function crate(name) {
  const paths = [...(parts(name)[0] ?? "").matchAll(/\b([a-z]\w+)::/g)].map((path) => path[1]);
  return paths[0] ?? (/^[a-z]\w+$/.test(parts(name)[0] ?? "") ? parts(name)[0] : "no crate");
}

async function weighed(path) {
  const bytes = await readFile(path);
  let [sizes, called, imports] = [[], null, 0];
  for (const [kind, begin, end] of sections(bytes)) {
    if (kind === 10) sizes = lengths(bytes, begin);
    if (kind === 0) called = names(bytes, begin, end) ?? called;
  }
  if (!called) throw new Error(`${path} has no names of functions`);
  imports = Math.max(...called.keys()) + 1 - sizes.length;
  const sums = new Map();
  sizes.forEach((size, at) => {
    const its = crate(called.get(at + imports));
    sums.set(its, (sums.get(its) ?? 0) + size);
  });
  return sums;
}

const all = await Promise.all(process.argv.slice(2).map(weighed));
const crates = [...new Set(all.flatMap((sums) => [...sums.keys()]))].filter((name) =>
  all.some((sums) => (sums.get(name) ?? 0) > 5_000),
);
crates.sort((one, other) => (all[0].get(other) ?? 0) - (all[0].get(one) ?? 0));
console.log(`| kB of functions by crate | ${process.argv.slice(2).join(" | ")} |\n|---|${"--:|".repeat(all.length)}`);
for (const name of crates) {
  console.log(`| ${name} | ${all.map((sums) => ((sums.get(name) ?? 0) / 1000).toFixed(1)).join(" | ")} |`);
}
console.log(`| together | ${all.map((sums) => ([...sums.values()].reduce((a, b) => a + b, 0) / 1000).toFixed(1)).join(" | ")} |`);

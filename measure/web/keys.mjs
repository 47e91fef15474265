// How long the whole page takes from an act to its picture: `node keys.mjs FOLDER ROUNDS DIST [BEFORE]`, with a folder that
// `lay-out` wrote, the built page, and if wanted another build beside it, in turn. A fresh Chromium for every round; medians
// of all acts. `node keys.mjs FOLDER 1 DIST many` says what is held after hundreds of changes of view.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [folder, rounds, dist, before] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
// `--only=through` measures that act alone.
const only = process.argv.find((word) => word.startsWith("--only="))?.slice(7);
let served = dist;

const ACTS = [
  ["a key", "key", 10_000, "#/facts"],
  ["a key", "key", 10_000, "#/facts?group=none"],
  ["a key", "key", 0, "#/compare"],
  ["a key", "key", 0, "#/compare?mode=promises"],
  ["a value of a facet", "facet", 10_000, "#/facts"],
  ["opening Compare", "view", 10_000, "#/facts"],
  ["opening Compare", "view", 0, "#/facts"],
  ["scrolling by 700 pixels", "scroll", 10_000, "#/facts"],
  ["scrolling through all", "through", 10_000, "#/facts"],
];
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=1500,1000"];
FLAGS.push("--enable-precise-memory-info", "--js-flags=--expose-gc");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

let ended = () => {};

// The page itself, the corpora, and what types in it.
function file(path) {
  if (path === "/") return join(here, "keys.html");
  return path.startsWith("/laid/") ? join(folder, path.slice("/laid/".length)) : join(served, path);
}

async function answer(request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname));
  if (request.method === "POST") {
    let text = "";
    for await (const chunk of request) text += chunk;
    ended(JSON.parse(text));
  }
  const content = request.method === "POST" ? "" : await readFile(file(path)).catch(() => null);
  const type = TYPES[extname(file(path))] ?? "application/octet-stream";
  response.writeHead(content === null ? 404 : 200, { "Content-Type": type });
  response.end(content);
}

async function done(port, act, size, state) {
  const profile = await mkdtemp(join(tmpdir(), "dossier-keys-"));
  const end = new Promise((resolve) => (ended = resolve));
  const address = `http://127.0.0.1:${port}/?act=${act}&size=${size}&state=${encodeURIComponent(state)}`;
  const child = spawn("chromium", [...FLAGS, `--user-data-dir=${profile}`, address], { stdio: "ignore" });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const said = await end;
  child.kill();
  await gone;
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  if (said.error) throw new Error(`${act} at ${state} with ${size} facts: ${said.error}`);
  return said;
}

function percentile(numbers, share) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * share)].toFixed(1);
}

const server = createServer((request, response) => answer(request, response).catch((error) => response.destroy(error)));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const port = server.address().port;

// The samples of all rounds, by what was measured.
async function measured(build, act, size, state, samples) {
  served = build;
  const said = await done(port, act, size, state);
  for (const [what, times] of Object.entries(said)) (samples[what] ??= []).push(...times);
}

if (before === "many") {
  console.log("| after so many changes of view | 0 | 100 | 200 | 300 | 400 | 500 |\n|---|--:|--:|--:|--:|--:|--:|");
  const held = await done(port, "many", 0, "#/facts");
  for (const [what, numbers] of Object.entries(held)) console.log(`| ${what} | ${numbers.join(" | ")} |`);
} else {
  const builds = before ? [dist, before] : [dist];
  const names = before ? "| p50 | p95 | before, p50 | p95 | ratio of p50 |" : "| p50 | p95 |";
  console.log(`| from act to picture, ms ${names}\n|---|${"--:|".repeat(before ? 5 : 2)}`);
  for (const [name, act, size, state] of ACTS.filter((each) => !only || each[1] === only)) {
    const all = builds.map(() => ({}));
    for (let round = 0; round < Number(rounds); round++) {
      // Neither build is always the first.
      const order = builds.map((build, at) => [build, all[at]]);
      if (round % 2) order.reverse();
      for (const [build, samples] of order) await measured(build, act, size, state, samples);
    }
    for (const what of Object.keys(all[0])) {
      const cells = all.flatMap((samples) => [percentile(samples[what], 0.5), percentile(samples[what], 0.95)]);
      if (before) cells.push((cells[0] / cells[2]).toFixed(2));
      const facts = size ? `${size} facts` : "the default dossier";
      console.log(`| ${name}, ${what}: ${facts}, \`${state}\` | ${cells.join(" | ")} |`);
    }
  }
}
server.close();

// How long the whole page takes from a key to its picture: `node keys.mjs DIST FOLDER [ROUNDS]`, with the built page and a
// folder that `lay-out` wrote. A fresh Chromium for every round; medians of all keys.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [, , dist, folder, rounds = "3"] = process.argv;

const STATES = ["#/facts", "#/facts?group=none", "#/compare", "#/compare?mode=promises"];
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=1500,1000"];
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

let ended = () => {};

// The page itself, the corpora, and what types in it.
function file(path) {
  if (path === "/") return join(here, "keys.html");
  return path.startsWith("/laid/") ? join(folder, path.slice("/laid/".length)) : join(dist, path);
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

async function typed(port, size, state) {
  const profile = await mkdtemp(join(tmpdir(), "dossier-keys-"));
  const end = new Promise((resolve) => (ended = resolve));
  const address = `http://127.0.0.1:${port}/?size=${size}&state=${encodeURIComponent(state)}`;
  const child = spawn("chromium", [...FLAGS, `--user-data-dir=${profile}`, address], { stdio: "ignore" });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const said = await end;
  child.kill();
  await gone;
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  if (said.error) throw new Error(`${state} with ${size} facts: ${said.error}`);
  return said;
}

function percentile(numbers, share) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * share)].toFixed(1);
}

const server = createServer((request, response) => answer(request, response).catch((error) => response.destroy(error)));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
console.log("| a key, ms | updated, p50 | p95 | at rest, p50 | p95 |\n|---|--:|--:|--:|--:|");
for (const state of STATES) {
  const size = state.startsWith("#/facts") ? 10_000 : 0;
  const [updated, rest] = [[], []];
  for (let round = 0; round < Number(rounds); round++) {
    const said = await typed(server.address().port, size, state);
    updated.push(...said.updated);
    rest.push(...said.rest);
  }
  const cells = [updated, rest].flatMap((times) => [percentile(times, 0.5), percentile(times, 0.95)]);
  console.log(`| ${size ? `${size} facts` : "the default dossier"}, \`${state}\` | ${cells.join(" | ")} |`);
}
server.close();

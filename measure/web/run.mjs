// Measures every engine on every corpus: `node run.mjs FOLDER RESULT [ROUNDS]`. Each time a fresh Chromium with an empty
// profile; engines take turns, so that whatever else the machine does meets all of them alike.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const [, , site, result, rounds = "5"] = process.argv;

const PATIENCE = 180_000;
const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
// The measuring itself, which no engine ships.
const OURS = new Set(["/", "/page.js", "/favicon.ico"]);
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };
// Isolated pages have the finest clock.
const HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cache-Control": "no-cache",
};

let fetched = new Set();
let ended = () => {};

const weights = new Map();

// As brotli makes it; what is packed already stays as it is.
async function weight(path) {
  if (!weights.has(path)) {
    const raw = await readFile(join(site, path));
    const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_LGWIN: window } = constants;
    const params = { [quality]: 11, [window]: 24 };
    weights.set(path, Math.min(raw.length, brotliCompressSync(raw, { params }).length));
  }
  return weights.get(path);
}

async function bytes(paths) {
  let sum = 0;
  for (const path of paths) sum += await weight(path);
  return sum;
}

async function body(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return JSON.parse(text || "{}");
}

// Weighing takes long: only the names are kept while a page runs.
async function told(path, request) {
  const said = await body(request);
  if (path === "/begin") fetched = new Set();
  if (path === "/end") ended(said);
  return { bytes: [...fetched] };
}

async function answer(request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname));
  if (request.method === "POST") {
    response.writeHead(200, { ...HEADERS, "Content-Type": "application/json" });
    response.end(JSON.stringify(await told(path, request)));
    return;
  }
  const file = join(site, path === "/" ? "index.html" : path);
  const content = await readFile(file).catch(() => null);
  if (content && !OURS.has(path)) fetched.add(path);
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  response.writeHead(content ? 200 : 404, { ...HEADERS, "Content-Type": type });
  response.end(content);
}

function browser() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error("no Chromium on PATH");
  return found;
}

async function measured(program, port, engine, size) {
  const profile = await mkdtemp(join(tmpdir(), "dossier-bench-"));
  const address = `http://127.0.0.1:${port}/?engine=${engine}&size=${size}`;
  const end = new Promise((resolve) => (ended = resolve));
  const child = spawn(program, [...FLAGS, `--user-data-dir=${profile}`, address], { stdio: "ignore" });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const early = gone.then(() => ({ error: "the browser ended" }));
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(() => resolve({ error: "it took too long" }), PATIENCE)));
  const said = await Promise.race([end, early, late]);
  clearTimeout(timer);
  child.kill();
  await gone;
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  if (said.error) throw new Error(`${engine} with ${size} facts: ${said.error}`);
  return { engine, size, ...said };
}

async function engines() {
  const { dependencies } = JSON.parse(await readFile(join(here, "package.json"), "utf8"));
  const of = (name, title) => `${title} ${dependencies[name]}`;
  return [
    { name: "dossier", title: "Dossier" },
    { name: "minisearch", title: of("minisearch", "MiniSearch") },
    { name: "minisearch-prebuilt", title: "MiniSearch prebuilt" },
    { name: "itemsjs", title: of("itemsjs", "ItemsJS") },
    { name: "lunr", title: of("lunr", "Lunr") },
    { name: "pagefind", title: of("pagefind", "Pagefind") },
  ];
}

async function version(program) {
  const child = spawn(program, ["--version"], { stdio: ["ignore", "pipe", "ignore"] });
  let text = "";
  for await (const chunk of child.stdout) text += chunk;
  return text.match(/^\D*[\d.]+/)?.[0].trim() ?? "Chromium";
}

const server = createServer((request, response) => answer(request, response).catch((error) => response.destroy(error)));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address();
const program = browser();
const list = await engines();
const sizes = (await readdir(site)).filter((name) => /^\d+$/.test(name)).map(Number).sort((one, other) => one - other);
const runs = [];
for (let round = 0; round < Number(rounds); round++) {
  for (const size of sizes) {
    for (const { name } of list) runs.push(await measured(program, port, name, size));
  }
  console.log(`round ${round + 1} of ${rounds}`);
}
server.close();
for (const run of runs) {
  run.bytesReady = await bytes(run.bytesReady);
  run.bytesAll = await bytes(run.bytesAll);
}
await writeFile(result, JSON.stringify({ browser: await version(program), engines: list, runs }, null, 1));

// Makes the site that is measured: `node prepare.mjs FOLDER`, where FOLDER holds a folder with documents for each size,
// and in `glue` what wasm-bindgen made of our engine. Every engine becomes one small script; those that can be
// indexed beforehand are.

import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import lunr from "lunr";
import MiniSearch from "minisearch";
import * as pagefind from "pagefind";
import { options as miniSearchOptions } from "./engines/minisearch-options.js";

const here = dirname(fileURLToPath(import.meta.url));
const site = process.argv[2];
const ENGINES = ["dossier", "minisearch", "minisearch-prebuilt", "itemsjs", "lunr", "pagefind"];

async function scripts() {
  const entryPoints = ENGINES.map((engine) => join(here, "engines", `${engine}.js`));
  const found = () => ({ path: join(site, "glue/engine.js") });
  const glue = { name: "glue", setup: (it) => it.onResolve({ filter: /\/glue\// }, found) };
  const options = { bundle: true, minify: true, format: "esm", target: "es2022", logLevel: "error" };
  await build({ ...options, entryPoints, outdir: site, plugins: [glue] });
  await copyFile(join(site, "glue/engine_bg.wasm"), join(site, "engine_bg.wasm"));
  await copyFile(join(here, "page.js"), join(site, "page.js"));
  const page = '<!doctype html><meta charset="utf-8"><title>…</title><script type="module" src="page.js"></script>';
  await writeFile(join(site, "index.html"), page);
}

function lunrIndex(documents) {
  const index = lunr(function () {
    this.ref("id");
    this.field("statement", { boost: 2 });
    this.field("quote");
    this.field("names");
    this.field("title", { boost: 4 });
    this.field("text");
    documents.forEach((document) => this.add(document));
  });
  return JSON.stringify(index);
}

function miniSearchIndex(documents) {
  const index = new MiniSearch(miniSearchOptions);
  index.addAll(documents);
  return JSON.stringify(index);
}

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

// A page a document, as a site would have it, with a mark for each value.
function html(document, facets) {
  const mark = (facet, value) => `<i data-pagefind-filter="${facet}:${escaped(value)}"></i>`;
  const marks = Object.entries(facets ?? {}).flatMap(([facet, values]) => values.map((value) => mark(facet, value)));
  const heading = escaped(document.statement ?? document.title);
  const rest = [document.quote, document.names, document.text].filter(Boolean).map((text) => `<p>${escaped(text)}</p>`);
  return `<!doctype html><html lang="en"><body><h1>${heading}</h1>${rest.join("")}${marks.join("")}</body></html>`;
}

async function pagefindIndex(documents, facets, folder) {
  const { index } = await pagefind.createIndex();
  for (const document of documents) {
    const { errors } = await index.addHTMLFile({ url: `/${document.id}/`, content: html(document, facets[document.id]) });
    if (errors.length > 0) throw new Error(errors.join("; "));
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await index.writeFiles({ outputPath: folder });
  await index.deleteIndex();
}

await scripts();
for (const size of (await readdir(site)).filter((name) => /^\d+$/.test(name))) {
  const read = async (name) => JSON.parse(await readFile(join(site, size, name), "utf8"));
  const [documents, facets] = [await read("documents.json"), await read("facets.json")];
  await writeFile(join(site, size, "lunr.json"), lunrIndex(documents));
  await writeFile(join(site, size, "minisearch.json"), miniSearchIndex(documents));
  await pagefindIndex(documents, facets, join(site, size, "pagefind"));
  console.log(`${size} facts are laid out`);
}
await pagefind.close();

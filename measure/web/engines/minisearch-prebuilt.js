// MiniSearch with its index built beforehand; the documents come along to show what is found.

import MiniSearch from "minisearch";
import { options } from "./minisearch-options.js";
import { documents } from "./shared.js";

export async function load(folder) {
  const built = fetch(`${folder}minisearch.json`).then((answer) => answer.text());
  const [json, shown] = await Promise.all([built, documents(folder)]);
  const index = MiniSearch.loadJSON(json, options);
  const byId = new Map(shown.map((document) => [document.id, document]));
  return { search: (text) => index.search(text).filter(({ id }) => byId.has(id)).length };
}

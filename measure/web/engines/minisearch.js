// MiniSearch: the index built from the documents as they come.

import MiniSearch from "minisearch";
import { options } from "./minisearch-options.js";
import { documents } from "./shared.js";

export async function load(folder) {
  const index = new MiniSearch(options);
  index.addAll(await documents(folder));
  return { search: (text) => index.search(text).length };
}

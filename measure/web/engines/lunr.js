// Lunr: its index built beforehand, as its guide advises for large sites; the documents come along to show what is
// found. All words but the last are wanted, typos are on, and the last may be unfinished.

import lunr from "lunr";
import { documents, slips } from "./shared.js";

export async function load(folder) {
  const built = fetch(`${folder}lunr.json`).then((answer) => answer.json());
  const [json, shown] = await Promise.all([built, documents(folder)]);
  const index = lunr.Index.load(json);
  const byId = new Map(shown.map((document) => [document.id, document]));
  return { search: (text) => index.query((query) => ask(query, text)).filter(({ ref }) => byId.has(ref)).length };
}

function ask(query, text) {
  const words = lunr.tokenizer(text).map(String);
  const last = words.pop();
  for (const word of words) {
    query.term(word, { presence: lunr.Query.presence.REQUIRED, editDistance: slips(word) });
  }
  query.term(last, { editDistance: slips(last) });
  query.term(last, { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
}

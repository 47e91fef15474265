// How MiniSearch is used: prefix on the last word and typos on, all words wanted.

import { slips } from "./shared.js";

export const options = {
  fields: ["statement", "quote", "names", "title", "text"],
  searchOptions: {
    boost: { statement: 2, title: 4 },
    combineWith: "AND",
    prefix: (_, at, words) => at === words.length - 1,
    fuzzy: slips,
  },
};

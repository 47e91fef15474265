// ItemsJS: documents with their facets, of which any value will do; its own full-text search, which knows no typos.

import itemsjs from "itemsjs";
import { documents } from "./shared.js";

const FACETS = ["actor", "thing", "theme", "when", "voice", "status", "kind", "article", "stance", "place"];

export async function load(folder) {
  const facets = fetch(`${folder}facets.json`).then((answer) => answer.json());
  const [items, values] = await Promise.all([documents(folder), facets]);
  items.forEach((item) => Object.assign(item, values[item.id]));
  const engine = itemsjs(items, {
    searchableFields: ["statement", "quote", "names", "title", "text"],
    aggregations: Object.fromEntries(FACETS.map((facet) => [facet, { title: facet, size: 10, conjunction: false }])),
  });
  return {
    search: (query) => engine.search({ query, per_page: 50 }).pagination.total,
    recount: ({ facet, id }) => {
      const { data } = engine.search({ filters: { [facet]: [id] }, per_page: 1 });
      return Object.keys(data.aggregations).length;
    },
  };
}

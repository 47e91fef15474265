// Pagefind: its own index, of which it fetches the parts that a query needs.

export async function load(folder) {
  const pagefind = await import(`${folder}pagefind/pagefind.js`);
  await pagefind.init();
  return {
    search: async (text) => (await pagefind.search(text)).results.length,
    recount: async ({ facet, id }) => {
      const { filters } = await pagefind.search(null, { filters: { [facet]: id } });
      return Object.keys(filters).length;
    },
  };
}

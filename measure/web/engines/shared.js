// What several engines need.

export async function documents(folder) {
  const answer = await fetch(`${folder}documents.json`);
  return answer.json();
}

// How many slips are forgiven in a word: as many as ours forgives.
export function slips(word) {
  if (word.length < 4) return 0;
  return word.length > 7 ? 2 : 1;
}

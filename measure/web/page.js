// Measures one engine on one corpus in a fresh page, and tells the server.

const asked = new URLSearchParams(location.search);
const engine = asked.get("engine");
const folder = new URL(`${asked.get("size")}/`, location.href).href;

const now = () => performance.now();

async function timed(act) {
  const start = now();
  const result = await act();
  return [now() - start, result];
}

// The number below which a share of all numbers lies.
function percentile(numbers, share) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

async function times(items, act) {
  const all = [];
  let n = 0;
  for (const item of items) {
    const [time, found] = await timed(() => act(item));
    all.push(time);
    n += found;
  }
  return { all, n };
}

const tell = (path, body) => fetch(path, { method: "POST", body: JSON.stringify(body) }).then((answer) => answer.json());

async function measure() {
  const { searches, picks } = await fetch(`${folder}questions.json`).then((answer) => answer.json());
  await tell("begin", {});
  const start = now();
  const ready = await (await import(`./${engine}.js`)).load(folder);
  const load = now() - start;
  // Where nothing else is said, an engine that counts can count when it is ready.
  const counted = ready.counted ? ready.counted - start : ready.recount ? load : null;
  const { bytes: bytesReady } = await tell("bytes", {});
  const [first] = await timed(() => ready.search(searches[0]));
  const { all, n } = await times(searches, ready.search);
  const { bytes: bytesAll } = await tell("bytes", {});
  const recount = ready.recount ? percentile((await times(picks, ready.recount)).all, 0.5) : null;
  const p50 = percentile(all, 0.5);
  const p95 = percentile(all, 0.95);
  return { counted, load, first, p50, p95, recount, bytesReady, bytesAll, found: n, isolated: crossOriginIsolated };
}

measure().then(
  (result) => tell("end", result),
  (error) => tell("end", { error: String(error?.stack ?? error) }),
);

// Both full texts beside each other: they scroll together from link to link, and jump from change to change.
const pair = byId("texts"), together = byId("together"), textAt = byId("text-at");
const panes = [...pair.querySelectorAll(".pane")];
const runs = panes.map((pane) => [...pane.querySelectorAll("a[id]")]);
let chain = null, driver = -1;

const topIn = (element, pane) => element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;

// The longest chain of links that goes down on both sides; between two of them the way is a straight line.
const makeChain = () => {
  const first = new Map();
  for (const run of runs[1]) if (!first.has(run.hash)) first.set(run.hash, topIn(run, panes[1]));
  const points = runs[0].filter((run) => first.has(run.hash)).map((run) => [topIn(run, panes[0]), first.get(run.hash)]);
  const tails = [], before = [];
  points.forEach(([, y], at) => {
    let low = 0, high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (points[tails[middle]][1] < y) low = middle + 1; else high = middle;
    }
    before[at] = low ? tails[low - 1] : -1;
    tails[low] = at;
  });
  const best = [];
  for (let at = tails.length ? tails[tails.length - 1] : -1; at >= 0; at = before[at]) best.unshift(points[at]);
  return [[0, 0], ...best, panes.map((pane) => pane.scrollHeight)];
};

const partner = (from, y) => {
  chain ||= makeChain();
  const to = 1 - from;
  let at = chain.findIndex((point) => point[from] >= y);
  if (at < 1) at = at < 0 ? chain.length - 1 : 1;
  const [a, b] = [chain[at - 1], chain[at]];
  const share = b[from] > a[from] ? (y - a[from]) / (b[from] - a[from]) : 0;
  return a[to] + Math.min(1, Math.max(0, share)) * (b[to] - a[to]);
};

// The line a third down is what a reader looks at.
const eye = (pane) => pane.clientHeight / 3;
const follow = (from) => {
  const other = panes[1 - from];
  other.scrollTop = partner(from, panes[from].scrollTop + eye(panes[from])) - eye(other);
};
const onScroll = (from) => { if (driver === from && together.checked) follow(from); };
const drive = (from) => { driver = from; };

const centre = (run, side) => { panes[side].scrollTop = topIn(run, panes[side]) - eye(panes[side]); };

// Shows a measure, and what became of it on the other side.
const showInTexts = (target) => {
  const side = panes.findIndex((pane) => pane.contains(target));
  if (side < 0) { bring(target); return; }
  driver = -1;
  bring(pair);
  const twins = target.hash ? runs[1 - side].filter((run) => run.hash === target.hash) : [];
  centre(target, side);
  if (twins.length) centre(twins[0], 1 - side); else if (together.checked) follow(side);
  arrive(target);
  for (const run of runs.flat()) run.classList.toggle("twin", Boolean(target.hash) && run.hash === target.hash && run !== target);
  const change = target.hash && byId(target.hash.slice(1));
  textAt.textContent = change ? facts.status[change.dataset.s] + " " + change.id : "";
};

// Every change once, in the order of the new text; what was dropped comes after what was before it.
const stops = () => {
  const seen = new Set(), rows = [];
  for (const run of runs[1]) if (!seen.has(run.hash)) { seen.add(run.hash); rows.push([topIn(run, panes[1]), run]); }
  for (const run of runs[0]) if (!seen.has(run.hash)) { seen.add(run.hash); rows.push([partner(0, topIn(run, panes[0])), run]); }
  return rows.sort((a, b) => a[0] - b[0]).map((row) => row[1]).filter((run) => {
    const change = byId(run.hash.slice(1));
    return change && !change.hidden && change.dataset.s !== "unchanged";
  });
};
const stepText = (way) => {
  const all = stops();
  if (!all.length) return;
  const here = all.findIndex((run) => run.classList.contains("here") || run.classList.contains("twin"));
  const at = here >= 0 ? here + way : way > 0 ? 0 : all.length - 1;
  const run = all[Math.min(all.length - 1, Math.max(0, at))];
  place = run.id;
  showInTexts(run);
  writeAddress();
};

const startTexts = () => {
  pair.classList.add("paired");
  byId("pair-tools").hidden = false;
  panes.forEach((pane, side) => {
    pane.tabIndex = 0;
    for (const kind of ["wheel", "pointerdown", "pointerenter", "touchstart", "keydown", "focus"]) pane.addEventListener(kind, () => drive(side), { passive: true });
    pane.addEventListener("scroll", () => onScroll(side), { passive: true });
  });
  addEventListener("resize", () => { chain = null; });
  byId("text-on").addEventListener("click", () => stepText(1));
  byId("text-back").addEventListener("click", () => stepText(-1));
};

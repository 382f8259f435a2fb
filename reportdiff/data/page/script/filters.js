// Filters: what is shown, the counts beside every choice, and the address that shows the same view again.
const groups = [...document.querySelectorAll(".group")];
const picks = [...document.querySelectorAll("input[name=status]")];
const doubtful = byId("doubtful"), facet = byId("facet"), kind = byId("kind"), section = byId("section");
const frame = byId("frame"), fates = byId("fates"), checked = byId("checked"), shown = byId("shown");
const selects = [facet, kind, section, checked].filter(Boolean);
const labels = new Map(selects.flatMap((select) => [...select.options]).map((option) => [option, option.textContent]));
const signs = Object.fromEntries(picks.map((pick) => [pick.value, pick.parentElement.querySelector("i").textContent]));
const tallyOf = new Map([...document.querySelectorAll(".sections a")].map((link) => [link.hash.slice(1), link.parentElement.querySelector(".tally-of")]));
let place = "";

const sets = new Map(changes.map((change) => [change, {
  status: change.dataset.s,
  facets: (change.dataset.f || "").split(" "),
  kind: change.dataset.k || "",
  section: change.parentElement.id,
  doubtful: "d" in change.dataset,
  frame: "r" in change.dataset,
}]));

const asked = () => ({
  statuses: new Set(picks.filter((pick) => pick.checked).map((pick) => pick.value)),
  doubtful: doubtful.checked,
  frame: Boolean(frame && frame.checked),
  facet: facet.value,
  kind: kind ? kind.value : "",
  section: section.value,
  checked: checked.value,
  words: folded(find.value).split(/\s+/).filter(Boolean),
});

// The tests that a change fails; with exactly one, it would be shown if only that choice were another.
const misses = (change, want) => {
  const has = sets.get(change), failed = [];
  if (!want.statuses.has(has.status)) failed.push("status");
  if (has.frame && !want.frame) failed.push("frame");
  if (want.doubtful && !has.doubtful) failed.push("doubtful");
  if (want.facet && !has.facets.includes(want.facet)) failed.push("facet");
  if (want.kind && has.kind !== want.kind) failed.push("kind");
  if (want.section && has.section !== want.section) failed.push("section");
  if (want.checked && (want.checked === "yes") !== isChecked(change)) failed.push("checked");
  if (!want.words.every((word) => textOf(change).includes(word))) failed.push("words");
  return failed;
};

const clearBar = () => root.style.setProperty("--bar", form.offsetHeight + "px");
const count = (counts, key) => { counts[key] = (counts[key] || 0) + 1; };

const apply = () => {
  if (root.classList.toggle("no-fates", !fates.checked) !== apply.noFates) plain.clear();
  apply.noFates = !fates.checked;
  const want = asked(), by = { status: {}, facet: {}, kind: {}, section: {}, checked: {} };
  let visible = 0, all = 0, doubts = 0, frames = 0;
  const tallies = {};
  for (const change of changes) {
    const failed = misses(change, want), has = sets.get(change);
    change.hidden = failed.length > 0;
    all += want.frame || !has.frame;
    visible += !failed.length;
    const open = (name) => !failed.length || (failed.length === 1 && failed[0] === name);
    if (open("status")) count(by.status, has.status);
    if (open("facet")) has.facets.forEach((name) => count(by.facet, name));
    if (open("kind")) count(by.kind, has.kind);
    if (open("section")) count(by.section, has.section);
    if (open("checked")) count(by.checked, isChecked(change) ? "yes" : "no");
    doubts += open("doubtful") && has.doubtful;
    frames += open("frame") && has.frame;
    if (!failed.length && !has.frame) count((tallies[has.section] ||= {}), has.status);
  }
  for (const group of groups) {
    group.hidden = !group.querySelector(".change:not([hidden])");
    const own = tallies[group.id] || {};
    const words = picks.filter((pick) => own[pick.value]).map((pick) => signs[pick.value] + own[pick.value]).join(" ");
    group.querySelector(".tally").textContent = words;
    tallyOf.get(group.id).textContent = words;
    tallyOf.get(group.id).parentElement.hidden = group.hidden;
  }
  for (const pick of picks) pick.parentElement.querySelector(".n").textContent = by.status[pick.value] || 0;
  doubtful.parentElement.querySelector(".n").textContent = doubts;
  if (frame) frame.parentElement.querySelector(".n").textContent = frames;
  for (const select of selects) {
    for (const option of select.options) {
      if (option.value) option.textContent = labels.get(option) + " (" + (by[select.id][option.value] || 0) + ")";
    }
  }
  byId("none").hidden = visible > 0 || !changes.length;
  shown.textContent = fill(shown.dataset.say, { shown: visible, total: all });
  markHits(want.words);
  clearBar();
};

// The address: #c12?q=…&status=new,dropped. What is as it was at first is left out.
const params = () => {
  const parts = new URLSearchParams(), want = asked();
  if (find.value.trim()) parts.set("q", find.value.trim());
  if (want.statuses.size < picks.length) parts.set("status", [...want.statuses].join(",") || "none");
  for (const [name, on] of [["doubtful", want.doubtful], ["frame", want.frame]]) if (on) parts.set(name, "1");
  if (!fates.checked) parts.set("fates", "0");
  for (const select of selects) if (select.value) parts.set(select.id, select.value);
  return parts.toString().replace(/%2C/g, ",");
};
const addressOf = (id) => {
  const rest = params();
  return "#" + id + (rest ? "?" + rest : "");
};
const writeAddress = () => {
  const wanted = addressOf(place);
  if (wanted !== (location.hash || "#")) history.replaceState(null, "", wanted);
};

const readAddress = () => {
  const [id, rest] = location.hash.slice(1).split(/\?(.*)/s);
  place = decodeURIComponent(id);
  if (rest === undefined) return false;
  const parts = new URLSearchParams(rest);
  form.reset();
  find.value = parts.get("q") || "";
  if (parts.has("status")) {
    const wanted = parts.get("status").split(",");
    for (const pick of picks) pick.checked = wanted.includes(pick.value);
  }
  doubtful.checked = parts.get("doubtful") === "1";
  if (frame) frame.checked = parts.get("frame") === "1";
  fates.checked = parts.get("fates") !== "0";
  for (const select of selects) {
    const value = parts.get(select.id) || "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
  return true;
};

// What is left may be much shorter than what was there: begin at its top again.
const filter = () => {
  apply();
  writeAddress();
  const edge = byId("top-of-list").getBoundingClientRect().bottom;
  if (edge < 0) scrollBy(0, edge);
};

const arrive = (element) => {
  for (const other of document.querySelectorAll(".here")) other.classList.remove("here");
  if (element) element.classList.add("here");
};

// A change that a filter hides is still where a link leads: the filter gives way, unless the link asks for it too.
const reveal = () => {
  const asks = readAddress();
  if (asks) apply();
  const target = place && byId(place);
  if (!target) {
    if (asks) bring(byId("top-of-list"));
    return;
  }
  if (asks && target.closest("[hidden]")) return;
  if (target.closest("[hidden]")) {
    form.reset();
    if (frame) frame.checked = Boolean(target.closest("[data-r]"));
    apply();
  }
  arrive(target);
  if (target.closest("#texts")) showInTexts(target);
  else bring(target);
  writeAddress();
};

// What a reader ticked as checked: kept in this browser, and written as pins (docs/reviewing.md).
const storeKey = "reportdiff:" + facts.key;
const memory = (() => {
  const read = (key) => { try { return localStorage.getItem(key) || ""; } catch { return ""; } };
  const write = (key, value) => { try { localStorage.setItem(key, value); } catch { /* a private window keeps nothing */ } };
  return { read, write };
})();
let ticks = {};
try { ticks = JSON.parse(memory.read(storeKey)) || {}; } catch { ticks = {}; }

const passagesOf = (change, side) => [...change.querySelectorAll(side + " p")];
const wordsOf = (passage) => passage.querySelector("bdi").textContent;

// A tick belongs to what was read: to status and texts, not to a number that another run may give to another change.
const names = new Map();
const nameOf = (change) => {
  if (!names.has(change)) {
    const text = [change.dataset.s, ...[".was", ".now"].map((side) => passagesOf(change, side).map(wordsOf).join("\n"))].join("\t");
    let a = 0x811c9dc5, b = 5381;
    for (let at = 0; at < text.length; at += 1) {
      a = Math.imul(a ^ text.charCodeAt(at), 0x01000193) >>> 0;
      b = (Math.imul(b, 33) + text.charCodeAt(at)) >>> 0;
    }
    names.set(change, a.toString(36) + b.toString(36));
  }
  return names.get(change);
};
const isChecked = (change) => nameOf(change) in ticks;

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

const tellChecked = () => {
  const output = byId("checked-count");
  const counted = changes.filter((change) => !("r" in change.dataset));
  output.textContent = fill(output.dataset.say, { n: counted.filter(isChecked).length, total: counted.length });
  const none = !changes.some(isChecked);
  byId("save-pins").disabled = byId("copy-pins").disabled = none;
};

const tick = (change, on) => {
  if (on) ticks[nameOf(change)] = today(); else delete ticks[nameOf(change)];
  change.classList.toggle("checked", on);
  memory.write(storeKey, JSON.stringify(ticks));
  tellChecked();
};

const tomlText = (text) => '"' + text.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0")) + '"';

const pinOf = (change) => {
  const rows = ['verdict = "same"'], sides = { old: passagesOf(change, ".was"), new: passagesOf(change, ".now") };
  for (const side of ["old", "new"]) rows.push(side + " = [" + sides[side].map((p) => tomlText(wordsOf(p))).join(", ") + "]");
  for (const side of ["old", "new"]) {
    const sections = new Set(sides[side].map((p) => facts.headings[p.dataset.h]));
    const [only] = sections;
    if (sections.size === 1 && only) rows.push(side + "_section = " + tomlText(only));
  }
  if (facts.old_report) rows.push("old_report = " + tomlText(facts.old_report));
  const reader = byId("reader").value.trim();
  if (reader) rows.push("by = " + tomlText(reader));
  rows.push("when = " + ticks[nameOf(change)]);
  return "\n[[pin]]\n" + rows.join("\n") + "\n";
};
const pins = () => changes.filter(isChecked).map(pinOf).join("");

const savePins = () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([pins().slice(1)], { type: "application/toml" }));
  link.download = facts.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

const addTicks = () => {
  for (const change of changes) {
    const label = document.createElement("label"), box = document.createElement("input");
    label.className = "tick";
    box.type = "checkbox";
    box.checked = isChecked(change);
    change.classList.toggle("checked", box.checked);
    label.append(box, " " + facts.say.tick);
    change.firstElementChild.append(label);
  }
};

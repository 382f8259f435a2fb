// The search: all entries are in memory; every keystroke looks through all of them. The address has the whole view.
"use strict";
{
  const data = globalThis.reportdiffSearch;
  const byId = (id) => document.getElementById(id);
  const form = byId("search"), words = byId("words"), found = byId("found"), list = byId("results");
  const more = byId("more-results"), FIRST = 50, STEP = 200;
  const choices = Object.fromEntries(["part", "year", "status", "outcome"].map((name) => [name, byId(name)]));
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  const plural = (template, values) => {
    const forms = template.split("|");
    return fill(forms.length > 1 && values.n !== 1 ? forms[1] : forms[0], values);
  };

  // Width and case are folded for finding, as on the page of a pair; white space is left out.
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const bare = (text) => folded(text).replace(/\s+/g, "");

  const entries = data.entries.map(([part, year, place, text, section, status, outcome, doubtful, plans, quote]) => ({
    part, year: String(year), place, text, section, outcome, doubtful, plans, quote,
    status: status ? status.split(" ") : [],
    all: bare(text + "\n" + section + "\n" + quote),
  }));

  const has = (entry, all) => all.every((word) => entry.all.includes(word));

  // Where nobody has the very words, those that have all parts of them: 老旧小区加梯 finds 老旧小区加装电梯.
  const partsOf = (text) => {
    if (!("Segmenter" in Intl)) return [];
    const pieces = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)];
    return pieces.filter((piece) => piece.isWordLike).map((piece) => bare(piece.segment));
  };

  const state = { hits: [], words: [], shown: 0, near: false };

  const asked = () => ({
    words: folded(words.value).split(/\s+/).filter(Boolean),
    ...Object.fromEntries(Object.entries(choices).map(([name, select]) => [name, select.value])),
  });

  const tests = {
    part: (entry, value) => entry.part === value,
    year: (entry, value) => entry.year === value,
    status: (entry, value) => entry.status.includes(value),
    outcome: (entry, value) => entry.outcome === value,
  };

  const labels = {
    part: (value) => data.part[value],
    year: (value) => value,
    status: (value) => data.status[value],
    outcome: (value) => data.outcome[value],
  };

  const options = () => {
    const values = {
      part: Object.keys(data.part),
      year: [...new Set(entries.map((entry) => entry.year))].sort().reverse(),
      status: Object.keys(data.status),
      outcome: Object.keys(data.outcome),
    };
    for (const [name, select] of Object.entries(choices)) {
      for (const value of values[name]) select.append(new Option(labels[name](value), value));
    }
  };

  // The counts beside every choice say what it would show with all others as they are.
  const countOptions = (matches, want) => {
    const names = Object.keys(tests), counts = Object.fromEntries(names.map((name) => [name, {}]));
    for (const entry of matches) {
      const failed = names.filter((name) => want[name] && !tests[name](entry, want[name]));
      if (failed.length > 1) continue;
      for (const name of failed.length ? failed : names) {
        for (const value of [entry[name]].flat()) counts[name][value] = (counts[name][value] || 0) + 1;
      }
    }
    for (const name of names) {
      for (const option of choices[name].options) {
        if (option.value) option.textContent = labels[name](option.value) + " (" + (counts[name][option.value] || 0) + ")";
      }
    }
  };

  const apply = () => {
    const want = asked();
    state.words = want.words;
    state.near = false;
    let matches = want.words.length ? entries.filter((entry) => has(entry, want.words)) : entries;
    if (!matches.length) {
      const parts = want.words.flatMap(partsOf);
      if (parts.length > 1) {
        matches = entries.filter((entry) => has(entry, parts));
        state.words = parts;
        state.near = matches.length > 0;
      }
    }
    countOptions(matches, want);
    const names = Object.keys(tests).filter((name) => want[name]);
    state.hits = names.length ? matches.filter((entry) => names.every((name) => tests[name](entry, want[name]))) : matches;
    const count = { n: state.hits.length };
    found.textContent = !state.hits.length ? data.say.no_hits : plural(state.near ? data.say.near : data.say.hits, count);
    list.replaceChildren();
    state.shown = 0;
    show(FIRST);
  };

  // The text with its hits marked; every letter of it stays text.
  const marked = (element, text) => {
    const places = [], plain = [];
    let offset = 0;
    for (const letter of text) {
      for (const unit of bare(letter)) { places.push([offset, offset + letter.length]); plain.push(unit); }
      offset += letter.length;
    }
    const whole = plain.join(""), spans = [];
    for (const word of state.words) {
      for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + word.length)) {
        const first = [...whole.slice(0, at)].length, last = first + [...word].length - 1;
        spans.push([places[first][0], places[last][1]]);
      }
    }
    spans.sort((a, b) => a[0] - b[0]);
    let done = 0;
    for (const [start, end] of spans) {
      if (start < done) continue;
      element.append(text.slice(done, start));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      element.append(mark);
      done = end;
    }
    element.append(text.slice(done));
    return spans.length;
  };

  const put = (parent, name, text, className) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    parent.append(element);
    return element;
  };

  const shortQuote = (text) => {
    const first = Math.min(...state.words.map((word) => text.indexOf(word)).filter((at) => at >= 0), text.length);
    const start = Math.max(0, first - 40);
    return (start ? "…" : "") + text.slice(start, start + 160) + (start + 160 < text.length ? "…" : "");
  };

  const item = (entry) => {
    const row = document.createElement("li");
    const link = put(row, "a", "", "hit");
    link.href = entry.place;
    marked(put(link, "bdi"), entry.text);
    const facts = put(row, "p", "", "facts");
    facts.lang = document.documentElement.lang;
    const parts = [entry.year, data.part[entry.part]];
    if (entry.plans > 1) parts.push(fill(data.say.plans, { n: entry.plans }));
    put(facts, "span", parts.join(" · "));
    for (const status of entry.status) put(facts, "span", data.status[status], "hue " + status);
    if (entry.doubtful) put(facts, "b", data.doubt, "doubt");
    if (entry.outcome) put(facts, "span", data.outcome[entry.outcome]);
    if (entry.section) marked(put(facts, "bdi", "", "small"), entry.section);
    const quote = document.createElement("blockquote");
    if (entry.quote && state.words.length && marked(put(quote, "bdi"), shortQuote(entry.quote))) row.append(quote);
    return row;
  };

  const show = (count) => {
    const next = state.hits.slice(state.shown, state.shown + count);
    list.append(...next.map(item));
    state.shown += next.length;
    const left = state.hits.length - state.shown;
    more.hidden = !left;
    more.textContent = fill(data.say.more, { n: Math.min(left, STEP) });
  };

  // The address: #?q=…&year=2025. What is as it was at first is left out.
  const address = () => {
    const parts = new URLSearchParams();
    if (words.value.trim()) parts.set("q", words.value.trim());
    for (const [name, select] of Object.entries(choices)) if (select.value) parts.set(name, select.value);
    return parts.toString() ? "#?" + parts : "#";
  };
  const writeAddress = () => {
    if (address() !== (location.hash || "#")) history.replaceState(null, "", address());
  };
  const readAddress = () => {
    const parts = new URLSearchParams(location.hash.replace(/^#\??/, ""));
    words.value = parts.get("q") || "";
    for (const [name, select] of Object.entries(choices)) {
      const value = parts.get(name) || "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    apply();
  };

  const step = (way) => {
    const links = [...list.querySelectorAll("a.hit")], at = links.indexOf(document.activeElement);
    if (at + way < 0) words.focus();
    else (links[at + way] || links.at(-1) || words).focus();
  };
  const onKey = (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    const inside = event.target === words || event.target.closest("#results");
    if (inside && event.key === "ArrowDown") { event.preventDefault(); step(1); }
    if (inside && event.key === "ArrowUp") { event.preventDefault(); step(-1); }
    if (event.key === "Escape" && inside) {
      if (event.target === words) { words.value = ""; apply(); writeAddress(); } else words.focus();
    }
  };

  const copyView = async (event) => {
    writeAddress();
    try { await navigator.clipboard.writeText(location.href); } catch { return; }
    found.textContent = event.target.dataset.done;
  };

  let composing = false;
  const renew = () => { apply(); writeAddress(); };
  form.hidden = false;
  options();
  form.addEventListener("submit", (event) => { event.preventDefault(); step(1); });
  form.addEventListener("reset", () => setTimeout(renew));
  for (const select of Object.values(choices)) select.addEventListener("change", renew);
  words.addEventListener("compositionstart", () => { composing = true; });
  words.addEventListener("compositionend", () => { composing = false; renew(); });
  words.addEventListener("input", (event) => { if (!composing && !event.isComposing) renew(); });
  more.addEventListener("click", () => show(STEP));
  byId("copy-view").addEventListener("click", copyView);
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", readAddress);
  readAddress();
  if (!location.hash) words.focus();
}

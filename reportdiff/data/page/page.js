"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const changes = [...document.querySelectorAll(".change")];
  const groups = [...document.querySelectorAll(".group")];
  const picks = [...document.querySelectorAll("input[name=status]")];
  const form = byId("filters"), find = byId("find"), doubtful = byId("doubtful");
  const facet = byId("facet"), kind = byId("kind"), section = byId("section"), shown = byId("shown");
  const frame = byId("frame"), keys = byId("keys"), rest = byId("rest"), more = byId("more");
  const texts = new Map();
  let composing = false;

  // Width and case are folded for finding; spaces part the words that must all be there.
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const bare = (text) => folded(text).replace(/\s+/g, "");
  const textOf = (change) => {
    if (!texts.has(change)) {
      const parts = [...change.querySelectorAll("bdi, .notes li")];
      texts.set(change, parts.map((part) => bare(part.textContent)).join("\n"));
    }
    return texts.get(change);
  };

  const fits = (change, asked) =>
    asked.statuses.has(change.dataset.s) &&
    (asked.frame || !("r" in change.dataset)) &&
    (!asked.doubtful || "d" in change.dataset) &&
    (!asked.facet || (change.dataset.f || "").split(" ").includes(asked.facet)) &&
    (!asked.kind || change.dataset.k === asked.kind) &&
    (!asked.section || change.parentElement.id === asked.section) &&
    asked.words.every((word) => textOf(change).includes(word));

  const apply = () => {
    const asked = {
      statuses: new Set(picks.filter((pick) => pick.checked).map((pick) => pick.value)),
      doubtful: doubtful.checked,
      frame: Boolean(frame && frame.checked),
      facet: facet.value,
      kind: kind ? kind.value : "",
      section: section.value,
      words: folded(find.value).split(/\s+/).filter(Boolean),
    };
    let count = 0;
    for (const change of changes) {
      change.hidden = !fits(change, asked);
      count += !change.hidden;
    }
    for (const group of groups) group.hidden = !group.querySelector(".change:not([hidden])");
    byId("none").hidden = count > 0 || !changes.length;
    shown.textContent = shown.dataset.say.replace("{shown}", count).replace("{total}", changes.filter((change) => asked.frame || !("r" in change.dataset)).length);
  };

  // What is left may be much shorter than what was there: begin at its top again.
  const filter = () => {
    apply();
    const edge = form.previousElementSibling.getBoundingClientRect().bottom;
    if (edge < 0) scrollBy(0, edge);
  };

  // A change that a filter hides is still where a link leads: the filter gives way.
  const reveal = () => {
    const name = location.hash.slice(1);
    const target = name && byId(name);
    if (!target || !(target.hidden || target.closest("[hidden]"))) return;
    form.reset();
    if (frame) frame.checked = Boolean(target.closest("[data-r]"));
    apply();
    target.scrollIntoView();
  };

  const goTo = (change) => {
    // Not one entry in the history for every key: Back leads out of the changes, not through them.
    location.replace("#" + change.id);
    change.focus({ preventScroll: true });
  };
  const step = (way) => {
    const seen = changes.filter((change) => !change.hidden);
    if (!seen.length) return;
    const here = document.activeElement && document.activeElement.closest(".change");
    let place = seen.indexOf(here);
    if (place < 0) {
      const edge = form.getBoundingClientRect().bottom;
      place = seen.findIndex((change) => change.getBoundingClientRect().top >= edge - 1);
      place = place < 0 ? seen.length - 1 : place - (way > 0 ? 1 : 0);
    }
    goTo(seen[Math.min(seen.length - 1, Math.max(0, place + way))]);
  };

  const typing = (element) =>
    element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName) ||
    (element.tagName === "INPUT" && element.type !== "checkbox");
  const onKey = (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target === find) {
      if (find.value) { find.value = ""; filter(); } else find.blur();
      return;
    }
    if (keys.open || typing(event.target) || !byId("keys-on").checked) return;
    const act = { j: () => step(1), k: () => step(-1), "/": () => { find.focus(); find.select(); },
      "?": () => keys.showModal(), "？": () => keys.showModal() }[event.key];
    if (act) { event.preventDefault(); act(); }
  };

  const say = (text) => {
    const said = byId("said");
    said.textContent = text;
    setTimeout(() => { said.textContent = ""; }, 1800);
  };
  const copy = async (event) => {
    const link = event.target.closest("a.self");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    try {
      await navigator.clipboard.writeText(link.href);
      say(document.body.dataset.copied);
    } catch { /* the address bar has it */ }
  };

  const theme = byId("theme"), root = document.documentElement, media = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : media.matches);
  const nameTheme = () => { theme.textContent = isDark() ? theme.dataset.light : theme.dataset.dark; };

  form.hidden = theme.hidden = byId("show-keys").hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => { form.reset(); filter(); });
  form.addEventListener("change", filter);
  find.addEventListener("compositionstart", () => { composing = true; });
  find.addEventListener("compositionend", () => { composing = false; filter(); });
  find.addEventListener("input", (event) => { if (!composing && !event.isComposing) filter(); });
  more.addEventListener("click", () => more.setAttribute("aria-expanded", rest.classList.toggle("open")));
  theme.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; nameTheme(); });
  media.addEventListener("change", nameTheme);
  byId("show-keys").addEventListener("click", () => keys.showModal());
  byId("close-keys").addEventListener("click", () => keys.close());
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", copy);
  addEventListener("hashchange", reveal);
  nameTheme();
  apply();
  reveal();
})();

// Keys, light and dark, and the start.
const keys = byId("keys"), rest = byId("rest"), more = byId("more");
let composing = false;

const goTo = (change) => {
  place = change.id;
  // Not one entry in the history for every key: Back leads out of the changes, not through them.
  writeAddress();
  arrive(change);
  change.tabIndex = -1;
  bring(change);
  change.focus({ preventScroll: true });
};
const step = (way) => {
  const focus = document.activeElement;
  if (focus && pair.contains(focus)) { stepText(way); return; }
  const seen = changes.filter((change) => !change.hidden);
  if (!seen.length) return;
  const here = focus && focus.closest(".change");
  let at = seen.indexOf(here);
  if (at < 0) {
    const edge = form.getBoundingClientRect().bottom;
    at = seen.findIndex((change) => change.getBoundingClientRect().top >= edge - 1);
    at = at < 0 ? seen.length - 1 : at - (way > 0 ? 1 : 0);
  }
  goTo(seen[Math.min(seen.length - 1, Math.max(0, at + way))]);
};

const typing = (element) =>
  element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName) ||
  (element.tagName === "INPUT" && element.type !== "checkbox");
const onKey = (event) => {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target === find && event.key === "Escape") {
    if (find.value) { find.value = ""; filter(); } else find.blur();
    return;
  }
  if (event.target === find && event.key === "Enter") { event.preventDefault(); stepHit(event.shiftKey ? -1 : 1); return; }
  if (keys.open || typing(event.target) || !byId("keys-on").checked) return;
  const here = (document.activeElement && document.activeElement.closest(".change")) || document.querySelector(".change.here");
  const act = { j: () => step(1), k: () => step(-1), "/": () => { find.focus(); find.select(); },
    x: () => { if (here) here.querySelector(".tick input").click(); },
    c: () => { if (here) copyText(quotationOf(here), facts.say.cited); },
    "?": () => keys.showModal(), "？": () => keys.showModal() }[event.key];
  if (act) { event.preventDefault(); act(); }
};

const onClick = (event) => {
  const cite = event.target.closest("button.cite"), link = event.target.closest("a.self");
  if (cite) copyText(quotationOf(byId(cite.dataset.c)), facts.say.cited);
  if (link && !(event.metaKey || event.ctrlKey || event.shiftKey)) {
    copyText(location.href.split("#")[0] + addressOf(link.hash.slice(1)), facts.say.copied);
  }
};

const theme = byId("theme"), media = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : media.matches);
const nameTheme = () => { theme.textContent = isDark() ? theme.dataset.light : theme.dataset.dark; };

root.classList.add("js");
for (const group of groups) group.style.containIntrinsicSize = "auto " + (5 + 5.5 * group.querySelectorAll(".change").length) + "rem";
form.hidden = theme.hidden = byId("show-keys").hidden = byId("checking").hidden = !changes.length;
theme.hidden = byId("show-keys").hidden = false;
addTicks();
addQuotes();
startTexts();
form.addEventListener("submit", (event) => event.preventDefault());
byId("clear").addEventListener("click", () => { form.reset(); filter(); });
form.addEventListener("change", (event) => { if (event.target !== find) filter(); });
find.addEventListener("compositionstart", () => { composing = true; });
find.addEventListener("compositionend", () => { composing = false; filter(); });
find.addEventListener("input", (event) => { if (!composing && !event.isComposing) filter(); });
byId("hit-on").addEventListener("click", () => stepHit(1));
byId("hit-back").addEventListener("click", () => stepHit(-1));
byId("copy-view").addEventListener("click", () => copyText(location.href.split("#")[0] + addressOf(place), facts.say.copied));
more.addEventListener("click", () => more.setAttribute("aria-expanded", rest.classList.toggle("open")));
document.addEventListener("change", (event) => {
  const label = event.target.closest && event.target.closest(".tick");
  if (label) tick(label.closest(".change"), event.target.checked);
});
byId("reader").value = memory.read("reportdiff:reader");
byId("reader").addEventListener("input", (event) => memory.write("reportdiff:reader", event.target.value.trim()));
byId("save-pins").addEventListener("click", savePins);
byId("copy-pins").addEventListener("click", () => copyText(pins(), facts.say.pins_copied));
theme.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; nameTheme(); });
media.addEventListener("change", nameTheme);
byId("show-keys").addEventListener("click", () => keys.showModal());
byId("close-keys").addEventListener("click", () => keys.close());
document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
addEventListener("hashchange", reveal);
nameTheme();
// Places that are gone to stay clear of the filters, however many lines these take.
new ResizeObserver(clearBar).observe(form);
tellChecked();
readAddress();
apply();
reveal();
// The browser itself goes to the place of an address once all is loaded: what is shown in a pane is shown after that.
addEventListener("load", () => { if (place || location.hash) reveal(); });

// On every page of the site: the key "/" leads to the search; on the front, its box does.
"use strict";
{
  const memory = {
    read: (name) => { try { return localStorage.getItem(name); } catch { return null; } },
    write: (name, value) => { try { localStorage.setItem(name, value); } catch { /* A file may have no memory. */ } },
  };
  const words = document.getElementById("words"), box = document.getElementById("go-words");
  const keysOn = document.getElementById("keys-on"), way = document.getElementById("to-search");

  if (keysOn) {
    keysOn.checked = memory.read("reportdiff:site-keys") !== "off";
    keysOn.addEventListener("change", () => memory.write("reportdiff:site-keys", keysOn.checked ? "on" : "off"));
  }

  const typing = (element) =>
    element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName) ||
    (element.tagName === "INPUT" && element.type !== "checkbox");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target) || memory.read("reportdiff:site-keys") === "off") return;
    event.preventDefault();
    const place = words || box;
    if (place) { place.focus(); place.select(); } else location.href = way.href;
  });

  const form = document.getElementById("go-search");
  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const asked = box.value.trim();
      location.href = form.dataset.page + (asked ? "#?" + new URLSearchParams({ q: asked }) : "");
    });
  }
}

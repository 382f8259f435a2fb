// What all parts of the script use. The parts are joined in one block, in the order of output/html/page.py.
const byId = (id) => document.getElementById(id);
const root = document.documentElement;
const facts = JSON.parse(document.body.dataset.facts);
const changes = [...document.querySelectorAll(".change")];
const form = byId("filters"), find = byId("find");

// Width and case are folded for finding; white space is left out.
const folded = (text) => text.normalize("NFKC").toLowerCase();
const bare = (text) => folded(text).replace(/\s+/g, "");

const toast = (text) => {
  const place = byId("said");
  place.textContent = text;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { place.textContent = ""; }, 2400);
};

const copyText = async (text, done) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A file from disk may have no clipboard of the modern kind.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  toast(done);
};

// What is far away has no size yet (content-visibility): on the way there it gets one, and the place moves.
const bring = (element, how) => {
  let left = 6;
  const again = () => {
    element.scrollIntoView(how);
    left -= 1;
    if (left) requestAnimationFrame(again);
  };
  again();
};

const fill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

const makeButton = (className, text, title) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = className;
  button.textContent = text;
  if (title) button.title = title;
  return button;
};

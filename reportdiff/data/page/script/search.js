// Search: which changes contain all words, and where each word is, in the list and in both full texts.
const plain = new Map();
const textOf = (change) => {
  if (!plain.has(change)) {
    const parts = [...change.querySelectorAll(fates.checked ? "bdi, .notes li" : ".was bdi, .now bdi, .notes li:not(.fate)")];
    plain.set(change, parts.map((part) => bare(part.textContent)).join("\n"));
  }
  return plain.get(change);
};

// The folded text of an element, and for every unit of it the text node and the offset that it comes from.
const indexes = new WeakMap();
const indexOf = (element) => {
  if (!indexes.has(element)) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), places = [];
    let text = "";
    while (walker.nextNode()) {
      const node = walker.currentNode;
      // The sign before a measure is no word of the report.
      if (node.parentElement.localName === "i") continue;
      let offset = 0;
      for (const letter of node.data) {
        const units = bare(letter);
        for (let unit = 0; unit < units.length; unit += 1) places.push([node, offset, letter.length]);
        text += units;
        offset += letter.length;
      }
    }
    indexes.set(element, { text, places });
  }
  return indexes.get(element);
};

const rangesIn = (element, words) => {
  const { text, places } = indexOf(element), ranges = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const range = new Range(), [first, start] = places[at], [last, end, length] = places[at + word.length - 1];
      range.setStart(first, start);
      range.setEnd(last, end + length);
      ranges.push(range);
    }
  }
  return ranges;
};

const marks = "highlights" in CSS && "Highlight" in window;
const hits = { ranges: [], at: -1 };

const hitWords = () => {
  const output = byId("hits");
  const list = hits.ranges.filter((range) => !hits.texts.contains(range.startContainer)).length;
  output.textContent = fill(output.dataset.say, { at: hits.at + 1, list, texts: hits.ranges.length - list });
};

const markHits = (words) => {
  hits.texts = byId("texts");
  hits.at = -1;
  hits.ranges = [];
  if (words.length) {
    const shown = changes.filter((change) => !change.hidden).flatMap((change) => [...change.querySelectorAll(".was bdi, .now bdi, .notes li")]);
    const blocks = [...hits.texts.querySelectorAll(".pane bdi")];
    hits.ranges = [...shown, ...blocks].filter((element) => element.localName !== "li" || element.checkVisibility()).flatMap((element) => rangesIn(element, words));
  }
  if (marks) {
    CSS.highlights.set("hit", new Highlight(...hits.ranges));
    CSS.highlights.delete("hit-here");
  }
  byId("hit-tools").hidden = !words.length;
  hitWords();
};

const stepHit = (way) => {
  if (!hits.ranges.length) return;
  hits.at = (hits.at + way + hits.ranges.length) % hits.ranges.length;
  if (hits.at < 0) hits.at = hits.ranges.length - 1;
  const range = hits.ranges[hits.at];
  if (marks) CSS.highlights.set("hit-here", new Highlight(range));
  bring(range.startContainer.parentElement, { block: "center" });
  hitWords();
};

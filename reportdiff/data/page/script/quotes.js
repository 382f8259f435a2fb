// Copying as a quotation: the words, the report, the year, the section and the number of the paragraph.
const quoted = (text, source) => fill(facts.say.quotation, { text, source });

const sourceOf = (passage, side) => {
  let source = facts.sources[side];
  const heading = facts.headings[passage.dataset.h], see = passage.querySelector(".see");
  if (heading) source = fill(facts.say.section, { source, section: heading });
  return see ? fill(facts.say.paragraph, { source, n: see.textContent.slice(1) }) : source;
};

const quotationOf = (change) => {
  const lines = [];
  for (const [side, box] of [["old", ".was"], ["new", ".now"]]) {
    for (const passage of passagesOf(change, box)) lines.push(quoted(wordsOf(passage), sourceOf(passage, side)));
  }
  for (const note of change.querySelectorAll(".notes .fate")) {
    const words = note.querySelector("q"), see = note.querySelector(".see");
    if (!words) continue;
    const label = note.querySelector("b");
    const side = change.dataset.s === "dropped" ? "new" : "old";
    const text = see ? quoted(words.textContent, fill(facts.say.paragraph, { source: facts.sources[side], n: see.textContent.slice(1) })) : "“" + words.textContent + "”";
    lines.push((label ? label.textContent + facts.say.colon : "") + text);
  }
  return lines.join("\n");
};

const addQuotes = () => {
  const add = (where, change) => {
    const button = makeButton("cite", facts.say.cite, facts.say.cite_hint);
    button.dataset.c = change;
    where.append(" ", button);
  };
  for (const change of changes) add(change.firstElementChild, change.id);
  const others = [["#highlights li", ".headline"], ["#targets tbody tr", "td:last-child"], ["#terms li", null]];
  for (const [items, where] of others) {
    for (const item of document.querySelectorAll(items)) {
      const link = [...item.querySelectorAll("a[href^='#c']")].find((a) => byId(a.hash.slice(1)));
      if (link) add(where ? item.querySelector(where) : item, link.hash.slice(1));
    }
  }
};

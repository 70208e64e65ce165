// What a pointer or a key reads from a chart. Built from elements, never from markup: names are not to be trusted.

/** A list of names and values under a heading; `rows` are [name, value, swatch?]. */
export function tip(heading, rows) {
  const box = document.createElement("div");
  box.className = "tip";
  const title = document.createElement("strong");
  title.textContent = heading;
  const list = document.createElement("dl");
  for (const [name, value, swatch] of rows) {
    const term = document.createElement("dt");
    if (swatch) term.append(swatch);
    term.append(name);
    const meaning = document.createElement("dd");
    meaning.textContent = value;
    list.append(term, meaning);
  }
  box.append(title, list);
  return box;
}

/** The same as a sentence to be read aloud. */
export const spoken = (heading, rows) => `${heading}: ${rows.map(([name, value]) => `${name} ${value}`).join(", ")}`;

/** How the library shows a tip; `confine` also keeps it from adding an arrow with inline styles. */
export function tooltip(colours, more) {
  return {
    confine: true,
    transitionDuration: 0,
    backgroundColor: colours.card,
    borderColor: colours.line,
    padding: [8, 12],
    textStyle: { color: colours.ink, fontSize: 12.5 },
    ...more,
  };
}

// A list to choose one of, which every reader's device knows how to show.

/** Puts it into `place`; `choices` are {label, group?}, and `chosen` is told the place of the one that is taken. */
export function choose(place, heading, choices, chosen) {
  const label = document.createElement("label");
  label.className = "choice";
  const list = document.createElement("select");
  choices.forEach((choice, i) => parent(list, choice.group).append(new Option(choice.label, i)));
  list.addEventListener("change", () => chosen(Number(list.value)));
  label.append(`${heading} `, list);
  place.append(label);
}

/** Neighbours of one group stand under its name. */
function parent(list, name) {
  if (!name) return list;
  if (list.lastElementChild?.label !== name) {
    const group = document.createElement("optgroup");
    group.label = name;
    list.append(group);
  }
  return list.lastElementChild;
}

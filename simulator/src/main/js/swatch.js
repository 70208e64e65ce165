// Keys of a chart: buttons with a small picture, which show and hide what they name.
import { pattern } from "./palette.js";

const SVG = "http://www.w3.org/2000/svg";
let patterns = 0;

function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function picture(...children) {
  return svg("svg", { class: "swatch", viewBox: "0 0 24 12", width: 24, height: 12, "aria-hidden": "true" }, ...children);
}

/** A stroke as a line chart draws it. */
export function strokeSwatch(variable, dash, width = 2.5) {
  const dashes = Array.isArray(dash) ? dash.join(" ") : "none";
  const line = { x1: 0, y1: 6, x2: 24, y2: 6, "stroke-width": width, "stroke-dasharray": dashes, class: `key-${variable}` };
  return picture(svg("line", line));
}

/** A filled bar with its pattern. */
export function barSwatch(key) {
  const bar = svg("rect", { x: 5, y: 0, width: 14, height: 12, rx: 2, class: `key-${key}` });
  const lines = pattern(key);
  if (!lines) return picture(bar);
  const id = `pattern-${patterns++}`;
  const size = lines.wide ? 6 : 4;
  const turn = { id, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${lines.rotation * 45})` };
  const hatch = svg("line", { x1: 0, y1: 1, x2: size, y2: 1, "stroke-width": lines.wide ? 2 : 1.2, class: "key-hatch" });
  const cover = svg("rect", { x: 5, y: 0, width: 14, height: 12, rx: 2, fill: `url(#${id})` });
  return picture(svg("defs", {}, svg("pattern", turn, hatch)), bar, cover);
}

const SHAPES = {
  circle: () => svg("circle", { cx: 12, cy: 6, r: 4.5 }),
  rect: () => svg("rect", { x: 8, y: 2, width: 8, height: 8 }),
  plus: () => svg("path", { d: "M7.5 6H16.5M12 1.5V10.5" }),
  cross: () => svg("path", { d: "M8 2L16 10M16 2L8 10" }),
  triangle: () => svg("path", { d: "M12 1L17 11H7Z" }),
  diamond: () => svg("path", { d: "M12 0.5L17 6L12 11.5L7 6Z" }),
  pin: () => svg("path", { d: "M12 11.5L8 5A4 4 0 1 1 16 5Z" }),
  arrow: () => svg("path", { d: "M12 0.5L16.5 11.5L12 8.5L7.5 11.5Z" }),
  tick: () => svg("rect", { x: 11, y: 0, width: 2, height: 12 }),
};

/** A mark as a scatter chart draws it. */
export function markSwatch(variable, shape, isFilled) {
  const mark = SHAPES[shape]();
  mark.setAttribute("class", `${isFilled ? "key" : "outline"}-${variable}`);
  return picture(mark);
}

/** Buttons that show and hide series of these charts, under a heading; `entries` are {name, label, swatch}. */
export function keys(charts, heading, entries, place = `${charts[0].element.id}-tools`) {
  const list = document.createElement("ul");
  list.className = "keys-of-chart";
  list.dataset.heading = heading;
  list.setAttribute("aria-label", heading || "Show or hide");
  list.append(...entries.map((entry) => key(charts, entry)));
  document.getElementById(place).append(list);
}

function key(charts, { name, label, swatch }) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(swatch, label ?? name);
  const isShown = () => charts[0].isShown(name);
  button.setAttribute("aria-pressed", isShown());
  button.addEventListener("click", () => {
    const show = !isShown();
    charts.forEach((chart) => chart.show(name, show));
    button.setAttribute("aria-pressed", show);
  });
  const item = document.createElement("li");
  item.append(button);
  return item;
}

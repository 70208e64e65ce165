// Figures of a sweep: the one that the reader chooses, as a curve with its band for one varied key, as a heat map for each venue for two.
import { Chart } from "./chart.js";
import { choose } from "./choice.js";
import { curveOption, venueSwatch } from "./curves.js";
import { heatHeight, heatOption, heatRows, heatWidth, HeatScale } from "./heatMap.js";
import { keys } from "./swatch.js";
import { words } from "./units.js";

const CURVE = 320;

/** The chosen figure and its charts; tables alone tell a sweep of more keys, or of none. */
export function sweepCharts(figures) {
  const place = document.getElementById("chosen");
  return place ? [new Chosen(figures, place)] : [];
}

/** One measure at a time; drawn again like a chart. */
class Chosen {
  constructor({ sweepKeys, venues, measures, lines }, place) {
    Object.assign(this, { sweepKeys, venues, measures, lines, charts: [], scale: null });
    const tools = box(place, "tools");
    choose(tools, "Figure", measures.map(({ label, group }) => ({ label, group: grouped(measures, group) ? group : null })), (at) => this.show(at));
    this.introduction = paragraph(place, "introduction", "");
    this.introduction.setAttribute("aria-live", "polite");
    this.content = box(place, "");
    this.show(0);
  }

  /** Puts the charts of another measure into the page. */
  show(at) {
    this.charts.forEach(({ library }) => library.dispose());
    this.content.replaceChildren();
    const measure = this.measures[at];
    const points = this.lines.filter(({ values }) => values[at]).map(({ venue, places, values }) => ({ venue, places, value: values[at][0], around: values[at].slice(1) }));
    const byVenue = this.venues.map((name, venue) => ({ name, venue, points: points.filter((point) => point.venue === venue) })).filter(({ points: own }) => own.length);
    this.scale = null;
    this.charts = this.sweepKeys.length === 1 ? [this.curves(measure, byVenue)] : this.heatMaps(measure, byVenue);
    this.introduction.replaceChildren(`${this.told(measure)} `, tableOf(measure));
    this.draw();
  }

  draw() {
    this.scale?.draw();
    this.charts.forEach((chart) => chart.draw());
  }

  told(measure) {
    const name = grouped(this.measures, measure.group) ? `${measure.group}: ${measure.label}` : measure.label;
    const [down, across] = this.sweepKeys;
    return `${name}, ${UNITS[measure.unit]}.${across ? ` Up: ${down.name}. Across: ${across.name}.` : ""}`;
  }

  curves(measure, lines) {
    const [key] = this.sweepKeys;
    box(this.content, "tools").id = "sweep-chart-tools";
    picture(this.content, "sweep-chart", `${measure.label} by ${key.name}, one curve for each venue.`);
    const chart = new Chart("sweep-chart", () => CURVE, (colours, isNarrow) => curveOption(measure, key, lines, colours, isNarrow));
    keys([chart], "Venues", lines.map((line) => ({ name: line.name, swatch: venueSwatch(line) })));
    return chart;
  }

  heatMaps(measure, lines) {
    const drawn = lines.filter(({ points }) => points.some(({ value }) => value !== points[0].value));
    if (drawn.length) this.scale = new HeatScale(box(this.content, "scale"), measure, drawn);
    return lines.flatMap((line) => {
      const title = document.createElement("h3");
      title.textContent = line.name;
      this.content.append(title);
      if (drawn.includes(line)) return [this.heatMap(measure, line)];
      const same = `${words(measure, line.points[0].value)} at every point`;
      paragraph(this.content, "same", this.isUntouched(line.venue) ? `No varied key changes any figure of this venue: ${same}.` : `${same[0].toUpperCase()}${same.slice(1)}.`);
      return [];
    });
  }

  isUntouched(venue) {
    const own = this.lines.filter((line) => line.venue === venue).map(({ values }) => JSON.stringify(values));
    return own.every((values) => values === own[0]);
  }

  heatMap(measure, { name, venue, points }) {
    const [down, across] = this.sweepKeys;
    const all = this.lines.filter((line) => line.venue === venue);
    if (points.length < all.length) paragraph(this.content, "same", EMPTY[measure.unit] ?? EMPTY.other);
    paragraph(this.content, "rows-name", down.name);
    const around = box(this.content, "sideways");
    around.append(heatRows(down));
    around.tabIndex = 0;
    around.setAttribute("role", "group");
    around.setAttribute("aria-label", `Heat map of ${name}`);
    const id = `sweep-map-${venue}`;
    picture(around, id, `${measure.label} of ${name} by ${down.name} and ${across.name}, a heat map.`).style.minWidth = heatWidth(across);
    return new Chart(id, () => heatHeight(down), (colours, isNarrow) => heatOption(measure, down, across, points, this.scale, colours, isNarrow));
  }
}

const UNITS = { dollars: "US dollars", share: "per cent of the runs", return: "per cent of what depositors brought", coverage: "per cent of the shortfall, nothing where there is none" };

const EMPTY = {
  coverage: "A place is empty where there is no shortfall, or every run was refused.",
  other: "A place is empty where every run was refused.",
};

const grouped = (measures, group) => measures.filter((measure) => measure.group === group).length > 1;

/** A way to the table, which it opens. */
function tableOf({ section }) {
  const link = document.createElement("a");
  link.href = `#${section}`;
  link.textContent = "The same as a table";
  link.addEventListener("click", () => (document.querySelector(`#${section} details`).open = true));
  return link;
}

function box(parent, name) {
  const element = document.createElement("div");
  element.className = name;
  parent.append(element);
  return element;
}

function paragraph(parent, name, text) {
  const element = document.createElement("p");
  element.className = name;
  element.textContent = text;
  parent.append(element);
  return element;
}

function picture(parent, id, told) {
  const element = box(parent, "chart");
  element.id = id;
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", `${told} The tables below have the same figures.`);
  return element;
}

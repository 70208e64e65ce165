// Fund over open interest over time, one line per venue.
import { swatch, venueLines } from "./pockets.js";
import { Linear, Logarithmic } from "./scale.js";
import { keys } from "./swatch.js";

const HEIGHT = 260;

/** 1e-9 to percent. */
const percent = (ratio) => ratio / 1e7;

const words = (value, digits) => `${value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits })} %`;

const MEASURE = {
  of: percent,
  words: (value) => words(value, 2),
  axisWords: (value, step) => words(value, step < 1 ? 2 : 0),
};

/** Of highest values: on a linear axis the smaller ones would be one flat line. */
const APART = 100;

/** In percent, below it a tip has no digits. */
const LEAST = 0.01;

/** The chart, or none where no venue has a fund. */
export function fundRatioCharts(figures, timeWindow) {
  if (!figures.fundRatios.length) return [];
  const scale = scaleOf(figures.fundRatios.map(({ values }) => percent(values.reduce((most, value) => Math.max(most, value), 0))));
  const chart = venueLines("fund-ratio-chart", HEIGHT, figures.fundRatios, MEASURE, figures, timeWindow, scale);
  if (scale !== Linear) tell(scale, chart.element);
  keys([chart], "Venues", figures.fundRatios.map(({ venue }) => ({ name: figures.venues[venue].name, swatch: swatch({ venue }) })));
  return [chart];
}

/** Logarithmic where funds are of so different sizes that the small ones could not be told from nothing. */
function scaleOf(highest) {
  const some = highest.filter((value) => value > 0);
  const lowest = Math.min(...some);
  if (Math.max(...some) <= APART * lowest) return Linear;
  return new Logarithmic(Math.max(LEAST, 10 ** Math.floor(Math.log10(lowest))));
}

function tell({ least }, element) {
  const told = document.createElement("p");
  told.className = "same";
  told.textContent = `Logarithmic, because some funds are more than ${APART} times as large as others: each line of the grid is ten times the one below it. What is less than ${MEASURE.words(least)}, even nothing, lies on the lowest line.`;
  element.before(told);
}

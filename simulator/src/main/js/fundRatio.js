// Fund over open interest over time, one line per venue.
import { swatch, venueLines } from "./pockets.js";
import { keys } from "./swatch.js";

const HEIGHT = 260;

/** 1e-9 to percent. */
const percent = (ratio) => ratio / 1e7;

const MEASURE = {
  of: percent,
  words: (value) => `${value.toFixed(2)} %`,
  axisWords: (value, step) => `${value.toFixed(step < 1 ? 2 : 0)} %`,
};

/** The chart, or none where no venue has a fund. */
export function fundRatioCharts(figures, timeWindow) {
  if (!figures.fundRatios.length) return [];
  const chart = venueLines("fund-ratio-chart", HEIGHT, figures.fundRatios, MEASURE, figures, timeWindow);
  keys([chart], "Venues", figures.fundRatios.map(({ venue }) => ({ name: figures.venues[venue].name, swatch: swatch({ venue }) })));
  return [chart];
}

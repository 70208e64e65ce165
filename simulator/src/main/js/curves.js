// A figure of a sweep over one varied key: a curve and its band for each venue.
import { dash, venueKey } from "./palette.js";
import { roundAxis } from "./scale.js";
import { strokeSwatch } from "./swatch.js";
import { tip, tooltip } from "./tip.js";
import { axisWords, keyAxisWords, keyWords, words } from "./units.js";

/** Where a point has the place of its value among those of the key; it need not be the point's own, as they stand in the order of their numbers. */
const PLACE = 2;

export const venueSwatch = ({ venue }) => strokeSwatch(venueKey(venue), dash(venue));

export function curveOption(measure, key, lines, colours, isNarrow) {
  const all = lines.flatMap(({ points }) => points.flatMap(({ value, around }) => [value, ...around]));
  const bounds = roundAxis(Math.min(0, ...all), Math.max(0, ...all), 5);
  const at = (place) => (key.numbers ? key.numbers[place] : place);
  const label = { color: colours.soft, hideOverlap: true };
  return {
    grid: { left: 8, right: 20, top: 12, bottom: 44, containLabel: true },
    tooltip: tooltip(colours, { trigger: "axis", formatter: ([{ data }]) => curveTip(measure, key, lines, data[PLACE]) }),
    xAxis: {
      type: key.numbers ? "value" : "category",
      ...(key.numbers ? { min: Math.min(...key.numbers), max: Math.max(...key.numbers) } : { data: key.texts.map(keyWords) }),
      name: key.name,
      nameLocation: "middle",
      nameGap: 28,
      nameTextStyle: { color: colours.soft, width: isNarrow ? 260 : 900, overflow: "truncate" },
      axisLabel: key.numbers ? { ...label, formatter: keyAxisWords(key) } : label,
      axisLine: { onZero: false, lineStyle: { color: colours.line } },
      splitLine: { lineStyle: { color: colours.faint } },
    },
    yAxis: { type: "value", ...bounds, axisLabel: { ...label, formatter: (v) => axisWords(measure, v, bounds.interval) }, splitLine: { lineStyle: { color: colours.faint } } },
    series: lines.flatMap((line) => [...band(line, key, at, colours), curve(line, key, at, colours)]),
  };
}

/** The places of a key's values from left to right; a list may have its numbers in any order. */
function places({ texts, numbers }) {
  const all = texts.map((_, place) => place);
  return numbers ? all.sort((a, b) => numbers[a] - numbers[b]) : all;
}

/** A number of a line at every place; where it has no figure (never short, all refused) is a gap, and nothing is drawn across it. */
function data({ points }, key, at, number) {
  const byPlace = new Map(points.map((point) => [point.places[0], point]));
  return places(key).map((place) => [at(place), byPlace.has(place) ? number(byPlace.get(place)) : null, place]);
}

function curve(line, key, at, colours) {
  const { name, venue } = line;
  return {
    name,
    type: "line",
    symbolSize: 5,
    z: 3,
    lineStyle: { color: colours.venue(venue), width: 2, type: dash(venue) },
    itemStyle: { color: colours.venue(venue) },
    data: data(line, key, at, ({ value }) => value),
  };
}

/** Two lines without strokes: up to the lower end, and from there to the upper one, which is filled; a tail has none. */
function band(line, key, at, colours) {
  const { name, venue, points } = line;
  if (!points[0].around.length) return [];
  const common = { name, type: "line", stack: `band ${venue}`, stackStrategy: "all", showSymbol: false, silent: true, lineStyle: { opacity: 0 } };
  return [
    { ...common, data: data(line, key, at, ({ around: [from] }) => from) },
    { ...common, areaStyle: { color: colours.venue(venue), opacity: 0.14 }, data: data(line, key, at, ({ around: [from, to] }) => to - from) },
  ];
}

function curveTip(measure, key, lines, place) {
  const rows = lines.flatMap((line) =>
    line.points.filter(({ places }) => places[0] === place).map(({ value, around }) => [line.name, reading(measure, value, around), venueSwatch(line)]),
  );
  return tip(`${key.name} ${keyWords(key.texts[place])}`, rows);
}

const reading = (measure, value, [from, to]) => words(measure, value) + (from === undefined ? "" : ` (${words(measure, from)} to ${words(measure, to)})`);

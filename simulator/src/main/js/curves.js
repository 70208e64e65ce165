// A figure of a sweep over one varied key: a curve and its band for each venue.
import { dash, venueKey } from "./palette.js";
import { roundAxis } from "./scale.js";
import { strokeSwatch } from "./swatch.js";
import { tip, tooltip } from "./tip.js";
import { axisWords, keyAxisWords, keyWords, words } from "./units.js";

/** Where a point has the place of its value among those of the key; it need not be the point's own, as a curve may have gaps. */
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
    series: lines.flatMap((line) => [...band(line, at, colours), curve(line, at, colours)]),
  };
}

function curve({ name, venue, points }, at, colours) {
  return {
    name,
    type: "line",
    symbolSize: 5,
    z: 3,
    lineStyle: { color: colours.venue(venue), width: 2, type: dash(venue) },
    itemStyle: { color: colours.venue(venue) },
    data: points.map(({ places, value }) => [at(places[0]), value, places[0]]),
  };
}

/** Two lines without strokes: up to the lower end, and from there to the upper one, which is filled; a tail has none. */
function band({ name, venue, points }, at, colours) {
  if (!points[0].around.length) return [];
  const common = { name, type: "line", stack: `band ${venue}`, stackStrategy: "all", showSymbol: false, silent: true, lineStyle: { opacity: 0 } };
  return [
    { ...common, data: points.map(({ places, around: [from] }) => [at(places[0]), from, places[0]]) },
    { ...common, areaStyle: { color: colours.venue(venue), opacity: 0.14 }, data: points.map(({ places, around: [from, to] }) => [at(places[0]), to - from, places[0]]) },
  ];
}

function curveTip(measure, key, lines, place) {
  const rows = lines.flatMap((line) =>
    line.points.filter(({ places }) => places[0] === place).map(({ value, around }) => [line.name, reading(measure, value, around), venueSwatch(line)]),
  );
  return tip(`${key.name} ${keyWords(key.texts[place])}`, rows);
}

const reading = (measure, value, [from, to]) => words(measure, value) + (from === undefined ? "" : ` (${words(measure, from)} to ${words(measure, to)})`);

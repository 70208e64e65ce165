// Figures of a sweep: a curve with its band for one varied key, a heat map for each venue for two.
import { Chart } from "./chart.js";
import { dash } from "./palette.js";
import { roundAxis } from "./scale.js";
import { keys, strokeSwatch } from "./swatch.js";
import { tip, tooltip } from "./tip.js";
import { axisMoney, money } from "./words.js";

const CURVE = 320;
const ROW = 34;
const AROUND = 110;
const MOST_LABELS = 120;

/** The charts of all kinds of figures; tables alone tell a sweep of more keys, or of none. */
export function sweepCharts({ sweepKeys, venues, kinds }) {
  if (sweepKeys.length === 1) return kinds.map((kind) => curves(kind, sweepKeys[0], venues));
  if (sweepKeys.length === 2) return kinds.flatMap((kind) => venues.flatMap((_, venue) => heatMaps(kind, sweepKeys, venue)));
  return [];
}

const words = (kind, value) => (kind.isShare ? `${(100 * value).toFixed(1)} %` : money(value));

const axisWords = (kind, value, step) => (kind.isShare ? `${Math.round(100 * value)} %` : axisMoney(value, step));

function curves(kind, key, venues) {
  const lines = venues.map((name, venue) => ({ name, venue, points: kind.lines.filter((line) => line.venue === venue) })).filter(({ points }) => points.length);
  const chart = new Chart(`${kind.id}-chart`, () => CURVE, (colours, isNarrow) => curveOption(kind, key, lines, colours, isNarrow));
  keys([chart], "Venues", lines.map((line) => ({ name: line.name, swatch: swatch(line) })));
  return chart;
}

const swatch = ({ venue }) => strokeSwatch(`venue-${venue + 1}`, dash(venue));

function curveOption(kind, key, lines, colours, isNarrow) {
  const all = lines.flatMap(({ points }) => points.flatMap(({ mean, from, to }) => [mean, from, to]));
  const bounds = roundAxis(Math.min(0, ...all), Math.max(0, ...all), 5);
  const at = (place) => (key.numbers ? key.numbers[place] : place);
  const label = { color: colours.soft, hideOverlap: true };
  return {
    grid: { left: 8, right: 20, top: 12, bottom: 44, containLabel: true },
    tooltip: tooltip(colours, { trigger: "axis", formatter: ([{ dataIndex }]) => curveTip(kind, key, lines, dataIndex) }),
    xAxis: {
      type: key.numbers ? "value" : "category",
      ...(key.numbers ? { min: Math.min(...key.numbers), max: Math.max(...key.numbers) } : { data: key.texts }),
      name: key.name,
      nameLocation: "middle",
      nameGap: 28,
      nameTextStyle: { color: colours.soft, width: isNarrow ? 260 : 900, overflow: "truncate" },
      axisLabel: label,
      axisLine: { onZero: false, lineStyle: { color: colours.line } },
      splitLine: { lineStyle: { color: colours.faint } },
    },
    yAxis: { type: "value", ...bounds, axisLabel: { ...label, formatter: (v) => axisWords(kind, v, bounds.interval) }, splitLine: { lineStyle: { color: colours.faint } } },
    series: lines.flatMap((line) => [...band(line, at, colours), mean(line, at, colours)]),
  };
}

function mean({ name, venue, points }, at, colours) {
  return {
    name,
    type: "line",
    symbolSize: 5,
    z: 3,
    lineStyle: { color: colours.venue(venue), width: 2, type: dash(venue) },
    itemStyle: { color: colours.venue(venue) },
    data: points.map(({ places, mean: value }) => [at(places[0]), value]),
  };
}

/** Two lines without strokes: up to the lower end, and from there to the upper one, which is filled. */
function band({ name, venue, points }, at, colours) {
  const common = { name, type: "line", stack: `band ${venue}`, stackStrategy: "all", showSymbol: false, silent: true, lineStyle: { opacity: 0 } };
  return [
    { ...common, data: points.map(({ places, from }) => [at(places[0]), from]) },
    { ...common, areaStyle: { color: colours.venue(venue), opacity: 0.14 }, data: points.map(({ places, from, to }) => [at(places[0]), to - from]) },
  ];
}

function curveTip(kind, key, lines, place) {
  const rows = lines.flatMap((line) =>
    line.points
      .filter(({ places }) => places[0] === place)
      .map(({ mean: value, from, to }) => [line.name, `${words(kind, value)} (${words(kind, from)} to ${words(kind, to)})`, swatch(line)]),
  );
  return tip(`${key.name} ${key.texts[place]}`, rows);
}

function heatMaps(kind, [down, across], venue) {
  const cells = kind.lines.filter((line) => line.venue === venue);
  if (!cells.length) return [];
  const chart = new Chart(`${kind.id}-chart-${venue}`, () => down.texts.length * ROW + AROUND, (colours, isNarrow) => heatOption(kind, down, across, cells, colours, isNarrow));
  return [chart];
}

function heatOption(kind, down, across, cells, colours, isNarrow) {
  // One scale for all venues, so that their colours compare.
  const values = kind.lines.map(({ mean: value }) => value);
  const axis = (key, more) => ({
    type: "category",
    data: key.texts,
    name: key.name,
    nameTextStyle: { color: colours.soft, width: isNarrow ? 230 : 700, overflow: "truncate" },
    axisLabel: { color: colours.soft },
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    ...more,
  });
  return {
    grid: { left: 8, right: 14, top: 26, bottom: 44, containLabel: true },
    tooltip: tooltip(colours, {
      trigger: "item",
      formatter: ({ data: [i, j, value] }) => tip(kind.label, [[across.name, across.texts[i]], [down.name, down.texts[j]], ["mean", words(kind, value)]]),
    }),
    xAxis: axis(across, { nameLocation: "middle", nameGap: 28 }),
    yAxis: axis(down, { nameLocation: "end", nameTextStyle: { color: colours.soft, align: "left" } }),
    visualMap: { show: false, min: Math.min(0, ...values), max: Math.max(1e-9, ...values), inRange: { color: [colours.card, colours.named("heat")] } },
    series: [
      {
        type: "heatmap",
        itemStyle: { borderColor: colours.line, borderWidth: 1 },
        label: {
          show: cells.length <= (isNarrow ? MOST_LABELS / 4 : MOST_LABELS),
          color: colours.ink,
          textBorderColor: colours.card,
          textBorderWidth: 3,
          fontSize: isNarrow ? 10 : 12,
          formatter: ({ data: [, , value] }) => (kind.isShare ? words(kind, value) : axisMoney(value, Math.max(Math.abs(value) / 100, 0.01))),
        },
        emphasis: { disabled: true },
        data: cells.map(({ places: [j, i], mean: value }) => [i, j, value]),
      },
    ],
  };
}

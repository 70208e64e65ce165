// What one kind of pocket held over time, one line per venue.
import { dash, venueKey } from "./palette.js";
import { Linear, Steps, rangeOf } from "./scale.js";
import { keys, strokeSwatch } from "./swatch.js";
import { LEFT, timeAxis, timeChart } from "./timeChart.js";
import { axisMoney, dollars, money } from "./words.js";

const HEIGHT = 210;

/** One chart for each kind of pocket, under one key. */
export const pocketCharts = (figures, timeWindow) => dollarCharts("pocket", "pockets-tools", figures.pockets, { isFromZero: false }, figures, timeWindow);

/** One chart for each kind of depth, under one key; from zero, because of a book that is full only roundings would show. */
export const depthCharts = (figures, timeWindow) => dollarCharts("depth", "depth-tools", figures.depths, { isFromZero: true }, figures, timeWindow);

function dollarCharts(id, tools, kinds, scale, figures, timeWindow) {
  const measure = { of: dollars, words: money, axisWords: axisMoney, ...scale };
  const charts = kinds.map(({ key, balances }) => venueLines(`${id}-${key}`, HEIGHT, balances, measure, figures, timeWindow));
  const places = [...new Set(kinds.flatMap(({ balances }) => balances.map(({ venue }) => venue)))].sort((a, b) => a - b);
  if (charts.length) keys(charts, "Venues", places.map((venue) => ({ name: figures.venues[venue].name, swatch: swatch({ venue }) })), tools);
  return charts;
}

/** A chart with one line of steps per venue; `measure` says what a value is, in a tip and on the axis, `scale` where it stands. */
export function venueLines(id, height, rows, measure, figures, timeWindow, scale = Linear) {
  const lines = rows.map(({ venue, steps, values }) => {
    const times = steps.map((step) => figures.startMillis + step * figures.stepMillis);
    const amounts = values.map((value) => (value === null ? null : measure.of(value)));
    const drawn = amounts.map((amount) => (amount === null ? null : scale.place(amount)));
    return { venue, name: figures.venues[venue].name, balance: new Steps(times, amounts), drawn: new Steps(times, drawn) };
  });
  const words = (value) => (value === null ? "–" : measure.words(value));
  return timeChart(id, () => height, timeWindow, {
    option: (colours, isNarrow) => option(lines, timeWindow, colours, isNarrow),
    view: () => ({ yAxis: [axis(lines, measure, scale, timeWindow)] }),
    readings: (time) => lines.map((line) => [line.name, words(line.balance.at(time)), swatch(line)]),
  });
}

export const swatch = (line) => strokeSwatch(venueKey(line.venue), dash(line.venue));

function axis(lines, measure, scale, { from, to }) {
  const [lowest, high] = rangeOf(lines.map((line) => line.drawn), from, to);
  const low = measure.isFromZero ? Math.min(0, lowest) : lowest;
  const bounds = low > high ? { min: 0, max: 1, interval: 1 } : scale.bounds(low, high);
  return { ...bounds, axisLabel: { formatter: (v) => measure.axisWords(scale.amount(v), scale.step(v, bounds.interval)) } };
}

function option(lines, timeWindow, colours, isNarrow) {
  return {
    grid: [{ left: LEFT(isNarrow), right: 14, top: 10, bottom: 26 }],
    xAxis: [timeAxis(colours, timeWindow, {})],
    yAxis: [{ type: "value", axisLabel: { color: colours.soft }, splitLine: { lineStyle: { color: colours.faint } } }],
    series: lines.map((line) => ({
      name: line.name,
      type: "line",
      step: "end",
      showSymbol: false,
      silent: true,
      lineStyle: { color: colours.venue(line.venue), width: 2, type: dash(line.venue) },
      itemStyle: { color: colours.venue(line.venue) },
      data: line.drawn.points(),
    })),
  };
}

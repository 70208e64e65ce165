// What one kind of pocket held over time, one line per venue.
import { dash } from "./palette.js";
import { Steps, rangeOf, roundAxis } from "./scale.js";
import { keys, strokeSwatch } from "./swatch.js";
import { LEFT, timeAxis, timeChart } from "./timeChart.js";
import { axisMoney, dollars, money } from "./words.js";

const HEIGHT = 210;

/** One chart for each kind of pocket, under one key. */
export function pocketCharts(figures, timeWindow) {
  const charts = figures.pockets.map((pocket) => pocketChart(pocket, figures, timeWindow));
  const places = [...new Set(figures.pockets.flatMap(({ balances }) => balances.map(({ venue }) => venue)))].sort((a, b) => a - b);
  if (charts.length) keys(charts, "Venues", places.map((venue) => ({ name: figures.venues[venue].name, swatch: swatch({ venue }) })), "pockets-tools");
  return charts;
}

function pocketChart(pocket, figures, timeWindow) {
  const lines = pocket.balances.map(({ venue, steps, values }) => ({
    venue,
    name: figures.venues[venue].name,
    balance: new Steps(
      steps.map((step) => figures.startMillis + step * figures.stepMillis),
      values.map(dollars),
    ),
  }));
  return timeChart(`pocket-${pocket.key}`, () => HEIGHT, timeWindow, {
    option: (colours, isNarrow) => option(lines, timeWindow, colours, isNarrow),
    view: () => ({ yAxis: [axis(lines, timeWindow)] }),
    readings: (time) =>
      lines.map((line) => [line.name, money(line.balance.at(time)), swatch(line)]),
  });
}

const swatch = (line) => strokeSwatch(`venue-${line.venue + 1}`, dash(line.venue));

function axis(lines, { from, to }) {
  const [low, high] = rangeOf(lines.map((line) => line.balance), from, to);
  const bounds = roundAxis(low, high, 4);
  return { ...bounds, axisLabel: { formatter: (v) => axisMoney(v, bounds.interval) } };
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
      data: line.balance.points(),
    })),
  };
}

// The report on a feed: its price and age over time, and how gaps and changes are distributed.
import { Chart } from "./chart.js";
import { Steps, rangeOf, roundAxis } from "./scale.js";
import { keys, strokeSwatch } from "./swatch.js";
import { LEFT, timeAxis, timeChart } from "./timeChart.js";
import { tip, tooltip } from "./tip.js";
import { price, priceWords } from "./words.js";

const HEIGHT = (isNarrow) => (isNarrow ? 240 : 320);
const SECOND = 1000;
const PERCENT = 1e7;
const THOUSAND = 1000;

/** The last hundredth is so far from the rest that it would leave no room for it. */
const SHOWN = 990;

/** Strokes of the lines of a chart: where there is a truth it comes first. */
const STROKES = ["ink", "venue-1"];

const seconds = (value) => `${value.toLocaleString("en-GB", { maximumFractionDigits: 1 })} s`;
const percent = (value) => `${value.toLocaleString("en-GB", { maximumFractionDigits: 4 })} %`;

export function feedCharts(figures, timeWindow) {
  return [
    linesOverTime("price-chart", figures.feedPrices, figures, timeWindow, price, priceWords),
    linesOverTime("age-chart", figures.ages, figures, timeWindow, (millis) => millis / SECOND, seconds),
    shares("gap-chart", figures.gaps.map((millis) => millis / SECOND), seconds),
    shares("change-chart", figures.changes.map((ratio) => ratio / PERCENT), percent),
  ];
}

function linesOverTime(id, given, { startMillis, stepMillis }, timeWindow, unit, words) {
  const lines = given.map(({ name, steps, values }, i) => ({
    name,
    stroke: STROKES[i + STROKES.length - given.length],
    values: new Steps(steps.map((step) => startMillis + step * stepMillis), values.map(unit)),
  }));
  const axis = ({ from, to }, isNarrow) => roundAxis(...rangeOf(lines.map(({ values }) => values), from, to), isNarrow ? 4 : 6);
  const chart = timeChart(id, HEIGHT, timeWindow, {
    option: (colours, isNarrow) => ({
      grid: [{ left: LEFT(isNarrow), right: 14, top: 14, bottom: 34 }],
      xAxis: [timeAxis(colours, timeWindow, {})],
      yAxis: [{ ...valueAxis(colours, words), ...axis(timeWindow, isNarrow) }],
      series: lines.map((line) => curve(line, colours)),
    }),
    view: (isNarrow) => ({ yAxis: [axis(timeWindow, isNarrow)] }),
    readings: (time) => lines.map(({ name, stroke, values }) => [name, words(values.at(time)), strokeSwatch(stroke, "solid")]),
  });
  if (lines.length > 1) keys([chart], "Prices", lines.map(({ name, stroke }) => ({ name, swatch: strokeSwatch(stroke, "solid") })));
  return chart;
}

function curve({ name, stroke, values }, colours) {
  const colour = colours.named(stroke);
  return {
    name,
    type: "line",
    step: "end",
    showSymbol: false,
    silent: true,
    lineStyle: { color: colour, width: 1.4 },
    itemStyle: { color: colour },
    data: values.points(),
  };
}

function valueAxis(colours, words) {
  return {
    type: "value",
    axisLabel: { color: colours.soft, formatter: words },
    splitLine: { lineStyle: { color: colours.faint } },
  };
}

/** Which share of all updates has at most so much. */
function shares(id, values, words) {
  const points = [[0, 0], ...values.slice(0, SHOWN).map((value, i) => [value, (100 * (i + 1)) / THOUSAND])];
  return new Chart(id, HEIGHT, (colours, isNarrow) => ({
    grid: [{ left: LEFT(isNarrow), right: 20, top: 14, bottom: 34 }],
    tooltip: tooltip(colours, {
      trigger: "axis",
      axisPointer: { type: "line", snap: true, lineStyle: { color: colours.soft }, label: { show: false } },
      formatter: ([{ value }]) => tip(`at most ${words(value[0])}`, [["updates", `${value[1].toFixed(1)} %`]]),
    }),
    xAxis: [{ ...valueAxis(colours, words), max: values[SHOWN - 1] || 1, splitNumber: isNarrow ? 3 : 8 }],
    yAxis: [{ ...valueAxis(colours, (share) => `${share} %`), min: 0, max: 100 }],
    series: [
      {
        name: id,
        type: "line",
        step: "end",
        showSymbol: false,
        silent: true,
        lineStyle: { color: colours.named("venue-1"), width: 1.8 },
        itemStyle: { color: colours.named("venue-1") },
        data: points,
      },
    ],
  }));
}

// Notional by liquidation price on one venue, before and after the tape, beside the index price.
import { Chart } from "./chart.js";
import { barSwatch, keys } from "./swatch.js";
import { roundAxis } from "./scale.js";
import { tip, tooltip } from "./tip.js";
import { axisMoney, dollars, money, price, priceWords, tick } from "./words.js";

const HEIGHT = 330;

/** In the order of drawing: what was before stands behind what is left. Longs lie to the left of zero. */
const PARTS = [
  { name: "longs before", when: "before", side: "longs", key: "long-before", sign: -1 },
  { name: "shorts before", when: "before", side: "shorts", key: "short-before", sign: 1 },
  { name: "longs after", when: "after", side: "longs", key: "long", sign: -1 },
  { name: "shorts after", when: "after", side: "shorts", key: "short", sign: 1 },
];

/** One chart for each venue that has a map, under one key. */
export function liquidationMaps(figures) {
  const { venues, ...bins } = figures.liquidationMaps;
  const index = figures.prices.find(({ role }) => role === "index");
  const charts = venues.map((map) => new Chart(`liquidation-map-${map.venue}`, () => HEIGHT, (colours, isNarrow) => option(map, bins, index, figures, colours, isNarrow)));
  if (charts.length) keys(charts, "", PARTS.map(({ name, key }) => ({ name, swatch: barSwatch(key) })), "liquidation-map-tools");
  return charts;
}

const from = ({ low, width }, i) => price(low + i * width);

function option(map, bins, index, figures, colours, isNarrow) {
  const names = Array.from({ length: bins.count }, (_, i) => `$${from(bins, i).toLocaleString("en-GB", { maximumFractionDigits: 6 })}`);
  const most = Math.max(1, ...PARTS.flatMap(({ when, side }) => map[when][side].map(dollars)));
  const across = roundAxis(-most, most, isNarrow ? 2 : 4);
  const time = (step) => figures.startMillis + step * figures.stepMillis;
  const plain = { axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: false }, axisLine: { show: false } };
  return {
    grid: [
      { left: 70, right: "42%", top: 8, bottom: 26 },
      { left: "66%", right: 12, top: 8, bottom: 26 },
    ],
    tooltip: tooltip(colours, {
      trigger: "axis",
      axisPointer: { type: "shadow", axis: "y" },
      formatter: (at) => words(at, map, bins),
    }),
    xAxis: [
      { type: "value", ...across, axisLabel: { color: colours.soft, hideOverlap: true, formatter: (v) => axisMoney(Math.abs(v), across.interval) }, splitLine: { lineStyle: { color: colours.faint } } },
      { type: "time", gridIndex: 1, min: time(0), max: time(figures.steps - 1), splitNumber: isNarrow ? 1 : 2, axisLabel: { color: colours.soft, hideOverlap: true, showMinLabel: false, formatter: tick }, axisLine: { lineStyle: { color: colours.line } } },
    ],
    yAxis: [
      { type: "category", data: names, axisLabel: { color: colours.soft }, axisTick: { show: false }, axisLine: { onZero: false, lineStyle: { color: colours.line } } },
      { type: "value", gridIndex: 1, min: from(bins, 0), max: from(bins, bins.count), ...plain },
    ],
    series: [
      ...PARTS.map((part) => bars(part, map, colours)),
      {
        name: "index price",
        type: "line",
        xAxisIndex: 1,
        yAxisIndex: 1,
        showSymbol: false,
        silent: true,
        tooltip: { show: false },
        lineStyle: { color: colours.ink, width: 1.4 },
        data: index.steps.map((step, i) => [time(step), price(index.values[i])]),
      },
    ],
  };
}

function bars({ name, when, side, sign }, map, colours) {
  return {
    name,
    type: "bar",
    barGap: "-100%",
    barCategoryGap: "15%",
    itemStyle: { color: colours.named(side === "longs" ? "long" : "short"), opacity: when === "before" ? 0.35 : 1 },
    emphasis: { disabled: true },
    data: map[when][side].map((amount) => sign * dollars(amount)),
  };
}

function words(at, map, bins) {
  const bar = at.find(({ seriesName }) => PARTS.some(({ name }) => name === seriesName));
  if (!bar) return "";
  const i = bar.dataIndex;
  const rows = PARTS.filter(({ when, side }) => map[when][side][i]).map(({ name, when, side, key }) => [name, money(dollars(map[when][side][i])), barSwatch(key)]);
  return tip(`${priceWords(from(bins, i))} to ${priceWords(from(bins, i + 1))}`, rows);
}

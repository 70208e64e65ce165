// Prices over time, where each venue closed, and below them one lane of closes per venue.
import { dash, shape, symbol, venueKey } from "./palette.js";
import { Steps, rangeOf, roundAxis } from "./scale.js";
import { keys, markSwatch, strokeSwatch } from "./swatch.js";
import { LEFT, timeAxis, timeChart } from "./timeChart.js";
import { dollars, money, price, priceWords } from "./words.js";

const LANE = 26;
const LARGEST = 24;
const SMALLEST = 3;

/** Prices need room; on a phone less of it. */
const PLOT = (isNarrow) => (isNarrow ? 240 : 380);
const TOP = 14;
const BETWEEN = 30;
const BELOW = 74;

export function priceChart(figures, timeWindow) {
  const lines = figures.prices.map((line) => ({ ...line, prices: steps(line, figures) }));
  const venues = figures.venues.map((venue, i) => ({ ...venue, place: i, closes: closes(figures.closes[i], figures), silences: silences(figures.interruptions?.[i], figures) }));
  const chart = timeChart("price-chart", (isNarrow) => height(venues, isNarrow), timeWindow, {
    option: (colours, isNarrow) => option(lines, venues, timeWindow, colours, isNarrow),
    view: (isNarrow) => ({ yAxis: [priceAxis(lines, venues, chart, timeWindow, isNarrow), {}] }),
    readings: (time) => [...priceReadings(lines, chart, time), ...closeReadings(venues, time, timeWindow)],
  });
  venues.filter((venue) => venue !== worst(venues)).forEach((venue) => chart.hidden.add(executions(venue)));
  legend(chart, lines, venues);
  return chart;
}

const height = (venues, isNarrow) => TOP + PLOT(isNarrow) + BETWEEN + LANE * venues.length + BELOW;

const executions = (venue) => `closes of ${venue.name}`;

const worst = (venues) =>
  venues.filter(hasCloses).reduce((most, v) => (!most || v.shortfall > most.shortfall ? v : most), null);

/** A winner's close has no price of its own. */
const hasCloses = ({ closes }) => closes.some((close) => close.count > 0);

function steps(line, { startMillis, stepMillis }) {
  return new Steps(line.steps.map((step) => startMillis + step * stepMillis), line.values.map(price));
}

function closes(rows, { startMillis, stepMillis }) {
  return rows.steps.map((step, i) => ({
    time: startMillis + step * stepMillis,
    count: rows.counts[i],
    shortfall: dollars(rows.shortfalls[i]),
    lowest: price(rows.lowest[i]),
    highest: price(rows.highest[i]),
    deleveraged: dollars(rows.deleveraged[i]),
    adl: dollars(rows.adl[i]),
  }));
}

/** The times in which nothing landed on a venue's chain, each until the first block afterwards. */
function silences(spans, { startMillis, stepMillis }) {
  return (spans?.from ?? []).map((from, i) => [from, spans.to[i]].map((step) => startMillis + step * stepMillis));
}

function option(lines, venues, timeWindow, colours, isNarrow) {
  const grids = [TOP, TOP + PLOT(isNarrow) + BETWEEN];
  const side = { left: LEFT(isNarrow), right: 14 };
  return {
    grid: [
      { ...side, top: grids[0], height: PLOT(isNarrow) },
      { ...side, top: grids[1], height: LANE * venues.length },
    ],
    xAxis: [timeAxis(colours, timeWindow, { gridIndex: 0 }), timeAxis(colours, timeWindow, { gridIndex: 1, axisLabel: { show: false }, axisTick: { show: false } })],
    yAxis: [priceAxisStyle(colours), lanes(venues, colours, isNarrow)],
    slider: slider(colours, isNarrow),
    series: [...lines.map((line) => curve(line, colours)), ...venues.map((v) => fills(v, colours)), ...shades(venues, colours), ...marks(venues, colours)],
  };
}

function slider(colours, isNarrow) {
  return {
    left: LEFT(isNarrow),
    right: 14,
    bottom: 8,
    height: 34,
    showDetail: false,
    brushSelect: false,
    borderColor: colours.line,
    fillerColor: colours.named("brush"),
    handleStyle: { color: colours.card, borderColor: colours.soft },
    moveHandleStyle: { color: colours.soft, opacity: 0.5 },
    dataBackground: { lineStyle: { color: colours.soft }, areaStyle: { color: colours.faint } },
    selectedDataBackground: { lineStyle: { color: colours.soft }, areaStyle: { color: colours.line } },
  };
}

function priceAxisStyle(colours) {
  return {
    type: "value",
    axisLabel: { color: colours.soft, formatter: (v) => `$${v.toLocaleString("en-GB", { maximumFractionDigits: 4 })}` },
    splitLine: { lineStyle: { color: colours.faint } },
  };
}

/** The axis follows what is shown, so that a close-up is one. */
function priceAxis(lines, venues, chart, { from, to }, isNarrow) {
  const shown = lines.filter((line) => !chart || chart.isShown(line.name)).map((line) => line.prices);
  let [low, high] = rangeOf(shown.length ? shown : [lines[0].prices], from, to);
  for (const venue of venues.filter((v) => chart?.isShown(executions(v)))) {
    for (const close of venue.closes.filter((c) => c.count > 0 && c.time >= from && c.time <= to)) {
      low = Math.min(low, close.lowest);
      high = Math.max(high, close.highest);
    }
  }
  return roundAxis(low, high, isNarrow ? 5 : 9);
}

function lanes(venues, colours, isNarrow) {
  return {
    gridIndex: 1,
    type: "category",
    inverse: true,
    data: venues.map(({ name }) => name),
    axisLabel: { color: colours.ink, fontSize: isNarrow ? 10.5 : 12, width: LEFT(isNarrow) - 8, overflow: "truncate", interval: 0 },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: true, lineStyle: { color: colours.faint } },
  };
}

function curve(line, colours) {
  const isIndex = line.role === "index";
  return {
    name: line.name,
    type: "line",
    step: isIndex ? false : "end",
    showSymbol: false,
    silent: true,
    z: isIndex ? 4 : 3,
    lineStyle: { color: lineColour(line, colours), width: isIndex ? 1.6 : 1.4, type: lineDash(line) },
    itemStyle: { color: lineColour(line, colours) },
    data: line.prices.points(),
  };
}

const lineColour = (line, colours) => (line.role === "index" ? colours.ink : colours.venue(line.venues[0]));

const lineDash = (line) => (line.role === "mark" ? dash(line.venues[0]) : "solid");

/** Where a venue's closes filled: of several in one step the lowest and the highest. */
function fills(venue, colours) {
  const points = venue.closes
    .filter((close) => close.count > 0)
    .flatMap(({ time, lowest, highest }) => (lowest === highest ? [[time, lowest]] : [[time, lowest], [time, highest]]));
  return {
    name: executions(venue),
    type: "scatter",
    symbol: symbol(venue.place),
    symbolSize: 8,
    silent: true,
    z: 5,
    itemStyle: { color: "transparent", borderColor: colours.venue(venue.place), borderWidth: 1.5 },
    data: points,
  };
}

/** The lanes: a tick for a close without shortfall, a circle as large as the shortfall of one with, a diamond as large as what winners were closed by. */
function marks(venues, colours) {
  const areaOf = (amount) => {
    const largest = venues.flatMap(({ closes }) => closes.map(amount)).reduce((most, one) => Math.max(most, one), 1);
    return ([, , here]) => Math.max(SMALLEST, LARGEST * Math.sqrt(here / largest));
  };
  const lane = (name, amount, style) => ({
    name,
    type: "scatter",
    xAxisIndex: 1,
    yAxisIndex: 1,
    silent: true,
    ...style,
    data: venues.flatMap((v) => v.closes.filter(amount).map((c) => [c.time, v.name, amount(c)])),
  });
  const area = (colour) => ({ color: colours.named(`${colour}-area`), borderColor: colours.named(colour), borderWidth: 1 });
  return [
    lane(WITHOUT, (c) => c.count > 0 && c.shortfall === 0, { symbol: "rect", symbolSize: [1.5, 11], itemStyle: { color: colours.soft } }),
    lane(WITH, (c) => c.shortfall, { symbol: "circle", symbolSize: areaOf((c) => c.shortfall), itemStyle: area("loss") }),
    lane(ADL, (c) => c.deleveraged, { symbol: "diamond", symbolSize: areaOf((c) => c.deleveraged), itemStyle: area("adl-mark") }),
  ];
}

/** In the lanes, a broad line where nothing landed; none if that was never. */
function shades(venues, colours) {
  const data = venues.flatMap(({ name, silences }) => silences.flatMap(([from, to]) => [[from, name], [to, name], [to, null]]));
  if (!data.length) return [];
  return [
    {
      name: SILENCE,
      type: "line",
      xAxisIndex: 1,
      yAxisIndex: 1,
      showSymbol: false,
      silent: true,
      z: 1,
      lineStyle: { color: colours.soft, width: LANE * 0.7, opacity: 0.3, cap: "butt" },
      data,
    },
  ];
}

const SILENCE = "nothing landed";
const WITHOUT = "closed without shortfall";
const WITH = "closed with shortfall";
const ADL = "auto-deleveraging";

function priceReadings(lines, chart, time) {
  return lines
    .filter((line) => chart.isShown(line.name))
    .map((line) => [line.name, priceWords(line.prices.at(time)), lineSwatch(line)]);
}

/** What was closed about this time: in the part of the picture that a pointer covers. */
function closeReadings(venues, time, { from, to }) {
  const reach = (to - from) / 250;
  return venues.flatMap((venue) => {
    const here = venue.closes.filter((close) => Math.abs(close.time - time) <= reach);
    const sum = (figure) => here.reduce((total, close) => total + figure(close), 0);
    const count = sum((c) => c.count);
    const parts = [
      count > 0 ? `${count} closed` : "",
      sum((c) => c.shortfall) ? `shortfall ${money(sum((c) => c.shortfall))}` : "",
      sum((c) => c.deleveraged) ? `deleveraged ${money(sum((c) => c.deleveraged))}` : "",
      sum((c) => c.adl) ? `given up ${money(sum((c) => c.adl))}` : "",
    ].filter(Boolean);
    if (venue.silences.some(([start, end]) => time >= start && time < end)) parts.push(SILENCE);
    return parts.length ? [[venue.name, parts.join(", "), venueSwatch(venue)]] : [];
  });
}

const lineSwatch = (line) =>
  line.role === "index" ? strokeSwatch("ink", "solid", 3) : strokeSwatch(venueKey(line.venues[0]), lineDash(line));

function legend(chart, lines, venues) {
  const all = venues.flatMap(({ closes }) => closes);
  const lanes = [
    { name: WITHOUT, swatch: markSwatch("soft", "tick", true), isUsed: (c) => c.count > 0 && c.shortfall === 0 },
    { name: WITH, swatch: markSwatch("loss", "circle", true), isUsed: (c) => c.shortfall },
    { name: ADL, swatch: markSwatch("adl-mark", "diamond", true), isUsed: (c) => c.deleveraged },
  ].filter(({ isUsed }) => all.some(isUsed));
  if (venues.some(({ silences }) => silences.length)) lanes.push({ name: SILENCE, swatch: markSwatch("soft", "rect", true) });
  const filled = venues.filter(hasCloses);
  keys([chart], "Prices", lines.map((line) => ({ name: line.name, swatch: lineSwatch(line) })));
  if (filled.length) keys([chart], "Closed at", filled.map((venue) => ({ name: executions(venue), label: venue.name, swatch: venueSwatch(venue) })));
  if (lanes.length) keys([chart], "Lanes", lanes);
}

const venueSwatch = ({ place }) => markSwatch(venueKey(place), shape(place), false);

// Stacked bars: the shortfall of every venue, in dollars or as shares.
import { Chart } from "./chart.js";
import { decal } from "./palette.js";
import { roundAxis } from "./scale.js";
import { barSwatch, keys } from "./swatch.js";
import { tip, tooltip } from "./tip.js";
import { axisMoney, dollars, money } from "./words.js";

const BAR = 46;

/** A chart of `parts` (label and one amount per venue), which add up to each venue's shortfall. */
export function breakdownChart(id, venues, parts) {
  let asShares = false;
  const value = (part, i) => (asShares ? share(part.amounts[i], venues[i].shortfall) : dollars(part.amounts[i]));
  const chart = new Chart(
    id,
    () => venues.length * BAR + 40,
    (colours, isNarrow) => option(venues, parts, value, asShares, colours, isNarrow),
  );
  measures(chart, (shares) => {
    asShares = shares;
    chart.draw();
  });
  keys([chart], "", parts.map(({ key, label }) => ({ name: label, swatch: barSwatch(key) })));
  return chart;
}

const share = (amount, whole) => (whole === 0 ? 0 : (100 * amount) / whole);

function option(venues, parts, value, asShares, colours, isNarrow) {
  const bounds = extent(venues, parts, value, asShares, isNarrow ? 3 : 6);
  return {
    grid: { left: 8, right: isNarrow ? 62 : 84, top: 4, bottom: 28, containLabel: true },
    tooltip: tooltip(colours, { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (at) => words(at, venues, parts) }),
    xAxis: {
      type: "value",
      ...bounds,
      axisLabel: { color: colours.soft, hideOverlap: true, formatter: (v) => (asShares ? `${Math.round(v)} %` : axisMoney(v, bounds.interval)) },
      splitLine: { lineStyle: { color: colours.faint } },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: venues.map(({ name }) => name),
      axisLabel: { color: colours.ink, fontSize: isNarrow ? 12 : 13.5, width: isNarrow ? 90 : 180, overflow: "truncate" },
      axisLine: { onZero: true, lineStyle: { color: colours.soft } },
      axisTick: { show: false },
    },
    series: [...parts.map((part) => bars(part, venues, value, colours)), totals(venues, parts, value, colours)],
  };
}

/** Ends of the axis: the longest stack to either side. */
function extent(venues, parts, value, asShares, most) {
  const sums = venues.map((venue, i) => parts.map((part) => value(part, i)));
  const side = (sign) => sums.map((row) => row.filter((v) => v * sign > 0).reduce((a, b) => a + b, 0));
  const highest = Math.max(0, ...side(1));
  const lowest = Math.min(0, ...side(-1));
  if (asShares && lowest === 0) return { min: 0, max: 100, interval: 25 };
  return roundAxis(lowest, highest, most);
}

function bars(part, venues, value, colours) {
  return {
    name: part.label,
    type: "bar",
    stack: "all",
    barWidth: 24,
    itemStyle: { color: colours.named(part.key), decal: decal(part.key, colours), borderColor: colours.card, borderWidth: 1 },
    emphasis: { disabled: true },
    label: {
      show: true,
      color: colours.ink,
      backgroundColor: colours.card,
      padding: [2, 5],
      borderRadius: 3,
      fontSize: 11.5,
      formatter: ({ dataIndex }) => percent(part.amounts[dataIndex], venues[dataIndex].shortfall),
    },
    // A label that does not fit moves out of the picture; the tip and the table have it.
    labelLayout: ({ rect, labelRect }) => (labelRect.width + 8 > rect.width ? { x: -1000 } : {}),
    data: venues.map((_, i) => ({ value: value(part, i), label: { show: part.amounts[i] !== 0 } })),
  };
}

const percent = (amount, whole) => (amount === 0 ? "" : `${Math.round(share(amount, whole))} %`.replace("-", "−"));

/** A point without size at the right end of each stack that carries the sum. */
function totals(venues, parts, value, colours) {
  const right = (i) => parts.map((part) => value(part, i)).reduce((sum, v) => sum + Math.max(v, 0), 0);
  return {
    name: "total",
    type: "scatter",
    symbolSize: 0,
    silent: true,
    itemStyle: { opacity: 1 },
    label: {
      show: true,
      position: "right",
      color: colours.ink,
      fontWeight: 600,
      formatter: ({ dataIndex }) => money(dollars(venues[dataIndex].shortfall)),
    },
    data: venues.map((_, i) => [right(i), i]),
  };
}

function words(at, venues, parts) {
  const i = at[0].dataIndex;
  const rows = parts
    .filter((part) => part.amounts[i] !== 0)
    .map((part) => [part.label, `${money(dollars(part.amounts[i]))} · ${percent(part.amounts[i], venues[i].shortfall)}`, barSwatch(part.key)]);
  return tip(venues[i].name, [...rows, ["shortfall", money(dollars(venues[i].shortfall))]]);
}

/** Two buttons of which one is pressed: dollars or shares. */
function measures(chart, choose) {
  const group = document.createElement("div");
  group.className = "measures";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Measure");
  const buttons = ["Dollars", "Shares"].map((text, i) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.setAttribute("aria-pressed", i === 0);
    button.addEventListener("click", () => {
      buttons.forEach((other) => other.setAttribute("aria-pressed", other === button));
      choose(i === 1);
    });
    return button;
  });
  group.append(...buttons);
  document.getElementById(`${chart.element.id}-tools`).append(group);
}

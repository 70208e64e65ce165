// Waterfalls: where a figure begins, what each step adds to it or takes away, and where it ends.
import { Chart } from "./chart.js";
import { choose } from "./choice.js";
import { decal } from "./palette.js";
import { roundAxis } from "./scale.js";
import { barSwatch } from "./swatch.js";
import { tip, tooltip } from "./tip.js";
import { axisMoney, dollars, money } from "./words.js";

const BAR = 44;

/** From one venue to another, a policy at a time; shortfall first, then each payer. */
export function counterfactualCharts({ counterfactual }) {
  if (!counterfactual) return [];
  const { from, to, steps, figures } = counterfactual;
  const choices = figures.map(({ label, levels }) => ({
    label,
    rows: [
      whole(from, levels[0]),
      ...steps.map((step, i) => change(step, levels[i], levels[i + 1])),
      whole(to, levels.at(-1)),
    ],
  }));
  return [waterfall("counterfactual-chart", "Figure", choices)];
}

/** From nothing to the shortfall of one venue, a cause at a time. */
export function causeCharts({ venues, causes }) {
  if (!document.getElementById("cause-steps-chart")) return [];
  const choices = venues
    .map(({ name, shortfall }, i) => ({ label: name, rows: causeRows(causes, i, shortfall) }))
    .filter(({ rows }) => rows.length > 1);
  return [waterfall("cause-steps-chart", "Venue", choices)];
}

function causeRows(causes, venue, shortfall) {
  let level = 0;
  const parts = causes.filter(({ amounts }) => amounts[venue] !== 0).map(({ key, label, amounts }) => {
    const before = level;
    level += amounts[venue];
    return { ...change(label, before, level), key };
  });
  return [...parts, whole("shortfall", shortfall)];
}

const whole = (label, level) => ({ label, from: 0, to: level, key: "whole", isChange: false });

const change = (label, from, to) => ({ label, from, to, key: to > from ? "more" : "less", isChange: true });

const words = ({ from, to, isChange }) => (isChange && to > from ? "+" : "") + money(dollars(to - from));

function waterfall(id, heading, choices) {
  let { rows } = choices[0];
  const chart = new Chart(
    id,
    () => rows.length * BAR + 40,
    (colours, isNarrow) => option(rows, colours, isNarrow),
  );
  if (choices.length > 1) {
    choose(document.getElementById(`${id}-tools`), heading, choices, (at) => {
      ({ rows } = choices[at]);
      chart.draw();
    });
  }
  return chart;
}

function option(rows, colours, isNarrow) {
  const ends = rows.flatMap(({ from, to }) => [dollars(from), dollars(to)]);
  const bounds = roundAxis(Math.min(0, ...ends), Math.max(0, ...ends), isNarrow ? 3 : 6);
  return {
    grid: { left: 8, right: isNarrow ? 74 : 96, top: 4, bottom: 28, containLabel: true },
    tooltip: tooltip(colours, { trigger: "axis", axisPointer: { type: "shadow" }, formatter: ([{ dataIndex }]) => reading(rows[dataIndex]) }),
    xAxis: {
      type: "value",
      ...bounds,
      axisLabel: { color: colours.soft, hideOverlap: true, formatter: (v) => axisMoney(v, bounds.interval) },
      splitLine: { lineStyle: { color: colours.faint } },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map(({ label }) => label),
      axisLabel: { color: colours.ink, fontSize: isNarrow ? 11.5 : 13, width: isNarrow ? 108 : 230, overflow: "break", lineHeight: 14, formatter: (text) => threeLines(text, isNarrow ? 46 : 90) },
      axisLine: { onZero: true, lineStyle: { color: colours.soft } },
      axisTick: { show: false },
    },
    series: [
      { name: "start", type: "bar", stack: "all", silent: true, barWidth: 22, itemStyle: { color: "transparent" }, data: rows.map(({ from, to }) => dollars(Math.min(from, to))) },
      {
        name: "step",
        type: "bar",
        stack: "all",
        barWidth: 22,
        emphasis: { disabled: true },
        label: { show: true, position: "right", color: colours.ink, fontWeight: 600, fontSize: 12, formatter: ({ dataIndex }) => words(rows[dataIndex]) },
        data: rows.map((row) => ({ value: dollars(Math.abs(row.to - row.from)), itemStyle: look(row, colours) })),
      },
    ],
  };
}

/** What a bar has room for beside it; the tip and the table have all. */
const threeLines = (text, most) => (text.length <= most ? text : `${text.slice(0, text.lastIndexOf(" ", most))} …`);

const look = ({ key }, colours) => ({ color: colours.named(key), decal: decal(key, colours), borderColor: colours.card, borderWidth: 1 });

function reading(row) {
  const step = [row.label, words(row), barSwatch(row.key)];
  return tip(row.label, row.isChange ? [step, ["then", money(dollars(row.to))]] : [step]);
}

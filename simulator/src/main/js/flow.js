// Whose positions left the shortfall, where, and whose money covered it: one picture of all venues.
import { Chart } from "./chart.js";
import { decal, venueKey } from "./palette.js";
import { tip, tooltip } from "./tip.js";
import { dollars, money } from "./words.js";

const LEAST_HEIGHT = 260;
const ROW = 52;

/** The chart, or none where nobody left a shortfall. */
export function flowCharts({ venues, losers, payers }) {
  if (!losers.length) return [];
  const nodes = [...column("loser", losers), ...column("venue", places(venues)), ...column("payer", payers)];
  const flows = [...streams("loser", losers, true), ...streams("payer", payers, false)];
  const used = nodes.filter(({ id }) => flows.some(({ source, target }) => id === source || id === target));
  const rows = Math.max(venues.length, losers.length, payers.length);
  return [new Chart("flow-chart", () => Math.max(LEAST_HEIGHT, ROW * rows), (colours, isNarrow) => option(used, flows, colours, isNarrow))];
}

const places = (venues) => venues.map(({ name }, i) => ({ key: venueKey(i), label: name }));

/** Names may be the same in two columns, so that a place in a column tells them apart. */
const column = (kind, parts) => parts.map(({ key, label }, i) => ({ kind, key, label, id: `${kind} ${i}` }));

function streams(kind, parts, isToVenue) {
  return parts.flatMap(({ key, amounts }, i) =>
    amounts
      .map((amount, venue) => ({ key, amount, ends: [`${kind} ${i}`, `venue ${venue}`] }))
      .filter(({ amount }) => amount > 0)
      .map(({ key: part, amount, ends: [end, venue] }) => ({
        part,
        source: isToVenue ? end : venue,
        target: isToVenue ? venue : end,
        value: dollars(amount),
      })),
  );
}

function option(nodes, flows, colours, isNarrow) {
  const label = (id) => nodes.find((node) => node.id === id).label;
  return {
    tooltip: tooltip(colours, {
      trigger: "item",
      formatter: ({ dataType, data, value }) =>
        dataType === "edge" ? tip(`${label(data.source)} → ${label(data.target)}`, [["shortfall", money(value)]]) : tip(label(data.name), [["shortfall", money(value)]]),
    }),
    series: [
      {
        type: "sankey",
        left: 4,
        right: 4,
        top: 8,
        bottom: 8,
        nodeWidth: isNarrow ? 10 : 16,
        nodeGap: 20,
        draggable: false,
        layoutIterations: 32,
        emphasis: { focus: "adjacency" },
        label: { color: colours.ink, textBorderColor: colours.card, textBorderWidth: 3, fontSize: isNarrow ? 11 : 13, width: isNarrow ? 92 : 220, overflow: "truncate", formatter: ({ name }) => label(name) },
        levels: [{ depth: 2, label: { position: "left" } }],
        data: nodes.map((node) => ({ name: node.id, itemStyle: style(node, colours) })),
        links: flows.map(({ part, ...ends }) => ({ ...ends, lineStyle: { color: colours.named(part) || colours.soft, opacity: 0.4, curveness: 0.5 } })),
      },
    ],
  };
}

function style({ kind, key }, colours) {
  const isPayer = kind === "payer";
  return { color: kind === "loser" ? colours.ink : colours.named(key) || colours.soft, borderWidth: 0, decal: isPayer ? decal(key, colours) : { symbol: "none" } };
}

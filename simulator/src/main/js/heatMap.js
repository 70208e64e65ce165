// A figure of a sweep over two varied keys: a heat map for each venue, all in the colours of one scale.
import { tip, tooltip } from "./tip.js";
import { keyWords, shortWords, words } from "./units.js";

/** A cell is at least so wide, in pixels; a map with more columns than fit is moved sideways. */
const CELL = 44;
const BESIDE = 24;

/** Of a row, above all of them and below, in pixels: the labels beside the map are no part of the picture. */
const ROW = 34;
const ABOVE = 6;
const BELOW = 52;

/** Black and white stand out as much from what is so bright: √(1.05 × 0.05) − 0.05. */
const EVEN = 0.179;

/** Colours between which the library passes evenly. */
const STOPS = 11;

export const heatWidth = (across) => `${across.texts.length * CELL + BESIDE}px`;

export const heatHeight = (down) => down.texts.length * ROW + ABOVE + BELOW;

/** The labels of the rows, the last value first: beside the picture, where they stay while it is moved sideways. */
export function heatRows(down) {
  const rows = document.createElement("div");
  rows.className = "rows";
  rows.setAttribute("aria-hidden", "true");
  rows.style.paddingTop = `${ABOVE}px`;
  for (const text of down.texts.toReversed()) {
    const label = document.createElement("div");
    label.textContent = label.title = keyWords(text);
    label.style.height = label.style.lineHeight = `${ROW}px`;
    rows.append(label);
  }
  return rows;
}

/** From the least to the most of all maps; around nothing the colours part. Its legend stands above the maps. */
export class HeatScale {
  constructor(element, measure, maps) {
    const values = maps.flatMap(({ points }) => points.map(({ value }) => value));
    this.least = Math.min(...values);
    this.most = Math.max(...values);
    this.ramp = document.createElement("span");
    this.ramp.className = "ramp";
    const label = (text, value) => `${text} ${words(measure, value)}`;
    element.append(label("least", this.least), this.ramp, label("most", this.most), this.parts() ? ", colours part at zero" : "");
  }

  parts() {
    return this.least < 0 && this.most > 0;
  }

  /** The legend in the colours of now. */
  draw() {
    this.ramp.style.background = `linear-gradient(to right, ${this.stops(colourStops()).join(", ")})`;
  }

  /** Evenly from the least to the most. */
  stops({ rising, parting }) {
    const value = (i) => this.least + ((this.most - this.least) * i) / (STOPS - 1);
    const size = Math.max(-this.least, this.most);
    return Array.from({ length: STOPS }, (_, i) => hex(this.parts() ? between(parting, 0.5 + value(i) / (2 * size)) : between(rising, i / (STOPS - 1))));
  }

  /** Black or white, whichever stands out more from the colour of a value. */
  ink(value, colours) {
    const share = (value - this.least) / (this.most - this.least);
    return luminance(between(colours.map(channels), share)) > EVEN ? "#101216" : "#ffffff";
  }
}

function colourStops() {
  const style = getComputedStyle(document.documentElement);
  const named = (names) => names.map((name) => channels(style.getPropertyValue(`--${name}`).trim()));
  return {
    rising: named(["heat-1", "heat-2", "heat-3", "heat-4", "heat-5"]),
    parting: named(["below-2", "below-1", "zero", "above-1", "above-2"]),
  };
}

const channels = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));

const hex = (rgb) => `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;

function between(stops, share) {
  const place = Math.min(Math.max(share, 0), 1) * (stops.length - 1);
  const below = Math.min(Math.floor(place), stops.length - 2);
  return stops[below].map((value, i) => value + (stops[below + 1][i] - value) * (place - below));
}

/** As the accessibility guidelines (WCAG) reckon it. */
function luminance(rgb) {
  const [r, g, b] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function heatOption(measure, down, across, points, scale, colours, isNarrow) {
  const stops = scale.stops(colourStops());
  const axis = (key, more) => ({
    type: "category",
    data: key.texts.map(keyWords),
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    ...more,
  });
  return {
    grid: { left: 8, right: 14, top: ABOVE, bottom: BELOW },
    tooltip: tooltip(colours, {
      trigger: "item",
      formatter: ({ data: { value } }) => tip(measure.label, [[across.name, keyWords(across.texts[value[0]])], [down.name, keyWords(down.texts[value[1]])], [measure.unit === "dollars" ? "US dollars" : "share", words(measure, value[2])]]),
    }),
    xAxis: axis(across, {
      name: across.name,
      nameLocation: "middle",
      nameGap: 28,
      nameTextStyle: { color: colours.soft, width: isNarrow ? 230 : 700, overflow: "truncate" },
      axisLabel: { color: colours.soft },
    }),
    yAxis: axis(down, { axisLabel: { show: false } }),
    visualMap: { show: false, min: scale.least, max: scale.most, dimension: 2, inRange: { color: stops } },
    series: [
      {
        type: "heatmap",
        itemStyle: { borderColor: colours.card, borderWidth: 1 },
        label: { show: true, fontSize: isNarrow ? 10.5 : 12, formatter: ({ data: { value } }) => shortWords(measure, value[2]) },
        // What does not fit moves out of the picture; the tip and the table have it.
        labelLayout: ({ rect, labelRect }) => (labelRect.width + 4 > rect.width ? { x: -1000 } : {}),
        emphasis: { disabled: true },
        data: points.map(({ places: [j, i], value }) => ({ value: [i, j, value], label: { color: scale.ink(value, stops) } })),
      },
    ],
  };
}

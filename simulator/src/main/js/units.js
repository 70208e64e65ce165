// Figures of a sweep in words, in the unit of their measure.
import { axisMoney, money } from "./words.js";

const DIGITS = { share: 1, return: 3, coverage: 1 };

const percent = (value, digits) => `${(100 * value).toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits })} %`.replace("-", "−");

export const words = ({ unit }, value) => (unit === "dollars" ? money(value) : percent(value, DIGITS[unit]));

/** An axis label; `step` is the distance to the next one. */
export const axisWords = ({ unit }, value, step) =>
  unit === "dollars" ? axisMoney(value, step) : percent(value, Math.max(0, Math.ceil(-Math.log10(100 * step) - 1e-9)));

/** Three digits, for a place without room. */
export const shortWords = ({ unit }, value) => (unit === "dollars" ? axisMoney(value, Math.max(Math.abs(value) / 100, 0.01)) : percent(value, unit === "return" ? 2 : 0));

const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 9 });

/** A value of a varied key; thousands and more that end in noughts as a scenario may write them, 30M. */
export const keyWords = (text) => (/^-?[0-9]+000$/.test(text) ? compact.format(Number(text)) : text);

/** A label on the axis of a varied key, in the unit of its values if they have one in common. */
export function keyAxisWords({ texts, numbers }) {
  const units = new Set(texts.map((text) => text.replace(/^[-+]?[0-9.]+/, "")));
  const [unit] = units;
  const one = texts.map((text, i) => numbers[i] / Number.parseFloat(text)).find((ratio) => Number.isFinite(ratio) && ratio !== 0);
  if (units.size > 1 || !unit || !one) return (value) => compact.format(value);
  return (value) => `${Number((value / one).toPrecision(6))}${unit}`;
}

// Figures of a sweep in words, in the unit of their measure.
import { axisMoney, money } from "./words.js";

const DIGITS = { share: 1, return: 3 };

const percent = (value, digits) => `${(100 * value).toFixed(digits)} %`.replace("-", "−");

export const words = ({ unit }, value) => (unit === "dollars" ? money(value) : percent(value, DIGITS[unit]));

/** An axis label; `step` is the distance to the next one. */
export const axisWords = ({ unit }, value, step) =>
  unit === "dollars" ? axisMoney(value, step) : percent(value, Math.max(0, Math.ceil(-Math.log10(100 * step) - 1e-9)));

/** Three digits, for a place without room. */
export const shortWords = ({ unit }, value) => (unit === "dollars" ? axisMoney(value, Math.max(Math.abs(value) / 100, 0.01)) : percent(value, unit === "share" ? 0 : 2));

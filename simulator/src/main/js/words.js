// Numbers as a reader wants them. What is exact stands in the tables; charts round.

const MONEY = 1e6;
const PRICE = 1e8;

export const dollars = (microDollars) => microDollars / MONEY;

export const price = (units) => units / PRICE;

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Dollars as in the tables: whole from 1000 on, cents below. */
export function money(amount) {
  if (amount === 0) return "$0";
  const size = Math.abs(amount);
  return (amount < 0 ? "−$" : "$") + (size >= 999.995 ? whole : cents).format(size);
}

export const priceWords = (amount) => `$${cents.format(amount)}`;

const UNITS = [
  [1e9, "bn"],
  [1e6, "m"],
  [1e3, "k"],
  [1, ""],
];

/** An axis label; `step` is the distance to the next one, so that neighbours differ. */
export function axisMoney(amount, step) {
  if (amount === 0) return "$0";
  const [unit, name] = UNITS.find(([size]) => Math.abs(amount) >= size) ?? UNITS.at(-1);
  const digits = Math.max(0, Math.min(4, Math.ceil(-Math.log10(step / unit) - 1e-9)));
  return `${amount < 0 ? "−" : ""}$${(Math.abs(amount) / unit).toFixed(digits)}${name}`;
}

const DAY = 86_400_000;
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** Time of day with seconds, UTC. */
export const clock = (millis) => new Date(millis).toISOString().slice(11, 19);

/** Times of a tape: where it spans several days, with the day. */
export const clockOf = (start, end) =>
  Math.floor(start / DAY) === Math.floor(end / DAY) ? clock : (millis) => `${day.format(millis)} ${clock(millis)}`;

/** Time of day, with seconds only where there are some; midnight is the new day. */
export function tick(millis) {
  if (millis % DAY === 0) return day.format(millis);
  return millis % 60_000 === 0 ? clock(millis).slice(0, 5) : clock(millis);
}

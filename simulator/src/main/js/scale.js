// Axes that end at round numbers.

/** The smallest step of 1, 2 or 5 times a power of ten that needs at most `most` steps. */
function roundStep(length, most) {
  const rough = length / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * [1, 2, 5, 10].find((factor) => power * factor >= rough * (1 - 1e-9));
}

/** Ends and step of an axis that holds these values. */
export function roundAxis(lowest, highest, most = 5) {
  const length = highest - lowest || Math.max(Math.abs(highest) * 0.02, 1);
  const low = highest === lowest ? lowest - length / 2 : lowest;
  const step = roundStep(length, most);
  const min = Math.floor(low / step + 1e-9) * step;
  const max = Math.ceil((low + length) / step - 1e-9) * step;
  return { min, max, interval: step };
}

/** An axis on which amounts stand where they are. */
export const Linear = {
  place: (amount) => amount,
  amount: (place) => place,
  step: (place, interval) => interval,
  bounds: (low, high) => roundAxis(low, high, 4),
};

/** An axis on which equal steps are equal ratios; what is less than `least`, zero too, stands at its lower end. */
export class Logarithmic {
  constructor(least) {
    this.least = least;
  }

  place(amount) {
    return Math.log10(Math.max(amount, this.least));
  }

  amount(place) {
    return 10 ** place;
  }

  step(place) {
    return 10 ** place;
  }

  /** Ends at powers of ten, and a line at each. */
  bounds(low, high) {
    const min = Math.floor(low + 1e-9);
    return { min, max: Math.max(min + 1, Math.ceil(high - 1e-9)), interval: 1 };
  }
}

/** A figure over time that keeps its value until the next point. */
export class Steps {
  /** `times` in milliseconds, rising. */
  constructor(times, values) {
    this.times = times;
    this.values = values;
  }

  /** Place of the last point that is not later. */
  place(time) {
    let low = 0;
    let high = this.times.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.times[middle] <= time) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  at(time) {
    return this.values[this.place(time)];
  }

  /** Lowest and highest value between two times. */
  range(from, to) {
    const values = this.values.slice(this.place(from), this.place(to) + 1).filter((v) => v !== null);
    return values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [Infinity, -Infinity]);
  }

  points() {
    return this.times.map((time, i) => [time, this.values[i]]);
  }
}

/** Lowest and highest value of several figures between two times. */
export function rangeOf(lines, from, to) {
  return lines
    .map((line) => line.range(from, to))
    .reduce(([low, high], [a, b]) => [Math.min(low, a), Math.max(high, b)], [Infinity, -Infinity]);
}

// The one stretch of time that all charts over time show, and everything that moves it.
import { clockOf } from "./words.js";

const SHORTEST_STEPS = 10;

export class TimeWindow {
  constructor({ startMillis, stepMillis, steps, closeUp }) {
    this.start = startMillis;
    this.step = stepMillis;
    this.end = startMillis + (steps - 1) * stepMillis;
    this.closeUp = closeUp?.map((step) => startMillis + step * stepMillis);
    this.clock = clockOf(this.start, this.end);
    this.charts = [];
    this.from = this.start;
    this.to = this.end;
    this.bar = document.getElementById("time-window");
    for (const button of this.bar.querySelectorAll("[data-window]")) this.wire(button);
  }

  /** Lets a chart take part: it moves the others, and they move it. */
  add(chart, show) {
    this.charts.push({ chart, show });
    chart.library.on("datazoom", () => {
      const [shown] = chart.library.getOption().dataZoom;
      this.set(shown.startValue, shown.endValue);
    });
  }

  showAll() {
    this.set(this.start, this.end);
  }

  /** Shows another stretch everywhere; it keeps inside the tape and never becomes too short to read. */
  set(from, to) {
    const shortest = Math.min(SHORTEST_STEPS * this.step, this.end - this.start);
    const length = Math.min(Math.max(to - from, shortest), this.end - this.start);
    const first = Math.round(Math.min(Math.max(from, this.start), this.end - length));
    const last = Math.round(first + length);
    if (first === this.from && last === this.to && this.isShown) return;
    this.isShown = true;
    this.from = first;
    this.to = last;
    this.charts.forEach(({ show }) => show());
    this.tell();
  }

  /** Moves by a part of what is shown. */
  move(part) {
    const by = part * (this.to - this.from);
    this.set(this.from + by, this.to + by);
  }

  /** Makes what is shown longer or shorter around `centre`. */
  zoom(factor, centre = (this.from + this.to) / 2) {
    this.set(centre - (centre - this.from) * factor, centre + (this.to - centre) * factor);
  }

  wire(button) {
    const actions = {
      whole: () => this.showAll(),
      low: () => this.set(...this.closeUp),
      earlier: () => this.move(-0.25),
      later: () => this.move(0.25),
      in: () => this.zoom(0.5),
      out: () => this.zoom(2),
    };
    button.hidden = button.dataset.window === "low" && !this.closeUp;
    button.addEventListener("click", actions[button.dataset.window]);
  }

  tell() {
    const words = `${this.clock(this.from)} to ${this.clock(this.to)} UTC`;
    document.getElementById("time-shown").textContent = words;
  }
}

// What all charts over time have in common: axis, zoom by dragging, and reading with the keyboard.
import { Chart } from "./chart.js";
import { spoken, tip, tooltip } from "./tip.js";
import { tick } from "./words.js";

/** Dragging belongs to scrolling where a finger points. */
const CAN_DRAG = window.matchMedia("(pointer: fine)").matches;

/** Charts under each other line up. */
export const LEFT = (isNarrow) => (isNarrow ? 70 : 84);

/**
 * A chart that shows the stretch of `timeWindow`.
 *
 * @param option of colours and isNarrow: what is drawn
 * @param view what depends on the stretch shown: an option that is merged in
 * @param readings of a time: rows of names and values
 */
export function timeChart(id, height, timeWindow, { option, view, readings }) {
  const chart = new Chart(id, height, (colours, isNarrow) => {
    const { slider, ...drawn } = option(colours, isNarrow);
    return { ...common(colours, timeWindow, readings), ...drawn, dataZoom: zoom(timeWindow, drawn.xAxis, slider) };
  });
  chart.drawn = () => {
    chart.library.setOption(view(chart.isNarrow()));
    dragToZoom(chart);
  };
  timeWindow.add(chart, () => show(chart, timeWindow, view));
  readWithKeys(chart, timeWindow, readings);
  return chart;
}

function show(chart, { from, to }, view) {
  if (!chart.isDrawn) return;
  const [shown] = chart.library.getOption().dataZoom;
  if (shown.startValue !== from || shown.endValue !== to) {
    chart.library.dispatchAction({ type: "dataZoom", dataZoomIndex: 0, startValue: from, endValue: to });
  }
  chart.library.setOption(view(chart.isNarrow()));
  chart.tell();
}

function common(colours, timeWindow, readings) {
  return {
    tooltip: tooltip(colours, {
      trigger: "axis",
      axisPointer: { type: "line", snap: false, lineStyle: { color: colours.soft }, label: { show: false } },
      formatter: ([{ axisValue }]) => tip(`${timeWindow.clock(axisValue)} UTC`, readings(axisValue)),
    }),
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    toolbox: {
      itemSize: 0,
      feature: { dataZoom: { xAxisIndex: "all", yAxisIndex: false, filterMode: "none", brushStyle: { color: colours.named("brush"), borderColor: colours.soft } } },
    },
  };
}

function zoom({ from, to }, xAxis, slider) {
  const all = { xAxisIndex: xAxis.map((_, i) => i), filterMode: "none", startValue: from, endValue: to };
  return [slider ? { type: "slider", ...all, ...slider } : { type: "inside", disabled: true, ...all }];
}

/** The axis of time under a grid. */
export function timeAxis(colours, timeWindow, more) {
  return {
    type: "time",
    min: timeWindow.start,
    max: timeWindow.end,
    axisLabel: { color: colours.soft, hideOverlap: true, formatter: tick },
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { lineStyle: { color: colours.line } },
    splitLine: { show: true, lineStyle: { color: colours.faint } },
    ...more,
  };
}

function dragToZoom(chart) {
  if (!CAN_DRAG) return;
  chart.library.dispatchAction({ type: "takeGlobalCursor", key: "dataZoomSelect", dataZoomSelectActive: true });
}

function readWithKeys(chart, timeWindow, readings) {
  let time = null;
  const read = (direction) => {
    const by = direction * Math.max(timeWindow.step, (timeWindow.to - timeWindow.from) / 60);
    const next = time === null ? (timeWindow.from + timeWindow.to) / 2 : time + by;
    const inside = Math.min(Math.max(next, timeWindow.from), timeWindow.to);
    time = timeWindow.start + Math.round((inside - timeWindow.start) / timeWindow.step) * timeWindow.step;
    point(chart, time);
    document.getElementById("reading").textContent = spoken(`${timeWindow.clock(time)} UTC`, readings(time));
  };
  const hide = () => {
    time = null;
    chart.library.dispatchAction({ type: "hideTip" });
  };
  const actions = {
    ArrowLeft: (shift) => (shift ? timeWindow.move(-0.25) : read(-1)),
    ArrowRight: (shift) => (shift ? timeWindow.move(0.25) : read(1)),
    "+": () => timeWindow.zoom(0.5, time ?? undefined),
    "=": () => timeWindow.zoom(0.5, time ?? undefined),
    "-": () => timeWindow.zoom(2, time ?? undefined),
    0: () => timeWindow.showAll(),
    Home: () => timeWindow.showAll(),
    Escape: hide,
  };
  chart.element.addEventListener("keydown", (event) => {
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action(event.shiftKey);
  });
  chart.element.addEventListener("blur", hide);
}

function point(chart, time) {
  const x = chart.library.convertToPixel({ xAxisIndex: 0 }, time);
  chart.library.dispatchAction({ type: "showTip", x, y: chart.element.clientHeight / 3 });
}

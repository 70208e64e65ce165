// One drawn chart: an ECharts instance that can be drawn again in other colours or another width.
import { BarChart, HeatmapChart, LineChart, SankeyChart, ScatterChart } from "echarts/charts";
import {
  DataZoomInsideComponent,
  DataZoomSliderComponent,
  GridComponent,
  LegendComponent,
  ToolboxComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from "echarts/components";
import * as echarts from "echarts/core";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer } from "echarts/renderers";
import { palette } from "./palette.js";

// Canvas, because the SVG renderer needs inline styles, which the page's policy forbids.
echarts.use([
  BarChart,
  HeatmapChart,
  LineChart,
  SankeyChart,
  ScatterChart,
  DataZoomInsideComponent,
  DataZoomSliderComponent,
  GridComponent,
  LabelLayout,
  LegendComponent,
  ToolboxComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
  CanvasRenderer,
]);

/** Fine enough for print and for dense screens. */
const SHARPNESS = Math.max(2, window.devicePixelRatio);

const NARROW = 640;

/** A chart in the element with this id; `option(colours, isNarrow)` says what it looks like. */
export class Chart {
  constructor(id, height, option) {
    this.element = document.getElementById(id);
    this.height = height;
    this.option = option;
    this.hidden = new Set();
    this.isDrawn = false;
    this.element.style.height = `${height(this.isNarrow())}px`;
    this.library = echarts.init(this.element, null, { devicePixelRatio: SHARPNESS });
  }

  isNarrow() {
    return document.documentElement.clientWidth < NARROW;
  }

  /** Draws everything again; what was hidden stays hidden. */
  draw() {
    this.element.style.height = `${this.height(this.isNarrow())}px`;
    this.library.resize();
    const option = this.option(palette(), this.isNarrow());
    const selected = Object.fromEntries([...this.hidden].map((name) => [name, false]));
    this.library.setOption({ ...base(), ...option, legend: { show: false, selected } }, { notMerge: true });
    this.isDrawn = true;
    this.drawn();
    this.tell();
  }

  /** What remains to be done after each drawing. */
  drawn() {}

  /** Hides or shows the series of this name. */
  show(name, isShown) {
    if (isShown) this.hidden.delete(name);
    else this.hidden.add(name);
    this.library.dispatchAction({ type: isShown ? "legendSelect" : "legendUnSelect", name });
  }

  isShown(name) {
    return !this.hidden.has(name);
  }

  /** Leaves in the page what the library drew, for whoever checks it from outside. */
  tell() {
    const { series, dataZoom } = this.library.getOption();
    this.element.dataset.series = series.length;
    if (dataZoom?.length) {
      this.element.dataset.from = dataZoom[0].startValue;
      this.element.dataset.to = dataZoom[0].endValue;
    }
    const all = series.flatMap((one) => one.data ?? []);
    this.element.dataset.points = all.length;
    this.element.dataset.gaps = all.filter((one) => Array.isArray(one) && one[1] === null).length;
  }
}

/** Draws charts again when colours or width change. */
export function redrawOn(charts) {
  const all = () => charts.forEach((chart) => chart.draw());
  for (const query of ["(prefers-color-scheme: dark)", "print"]) {
    window.matchMedia(query).addEventListener("change", all);
  }
  let width = document.documentElement.clientWidth;
  window.addEventListener("resize", () => {
    if (document.documentElement.clientWidth === width) return;
    width = document.documentElement.clientWidth;
    all();
  });
  openOnPrint();
  all();
}

/** On paper nobody can open a table. */
function openOnPrint() {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.table:not([open])")];
    opened.forEach((details) => (details.open = true));
  });
  window.addEventListener("afterprint", () => opened.forEach((details) => (details.open = false)));
}

function base() {
  const style = getComputedStyle(document.body);
  return {
    animation: false,
    useUTC: true,
    backgroundColor: "transparent",
    textStyle: { fontFamily: style.fontFamily, fontSize: 12 },
  };
}

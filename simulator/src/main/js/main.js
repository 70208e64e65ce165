// Draws the charts of a page beside its tables. Everything it shows comes from the JSON block of the page.
import { breakdownChart } from "./breakdown.js";
import { redrawOn } from "./chart.js";
import { feedCharts } from "./feed.js";
import { flowCharts } from "./flow.js";
import { fundRatioCharts } from "./fundRatio.js";
import { liquidationMaps } from "./liquidationMap.js";
import { depthCharts, pocketCharts } from "./pockets.js";
import { priceChart } from "./prices.js";
import { sweepCharts } from "./sweep.js";
import { TimeWindow } from "./timeWindow.js";
import { causeCharts, counterfactualCharts } from "./waterfall.js";

const figures = JSON.parse(document.getElementById("figures-to-draw").textContent);

document.documentElement.classList.add("scripted");

const runCharts = (timeWindow) => [
  ...counterfactualCharts(figures),
  breakdownChart("who-paid-chart", figures.venues, figures.payers),
  ...flowCharts(figures),
  priceChart(figures, timeWindow),
  ...pocketCharts(figures, timeWindow),
  ...depthCharts(figures, timeWindow),
  ...fundRatioCharts(figures, timeWindow),
  ...liquidationMaps(figures),
  breakdownChart("causes-chart", figures.venues, figures.causes),
  ...causeCharts(figures),
];

/** Charts that share one stretch of time. */
function timeCharts() {
  const timeWindow = new TimeWindow(figures);
  const charts = figures.feedPrices ? feedCharts(figures, timeWindow) : runCharts(timeWindow);
  timeWindow.showAll();
  return charts;
}

redrawOn(figures.sweepKeys ? sweepCharts(figures) : timeCharts());

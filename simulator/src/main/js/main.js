// Draws the charts of the report beside its tables. Everything it shows comes from the JSON block of the page.
import { breakdownChart } from "./breakdown.js";
import { redrawOn } from "./chart.js";
import { pocketCharts } from "./pockets.js";
import { priceChart } from "./prices.js";
import { TimeWindow } from "./timeWindow.js";

const figures = JSON.parse(document.getElementById("figures-to-draw").textContent);

document.documentElement.classList.add("scripted");

const timeWindow = new TimeWindow(figures);
const charts = [
  breakdownChart("who-paid-chart", figures.venues, figures.payers),
  priceChart(figures, timeWindow),
  ...pocketCharts(figures, timeWindow),
  breakdownChart("causes-chart", figures.venues, figures.causes),
];
timeWindow.showAll();
redrawOn(charts);

// Bundles the report's script with the parts of Apache ECharts that it uses: bundle.mjs OUTPUT
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const notice = readFileSync("node_modules/echarts/NOTICE", "utf8");
const drawing = readFileSync("node_modules/zrender/LICENSE", "utf8");

/** The licences ask that these words stay with every copy, and each report is one. */
const banner = `/*
${notice.trim()}
Licensed under the Apache License, Version 2.0 (www.apache.org/licenses/LICENSE-2.0).

It contains ZRender:
${drawing.trim()}

It contains tslib, Copyright (c) Microsoft Corporation, 0BSD.
*/`;

await build({
  entryPoints: ["src/main/js/main.js"],
  outfile: process.argv[2],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "utf8",
  legalComments: "none",
  banner: { js: banner },
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});

#!/usr/bin/env node
// Stands in for a native solc: forge asks for a version or hands standard JSON over, whatever the arguments.
// What is tested is compiled as it is deployed; the tests themselves, beside it, without the optimizer, which takes longer
// for them than the tests do.
import { readFileSync } from "node:fs";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import solc from "solc";

const isTest = (source) => source.startsWith("src/test/");

/** The same sources, and the contracts of some of them alone. */
function onlyOf(isWanted, input, optimizer) {
  const wanted = Object.entries(input.settings.outputSelection).filter(([source]) => isWanted(source));
  return JSON.stringify({
    ...input,
    settings: { ...input.settings, optimizer, outputSelection: Object.fromEntries(wanted) },
  });
}

function compileBeside(input) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: input });
    worker.on("message", resolve);
    worker.on("error", reject);
  });
}

async function compile(input) {
  const ofTests = compileBeside(onlyOf(isTest, input, { enabled: false }));
  const tested = JSON.parse(solc.compile(onlyOf((source) => !isTest(source), input, input.settings.optimizer)));
  const tests = JSON.parse(await ofTests);
  const errors = [...(tested.errors ?? []), ...(tests.errors ?? [])];
  const byText = new Map(errors.map((error) => [error.formattedMessage, error]));
  return { ...tested, contracts: { ...tested.contracts, ...tests.contracts }, errors: [...byText.values()] };
}

if (!isMainThread) {
  parentPort.postMessage(solc.compile(workerData));
} else if (process.argv.includes("--version")) {
  console.log(`solc, the solidity compiler commandline interface\nVersion: ${solc.version()}`);
} else {
  process.stdout.write(JSON.stringify(await compile(JSON.parse(readFileSync(0, "utf8")))));
}

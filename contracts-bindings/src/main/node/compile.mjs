// Compiles the contracts: node compile.mjs [SOURCES [OUT [BUILD]]]
// BUILD is cancun (the default) or london, the code for chains before the Cancun hardfork.
// Writes NAME.abi and NAME.bin of every contract that can be deployed by itself.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { builds, compile, fingerprint, moduleFolder } from "./standard-json.mjs";

/** EIP-170; a larger contract cannot be deployed. */
const LARGEST_CONTRACT_BYTES = 24_576;

/** Folders whose code is part of other contracts. */
const PARTS = ["guards/", "interfaces/", "maths/"];

const sourceFolder = path.resolve(process.argv[2] ?? path.join(moduleFolder, "src/main/solidity"));
const outFolder = path.resolve(process.argv[3] ?? path.join(moduleFolder, "target/solidity"));
const build = builds[process.argv[4] ?? "cancun"];
const digestFile = path.join(outFolder, "inputs.sha256");

function readSources() {
  const names = readdirSync(sourceFolder, { recursive: true })
    .filter((name) => name.endsWith(".sol"))
    .map((name) => name.split(path.sep).join("/"))
    .sort();
  return Object.fromEntries(
    names.map((name) => [name, { content: readFileSync(path.join(sourceFolder, name), "utf8") }]),
  );
}

function digestOf(sources) {
  const lock = readFileSync(path.join(moduleFolder, "package-lock.json"));
  const inputs = [fingerprint, JSON.stringify(build), lock, JSON.stringify(sources)];
  return inputs.reduce((hash, input) => hash.update(input), createHash("sha256")).digest("hex");
}

function isDeployable(sourceName, { evm }) {
  return !PARTS.some((folder) => sourceName.startsWith(folder)) && evm.bytecode.object.length > 0;
}

function write(name, { abi, evm }) {
  const bytes = evm.deployedBytecode.object.length / 2;
  if (bytes > LARGEST_CONTRACT_BYTES) {
    throw new Error(`${name}: ${bytes} bytes, at most ${LARGEST_CONTRACT_BYTES} can be deployed`);
  }
  writeFileSync(path.join(outFolder, `${name}.abi`), JSON.stringify(abi));
  writeFileSync(path.join(outFolder, `${name}.bin`), evm.bytecode.object);
  console.log(`${name}: ${bytes} bytes`);
}

function clearOutputs() {
  mkdirSync(outFolder, { recursive: true });
  readdirSync(outFolder)
    .filter((name) => /\.(abi|bin|sha256)$/.test(name))
    .forEach((name) => rmSync(path.join(outFolder, name)));
}

function main() {
  if (!build) throw new Error(`${process.argv[4]} is none of the builds ${Object.keys(builds).join(", ")}`);
  const sources = readSources();
  const digest = digestOf(sources);
  if (existsSync(digestFile) && readFileSync(digestFile, "utf8") === digest) {
    console.log("contracts are up to date");
    return;
  }
  const compiled = compile(sources, build);
  clearOutputs();
  for (const sourceName of Object.keys(sources)) {
    for (const [name, contract] of Object.entries(compiled[sourceName] ?? {})) {
      if (isDeployable(sourceName, contract)) write(name, contract);
    }
  }
  writeFileSync(digestFile, digest);
}

try {
  main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

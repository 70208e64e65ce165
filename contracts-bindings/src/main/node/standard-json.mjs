// The compiler settings, in one place for the build and (through foundry.toml) for the tests.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import solc from "solc";

export const moduleFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

/** The builds by name: chains before the Cancun hardfork have neither transient storage nor its newer instructions. */
export const builds = {
  cancun: { evmVersion: "cancun", guard: "guards/transient/" },
  london: { evmVersion: "london", guard: "guards/storage/" },
};

/** Few runs, because a market must fit into 24,576 bytes. No metadata hash, so that the bytecode depends on the code alone and not on comments or folders. */
const settings = {
  optimizer: { enabled: true, runs: 1000 },
  metadata: { bytecodeHash: "none" },
  outputSelection: { "*": { "*": ["abi", "evm.bytecode.object", "evm.deployedBytecode.object"] } },
};

/** What the output depends on beside the sources; a change of any of it asks for a new compilation. */
export const fingerprint = JSON.stringify({ version: solc.version(), settings });

/** Imports that are not among the sources come from node_modules. */
function importFromNodeModules(name) {
  const file = path.join(moduleFolder, "node_modules", name);
  return existsSync(file) ? { contents: readFileSync(file, "utf8") } : { error: `no such file: ${file}` };
}

/** A warning counts as an error, except one about a library's file, which is not ours to change. */
function isError({ severity, sourceLocation }, sources) {
  return severity === "error" || (severity === "warning" && (!sourceLocation || sourceLocation.file in sources));
}

/** Only one of the guards is part of a build: the compiler would refuse the other's instructions. */
function sourcesOf({ guard }, sources) {
  return Object.fromEntries(
    Object.entries(sources).filter(([name]) => !name.startsWith("guards/") || name.startsWith(guard)),
  );
}

/** Returns solc's output for sources given as { name: { content } }, or throws with solc's errors. */
export function compile(allSources, build) {
  const sources = sourcesOf(build, allSources);
  const buildSettings = { ...settings, evmVersion: build.evmVersion, remappings: [`guard/=${build.guard}`] };
  const input = { language: "Solidity", sources, settings: buildSettings };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: importFromNodeModules }));
  const errors = (output.errors ?? []).filter((message) => isError(message, sources));
  if (errors.length > 0) {
    throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join("\n"));
  }
  return output.contracts;
}

// Compiles the contracts for several chains at once, each build in a process of its own:
// node builds.mjs BUILD=FOLDER ...
import { spawn } from "node:child_process";
import path from "node:path";
import { moduleFolder } from "./standard-json.mjs";

const compiler = path.join(moduleFolder, "src/main/node/compile.mjs");
const sources = path.join(moduleFolder, "src/main/solidity");

/** What a build said is printed when it has ended, so that the lines of two do not mix. */
function make([build, folder]) {
  const child = spawn(process.execPath, [compiler, sources, folder, build]);
  const said = [];
  child.stdout.on("data", (piece) => said.push(piece));
  child.stderr.pipe(process.stderr);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      process.stdout.write(Buffer.concat(said));
      resolve(code ?? 1);
    });
  });
}

const codes = await Promise.all(process.argv.slice(2).map((pair) => make(pair.split("="))));
process.exitCode = Math.max(0, ...codes);

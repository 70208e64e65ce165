// Installs exactly what package-lock.json says, unless it is installed already.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

/** npm writes this file last, so it is newer than the lock only after a complete installation. */
const INSTALLED = "node_modules/.package-lock.json";

const changed = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

if (changed(INSTALLED) >= changed("package-lock.json")) {
  console.log("npm packages are up to date");
} else {
  const { status, error } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (error) console.error(`npm could not be started: ${error.message}`);
  process.exitCode = status ?? 1;
}

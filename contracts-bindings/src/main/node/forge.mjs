// Starts the platform package's forge: the npm wrapper relies on an install script, which is not run here.
import { spawnSync } from "node:child_process";
import { moduleFolder } from "./standard-json.mjs";
import path from "node:path";

const platform = `${process.platform}-${process.arch === "x64" ? "amd64" : process.arch}`;
const binary = path.join(
  moduleFolder,
  `node_modules/@foundry-rs/forge-${platform}/bin/forge${process.platform === "win32" ? ".exe" : ""}`,
);

const { status, error } = spawnSync(binary, process.argv.slice(2), { cwd: moduleFolder, stdio: "inherit" });
if (error) console.error(`forge could not be started (is ${platform} a platform that it is made for?): ${error.message}`);
process.exitCode = status ?? 1;

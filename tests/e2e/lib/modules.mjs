// The two modules that are not node's own; they lie in the build folder, not beside the sources.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const folder = process.env.INVIOLA_E2E_MODULES;
if (!folder) throw new Error("run this through tests/e2e/with_modules");
const require = createRequire(folder + "/");

export const { chromium } = require("playwright-core");
export const axe_source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

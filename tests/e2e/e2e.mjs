// e2e PROGRAMS PICTURES [CASE…]: the site in a real browser. One line for all that was looked at; each that is
// wrong says where, in which language, against which rule, and where a picture of it lies.
import { open_browser, open_context, sign_in } from "./lib/browser.mjs";
import { routes } from "./lib/crawl.mjs";
import { Findings } from "./lib/findings.mjs";
import { Server } from "./lib/server.mjs";
import { bad_days } from "./bad_days.mjs";
import { invitation, post } from "./desks.mjs";
import { keyboard } from "./keyboard.mjs";
import { mission } from "./mission.mjs";
import { pages } from "./pages.mjs";
import { passkeys } from "./passkeys.mjs";
import { second } from "./second.mjs";
import { sending } from "./sending.mjs";

// The bad days last: they fill the register.
const cases = { pages, keyboard, invitation, mission, second, sending, post, passkeys, bad_days };

const [programs, pictures, ...only] = process.argv.slice(2);
const started = Date.now();
const findings = new Findings(pictures);
const server = await Server.start(programs, "--site", "https://register.example");
const browser = await open_browser();

// One sign-in of each account for all cases: a code is good once.
const signed = new Map();
const signed_in = async (account) => {
  if (!signed.has(account)) {
    const context = await open_context(browser);
    await sign_in(await context.newPage(), server.base, account);
    signed.set(account, await context.cookies());
    await context.close();
  }
  return signed.get(account);
};

try {
  for (const [name, run] of Object.entries(cases)) {
    if (only.length && !only.includes(name)) continue;
    const from = Date.now();
    await run(findings, { programs, browser, server, routes: routes(programs), signed_in }).catch((error) =>
      findings.check(false, { where: name, rule: "goes through to its end", said: error.stack }));
    findings.measure(`${name}: ${((Date.now() - from) / 1000).toFixed(1)} s`);
  }
} finally {
  await browser.close();
  await server.stop();
}
process.exit(findings.close((Date.now() - started) / 1000) ? 0 : 1);

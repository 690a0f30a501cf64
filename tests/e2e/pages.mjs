// Every page of the site and of the desks: looked at by axe-core, on a narrow window, at 200 percent,
// by weight; in English and Arabic all of them, in the other languages each pattern in turn.
import { open_context } from "./lib/browser.mjs";
import { crawl, heaviest_of_each_route } from "./lib/crawl.mjs";
import { axe_findings, listen, misfits, unfold } from "./lib/looks.mjs";

const weight_max = 100 * 1024;

// What no link leads to, and who looks at it instead.
const unlinked = {
  "/": "sends on to the page of a language",
  "/index.pdf": "a document: tests/programs",
  "/attachments/*/*": "a download: tests/programs/bad_input.py",
  "/mission/drafts/*/*": "made by a form: mission.mjs",
  "/mission/acts/*/attachments/*": "a download: tests/programs",
  "/documents/*": "known from a letter by mail: tests/programs/mission.py",
  "/desk/cycle/*/note": "offered until the note of the cycle is sent, as it is here: desk_cycle.py",
  "/desk/cycle/*/note.pdf": "the same",
  "/desk/cycle/*/issue": "leads on from a form that asks for the symbol: desk_cycle.py",
  "/desk/cycle/*/issue.pdf": "the same",
  "/desk/cycle/*/invitation": "leads on from a form: comments.py",
  "/desk/join/*/*": "offered where two dossiers may be one: the demonstration has none such",
  "/invitation/*/*": "known to the invited alone: desks.mjs",
};

/// Whose pages are walked, and for which routes that must have met every one.
const walks = [
  { as: null, start: "/", meets: ["anyone"] },
  { as: "signer-graustark", start: "/mission", meets: ["signed-in", "state"] },
  { as: "desk-officer", start: "/desk", meets: ["signed-in", "desk"] },
];

/// While the desk has no page of its own for a dossier, its first page leads to the public's, where a
/// restricted one is not.
const awaited = (one, all) =>
  one.from === "/en/desk" && one.own.startsWith("/dossiers/") && !all.some(({ pattern }) => pattern === "/desk/dossiers/*");

async function answers(findings, server, all, walk, cookie) {
  const met = await crawl(server, all, `/en${walk.start}`, "en", cookie);
  const reached = (one) => one.status === 200 || one.status === 303 || (one.status === 404 && awaited(one, all));
  const style = met.find((one) => one.path.endsWith(".css"));
  for (const one of met) {
    const where = `${one.own} (linked from ${one.from})`;
    await findings.check(reached(one), { where, rule: "a link leads to a page", said: `status ${one.status}` });
    if (!one.html) continue;
    const weight = one.bytes + (style?.bytes ?? 0);
    await findings.check(weight <= weight_max, { where: one.own, rule: "at most 100 KB", said: `${weight} bytes` });
  }
  for (const { whom, pattern } of all) {
    if (!walk.meets.includes(whom) || pattern.startsWith("/api/") || pattern in unlinked) continue;
    await findings.check(met.some((one) => one.route?.pattern === pattern), {
      where: pattern, rule: "a link leads to every route", said: `none found, walking as ${walk.as ?? "anyone"}`,
    });
  }
  const pages = met.filter((one) => one.html && one.status === 200);
  findings.measure(`${met.length} addresses as ${walk.as ?? "anyone"}; the heaviest page ${Math.max(...pages.map((one) => one.bytes + (style?.bytes ?? 0)))} bytes with its style`);
  return pages;
}

async function look(findings, page, heard, base, { own, language, axe }) {
  const at = { where: own, language, page };
  await page.setViewportSize({ width: 1280, height: 900 });
  const answer = await page.goto(`${base}/${language}${own}`);
  await findings.check(answer.status() === 200, { ...at, rule: "answered", said: `status ${answer.status()}` });
  if (axe) {
    if (axe !== page) await axe.goto(page.url());
    for (const [id, count, html, why] of await axe_findings(axe)) {
      await findings.check(false, { ...at, rule: `axe ${id}`, said: `${count} times, as in ${html}\n    ${why.replaceAll("\n", " ")}` });
    }
    findings.looks += 1;
  }
  const sizes = [...(axe ? [[640, 2, "1280 wide at 200 percent"]] : []), [320, 1, "320 wide"]];
  const line = await page.context().newCDPSession(page);
  for (const [width, deviceScaleFactor, name] of sizes) {
    await line.send("Emulation.setDeviceMetricsOverride", { width, height: 640, deviceScaleFactor, mobile: false });
    const found = await misfits(page);
    await findings.check(found.length === 0, { ...at, rule: name, said: found.join("; ") });
  }
  await unfold(page);
  const unfolded = await misfits(page);
  await findings.check(unfolded.length === 0, { ...at, rule: "320 wide, unfolded", said: unfolded.join("; ") });
  await line.send("Emulation.clearDeviceMetricsOverride");
  await line.detach();
  const said = heard.taken();
  await findings.check(said.length === 0, { ...at, rule: "silent, and nothing from elsewhere", said: said.join("; ") });
}

/// Half of it in a browser that runs no script, half in the dark.
const manners = [
  { language: "en", javaScriptEnabled: true, colorScheme: "light" },
  { language: "ar", javaScriptEnabled: false, colorScheme: "dark" },
];

async function in_language(findings, browser, server, sets, manner, others) {
  for (const { cookies, paths } of sets) {
    const context = await open_context(browser, cookies, manner);
    const page = await context.newPage();
    const heard = listen(page, server.base);
    const scripted = manner.javaScriptEnabled ? context : await open_context(browser, cookies, { ...manner, javaScriptEnabled: true });
    const axe = scripted === context ? page : await scripted.newPage();
    for (const [i, own] of paths.entries()) {
      await look(findings, page, heard, server.base, { own, language: manner.language, axe });
      // Each of the other languages in turn; of two halves each takes one.
      if (i % 2 === others.half) await look(findings, page, heard, server.base, { own, language: others.languages[(i >> 1) % others.languages.length] });
    }
    await context.close();
    if (scripted !== context) await scripted.close();
  }
}

export async function pages(findings, { browser, server, routes, signed_in }) {
  const sets = [];
  const seen = new Set();
  for (const walk of walks) {
    const cookies = walk.as ? await signed_in(walk.as) : [];
    const cookie = cookies.map((one) => `${one.name}=${one.value}`).join("; ");
    const met = await answers(findings, server, routes, walk, cookie);
    const paths = heaviest_of_each_route(met).filter((own) => !seen.has(own));
    paths.forEach((own) => seen.add(own));
    sets.push({ cookies, paths });
  }
  await Promise.all(
    manners.map((manner, half) =>
      in_language(findings, browser, server, sets, manner, { half, languages: ["fr", "ru", "es", "zh"] })),
  );
}

// A permanent mission's work without a mouse, timed; each page of the way looked at; and sent twice.
import { open_context, type_secrets } from "./lib/browser.mjs";
import { look } from "./lib/looks.mjs";
import { press_with_keys, tab_to } from "./keyboard.mjs";

const answer = '.asked-of-us a[href*="/mission/answer/"]';
const draft = (kind) => `form:has([name="kind"][value="${kind}"]) button`;
const seconds_since = (from) => (Date.now() - from) / 1000;

const filed = async (page) => (await page.textContent("main")).includes("Receipt");

async function nothing_new(findings, page, base) {
  await page.goto(`${base}/en/mission`);
  await press_with_keys(page, answer);
  await press_with_keys(page, 'main form[action*="/mission/answer/"] button');
  await findings.check(await filed(page), { where: "/mission/answer/*", page, rule: "nothing new, filed in two activations after signing in" });
}

async function stage_update(findings, page, base) {
  const from = Date.now();
  await page.goto(`${base}/en/mission`);
  await press_with_keys(page, answer);
  await press_with_keys(page, draft("follow-up"));
  await tab_to(page, '[name="justice"]');
  for (let i = 0; i < 5 && !(await page.isChecked('[name="justice"][value="under_inquiry"]')); i += 1) await page.keyboard.press("ArrowDown");
  await tab_to(page, '[name="justice-words"]');
  await page.keyboard.type("Two persons were heard on the day before.");
  await press_with_keys(page, 'button[value="next"]');
  await press_with_keys(page, 'button[value="send"]');
  const seconds = seconds_since(from);
  await findings.check(await filed(page), { where: "/mission/drafts/*/answer", page, rule: "a stage update is filed by keyboard alone" });
  await findings.check(seconds < 90, { where: "/mission/drafts/*/answer", page, rule: "within 90 seconds", said: `${seconds} s` });
  findings.measure(`a stage update by keyboard alone took ${seconds.toFixed(1)} s, typing as fast as a program does`);
}

async function alert(findings, page, base) {
  const from = Date.now();
  let looking = 0;
  const pause = async () => {
    const began = Date.now();
    await look(findings, page);
    looking += seconds_since(began);
  };
  await page.goto(`${base}/en/mission/file`);
  await press_with_keys(page, draft("alert"));
  await pause();
  await tab_to(page, '[name="1.date"]');
  await page.keyboard.type("2018-08-01");
  await tab_to(page, '[name="1.place"]');
  await page.keyboard.type("Strelsau");
  await tab_to(page, '[name="1.host"]');
  await page.keyboard.type("Ruritania");
  await tab_to(page, '[name="1.sending_states"]');
  await page.keyboard.type("Graustark");
  await tab_to(page, '[name="1.nature"]');
  await page.keyboard.type("intrusion by a crowd");
  const stops = await tab_to(page, '[name="words"]');
  await findings.check(stops <= 4, { where: "/mission/drafts/*/alert", page, rule: "no long way of boxes by keyboard", said: `${stops} stops` });
  await page.keyboard.type("A crowd came into the garden.");
  await press_with_keys(page, 'button[value="next"]');
  await pause();
  const told = await page.textContent("main");
  await findings.check(["Strelsau", "Ruritania", "intrusion by a crowd", "A crowd came into the garden."].every((word) => told.includes(word)),
    { where: "/mission/drafts/*/check", page, rule: "the page to check tells what will be filed", said: told.slice(0, 300) });

  // Pressed twice at once, as an impatient hand does.
  const reports = async () => {
    const list = await page.context().newPage();
    await list.goto(`${base}/en/mission/filings`);
    const count = await list.locator("main tbody tr").count();
    await list.close();
    return count;
  };
  const before = await reports();
  await page.dblclick('button[value="send"]', { noWaitAfter: true });
  // The second press may call off the way that the first began.
  await page.waitForFunction(() => location.pathname.includes("/mission/acts/"));
  await page.waitForLoadState();
  await findings.check(await filed(page), { where: "/mission/acts/*", page, rule: "an alert is filed" });
  await findings.check((await reports()) === before + 1, { where: "/mission/drafts/*", page, rule: "pressed twice it is one act", said: `${before} acts, then ${await reports()}` });
  const act = page.url();
  await page.goBack().catch(() => {});
  await page.goto(act);
  await findings.check((await reports()) === before + 1, { where: "/mission/drafts/*", page, rule: "nor does Back make another" });
  const seconds = seconds_since(from) - looking;
  await findings.check(seconds < 120, { where: "/mission/drafts/*/alert", page, rule: "an alert in under two minutes", said: `${seconds} s` });
  findings.measure(`an alert took ${seconds.toFixed(1)} s`);
}

/// A page of a draft, and the sign-in gone meanwhile: what was typed comes back after signing in.
async function sign_in_ended_while_filling(findings, page, base, server) {
  const at = { where: "/mission/drafts/*/alert", page };
  await page.goto(`${base}/en/mission/file`);
  await page.click(draft("alert"));
  await page.fill('[name="1.place"]', "Strelsau, in the old town");
  await page.context().clearCookies();
  await page.click('button[value="next"]');
  await type_secrets(page, server, "signer-graustark");
  await page.click("main form button");
  await findings.check((await page.inputValue('[name="1.place"]').catch(() => "")) === "Strelsau, in the old town",
    { ...at, rule: "the sign-in ended while filling in, and nothing is lost" });
}

export async function mission(findings, { browser, server, routes, signed_in }) {
  // Filing in the browser comes with these addresses.
  if (!routes.some(({ pattern }) => pattern === "/mission/drafts/*/*")) return;
  const context = await open_context(browser, await signed_in("signer-graustark"));
  const page = await context.newPage();
  for (const story of [nothing_new, stage_update, alert, sign_in_ended_while_filling]) {
    await story(findings, page, server.base, server).catch((error) =>
      findings.check(false, { where: story.name, page, rule: "goes through to its end", said: error.stack }));
  }
  await context.close();
}

// Of the desk: the invitation, which no link leads to and which it gives out in two halves; and its letters,
// with rounds that write into a pouch.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { press_with_keys, tab_to } from "./keyboard.mjs";
import { open_context, sign_in } from "./lib/browser.mjs";
import { axe_findings, listen, look, misfits } from "./lib/looks.mjs";
import { Server } from "./lib/server.mjs";

export async function invitation(findings, { browser, server, signed_in }) {
  const officer = await open_context(browser, await signed_in("desk-officer"));
  const supervisor = await open_context(browser, await signed_in("desk-supervisor"));
  const page = await officer.newPage();
  await page.goto(`${server.base}/en/desk/people`);
  const invite = page.locator('form[action="/en/desk/people/invite"]');
  await invite.locator('[name="powers"]').selectOption({ index: 1 });
  await invite.locator('[name="user_name"]').fill("invited");
  await invite.locator('[name="shown-name"]').fill("Invited");
  await invite.locator("button").click();
  const other = await supervisor.newPage();
  await other.goto(`${server.base}/ar/desk/people`);
  await other.locator('form[action="/ar/desk/people/confirm"] button').first().click();
  const link = /\/invitation\/[^<\s]+/.exec(await other.content())?.[0];
  await findings.check(link, { where: "/desk/people", language: "ar", page: other, rule: "two officers make an invitation" });
  if (!link) return;
  for (const language of ["en", "ar"]) {
    const anyone = await open_context(browser);
    const invited = await anyone.newPage();
    const heard = listen(invited, server.base);
    const at = { where: "/invitation", language, page: invited };
    await invited.setViewportSize({ width: 320, height: 640 });
    await invited.goto(`${server.base}/${language}${link}`);
    const found = await misfits(invited);
    await findings.check(found.length === 0, { ...at, rule: "320 wide", said: found.join("; ") });
    for (const [id, , html] of await axe_findings(invited)) await findings.check(false, { ...at, rule: `axe ${id}`, said: html });
    const said = heard.taken();
    await findings.check(said.length === 0, { ...at, rule: "silent, and nothing from elsewhere", said: said.join("; ") });
    await anyone.close();
  }
  await officer.close();
  await supervisor.close();
}

/// Opens the page again until it is so; false after a minute.
export async function until(page, address, so) {
  const end = Date.now() + 60_000;
  for (;;) {
    await page.goto(address);
    if (await so()) return true;
    if (Date.now() > end) return false;
    await page.waitForTimeout(300);
  }
}

const until_it_says = (page, address, words) =>
  until(page, address, async () => (await page.textContent("main")).replace(/\s+/g, " ").includes(words));

const dispatched = (page) => page.evaluate(() =>
  [...document.querySelectorAll("main dt")].find((one) => one.textContent.trim() === "Dispatched")?.nextElementSibling.textContent.trim());

/// A theft that Ruritania reports of Graustark, filed by its program; gives its reference.
export async function file_by_key(server) {
  const filed = await server.ask("/api/acts", {
    method: "POST",
    headers: { authorization: `Bearer ${server.key.XRU}`, "content-type": "application/json" },
    body: JSON.stringify({ act: {
      kind: "reported", stage: "full", restriction: { audience: "everyone" },
      occurrences: [{ date: "2018-08-01", place: "Strelsau", host: "XGR", sending_states: ["XRU"], target: ["embassy"], nature: ["theft"] }],
      statement: { language: "en", words: "A lamp was taken." },
    } }),
  });
  return JSON.parse(filed.body).reference;
}

/// By keyboard alone: circulate, see who was not reached, give an address, send again, deliver by hand.
async function letters(findings, { browser, server, folder }) {
  const reference = await file_by_key(server);
  const context = await open_context(browser);
  const page = await context.newPage();
  const at = { where: "/desk", page };
  await sign_in(page, server.base, "desk-officer");
  await page.goto(`${server.base}/en/desk`);
  await press_with_keys(page, `form:has([value="circulation.${reference}"]) button`);
  const circulation = `${server.base}/en/desk/circulation/${reference}`;
  await findings.check(await until_it_says(page, circulation, "No address is known: 199 States"), { ...at, where: "/desk/circulation/*", rule: "who has no address is told, with what to do" });
  await look(findings, page);
  await until(page, circulation, async () => (await dispatched(page)) === "4");
  await findings.check((await dispatched(page)) === "4", { ...at, where: "/desk/circulation/*", rule: "the others were written to", said: await dispatched(page) });
  const unreached = page.locator('details:has-text("Each State and its addresses") a', { hasText: "Costaguana" });
  const address = await unreached.getAttribute("href");
  const act = await page.locator('form[action="/en/desk/tasks/again"] [name="about"]').first().getAttribute("value");

  await page.goto(server.base + address);
  await tab_to(page, '[name="mission"]');
  await page.keyboard.type("mission@costaguana");
  await press_with_keys(page, "main form button");
  await findings.check((await page.textContent(".problems")).includes("known from"), { ...at, where: address, rule: "a new address needs its source" });
  await look(findings, page);
  await tab_to(page, '[name="source"]');
  await page.keyboard.type("Note verbale of 20 August 2018");
  await press_with_keys(page, "main form button");
  await findings.check((await page.textContent("main")).includes("Note verbale of 20 August 2018"), { ...at, where: address, rule: "an address is entered by keyboard alone" });

  await page.goto(`${server.base}/en/desk/tasks`);
  await look(findings, page);
  await page.goto(server.base + address);
  await press_with_keys(page, `form[action="/en/desk/tasks/again"]:has([value="${act}"]):has([value="XCO"]) button`);
  const sent = page.url();
  await until(page, sent, async () => (await dispatched(page)) === "5");
  await findings.check((await dispatched(page)) === "5", { ...at, where: "/desk/sent/*", rule: "and written to again", said: await dispatched(page) });
  await page.goto(`${server.base}/en/desk/contacts/AFG`);
  await press_with_keys(page, `form[action="/en/desk/tasks/by-hand"]:has([value="${act}"]) button`);
  await findings.check((await dispatched(page)) === "6", { ...at, where: "/desk/sent/*", rule: "delivered by hand with one button", said: await dispatched(page) });
  for (const language of ["ar", "ru"]) {
    await page.goto(sent.replace("/en/", `/${language}/`));
    await look(findings, page, language);
  }
  const pouch = readdirSync(join(folder, "pouch")).map((name) => readFileSync(join(folder, "pouch", name), "utf8"));
  await findings.check(pouch.some((letter) => letter.includes("mission@costaguana")), { ...at, rule: "the letter lies in the pouch", said: `${pouch.length} letters` });
  await findings.check(pouch.every((letter) => !letter.includes("lamp")), { ...at, rule: "no letter says what was filed" });

  // A drill, held with one button, and what a State sees of it.
  await page.goto(`${server.base}/en/desk/drills`);
  await look(findings, page);
  await press_with_keys(page, 'form[action="/en/desk/drills"] button');
  await findings.check((await page.textContent("main")).includes("This is a drill: a letter that says so"), { ...at, where: "/desk/drills", rule: "a drill is held with one button, and says that it is one" });
  await look(findings, page);
  const drill = page.url().split("/").at(-1);
  await context.close();

  const other = await open_context(browser);
  const mission = await other.newPage();
  await sign_in(mission, server.base, "signer-graustark");
  for (const own of [`/mission/acts/${reference}`, `/mission/notes/${drill}`, "/mission/contact", "/mission/disputes"]) {
    await mission.goto(`${server.base}/en${own}`);
    await look(findings, mission);
  }
  await mission.goto(`${server.base}/en/mission/disputes`);
  await tab_to(mission, '[name="with"]');
  await mission.keyboard.type("Ruritania; Laurania");
  await tab_to(mission, '[name="words"]');
  await mission.keyboard.type("On the harbour.");
  await press_with_keys(mission, "main form button");
  await findings.check((await mission.textContent("main")).includes("Laurania and Ruritania"), { where: "/mission/disputes", page: mission, rule: "a dispute with two States by keyboard alone" });
  await other.close();
}

/// With a register whose letters go into a pouch, `folder`/pouch, each second.
export async function on_a_register_with_letters(programs, story) {
  const folder = mkdtempSync(join(tmpdir(), "inviola-e2e-mail-"));
  const settings = join(folder, "mail.toml");
  writeFileSync(settings, 'from = "desk@un.example"\npouch = "pouch"\nsite = "https://register.example"\nevery = 1\n');
  const server = await Server.start(programs, "--mail", settings);
  try {
    await story(server, folder);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function post(findings, { browser, programs }) {
  await on_a_register_with_letters(programs, (server, folder) => letters(findings, { browser, server, folder }));
}

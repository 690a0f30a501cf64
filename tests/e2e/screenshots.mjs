// screenshots PROGRAMS [--out DIR] [--only PART] [LANGUAGE…]: a picture of every page, narrow and wide, light
// and dark. See tools/screenshots.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { file_by_key, on_a_register_with_letters, until } from "./desks.mjs";
import { open_browser, open_context, sign_in } from "./lib/browser.mjs";
import { crawl, heaviest_of_each_route, routes } from "./lib/crawl.mjs";
import { Server } from "./lib/server.mjs";
import { ask_for_passkey, by_password, first_person, give_authenticator, make_passkey, on_a_register_at_localhost } from "./passkeys.mjs";
import { begin, lay_out_alert, lay_out_appointment, prepare_alert } from "./second.mjs";

const [programs, ...words] = process.argv.slice(2);
const take = (name, otherwise) => {
  const at = words.indexOf(name);
  return at < 0 ? otherwise : words.splice(at, 2)[1];
};
const out = take("--out", "screenshots");
const only = take("--only", "");
const languages = words.length ? words : ["en"];
const unknown = languages.filter((one) => !["ar", "zh", "en", "fr", "ru", "es"].includes(one));
if (unknown.length) {
  console.error(`tools/screenshots: what is ${unknown.join(" ")}? See tools/screenshots --help.`);
  process.exit(2);
}

const looks = [[390, "narrow"], [1280, "wide"]].flatMap(([width, name]) =>
  ["light", "dark"].map((colorScheme) => ({ width, colorScheme, name: `${name}-${colorScheme}` })));

let made = 0;

/// The page as it stands, under that name.
async function picture(page, name, language = "en") {
  if (!name.includes(only)) return;
  const file = name.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "") || "home";
  for (const { width, colorScheme, name: look } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(out, `${file}.${language}.${look}.png`), fullPage: true });
    made += 1;
  }
}

/// In every language.
async function pictures(page, base, own, name = own) {
  if (!name.includes(only)) return;
  for (const language of languages) {
    await page.goto(`${base}/${language}${own}`);
    await picture(page, name, language);
  }
}

/// Somebody's page, signed in but for null; a code is good once, so that each signs in once on a register.
const signed = new Map();
async function page_of(browser, server, account) {
  const key = `${server.base} ${account}`;
  if (!signed.has(key)) {
    const context = await open_context(browser);
    if (account) await sign_in(await context.newPage(), server.base, account);
    signed.set(key, context);
  }
  return signed.get(key).newPage();
}

/// All that links lead to.
async function walk(browser, server) {
  const all = routes(programs);
  const seen = new Set();
  for (const [account, start] of [[null, "/"], ["signer-graustark", "/mission"], ["desk-officer", "/desk"]]) {
    const page = await page_of(browser, server, account);
    const cookie = (await page.context().cookies()).map((one) => `${one.name}=${one.value}`).join("; ");
    const met = await crawl(server, all, `/en${start}`, "en", cookie);
    const paths = heaviest_of_each_route(met).filter((own) => !seen.has(own));
    for (const own of paths) {
      seen.add(own);
      await pictures(page, server.base, own, own.split("?")[0]);
    }
    await page.close();
  }
  await pictures(await page_of(browser, server, null), server.base, "/nothing");
}

/// Drafts, which forms begin: a first alert filled in, a full report left empty.
async function drafts(browser, server) {
  const page = await page_of(browser, server, "signer-graustark");
  const steps = async (kind, names) => {
    const draft = new URL(page.url()).pathname.replace(/^\/en|\/[^/]+$/g, "");
    for (const name of names) await pictures(page, server.base, `${draft}/${name}`, `/mission/drafts/${kind}/${name}`);
  };
  await prepare_alert(page, server.base);
  await steps("alert", ["alert", "attachments", "audience", "check"]);
  await begin(page, server.base, "report");
  await steps("report", [page.url().split("/").at(-1), "account", "check"]);
}

/// What waits for a second person, before whoever signs and before whoever prepared it.
async function waiting(browser, server) {
  for (const [where, lay_out, first, second] of [
    ["/mission/signing", lay_out_alert, "drafter-graustark", "signer-graustark"],
    ["/desk/second", lay_out_appointment, "desk-supervisor", "second-supervisor"],
  ]) {
    const before = await page_of(browser, server, first);
    await lay_out(before, server.base);
    await pictures(before, server.base, where, `${where}/prepared`);
    await pictures(await page_of(browser, server, second), server.base, where, `${where}/waiting`);
  }
}

/// A letter that missed many States, its tasks, and an address that is not known.
async function letters(browser) {
  await on_a_register_with_letters(programs, async (server) => {
    const reference = await file_by_key(server);
    const page = await page_of(browser, server, "desk-officer");
    await page.goto(`${server.base}/en/desk`);
    await page.click(`form:has([value="circulation.${reference}"]) button`);
    const own = `/desk/circulation/${reference}`;
    await until(page, `${server.base}/en${own}`, () => page.locator("main", { hasText: "Each State and its addresses" }).count());
    await pictures(page, server.base, own, "/desk/circulation/missed");
    await pictures(page, server.base, `${own}?group=african-states`, "/desk/circulation/missed/group");
    await pictures(page, server.base, "/desk/tasks", "/desk/tasks/missed");
    await pictures(page, server.base, "/desk/contacts/XCO", "/desk/contacts/missed");
  });
}

/// Passkeys and the way in of a first person, at http://localhost. In English what comes after a form alone.
async function passkeys(browser) {
  await on_a_register_at_localhost(programs, async (server, base, invitation) => {
    const page = await page_of(browser, server, null);
    await give_authenticator(page);
    await pictures(page, base, /Invitation: (\S+)/.exec(invitation)[1], "/invitation");
    const codes = await first_person(page, base, invitation);
    await picture(page, "/invitation/accepted");
    await pictures(page, base, "/sign-in", "/sign-in/passkey");
    await by_password(page, base, codes.pop());
    await page.goto(`${base}/en/account/passkeys`);
    await ask_for_passkey(page, codes.pop());
    await page.waitForSelector('[data-passkey="make"] button');
    await picture(page, "/account/passkeys/made");
    await make_passkey(page);
    await pictures(page, base, "/account/passkeys");
  });
}

mkdirSync(out, { recursive: true });
const server = await Server.start(programs);
const browser = await open_browser();
try {
  // What waits comes last: it stands on other pages too.
  for (const scene of [walk, drafts, waiting, letters, passkeys]) await scene(browser, server);
} finally {
  await browser.close();
  await server.stop();
}
console.log(`${made} pictures are in ${out}`);

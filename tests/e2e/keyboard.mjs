// By keyboard alone: into the content, through the menu of a narrow page, to everything that can be done, in
// and out; and always visibly.
import { open_context } from "./lib/browser.mjs";

const walked = [
  { as: null, paths: ["/", "/dossiers", "/sign-in"], language: "en" },
  { as: null, paths: ["/instruments/III-3"], language: "ar" },
  { as: "signer-graustark", paths: ["/mission", "/mission/manner"], language: "en" },
  { as: "desk-officer", paths: ["/desk/people", "/desk/contacts/XLA"], language: "fr" },
];

/// Presses Tab until the focused element is the one that is asked for; gives how often.
export async function tab_to(page, selector, most = 400) {
  for (let i = 1; i <= most; i += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return i;
  }
  throw new Error(`${page.url()}: Tab never came to ${selector}`);
}

/// Presses Enter on what has the focus and waits for the page that comes.
export async function enter(page) {
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

/// Tab by Tab to that place, and pressed there.
export async function press_with_keys(page, selector) {
  await tab_to(page, selector);
  await enter(page);
}

/// What can be reached, marked by its number; of the buttons of one choice the browser stops at one.
function mark_reachable() {
  const seen = new Set();
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((element) => element.tabIndex >= 0 && !element.disabled && element.type !== "hidden" && element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => {
      if (element.type !== "radio") return true;
      const known = seen.has(element.name);
      seen.add(element.name);
      return !known;
    })
    .map((element, number) => {
      element.e2e_number = number;
      if (element.type === "radio") document.getElementsByName(element.name).forEach((one) => (one.e2e_number = number));
      return element.outerHTML.slice(0, 100);
    });
}

/// The focused element: its number, and whether one sees that it is focused.
function focused() {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    number: element === document.body ? -1 : (element.e2e_number ?? -2),
    ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    html: element.outerHTML.slice(0, 100),
  };
}

async function skips(findings, page, base) {
  const at = { where: "/dossiers", page };
  await page.goto(`${base}/en/dossiers`);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(focused);
  const is_skip = await page.evaluate(() => document.activeElement.className === "skip");
  await findings.check(is_skip && first.inside, { ...at, rule: "the first stop leads to the content, and is seen", said: first.html });
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const within = await page.evaluate(() => document.activeElement.closest("main") !== null);
  await findings.check(within, { ...at, rule: "after it one is in the content" });
}

async function reaches_all(findings, page, base, own, language) {
  const at = { where: own, language, page };
  await page.goto(`${base}/${language}${own}`);
  const all = await page.evaluate(mark_reachable);
  const reached = [];
  // A field for a date has several stops.
  for (let i = 0; i < 3 * all.length + 10; i += 1) {
    await page.keyboard.press("Tab");
    const now = await page.evaluate(focused);
    if (now.number === -1 || now.number === reached.at(-1)) continue;
    if (now.number === reached[0]) break;
    await findings.check(now.ringed && now.inside, { ...at, rule: "focus is seen", said: now.html });
    reached.push(now.number);
  }
  const missed = all.filter((_, number) => !reached.includes(number));
  await findings.check(missed.length === 0, { ...at, rule: "every link and button is reached by Tab", said: missed.slice(0, 3).join("; ") });
  // Where a field has the focus from the start, the round begins there.
  const back = reached.filter((number, i) => i > 0 && number < reached[i - 1]).length;
  await findings.check(back <= 1, { ...at, rule: "in the order of the page", said: reached.join(" ") });
}

const menu_links = ".menu a";
const seen_of = (page, selector) => page.evaluate((wanted) =>
  [...document.querySelectorAll(wanted)].filter((one) => one.checkVisibility({ visibilityProperty: true })).length, selector);

/// On a narrow page few stops stand before the content, and the menu is one of them. Without scripts.
async function unfolds_the_menu(findings, browser, server, cookies) {
  const context = await open_context(browser, cookies, { javaScriptEnabled: false });
  const page = await context.newPage();
  for (const [language, own] of [["en", "/desk"], ["ar", "/desk/people"], ["en", "/"]]) {
    const at = { where: own, language, page };
    const address = `${server.base}/${language}${own}`;
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    await findings.check((await seen_of(page, menu_links)) === 0, { ...at, rule: "320 wide the menu is folded" });
    const before = (await tab_to(page, "main *")) - 1;
    await findings.check(before <= 10, { ...at, rule: "320 wide at most 10 stops before the content", said: `${before}` });
    const box = await page.evaluate(() => document.querySelector(".menu-fold summary").getBoundingClientRect());
    await findings.check(box.height >= 40, { ...at, rule: "its name is large enough for a finger", said: `${box.height}` });
    await page.goto(address);
    await tab_to(page, ".menu-fold summary");
    await page.keyboard.press("Enter");
    const all = await page.locator(menu_links).count();
    await findings.check((await seen_of(page, menu_links)) === all && all > 5, { ...at, rule: "unfolded by keyboard it shows all" });
    await page.keyboard.press("Tab");
    const now = await page.evaluate(focused);
    await findings.check(await page.evaluate((wanted) => document.activeElement.matches(wanted), menu_links) && now.ringed && now.inside, { ...at, rule: "the next stop is its first link, and is seen", said: now.html });
    await page.keyboard.press("Tab");
    const target = await page.evaluate(() => document.activeElement.href);
    await enter(page);
    await findings.check(page.url() === target, { ...at, rule: "and leads on", said: page.url() });
    await page.setViewportSize({ width: 1280, height: 900 });
    await findings.check((await seen_of(page, menu_links)) === all && (await seen_of(page, ".menu-fold")) === 0, { ...at, rule: "on a wide page it stands open" });
  }
  await context.close();
}

/// On paper nothing can be pressed.
async function prints_no_buttons(findings, browser, server, cookies, own) {
  const context = await open_context(browser, cookies);
  const page = await context.newPage();
  await page.goto(`${server.base}/en${own}`);
  const pressed = "button, .button, summary, .menu a, .languages a";
  await findings.check((await seen_of(page, pressed)) > 5, { where: own, page, rule: "on a screen there is what one presses" });
  await page.emulateMedia({ media: "print" });
  await findings.check((await seen_of(page, pressed)) === 0, { where: own, page, rule: "and on paper none of it", said: `${await seen_of(page, pressed)}` });
  await context.close();
}

/// From the page of the public to one's own and out again, without a mouse.
async function signs_in_and_out(findings, page, base) {
  const at = { where: "/sign-in", page };
  await page.goto(`${base}/en/`);
  await tab_to(page, '[href="/en/sign-in"]');
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in");
  await tab_to(page, '[href$="?as=second-supervisor"]');
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in?as=*");
  await tab_to(page, "main button");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/desk");
  await findings.check((await page.textContent("body")).includes("Second desk supervisor"), { ...at, rule: "signed in by keyboard alone", said: page.url() });
  await tab_to(page, ".account button");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in");
  await page.goto(`${base}/en/desk`);
  await findings.check(page.url().includes("/sign-in"), { ...at, rule: "signed out by keyboard alone", said: page.url() });
}

export async function keyboard(findings, { browser, server, signed_in }) {
  for (const { as, paths, language } of walked) {
    const context = await open_context(browser, as ? await signed_in(as) : []);
    const page = await context.newPage();
    if (!as && language === "en") await skips(findings, page, server.base);
    for (const own of paths) await reaches_all(findings, page, server.base, own, language);
    await context.close();
  }
  await unfolds_the_menu(findings, browser, server, await signed_in("desk-officer"));
  for (const [account, own] of [["desk-officer", "/desk"], ["signer-graustark", "/mission"]]) {
    await prints_no_buttons(findings, browser, server, await signed_in(account), own);
  }
  const context = await open_context(browser);
  await signs_in_and_out(findings, await context.newPage(), server.base);
  await context.close();
}

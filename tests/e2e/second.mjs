// What takes two persons: one prepares it, and it waits; another reads it, and signs it by keyboard alone.
import { open_context } from "./lib/browser.mjs";
import { look } from "./lib/looks.mjs";
import { press_with_keys } from "./keyboard.mjs";

const sign = 'main button[value="sign"]';
const on_to = (page, selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);

/// A draft of that kind, at its first page.
export async function begin(page, base, kind) {
  await page.goto(`${base}/en/mission/file`);
  await on_to(page, `form:has([name="kind"][value="${kind}"]) button`);
}

/// A first alert, as far as the page on which it is checked.
export async function prepare_alert(page, base) {
  await begin(page, base, "alert");
  const typed = { "1.date": "2018-08-03", "1.place": "Strelsau", words: "A crowd stood in the courtyard until the evening. Nobody was hurt." };
  const chosen = { "1.host": "Ruritania", "1.sending_states": "Graustark", "1.nature": "intrusion by a crowd" };
  for (const [name, value] of Object.entries(typed)) await page.fill(`[name="${name}"]`, value);
  for (const [name, label] of Object.entries(chosen)) await page.selectOption(`[name="${name}"] >> nth=0`, { label });
  await on_to(page, 'button[value="next"]');
}

/// By one who drafts: it waits on /mission/signing.
export async function lay_out_alert(page, base) {
  await prepare_alert(page, base);
  await on_to(page, 'button[value="send"]');
}

/// By a supervisor: it waits on /desk/second.
export async function lay_out_appointment(page, base) {
  await page.goto(`${base}/en/desk/people`);
  const form = 'form[action="/en/desk/people/powers"]';
  await page.selectOption(`${form} [name="capacity"]`, "desk-officer");
  await page.fill(`${form} [name="holder"]`, "Third desk officer");
  await page.fill(`${form} [name="from"]`, "2018-08-17");
  await on_to(page, `${form} button`);
}

/// `lay_out` by the first; the page where it waits looked at by both; signed by the second, and `told` there.
async function signed_by_another(findings, given, { first, second, lay_out, where, says, entered, told }) {
  const { browser, server, signed_in } = given;
  const of_first = await open_context(browser, await signed_in(first));
  const of_second = await open_context(browser, await signed_in(second));
  const before = await of_first.newPage();
  const page = await of_second.newPage();
  const at = { where, page };

  await lay_out(before, server.base);
  await before.goto(`${server.base}/en${where}`);
  await findings.check((await before.textContent("main")).includes(says), { ...at, page: before, rule: "what was laid out waits" });
  await findings.check((await before.locator(sign).count()) === 0, { ...at, page: before, rule: "and is not signed by whoever prepared it" });
  await look(findings, before);

  for (const language of ["ar", "en"]) {
    await page.goto(`${server.base}/${language}${where}`);
    await look(findings, page, language);
  }
  await findings.check((await page.textContent("main")).includes(says), { ...at, rule: "who signs reads what it says" });
  await press_with_keys(page, sign);
  await findings.check((await page.locator(sign).count()) === 0, { ...at, rule: "signed by keyboard alone, it waits no more" });
  await page.goto(`${server.base}/en${entered}`);
  await findings.check((await page.textContent("main")).includes(told), { ...at, where: entered, rule: "and is entered" });
  await of_first.close();
  await of_second.close();
}

export async function second(findings, given) {
  await signed_by_another(findings, given, {
    first: "drafter-graustark", second: "signer-graustark", lay_out: lay_out_alert, where: "/mission/signing",
    says: "A crowd stood in the courtyard", entered: "/mission/filings", told: "17 August 2018",
  });
  await signed_by_another(findings, given, {
    first: "desk-supervisor", second: "second-supervisor", lay_out: lay_out_appointment, where: "/desk/second",
    says: "Third desk officer", entered: "/desk/people", told: "Third desk officer",
  });
}

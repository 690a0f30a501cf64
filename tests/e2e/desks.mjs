// The one page that no link leads to: the invitation, which the desk gives out in two halves.
import { open_context } from "./lib/browser.mjs";
import { axe_findings, listen, misfits } from "./lib/looks.mjs";

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

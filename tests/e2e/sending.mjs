// Documents on their way over a slow line: how far they are is seen and heard, they can be called back, and
// when the line breaks it is said clearly what happened. Without scripts they are sent as by any form.
import net from "node:net";
import { open_context } from "./lib/browser.mjs";
import { axe_findings, listen, misfits } from "./lib/looks.mjs";

const where = "/mission/drafts/*/attachments";
const document_of = (kilobytes, name = "note.txt") => ({
  name, mimeType: "text/plain", buffer: Buffer.from("A guard saw two persons leave by the garden.\n".repeat(kilobytes * 23)),
});
const slow = { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: 60_000 };
const fast = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

const status = (page) => page.textContent(".sending [role=status]");
const percent = (page) => page.evaluate(() => document.querySelector(".sending progress").value);
const attached = (page, name) => page.locator(`main th:has-text("${name}")`).count();

/// A line to the server that can be cut: what is on it is lost, and until it is mended the browser
/// cannot quietly try again.
async function cuttable(base) {
  const ends = new Set();
  let whole = true;
  const line = net.createServer((near) => {
    if (!whole) return near.destroy();
    const far = net.connect(new URL(base).port, "127.0.0.1");
    for (const end of [near, far]) {
      ends.add(end);
      end.on("error", () => {});
      end.on("close", () => { near.destroy(); far.destroy(); ends.delete(end); });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise((ready) => line.listen(0, "127.0.0.1", ready));
  return {
    base: `http://127.0.0.1:${line.address().port}`,
    cut: () => { whole = false; ends.forEach((end) => end.destroy()); },
    mend: () => (whole = true),
    close: () => { ends.forEach((end) => end.destroy()); line.close(); },
  };
}

/// A draft of views, at its page for documents.
async function draft(page, base) {
  await page.goto(`${base}/en/mission/file`);
  await Promise.all([page.waitForNavigation(), page.click('form:has([name="kind"][value="views"]) button')]);
  await page.goto(page.url().replace(/\/[^/]+$/, "/attachments"));
}

async function send(page, file) {
  await page.setInputFiles('[name="document"]', file);
  await page.click("form[data-sending] button[type=submit]");
}

/// Until some of it is on its way, and not all.
const under_way = (page) => page.waitForFunction(() => {
  const now = document.querySelector(".sending progress").value;
  return now > 1 && now < 95;
}, null, { timeout: 20_000 });

async function shown_and_called_back(findings, page, line) {
  const at = { where, page };
  await line.send("Network.emulateNetworkConditions", slow);
  await send(page, document_of(4000));
  await under_way(page);
  const before = await percent(page);
  await findings.check(await page.isVisible(".sending progress"), { ...at, rule: "a bar shows how far it is" });
  await findings.check((await page.getAttribute("form[data-sending]", "aria-busy")) === "true", { ...at, rule: "the form is busy" });
  await findings.check(/^\d+% has been sent\.$/.test(await status(page)), { ...at, rule: "and says how far it is", said: await status(page) });
  await findings.check((await page.getByRole("progressbar", { name: "Sending the documents" }).count()) === 1, { ...at, rule: "the bar has a name" });
  for (const [id, , html] of await axe_findings(page)) await findings.check(false, { ...at, rule: `axe ${id}`, said: html });
  await page.setViewportSize({ width: 320, height: 640 });
  await findings.check((await misfits(page)).length === 0, { ...at, rule: "320 wide" });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.waitForFunction((was) => document.querySelector(".sending progress").value > was, before, { timeout: 20_000 });
  await page.click(".sending button");
  await findings.check(/^Sending was stopped at \d+%\. Nothing was attached\./.test(await status(page)), { ...at, rule: "called back, and told", said: await status(page) });
  await findings.check((await page.evaluate(() => document.activeElement.name)) === "document", { ...at, rule: "one is where one was" });
  await findings.check(await page.isEnabled("form[data-sending] button[type=submit]"), { ...at, rule: "and can send again" });
  await page.reload();
  await findings.check((await attached(page, "note.txt")) === 0, { ...at, rule: "nothing was attached" });
}

async function cut_off(findings, page, line, wire) {
  const at = { where, page };
  await line.send("Network.emulateNetworkConditions", slow);
  await send(page, document_of(4000));
  await under_way(page);
  wire.cut();
  await page.waitForFunction(() => document.querySelector(".sending progress").hidden, null, { timeout: 20_000 });
  await findings.check(/^The connection broke at \d+%\. Nothing was attached/.test(await status(page)), { ...at, rule: "cut off in the middle, and told", said: await status(page) });
  await findings.check((await page.evaluate(() => document.querySelector('[name="document"]').files.length)) === 1, { ...at, rule: "what was chosen is still chosen" });
  wire.mend();
  await line.send("Network.emulateNetworkConditions", fast);
  await Promise.all([page.waitForNavigation(), page.click("form[data-sending] button[type=submit]")]);
  await findings.check((await attached(page, "note.txt")) === 1, { ...at, rule: "sent again it is attached, once" });
}

async function refused(findings, page) {
  const at = { where, page };
  await send(page, { name: "program.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ\x90\x00") });
  await page.waitForSelector('h1:has-text("Not attached")', { timeout: 10_000 }).catch(() => {});
  await findings.check((await page.textContent("main")).includes("program.exe"), { ...at, rule: "what is refused is told, by its name" });
  await findings.check((await page.locator("main a").count()) === 1, { ...at, rule: "with a way on" });
}

async function without_scripts(findings, browser, server, cookies) {
  const context = await open_context(browser, cookies, { javaScriptEnabled: false });
  const page = await context.newPage();
  await draft(page, server.base);
  await page.setInputFiles('[name="document"]', document_of(3, "plain.txt"));
  await Promise.all([page.waitForNavigation(), page.click("form[data-sending] button[type=submit]")]);
  await findings.check((await attached(page, "plain.txt")) === 1, { where, page, rule: "without scripts it is sent as by any form" });
  await findings.check(!(await page.isVisible(".sending")), { where, page, rule: "and no bar is shown" });
  await context.close();
}

export async function sending(findings, { browser, server, signed_in }) {
  const wire = await cuttable(server.base);
  const cookies = await signed_in("signer-graustark");
  const context = await open_context(browser, cookies);
  const page = await context.newPage();
  const heard = listen(page, wire.base);
  const line = await context.newCDPSession(page);
  await line.send("Network.enable");
  await draft(page, wire.base);
  const answer = await page.reload();
  await findings.check(/script-src 'self'; connect-src 'self'/.test(answer.headers()["content-security-policy"]), { where, page, rule: "only our own script runs here" });
  await shown_and_called_back(findings, page, line);
  await cut_off(findings, page, line, wire);
  await refused(findings, page);
  const said = heard.taken().filter((one) => !/net::ERR_|status of 4/.test(one));
  await findings.check(said.length === 0, { where, page, rule: "silent, and nothing from elsewhere", said: said.join("; ") });
  await context.close();
  wire.close();
  await without_scripts(findings, browser, server, cookies);
}

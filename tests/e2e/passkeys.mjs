// Passkeys, made and used in a real browser with an authenticator that the browser plays itself. On a
// register of its own, at http://localhost: passkeys are bound to a name, not to an address in figures.
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import net from "node:net";
import { join } from "node:path";
import { open_context } from "./lib/browser.mjs";
import { axe_findings, listen, misfits } from "./lib/looks.mjs";
import { Server } from "./lib/server.mjs";

const password = "words of my own choice";

const free_port = () => new Promise((resolve) => {
  const server = net.createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

function one_time_code(hex) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac("sha1", Buffer.from(hex, "hex")).update(counter).digest();
  const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/// The first supervisor, who comes in by the operator's invitation; gives the recovery codes.
export async function first_person(page, base, invitation) {
  const [, link] = /Invitation: (\S+)/.exec(invitation);
  await page.goto(`${base}/en${link}`);
  await page.fill('[name="invitation-code"]', /Code: +(\S+)/.exec(invitation)[1]);
  await page.fill('[name="chosen"]', password);
  await page.fill('[name="once"]', one_time_code(await page.inputValue('[name="secret"]')));
  await page.click("main button");
  return page.locator("ul.secret li").allTextContents();
}

export async function by_password(page, base, code) {
  await page.goto(`${base}/en/sign-in`);
  await page.fill('[name="user_name"]', "supervisor");
  await page.fill('[name="password"]', password);
  await page.fill('[name="code"]', code);
  await page.press('[name="code"]', "Enter");
  await page.waitForURL("**/desk");
}

async function sign_out(page) {
  await page.click(".account button");
  await page.waitForURL("**/sign-in");
}

const by_passkey = '[data-passkey="ask"] button';

/// An authenticator that the browser plays in that page, whose holder it verifies.
export async function give_authenticator(page) {
  const line = await page.context().newCDPSession(page);
  await line.send("WebAuthn.enable");
  const { authenticatorId } = await line.send("WebAuthn.addVirtualAuthenticator", { options: {
    protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true,
    isUserVerified: true, automaticPresenceSimulation: true } });
  return { line, authenticatorId };
}

/// On /account/passkeys: the first of two steps.
export async function ask_for_passkey(page, code) {
  await page.fill('[name="passkey-name"]', "office laptop");
  await page.fill('[name="password"]', password);
  await page.fill('[name="code"]', code);
  await page.press('[name="code"]', "Enter");
}

/// The second.
export async function make_passkey(page) {
  await page.click('[data-passkey="make"] button');
  await page.waitForSelector("main table");
}

async function story(findings, { browser }, server, base, invitation) {
  const context = await open_context(browser);
  const page = await context.newPage();
  const heard = listen(page, base);
  const { line, authenticatorId } = await give_authenticator(page);
  const verifies = (isUserVerified) => line.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  // In another tab: when axe's line to a page is closed, its authenticator is gone.
  const beside = await context.newPage();
  await beside.setViewportSize({ width: 320, height: 640 });
  const look = async (where, language = "en") => {
    const at = { where, language, page: beside };
    const found = await misfits(beside);
    await findings.check(found.length === 0, { ...at, rule: "320 wide", said: found.join("; ") });
    for (const [id, , html] of await axe_findings(beside)) await findings.check(false, { ...at, rule: `axe ${id}`, said: html });
    await page.bringToFront();  // a passkey is asked for by the page that one looks at
  };

  const codes = await first_person(page, base, invitation);
  await findings.check(codes.length === 10, { where: "/invitation", page, rule: "the first person comes in" });
  await by_password(page, base, codes.pop());

  // Made: password and code first, then the browser.
  await page.goto(`${base}/en/account`);
  await page.click('a[href="/en/account/passkeys"]');
  const at = { where: "/account/passkeys", page };
  await beside.goto(`${base}/ar/account/passkeys`);
  await look("/account/passkeys", "ar");
  await ask_for_passkey(beside, "AAAA-AAAA-AAAA-AAAA");
  await beside.waitForSelector(".problems");
  await findings.check((await beside.locator("[data-passkey]").count()) === 0, { ...at, rule: "a wrong code makes no passkey" });
  await ask_for_passkey(beside, codes.pop());
  await beside.waitForSelector('[data-passkey="make"] button');
  await look("/account/passkeys (make)", "ar");
  await page.bringToFront();
  await ask_for_passkey(page, codes.pop());
  await make_passkey(page);
  await findings.check((await page.textContent("main table")).includes("office laptop"), { ...at, rule: "a passkey is made and listed" });
  const kept = (await line.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
  await findings.check(kept.length === 1 && kept[0].isResidentCredential && kept[0].rpId === "localhost", { ...at, rule: "it names its holder and this site", said: JSON.stringify(kept.map((one) => [one.rpId, one.isResidentCredential])) });

  // Used: nothing is typed.
  await sign_out(page);
  await beside.goto(`${base}/en/sign-in`);
  await look("/sign-in");
  const sent = page.waitForRequest((one) => one.method() === "POST" && one.url().endsWith("/sign-in/passkey"));
  await page.click(by_passkey);
  await page.waitForURL("**/desk");
  await findings.check(await page.isVisible(".account"), { where: "/sign-in", page, rule: "a passkey signs in" });
  const request = await sent;
  const replayed = await server.ask("/en/sign-in/passkey", { method: "POST", body: request.postData(), headers: { cookie: (await request.allHeaders()).cookie, "content-type": "application/x-www-form-urlencoded" } });
  await findings.check(replayed.status === 403, { where: "/sign-in/passkey", rule: "sent again it signs nobody in", said: `status ${replayed.status}` });
  await page.goto(`${base}/en/account`);
  await findings.check((await page.textContent("main")).includes("Signed in with a passkey"), { where: "/account", page, rule: "and stands on the person's page" });

  // Back to a page that was asked for.
  await sign_out(page);
  await page.goto(`${base}/en/desk/people`);
  await page.click(by_passkey);
  await page.waitForURL("**/desk/people");
  await findings.check(true, { where: "/sign-in", rule: "a passkey leads to the page asked for" });

  // A holder whom the authenticator does not verify.
  await sign_out(page);
  heard.taken();
  await verifies(false);
  await page.click(by_passkey);
  await page.waitForSelector('[data-passkey="ask"] [role="alert"]:visible');
  await findings.check(page.url().endsWith("/sign-in"), { where: "/sign-in", page, rule: "who is not verified stays outside, and is told" });
  await verifies(true);

  // Removed here, and still on the device.
  await page.click(by_passkey);
  await page.waitForURL("**/desk");
  await beside.goto(`${base}/en/account/passkeys`);
  await look("/account/passkeys");
  await page.goto(`${base}/en/account/passkeys`);
  await page.click('form[action="/en/account/passkeys/removed"] button');
  await page.waitForFunction(() => !document.querySelector("main table"));
  await findings.check((await page.locator("main table").count()) === 0, { ...at, rule: "a passkey is removed" });
  const said = heard.taken();
  await findings.check(said.length === 0, { ...at, rule: "silent, and nothing from elsewhere", said: said.join("; ") });
  await sign_out(page);
  await page.click(by_passkey);
  await page.waitForSelector(".problems");
  await findings.check(page.url().endsWith("/sign-in/passkey"), { where: "/sign-in", page, rule: "a removed passkey signs nobody in" });
  await page.fill('[name="user_name"]', "supervisor");
  await page.fill('[name="password"]', password);
  await page.fill('[name="code"]', codes.pop());
  await page.press('[name="code"]', "Enter");
  await page.waitForURL("**/desk");
  await context.close();

  // Without scripts: as if there were no passkeys.
  const bare = await open_context(browser, [], { javaScriptEnabled: false });
  const plain = await bare.newPage();
  await plain.goto(`${base}/en/sign-in`);
  await findings.check(!(await plain.isVisible(by_passkey)) && (await plain.isVisible('[name="password"]')), { where: "/sign-in", page: plain, rule: "without scripts there is the password" });
  await by_password(plain, base, codes.pop());
  await plain.goto(`${base}/en/account/passkeys`);
  await findings.check(await plain.isVisible("[data-without-passkey]"), { ...at, page: plain, rule: "without scripts it is said what is needed" });
  await bare.close();
}

/// A page that brings no script lets none run.
async function policies(findings, server) {
  for (const [path, scripted] of [["/en/sign-in", true], ["/en/", false], ["/en/about", false]]) {
    const policy = (await server.ask(path)).headers["content-security-policy"];
    await findings.check(policy.startsWith("default-src 'none'") && !policy.includes("unsafe") && policy.includes("script-src 'self'") === scripted, { where: path, rule: "script is permitted where it is brought and nowhere else", said: policy });
  }
}

/// With a register of its own at http://localhost, and the invitation of its first person.
export async function on_a_register_at_localhost(programs, story) {
  const inviola = (...words) => execFileSync(join(programs, "inviola"), words, { encoding: "utf8" });
  const server = new Server(programs);
  inviola("create", server.register, "--name", "inviola-trial");
  const invitation = inviola("person", "invite", "--register", server.register, "--user-name", "supervisor", "--name", "Desk supervisor");
  const port = await free_port();
  const base = `http://localhost:${port}`;
  await server.serve("--port", String(port), "--site", base);
  try {
    await story(server, base, invitation);
  } finally {
    await server.stop();
  }
}

export async function passkeys(findings, given) {
  await on_a_register_at_localhost(given.programs, async (server, base, invitation) => {
    await policies(findings, server);
    await story(findings, given, server, base, invitation);
  });
}

import { chromium } from "./modules.mjs";
import { form_of } from "./server.mjs";

/// Debian's Chromium, with a user folder of its own, which ends with it. It asks nobody but our server.
export function open_browser() {
  return chromium.launch({
    executablePath: process.env.INVIOLA_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
}

/// Signs in with an account of the demonstration, by keyboard alone: the form comes filled in.
export async function sign_in(page, base, account, language = "en") {
  await page.goto(`${base}/${language}/sign-in?as=${account}`);
  await page.waitForFunction(() => document.activeElement.name === "user_name");
  await page.keyboard.press("Enter");
  await page.waitForURL((address) => !address.pathname.endsWith("/sign-in"));
}

/// A fresh context with those cookies.
export async function open_context(browser, cookies = [], options = {}) {
  const { language, ...own } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...own });
  if (cookies.length) await context.addCookies(cookies);
  return context;
}

/// Types what the demonstration shows for that account into a form for signing in that asks for it.
export async function type_secrets(page, server, account) {
  const shown = form_of((await server.ask(`/en/sign-in?as=${account}`)).body, "/en/sign-in");
  for (const name of ["user_name", "password", "code"]) await page.fill(`[name="${name}"]`, shown.get(name));
  await page.press('[name="code"]', "Enter");
}

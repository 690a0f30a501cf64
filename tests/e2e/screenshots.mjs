// screenshots PROGRAMS [--out DIR] [--only PART-OF-A-ROUTE] [LANGUAGE…]: a picture of every page, narrow
// and wide, light and dark. See tools/screenshots.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { open_browser, open_context, sign_in } from "./lib/browser.mjs";
import { crawl, heaviest_of_each_route, routes } from "./lib/crawl.mjs";
import { Server } from "./lib/server.mjs";

const [programs, ...words] = process.argv.slice(2);
const take = (name, otherwise) => {
  const at = words.indexOf(name);
  return at < 0 ? otherwise : words.splice(at, 2)[1];
};
const out = take("--out", "screenshots");
const only = take("--only", "");
const languages = words.length ? words : ["en"];

const walks = [
  { as: "", start: "/" },
  { as: "signer-graustark", start: "/mission" },
  { as: "desk-officer", start: "/desk" },
];
const looks = [[390, "narrow"], [1280, "wide"]].flatMap(([width, name]) =>
  ["light", "dark"].map((colorScheme) => ({ width, colorScheme, name: `${name}-${colorScheme}` })));

mkdirSync(out, { recursive: true });
const server = await Server.start(programs);
const browser = await open_browser();
let made = 0;
try {
  const all = routes(programs);
  const seen = new Set();
  for (const { as, start } of walks) {
    let cookies = [];
    if (as) {
      const context = await open_context(browser);
      await sign_in(await context.newPage(), server.base, as);
      cookies = await context.cookies();
      await context.close();
    }
    const met = await crawl(server, all, `/en${start}`, "en", cookies.map((one) => `${one.name}=${one.value}`).join("; "));
    const paths = heaviest_of_each_route(met).filter((own) => own.includes(only) && !seen.has(own));
    paths.forEach((own) => seen.add(own));
    for (const { width, colorScheme, name } of looks) {
      const context = await open_context(browser, cookies, { viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      for (const language of languages) {
        for (const own of paths) {
          await page.goto(`${server.base}/${language}${own}`);
          const of_page = own.split("?")[0].replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "") || "home";
          await page.screenshot({ path: join(out, `${of_page}.${language}.${name}.png`), fullPage: true });
          made += 1;
        }
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
console.log(`${made} pictures are in ${out}`);

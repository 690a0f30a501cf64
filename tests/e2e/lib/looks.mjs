// What must hold for any page, seen from within the browser.
import { axe_source } from "./modules.mjs";

/// The worst findings of axe-core, and headings that skip a level. Our content policy forbids foreign script,
/// so it comes in through the debugger. It waits by timers, which do not run in a page without script.
export async function axe_findings(page) {
  const line = await page.context().newCDPSession(page);
  await line.send("Runtime.evaluate", { expression: axe_source });
  const { result, exceptionDetails } = await line.send("Runtime.evaluate", {
    expression: `axe.run(document, {resultTypes: ["violations"]}).then((found) => JSON.stringify(
      found.violations.filter((one) => one.impact === "serious" || one.impact === "critical" || one.id === "heading-order")
        .map((one) => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 160), one.nodes[0].failureSummary])))`,
    awaitPromise: true,
  });
  await line.detach();
  if (exceptionDetails) throw new Error("axe: " + JSON.stringify(exceptionDetails));
  return JSON.parse(result.value);
}

/// Whether the page can be moved sideways, and what stands out or is cut off.
export function misfits(page) {
  return page.evaluate(() => {
    const out = [];
    const root = document.scrollingElement;
    if (root.scrollWidth > innerWidth) out.push(`sideways scrolling: ${root.scrollWidth} > ${innerWidth}`);
    const scrolls = (style) => /auto|scroll/.test(style.overflowX);
    const in_scroller = (element) => {
      for (let up = element; up; up = up.parentElement) if (scrolls(getComputedStyle(up))) return true;
      return false;
    };
    for (const element of document.body.querySelectorAll("*")) {
      // A field of one line moves its words by itself.
      if (element.closest(".skip, svg, input")) continue;
      const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      const style = getComputedStyle(element);
      if (/hidden|clip/.test(style.overflowX + style.overflowY) &&
          (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) &&
          element.clientWidth > 2 && style.clipPath === "none") {
        out.push("cut off: " + element.outerHTML.slice(0, 120));
      }
      if (!words || style.visibility === "hidden") continue;
      const range = document.createRange();
      range.selectNodeContents(element);
      for (const box of range.getClientRects()) {
        if ((box.left < -1 || box.right > innerWidth + 1) && box.width > 0 && !in_scroller(element)) {
          out.push(`out of the window (${Math.round(box.left)} to ${Math.round(box.right)}): ` + element.outerHTML.slice(0, 120));
          break;
        }
      }
      if (out.length > 4) break;
    }
    return out;
  });
}

/// A page as it stands: axe's worst findings, and nothing sideways on a narrow window, folded or not.
export async function look(findings, page, language = "en") {
  const at = { where: new URL(page.url()).pathname, language, page };
  for (const [id, count, html] of await axe_findings(page)) await findings.check(false, { ...at, rule: `axe ${id}`, said: `${count} times, as in ${html}` });
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const folded = await misfits(page);
  await findings.check(folded.length === 0, { ...at, rule: "320 wide", said: folded.join("; ") });
  const opened = await unfold(page);
  const open = await misfits(page);
  await findings.check(open.length === 0, { ...at, rule: "320 wide, unfolded", said: open.join("; ") });
  await opened.evaluate((all) => all.forEach((one) => (one.open = false)));
  await page.setViewportSize(size);
}

/// Opens all that is folded; gives what it opened.
export const unfold = (page) => page.evaluateHandle(() =>
  [...document.querySelectorAll("details:not([open])")].map((one) => ((one.open = true), one)));

/// Notes every request elsewhere, every word on the console, every failure.
export function listen(page, base) {
  const heard = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") heard.push("console: " + message.text());
  });
  page.on("pageerror", (error) => heard.push("script: " + error.message));
  page.on("dialog", (dialog) => { heard.push("dialog: " + dialog.message()); dialog.dismiss(); });
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(base + "/") && !address.startsWith("data:")) heard.push("request elsewhere: " + address);
  });
  return { taken: () => heard.splice(0) };
}

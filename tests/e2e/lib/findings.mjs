// What was looked at and what was wrong. A finding names the page, the language, the rule.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

export class Findings {
  constructor(folder) {
    this.folder = folder;
    this.looks = 0;
    this.wrong = [];
    this.measured = [];
    mkdirSync(folder, { recursive: true });
  }

  /// Counts one look; a finding if `right` is false. `page`: to make a picture of.
  async check(right, { where, language = "en", rule, said = "", page }) {
    this.looks += 1;
    if (right) return true;
    let picture = "";
    if (page) {
      picture = join(this.folder, `${this.wrong.length + 1}-${language}${where.replace(/[^a-z0-9]+/gi, "-")}.png`);
      await page.screenshot({ path: picture, fullPage: true }).catch(() => (picture = "none could be made"));
    }
    this.wrong.push(`${where} (${language}): ${rule}${said ? ": " + said : ""}${picture ? "\n    picture: " + picture : ""}`);
    return false;
  }

  measure(what) {
    this.measured.push(what);
  }

  close(seconds) {
    for (const line of this.measured) console.log(`e2e: ${line}`);
    for (const line of this.wrong) console.log(`e2e: WRONG ${line}`);
    console.log(`e2e: ${this.looks} looks, ${this.wrong.length} wrong, ${seconds.toFixed(0)} s`);
    return this.wrong.length === 0 && this.looks > 0;
  }
}

// The real inviolad over a register of its own, and plain requests to it.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class Server {
  constructor(programs) {
    this.programs = programs;
    this.folder = mkdtempSync(join(tmpdir(), "inviola-e2e-"));
    this.register = join(this.folder, "register");
  }

  /// Over a demonstration.
  static async start(programs, ...options) {
    const server = new Server(programs);
    execFileSync(join(programs, "inviola"), ["demonstration", server.register], { stdio: "ignore" });
    server.key = {};
    for (const state of ["XRU", "XGR", "desk"]) {
      server.key[state] = execFileSync(
        join(programs, "inviola"),
        ["key", "--register", server.register, "--for", state],
        { encoding: "utf8" },
      ).trim();
    }
    return server.serve("--port", "0", ...options);
  }

  async serve(...options) {
    // It ends with the test, however that ends.
    this.process = spawn(
      "setpriv",
      ["--pdeathsig", "KILL", join(this.programs, "inviolad"), "--register", this.register, ...options],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    this.log = "";
    this.base = await new Promise((resolve, reject) => {
      const heard = (bytes) => {
        this.log += bytes;
        const found = /^Inviola serves \S+ at (http:\/\/[^/\s]+)\/$/m.exec(this.log);
        if (found) resolve(found[1]);
      };
      this.process.stdout.on("data", heard);
      this.process.stderr.on("data", heard);
      this.process.on("exit", () => reject(new Error("inviolad did not start: " + this.log)));
    });
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
    return this;
  }

  /// The path goes as it is, not put right first. Status, headers and body as text of one exchange; `bytes` is what came over the line.
  ask(path, { method = "GET", headers = {}, body, agent = this.agent } = {}) {
    return new Promise((resolve, reject) => {
      const request = http.request(this.base, { path, method, headers, agent }, (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const bytes = Buffer.concat(parts);
          resolve({ status: response.statusCode, headers: response.headers, body: bytes.toString(), bytes: bytes.length });
        });
      });
      request.setTimeout(60_000, () => request.destroy(new Error(`${path}: no answer in a minute`)));
      request.on("error", reject);
      request.end(body);
    });
  }

  async stop() {
    this.agent.destroy();
    const ended = new Promise((resolve) => this.process.on("exit", resolve));
    this.process.kill("SIGTERM");
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/// The form that leads to that address: its fields as they are filled in.
export function form_of(page, action) {
  const found = new RegExp(`<form[^>]*action="${action.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}"[^>]*>(.*?)</form>`, "s").exec(page);
  if (!found) return null;
  const fields = new URLSearchParams();
  for (const [tag] of found[1].matchAll(/<input[^>]*>/g)) {
    const own = Object.fromEntries([...tag.matchAll(/([a-z]+)="([^"]*)"/g)].map((one) => [one[1], one[2]]));
    if ((own.type === "radio" || own.type === "checkbox") && !("checked" in own)) continue;
    fields.append(own.name, own.value ?? "");
  }
  return fields;
}

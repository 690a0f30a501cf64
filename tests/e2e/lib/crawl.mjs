// Every page that links lead to, and which route each belongs to.
import { execFileSync } from "node:child_process";
import { join } from "node:path";

/// The addresses that are asked for with GET, and for whom.
export function routes(programs) {
  return execFileSync(join(programs, "list_routes"), { encoding: "utf8" })
    .trim().split("\n").map((line) => line.split(" ")).map(([whom, pattern]) => ({ whom, pattern }));
}

/// Of several that fit the one with the fewest stars, as the server chooses the plain one first.
export function route_of(all, path) {
  const asked = path.split("/");
  const fits = ({ pattern }) => {
    const parts = pattern.split("/");
    return parts.length === asked.length && parts.every((part, i) => (part === "*" ? asked[i] !== "" : part === asked[i]));
  };
  return all.filter(fits).sort((a, b) => a.pattern.split("*").length - b.pattern.split("*").length)[0];
}

const named = { amp: "&", quot: '"', lt: "<", gt: ">", "#39": "'" };
const plain = (words) => words.replace(/&(amp|quot|lt|gt|#39);/g, (_, name) => named[name]);

/// Every link of a page, without its anchor.
export function links_of(page) {
  return [...page.matchAll(/<(?:a|link)\s[^>]*?href="([^"]*)"/g)].map((one) => plain(one[1]).split("#")[0]).filter(Boolean);
}

// Of the pages with parameters, and of the drawn PDFs, some of each route; of the others all.
const queries_of_a_route = 12;

/// Walks all links from `start` in one language. Gives path → {pattern, status, bytes, body, from}.
export async function crawl(server, all, start, language, cookie = "") {
  const headers = { "accept-encoding": "gzip", ...(cookie ? { cookie } : {}) };
  const found = new Map();
  const queries = new Map();
  let open = [[start, "the start"]];
  const prefix = `/${language}/`;
  const wanted = (path) => {
    if (found.has(path)) return false;
    if (!path.startsWith("/") || path.startsWith("//")) return false;
    const bare = path.split("?")[0];
    if (bare.endsWith(".pdf") || bare.endsWith("/sign-out")) return false;
    if (/^\/(ar|en|es|fr|ru|zh)\//.test(path) && !path.startsWith(prefix)) return false;
    if (path.includes("?")) {
      const count = (queries.get(bare) ?? 0) + 1;
      queries.set(bare, count);
      return count <= queries_of_a_route;
    }
    return true;
  };
  const visit = async ([path, from]) => {
    const packed = await server.ask(path, { headers });
    const bare = path.split("?")[0];
    const own = bare.startsWith(prefix) ? bare.slice(prefix.length - 1) : bare;
    const html = /^text\/html/.test(packed.headers["content-type"] ?? "");
    const body = html ? (packed.headers["content-encoding"] ? (await server.ask(path, { headers: cookie ? { cookie } : {} })).body : packed.body) : "";
    found.set(path, { path, own, from, html, route: route_of(all, own), status: packed.status, bytes: packed.bytes, location: packed.headers.location });
    const next = html && packed.status < 400 ? links_of(body) : [];
    if (packed.headers.location) next.push(packed.headers.location);
    return next.map((one) => [new URL(one, server.base + path), path]);
  };
  while (open.length) {
    const batch = open.splice(0, 8);
    batch.forEach(([path]) => found.set(path, null));
    for (const [address, from] of (await Promise.all(batch.map(visit))).flat()) {
      const path = address.pathname + address.search;
      if (address.origin === server.base && wanted(path)) {
        found.set(path, null);
        open.push([path, from]);
      }
    }
  }
  return [...found.values()].filter(Boolean);
}

/// Of each pattern the heaviest, where most can go wrong.
export function heaviest_of_each_route(pages) {
  const by_pattern = new Map();
  for (const page of pages) {
    if (!page.html || page.status !== 200 || !page.route || page.route.pattern.startsWith("/api/")) continue;
    const list = by_pattern.get(page.route.pattern) ?? [];
    list.push(page);
    by_pattern.set(page.route.pattern, list);
  }
  return [...by_pattern.values()].map((list) => list.sort((a, b) => b.bytes - a.bytes)[0].own);
}

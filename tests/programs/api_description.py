#!/usr/bin/env python3
"""data/api/openapi.json held against the running server, in both directions: it is a sound OpenAPI
3.1 document; what it describes is answered as described (status, content type, schema, code), for
every dossier, State, instrument, resolution and cycle; each operation reads the parameters that it
tells of and no others; and nothing answers under /api/ that it does not describe.

usage: api_description.py PROGRAMS ROOT
"""

import json
import os
import re
import sys
import tempfile

from jsonschema import Draft202012Validator

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from real_server import Server, run  # noqa: E402

programs, root = sys.argv[1], sys.argv[2]
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
called = set()  # operations and statuses that were seen
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)


class Description:
    def __init__(self, document):
        self.document = document
        self.operations = {(method, path): operation for path, item in document["paths"].items()
                           for method, operation in item.items() if method in METHODS}

    def resolve(self, thing):
        while "$ref" in thing:
            found = self.document
            for part in thing["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            thing = found
        return thing

    def wrong_with(self, schema, value):
        whole = {**schema, "components": self.document["components"]}
        return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
                for error in Draft202012Validator(whole).iter_errors(value)]

    def parameters(self, operation):
        return [self.resolve(one) for one in operation.get("parameters", [])]

    def find(self, method, path):
        """The operation that describes this address."""
        for template in sorted(self.document["paths"], key=lambda one: one.count("{")):
            pattern = re.sub(r"\\{[^/]+?\\}", "[^/]+", re.escape(template))
            if re.fullmatch(pattern, path.split("?")[0]) and (method, template) in self.operations:
                return method, template
        return None


def is_sound(description):
    """What OpenAPI 3.1 asks of a document, as far as this one uses it."""
    document = description.document
    check(re.fullmatch(r"3\.1\.\d+", document["openapi"]), "another version")
    check({"title", "version"} <= document["info"].keys(), "no title or version")
    refs = set()

    def walk(thing):
        if isinstance(thing, dict):
            if isinstance(thing.get("$ref"), str):
                refs.add(thing["$ref"])
            for one in thing.values():
                walk(one)
        elif isinstance(thing, list):
            for one in thing:
                walk(one)

    walk(document)
    for one in refs:
        try:
            description.resolve({"$ref": one})
        except KeyError:
            check(False, f"{one} leads nowhere")
    for name, schema in document["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema)
        check(f"#/components/schemas/{name}" in refs, f"the schema {name} is used nowhere")
    names = [operation["operationId"] for operation in description.operations.values()]
    check(len(names) == len(set(names)), "an operationId twice")
    tags = {tag["name"] for tag in document["tags"]}
    for (method, path), operation in description.operations.items():
        place = f"{method} {path}"
        check(set(operation) <= {"operationId", "summary", "description", "tags", "security", "parameters",
                                 "requestBody", "responses"}, f"{place}: {set(operation)}")
        check(set(operation["tags"]) <= tags and operation["summary"], f"{place}: tag or summary")
        given = description.parameters(operation)
        in_path = {one["name"] for one in given if one["in"] == "path"}
        check(in_path == set(re.findall(r"{(\w+)}", path)), f"{place}: parameters of the path")
        for one in given:
            check(one["in"] in ("path", "query", "header") and "schema" in one, f"{place}: {one['name']}")
            check(one["in"] != "path" or one["required"] is True, f"{place}: {one['name']} must be required")
            check("example" in one, f"{place}: {one['name']} has no example")
            for wrong in description.wrong_with(one["schema"], one.get("example")):
                check(False, f"{place}: example of {one['name']}: {wrong}")
        for need in operation["security"]:
            check(set(need) <= set(document["components"]["securitySchemes"]), f"{place}: security")
        for status, response in operation["responses"].items():
            check(re.fullmatch(r"[1-5]\d\d|default", status), f"{place}: status {status}")
            check(description.resolve(response)["description"], f"{place}: {status} has no description")
        for kind in operation.get("requestBody", {}).get("content", {}).values():
            if "example" in kind:
                for wrong in description.wrong_with(kind["schema"], kind["example"]):
                    check(False, f"{place}: example: {wrong}")


class Caller:
    def __init__(self, description, server):
        self.description = description
        self.server = server

    def call(self, method, path, body=None, key=None, headers=None, status=None):
        """Calls, and holds the answer against the description. Gives the answer."""
        got, kind, text = self.server.ask(method.upper(), path, body, key, headers)
        place = f"{method} {path}: {got}"
        check(status in (None, got), f"{place}, and should be {status}: {text[:300]!r}")
        operation = self.description.find(method, path)
        if operation is None:
            check(False, f"{place} is described nowhere")
            return {}
        called.add((*operation, str(got)))
        responses = self.description.operations[operation]["responses"]
        if str(got) not in responses and got < 400:
            check(False, f"{place} is not described")
        response = self.description.resolve(responses.get(str(got), responses["default"]))
        check(kind in response["content"], f"{place}: content type {kind}")
        if kind != "application/json":
            return text
        answer = json.loads(text)
        for wrong in self.description.wrong_with(response["content"]["application/json"]["schema"], answer):
            check(False, f"{place}: {wrong}")
        if got >= 400:
            check(answer["error"]["code"] in response["x-codes"], f"{place}: {answer['error']['code']} is not listed")
        return answer


def everything_is_answered(caller, keys):
    """Each operation with all that there is, for each kind of reader."""
    lists = {"dossiers": ("dossiers", "reference"), "states": ("states", "code"), "instruments": ("instruments", "id"),
             "mandates": ("mandates", "symbol"), "cycles": ("cycles", "session")}
    for key in (None, keys["XGR"], keys["desk"]):
        for path, (members, name) in lists.items():
            found = caller.call("get", f"/api/{path}", key=key, status=200)[members]
            check(found, f"{path}: nothing is there to be held against it")
            for one in found:
                last = str(one[name]).replace("/", "-")
                caller.call("get", f"/api/{path}/{last}", key=key, status=200)
        caller.call("get", "/api/record", key=key, status=200)
        caller.call("get", "/api/figures", key=key, status=200)
        caller.call("get", "/api/register", key=key, status=200)
        caller.call("get", "/api/register/consistency?from=1&to=5", key=key, status=200)
        caller.call("get", "/api/openapi.json", key=key, status=200)
    for language in ("ar", "zh", "en", "fr", "ru", "es"):
        for path in ("/api/states/XGR", "/api/dossiers", "/api/dossiers/NOPE-NOPE"):
            caller.call("get", path, headers={"Accept-Language": language})


def parameters_are_told(description):
    """What the program reads of a query (src/web/routes.cpp) and what the description tells are one."""
    read = {}
    for line in run(f"{programs}/list_routes", "parameters").splitlines():
        method, pattern, *names = line.split()
        if pattern.startswith("/api/"):
            read[method, pattern] = set(names)
    told = {(method, re.sub(r"{\w+}", "*", path)):
            {one["name"] for one in description.parameters(operation) if one["in"] == "query"}
            for (method, path), operation in description.operations.items()}
    check(read.keys() == told.keys(), f"told or read, not both: {sorted(read.keys() ^ told.keys())}")
    for (method, pattern), names in sorted(read.items()):
        ours = told.get((method, pattern), names)
        check(names <= ours, f"{method} {pattern} reads {sorted(names - ours)}, which is told nowhere")
        check(ours <= names, f"{method} {pattern} is told to read {sorted(ours - names)}, and does not")


def parameters_are_read(caller):
    """Each parameter does something, and what it does not take is refused by its name."""
    wrong = {"q": "x" * 201, "region": "nope", "host": "NOPE", "sending": "NOPE", "year": "x", "nature": "nope", "silence": "nope", "page": "0",
             "on": "2014-02-30", "from": "x", "until": "x", "to": "99999999"}
    for (method, path), operation in caller.description.operations.items():
        given = caller.description.parameters(operation)
        queries = [one for one in given if one["in"] == "query"]
        at = re.sub(r"{(\w+)}", lambda name: str(next(one["example"] for one in given if one["name"] == name[1])), path)
        required = "".join(f"&{one['name']}={one['example']}" for one in queries if one.get("required"))
        for one in queries:
            if not one.get("required"):
                caller.call(method, f"{at}?{one['name']}={one['example']}", status=200)
            answer = caller.call(method, f"{at}?{one['name']}={wrong[one['name']]}{required}", status=400)
            check(one.get("required") or answer["error"].get("field") == one["name"],
                  f"{path}: {one['name']} is not named: {answer}")
        if method != "get":
            continue
        caller.call("get", at + ("?" + required[1:] if required else ""), key="nobody", status=401)
        if "{" in path:
            caller.call("get", re.sub(r"{\w+}", "NOPE-NOPE", path), status=404)
        unknown = caller.server.ask("DELETE", at)
        check(unknown[0] == 405 and json.loads(unknown[2])["error"]["code"] == "method", f"DELETE {at}: {unknown}")


def filing(caller, keys, document):
    """Files what the description shows, and every kind of act with what it says of it."""
    shown = document["paths"]["/api/acts"]["post"]["requestBody"]["content"]["application/json"]["example"]
    filed = caller.call("post", "/api/acts", shown, keys["XRU"], status=201)
    caller.call("get", "/api/receipts/" + filed["reference"], key=keys["XRU"], status=200)
    caller.call("get", "/api/receipts/" + filed["reference"], status=404)
    caller.call("post", "/api/acts", shown, status=401)
    caller.call("post", "/api/acts", shown, "nobody", status=401)
    caller.call("post", "/api/acts", "{", keys["XRU"], status=422)
    circulated = {"act": {"kind": "circulated", "about": filed["reference"]}}
    caller.call("post", "/api/acts", circulated, keys["XRU"], status=403)
    caller.call("post", "/api/acts", circulated, keys["desk"], status=201)
    caller.call("post", "/api/acts", circulated, keys["desk"], status=409)
    circulated["act"]["about"] = "0000-0000"
    caller.call("post", "/api/acts", circulated, keys["desk"], status=404)
    restricted = {"act": shown["act"] | {"restriction": {"audience": "secretary_general"}}}
    hidden = caller.call("post", "/api/acts", restricted, keys["XRU"], status=201)
    release = {"act": {"kind": "released", "about": hidden["reference"], "restriction": {"audience": "everyone"}}}
    caller.call("post", "/api/acts", release, keys["XRU"], status=202)
    caller.call("post", "/api/acts", release, keys["XGR"], status=404)
    translation = {"kind": "translated", "about": filed["reference"], "field": "statement",
                   "translation": {"language": "fr", "words": "Les vitres ont été brisées."}}
    translated = caller.call("post", "/api/acts", {"act": translation}, keys["XRU"], status=201)
    taken_back = {"act": {"kind": "translation_withdrawn", "about": translated["reference"]}}
    answer = caller.call("post", "/api/acts", taken_back, keys["desk"], status=403)
    check(answer["error"]["code"] == "not-the-translator", f"another's translation is withdrawn: {answer}")
    caller.call("post", "/api/acts", taken_back, keys["XRU"], status=201)
    joined = {"kind": "participation_recorded", "instrument": "III-3", "state": "XGR", "action": "accession",
              "date": "2018-01-02", "source": "a notification of the depositary (exercise)"}
    entered = caller.call("post", "/api/acts", {"act": joined}, keys["desk"], status=201)
    check(json.loads(entered["entry"])["act"] == joined, f"it was entered otherwise: {entered['entry']}")
    long = json.loads(json.dumps(shown))
    long["act"]["statement"]["words"] = "x" * 300_000
    caller.call("post", "/api/acts", long, keys["XRU"], status=413)
    note = caller.call("put", "/api/attachments/note.pdf", b"%PDF-1.7\n", keys["XRU"], status=201)
    with_note = json.loads(json.dumps(shown))
    with_note["act"]["attachments"] = [note]
    of_note = caller.call("post", "/api/acts", with_note, keys["XRU"], status=201)["reference"]
    sent = caller.call("get", f"/api/attachments/{of_note}/1", key=keys["XRU"], status=200)
    check(sent == b"%PDF-1.7\n", f"another attachment: {sent[:40]!r}")
    caller.call("get", f"/api/attachments/{of_note}/1", status=404)
    caller.call("put", "/api/attachments/note.pdf", b"plain", keys["XRU"], status=415)
    caller.call("put", "/api/attachments/note.pdf", b"%PDF-1.7\n", status=401)
    kinds = document["components"]["schemas"]["Act"]["discriminator"]["mapping"]
    for kind, schema in kinds.items():
        described = caller.description.resolve({"$ref": schema})
        check(described["properties"]["kind"] == {"const": kind}, f"{schema} is not {kind}")
        # A value that none takes: it is the member's form that is refused, not the member.
        for member in described["properties"].keys() - {"kind"}:
            answer = caller.call("post", "/api/acts", {"act": {"kind": kind, member: 0.5}}, keys["desk"])
            check(answer["error"]["code"] != "unknown-member", f"{kind}: {member} is unknown")
        required = [one for one in described["required"] if one != "kind"]
        answer = caller.call("post", "/api/acts", {"act": {"kind": kind, "nothing": 1}}, keys["desk"])
        check(answer["error"]["code"] in ("missing-field", "unknown-member"), f"{kind}: {answer}")
        if not required:
            check(answer["error"]["code"] == "unknown-member", f"{kind}: more is required: {answer}")
    for sample in ("Occurrence", "ElementAnswer", "Restriction", "Statement"):
        check(document["components"]["schemas"][sample]["additionalProperties"] is False, f"{sample} is open")


def entered_acts_fit(description, register, folder):
    """Every act of the demonstration as the description has it: what the server wrote itself."""
    run(f"{programs}/inviola", "export", "--register", register, folder + "/exported")
    kinds = set()
    with open(folder + "/exported/entries.jsonl") as lines:
        for line in lines:
            act = json.loads(json.loads(line)["entry"])["act"]
            for one in act.get("occurrences", []):
                del one["reference"]
            kinds.add(act["kind"])
            schema = description.document["components"]["schemas"]["Act"]["discriminator"]["mapping"].get(act["kind"])
            if schema is None:
                check(False, f"no act {act['kind']} is described")
                continue
            for wrong in description.wrong_with({"$ref": schema}, act):
                check(False, f"an entered act {act['kind']}: {wrong}")
    check(len(kinds) > 10, f"the demonstration has only {kinds}")


def nothing_else_answers(caller, keys):
    """Whatever word stands in the program, in the description or in an address of the pages, is tried."""
    words = {"", "acts", "search", "report", "reports", "openapi", "openapi.yaml", "keys", "users", "admin", "sign-in"}
    folder = root + "/src/web"
    for name in os.listdir(folder):
        if name.endswith(".cpp"):
            with open(f"{folder}/{name}") as source:
                words |= {word.strip("/") for word in re.findall(r'"([a-z][a-z0-9./-]*)"', source.read())}
    words |= {part for path in caller.description.document["paths"] for part in path.split("/")[2:] if "{" not in part}
    with open(root + "/src/procedure/codec.cpp") as source:
        listed = re.search(r"kinds\{(.*?)\};", source.read(), re.S)[1]
    kinds = caller.description.document["components"]["schemas"]["Act"]["discriminator"]["mapping"]
    check(set(re.findall(r'"(\w+)"', listed)) == set(kinds), "the kinds of acts are others")
    for word in sorted(words):
        for method in ("GET", "POST", "PUT"):
            for path in (f"/api/{word}", f"/api/{word}/x"):
                if caller.description.find(method.lower(), path):
                    continue
                status, _, text = caller.server.ask(method, path, b"{}" if method != "GET" else None, keys["desk"])
                check(status in (400, 404, 405), f"{method} {path} answers {status} and is described nowhere: {text[:100]!r}")


def codes_are_listed(document):
    """Every code that the program has words for stands in the list, and no other."""
    spoken = set()
    for name, table in (("refusals", "refusal"), ("chrome", "api.error")):
        inside = False
        with open(f"{root}/data/languages/en/{name}.toml") as lines:
            for line in lines:
                if line.startswith("["):
                    inside = line.strip() == f"[{table}]"
                elif inside and (found := re.match(r"([a-z0-9-]+)\s*=", line)):
                    spoken.add(found[1])
    listed = set(document["components"]["schemas"]["Code"]["enum"])
    check(spoken == listed, f"not in the list: {spoken - listed}; without words: {listed - spoken}")
    in_responses = {code for item in document["paths"].values() for operation in item.values()
                    for response in operation["responses"].values() for code in response.get("x-codes", [])}
    in_responses |= set(document["components"]["responses"]["Server"]["x-codes"])
    check(in_responses == listed, f"given for no status: {listed - in_responses}; {in_responses - listed}")


def main():
    with open(root + "/data/api/openapi.json") as file:
        document = json.load(file)
    description = Description(document)
    is_sound(description)
    codes_are_listed(document)
    parameters_are_told(description)
    with tempfile.TemporaryDirectory() as folder:
        register = folder + "/register"
        run(f"{programs}/inviola", "demonstration", register)
        keys = {who: run(f"{programs}/inviola", "key", "--register", register, "--for", who).strip()
                for who in ("XGR", "XRU", "desk")}
        entered_acts_fit(description, register, folder)
        server = Server(programs, register)
        caller = Caller(description, server)
        check(json.loads(server.ask("GET", "/api/openapi.json")[2]) == document, "it is served otherwise")
        everything_is_answered(caller, keys)
        parameters_are_read(caller)
        filing(caller, keys, document)
        nothing_else_answers(caller, keys)
        check(server.stop() == 0, server.told())
    for (method, path), operation in description.operations.items():
        for status in operation["responses"]:
            # The bad input of bad_input.py and a disk without room are not repeated here.
            if status not in ("408", "503", "default", "413") and (method, path, status) not in called:
                check(False, f"{method} {path}: {status} was never seen")
    for one in failures[:40]:
        print(one, file=sys.stderr)
    print(f"{len(description.operations)} operations, {len(called)} of their answers seen, {len(failures)} wrong")
    sys.exit(1 if failures else 0)


main()

"""What takes two persons is entered for no key and no command alone: it waits for one who signs.
usage: second_person.py BIN"""

import json, shutil, subprocess, tempfile

from browser import BIN, Browser, Server, check, inviola, opened, read


def ask(server, key, path, body=None):
    browser = Browser(server)
    headers = {"Authorization": "Bearer " + key, "Content-Type": "application/json"}
    browser.ask("POST" if body else "GET", path, json.dumps(body) if body else None, headers)
    return browser.status, json.loads(browser.page)


def report(restricted, own="XRU", host="XGR"):
    return {"act": {"kind": "reported", "stage": "alert",
                    "occurrences": [{"date": "2018-08-01", "place": "Strelsau", "host": host,
                                     "sending_states": [own], "target": ["embassy"], "nature": ["premises"]}],
                    "statement": {"language": "en", "words": "A window was broken."},
                    "restriction": {"audience": "secretary_general" if restricted else "everyone"}}}


def release(reference):
    return {"act": {"kind": "released", "about": reference, "restriction": {"audience": "everyone"}}}


def through_the_interface(server, keys):
    status, hidden = ask(server, keys["XGR"], "/api/acts", report(True, "XGR", "XRU"))
    check(status == 201, f"a restricted report is not entered: {status} {hidden}")
    dossier = "/api/dossiers/" + hidden["occurrences"][0]
    for _ in range(2):  # sent twice, it waits once
        status, waits = ask(server, keys["XGR"], "/api/acts", release(hidden["reference"]))
        check(status == 202 and waits["waits"]["for"] == "second-person" and len(waits["waits"]["message"]) > 40,
              f"one key released it: {status} {waits}")
    check(ask(server, keys["XRU"], dossier)[0] == 404, "it is seen, and nobody signed")
    status, refused = ask(server, keys["XRU"], "/api/acts", release(hidden["reference"]))
    check(status == 404, f"another State learned of it: {status} {refused}")

    drafter, signer = opened(server, "drafter-graustark"), opened(server, "signer-graustark")
    read(drafter, "/en/mission/signing")
    form = "/en/mission/signing"
    check("program" in drafter.page, "it is not said where it comes from")
    check(drafter.page.count('value="sign"') == 1, "it waits more than once")
    drafter.send(form, drafter.form(form) | {"do": "sign"})
    check(ask(server, keys["XRU"], dossier)[0] == 404, "one who only drafts signed it")
    read(signer, form)
    circulation = {"act": {"kind": "circulated", "about": hidden["reference"]}}
    status, refused = ask(server, keys["desk"], "/api/acts", circulation)
    check(status == 422 and refused["error"]["code"] == "withheld", f"it is circulated: {status} {refused}")
    check(signer.send(form, signer.form(form) | {"do": "sign"}) == 303, "a signer cannot: " + signer.page)
    check(ask(server, keys["desk"], "/api/acts", circulation)[0] == 201, "it was signed, and is not released")
    status, seen = ask(server, keys["XRU"], dossier)
    check(status == 200, f"it is not seen: {status} {seen}")

    status, waits = ask(server, keys["desk"], "/api/acts", {"act": {
        "kind": "appointed", "capacity": "desk-supervisor", "holder": "Supervisor", "from": "2018-08-01"}})
    check(status == 202, f"the desk's key alone appoints: {status} {waits}")
    return hidden["reference"]


def from_the_command_line(register):
    on = ("--register", register, "--as", "XRU", "--json")
    hidden = json.loads(inviola("file", "-", *on, stdin=json.dumps(report(True)["act"])))["reference"]
    told = subprocess.run([BIN + "/inviola", "release", *on, "--about", hidden, "--audience", "everyone"],
                          capture_output=True, text=True)
    check(told.returncode == 4 and json.loads(told.stdout)["waits"]["for"] == "second-person",
          f"it ended with {told.returncode}: {told.stdout}{told.stderr}")
    # To restrict still takes one.
    check(json.loads(inviola("file", "-", *on, stdin=json.dumps(report(False)["act"])))["reference"], "not filed")
    return hidden


def main():
    folder = tempfile.mkdtemp()
    try:
        register = folder + "/register"
        inviola("demonstration", register)
        keys = {who: inviola("key", "--register", register, "--for", who).strip()
                for who in ("XRU", "XGR", "desk")}
        hidden = from_the_command_line(register)
        server = Server(register)
        signer = opened(server, "second-signer-ruritania")
        check(hidden in read(signer, "/en/mission/signing"), "what the command line laid out does not wait")
        check("run the register" in signer.page, "it is not said where it comes from")
        dropped = signer.send("/en/mission/signing", signer.form("/en/mission/signing") | {"do": "drop"})
        check(dropped == 303, "it cannot be dropped")
        through_the_interface(server, keys)
        server.stop()
    finally:
        shutil.rmtree(folder)
    print("second_person: right")


main()

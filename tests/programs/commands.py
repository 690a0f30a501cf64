#!/usr/bin/env python3
"""Each command of inviola as a user calls it: what it prints, as JSON too, and how it ends.

usage: commands.py PROGRAMS ROOT
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from real_server import run as run_program  # noqa: E402

programs, root = sys.argv[1], sys.argv[2]
SYMBOL = "A/RES/71/145"
TEXT = """71/145. Consideration of effective measures to enhance the protection of diplomatic and consular missions
The General Assembly,
Having considered the report of the Secretary-General,
1. Takes note of the report of the Secretary-General;
2. Strongly condemns acts of violence;
"""


def inviola(*words, status=0, stdin=None):
    return run_program(f"{programs}/inviola", *words, status=status, stdin=stdin)


def as_json(*words, status=0):
    return json.loads(inviola(*words, "--json", status=status))


def check(holds, what):
    if not holds:
        raise AssertionError(what)


def acts(folder):
    register = f"{folder}/real"
    on = ("--register", register)
    made = as_json("create", register, "--name", "inviola-commands")
    check(made["name"] == "inviola-commands" and made["verifier_key"].startswith("inviola-commands+"), made)
    report = {"kind": "reported", "occurrences": [{"date": "2018-08-01", "place": "Nicosia", "host": "CYP",
                                                   "sending_states": ["FRA"], "offender_state": "KEN"}],
              "statement": {"language": "fr", "words": "Les vitres ont été brisées."},
              "restriction": {"audience": "everyone"}}
    with open(folder + "/report.json", "w") as out:
        json.dump(report, out)
    first = as_json("file", *on, "--as", "FRA", folder + "/report.json")
    check(first["kind"] == "reported" and first["receipt"]["number"] == 0, first)
    dossier, about = first["occurrences"][0], first["reference"]
    second = inviola("file", *on, "--as", "FRA", "-", stdin=json.dumps(report))
    check("entered" in second and "dossier" in second, second)
    withheld = json.loads(inviola("file", *on, "--as", "FRA", "--json", "-", stdin=json.dumps(report)))["reference"]
    as_json("restrict", *on, "--as", "FRA", "--about", withheld)
    as_json("restrict", *on, "--as", "FRA", "--about", withheld, "--audience", "listed", "--list", "KEN", status=4)
    check(as_json("circulate", *on, "--about", withheld, status=1)["error"]["code"] == "withheld", "it was circulated")
    waits = as_json("release", *on, "--as", "FRA", "--about", withheld, "--audience", "everyone", status=4)
    check(waits["waits"]["for"] == "second-person", waits)
    check("second" in inviola("release", *on, "--as", "FRA", "--about", withheld, "--audience", "everyone", status=4),
          "it is not said that it waits")
    as_json("circulate", *on, "--about", withheld, status=1)
    as_json("circulate", *on, "--about", about)
    again = as_json("circulate", *on, "--about", about, status=1)["error"]
    check(again["code"] == "already-circulated" and len(again["message"]) > 20, again)
    as_json("draw-attention", *on, "--about", dossier, "--to", "CYP")
    as_json("remind", *on, "--to", "CYP", "--about", dossier, "--elements", "justice")
    follow_up = as_json("follow-up", *on, "--as", "CYP", "--about", dossier, "--justice", "reported", "--outcome",
                        "under_inquiry", "--prevention", "declined", "--words", "An inquiry was opened.")
    check(follow_up["paragraph"] == "10 (b)", follow_up)
    as_json("views", *on, "--as", "KEN", "--words", "More should be done.", "--language", "en")
    as_json("views", *on, "--as", "KEN", "--words", "bell \a", status=1)
    note = as_json("circular", *on, "--session", "81", "--number", "LA/COD/1", "--cut-off", "2027-06-01", status=None)
    check("error" in note or note["kind"] == "circular_note_sent", note)
    translated = as_json("translate", *on, "--as", "FRA", "--about", about, "--language", "en",
                         "--words", "Windows were broken.")
    check(translated["kind"] == "translated", translated)
    again = as_json("translate", *on, "--about", about, "--language", "fr", "--words", "Pareil.", status=1)
    check(again["error"]["code"] == "same-language", again)
    as_json("translate", *on, "--as", "FRA", "--withdraw", "--about", translated["reference"])
    asked = as_json("invite-comments", *on, "--session", "79", "--part", "report", "--until", "2030-01-01", status=1)
    check(asked["error"]["code"] == "nobody-quoted", asked)
    for command in (("comment", "--as", "FRA", "--agreed"), ("answer-comment", "--taken-up")):
        answer = as_json(*command, *on, "--about", about, status=1)
        check(answer["error"]["code"] == "unknown-communication", answer)
    inviola("file", *on, "--as", "FRA", folder + "/absent.json", status=3)
    inviola("file", *on, folder + "/report.json", status=2)
    inviola("due", *on, "--state", "XXX", status=2)
    inviola("due", *on, "--on", "yesterday", status=2)
    inviola("remind", *on, "--to", "CYP", status=2)
    return register, dossier


def questions(register, dossier):
    on = ("--register", register)
    owed = as_json("due", *on, "--state", "CYP", "--as", "desk", "--why")
    check(any(one["dossier"] == dossier and one["why"] for one in owed if "dossier" in one), "no duty with its reasons")
    check(isinstance(as_json("due", *on, "--as", "desk"), list), "no round")
    check("follow-up" in inviola("due", *on, "--state", "CYP", "--as", "desk").lower(), "duties in words")
    told = as_json("dossier", *on, "--as", "desk", dossier)
    check(told["dossier"]["reference"] == dossier and told["dossier"]["follow_ups"], told)
    check("Nicosia" in inviola("dossier", *on, dossier), "the dossier in words")
    inviola("dossier", *on, "NOPE-NOPE", status=1)


def report(folder, register):
    on = ("--register", register, "--session", "73")
    check("Secretary-General" in inviola("report", *on), "the report in words")
    check(as_json("report", *on)["cycle"]["session"] == 73, "the cycle as data")
    for part in ("report", "addendum", "agenda"):
        inviola("report", *on, "--part", part, "--format", "pdf", "--out", f"{folder}/{part}.pdf", status=None)
    with open(folder + "/report.pdf", "rb") as file:
        check(file.read(5) == b"%PDF-", "no PDF")
    inviola("report", "--register", register, "--session", "3", status=1)
    inviola("report", *on, "--format", "odt", status=2)


def law(folder):
    check(as_json("status", "III-3", "--on", "2014-07-24")["participants"] == 190, "III-3")
    inviola("status", "III-99", "--on", "2014-07-24", status=2)
    joined = as_json("participants", "--since", "2012-05-15", "--until", "2014-07-24")
    check((joined["pairs"], joined["states"], len(joined["list"])) == (14, 8, 14), joined)
    check({one["action"] for one in joined["list"]} <= {"ratification", "accession", "succession"}, joined)
    shown = as_json("mandate", "show", "71/145")
    check(shown["symbol"] == SYMBOL and len(shown["paragraphs"]) > 15, shown)
    check("10 (b)" in inviola("mandate", "show", "A-RES-71-145"), "the mandate in words")
    inviola("mandate", "show", "1/1", status=2)
    check(as_json("mandate", "diff", "69/121", "71/145").keys() == {"not_to_hand", "differences"}, "diff")
    check(inviola("mandate", "diff", "69/121", "71/145"), "diff in words")

    with open(folder + "/text.txt", "w") as out:
        out.write(TEXT)
    data = folder + "/data"
    shutil.copytree(root + "/data", data)
    previewed = as_json("mandate", "import", folder + "/text.txt")
    check(previewed["in_the_chain"] and not previewed["unrecognised"], previewed)
    check(not os.path.exists(data + "/mandates/A-RES-71-145/official"), "a preview keeps nothing")
    inviola("mandate", "import", folder + "/text.txt", "--apply", status=2)  # into which folder?
    inviola("mandate", "import", folder + "/text.txt", "--apply", "--data", data)
    official = {one["number"]: one["official_text"] for one in as_json("mandate", "show", "71/145", "--data", data)["paragraphs"]}
    check("Strongly condemns acts of violence" in official["2"], official["2"])
    with open(folder + "/text.txt", "w") as out:
        out.write(TEXT + "%% what is this?\n")
    inviola("mandate", "import", folder + "/text.txt", "--apply", "--data", data, status=None)

    with open(root + "/data/instruments/actions.csv") as file:
        header = file.readline()
        known = file.readline()
    with open(folder + "/actions.csv", "w") as out:
        out.write(header + known)
    same = as_json("import", "participation", folder + "/actions.csv")
    check(same["same"] == 1 and not same["new"], same)
    with open(folder + "/actions.csv", "a") as out:
        out.write("III-3,NOWHERE,accession,2014-02-30,high,x,\n")
    unknown = as_json("import", "participation", folder + "/actions.csv", status=1)
    check(len(unknown["unrecognised"]) == 1 and unknown["unrecognised"][0]["line"] == 3, unknown)


def letters(folder, register):
    on = ("--register", register)
    inviola("contact", *on, "--of", "CYP", "--in", "fr", "--mission", "mission@cyp.example")
    inviola("contact", *on, "--of", "CYP", "--mission", "nowhere", status=2)
    inviola("contact", *on, "--of", "CYP", "--in", "de", status=2)
    check(as_json("contact", *on)["contacts"][0]["mission"]["address"] == "mission@cyp.example", "the directory")
    check("CYP,fr,mission@cyp.example," in inviola("contact", *on), "the directory as a table")
    check(as_json("confirm-contact", *on, "--as", "CYP", "--which", "mission")["kind"] == "contact_confirmed", "confirmed")
    refused = as_json("confirm-contact", *on, "--as", "CYP", "--which", "mission@cyp.example", status=1)["error"]
    check(refused["code"] == "unknown-term", refused)  # no address is entered in the register
    inviola("round", *on, status=3)
    with open(register + "/mail.toml", "w") as out:
        out.write('from = "desk@un.example"\npouch = "pouch"\n')
    as_json("round", *on)
    drill = as_json("drill", *on, "--label", "Spring", "--to", "CYP", "FRA")["reference"]
    inviola("round", *on)
    told = as_json("dispatch", *on, "--about", drill)
    outcomes = {one["state"]: one["outcome"] for one in told["states"]}
    check(told["drill"] and outcomes == {"CYP": "dispatched", "FRA": "address-unknown"}, told)
    check("1 of 2 dispatched" in inviola("dispatch", *on, "--about", drill), "the evidence in words")
    inviola("dispatch", *on, "--about", "NOPE-NOPE", status=1)
    check({"address-unknown"} <= {task["code"] for task in as_json("tasks", *on)["tasks"]}, "tasks")
    check("no address is known" in inviola("tasks", *on), "tasks in words")
    again = as_json("dispatch", *on, "--about", drill, "--again", status=1)
    check(again == {"again": 0, "no_address": ["FRA"]}, again)
    inviola("contact", *on, "--of", "FRA", "--mission", "mission@fra.example")
    check(as_json("dispatch", *on, "--about", drill, "--again")["again"] == 1, "sent again")


def empty_register(folder):
    """Of a register in which nothing was entered yet: exported, verified, backed up, restored, used."""
    made, exported, backup, restored = (f"{folder}/empty{suffix}" for suffix in ("", "-out", "-backup", "-restored"))
    key = as_json("create", made)["verifier_key"]
    verdict = "right: 0 entries, 1 checkpoints"
    check(as_json("verify", "--register", made)["verdict"] == verdict, "an empty register is vouched for")
    as_json("export", "--register", made, exported)
    run_program(f"{programs}/inviola-verify", exported, "--key", key)
    as_json("backup", "--register", made, backup)
    shutil.copytree(made + "/notary", restored + "-notary")
    check(as_json("restore", "--register", restored, backup)["verdict"] == verdict, "restored, empty")
    os.rename(restored + "-notary", restored + "/notary")
    as_json("drill", "--register", restored, "--label", "First", "--to", "FRA")
    check(as_json("verify", "--register", restored, "--key", key)["good"] == 1, "the first entry")


def keeping(folder, register):
    on = ("--register", register)
    right = as_json("verify", *on)
    check(right["right"] and right["verdict"].startswith("right: "), right)
    inviola("verify", *on, "--key", "nobody", status=3)
    exported, backup, restored = (f"{folder}/{name}" for name in ("exported", "backup", "restored"))
    check(as_json("export", *on, exported)["folder"] == exported, "export")
    check(sorted(os.listdir(exported)) == ["checkpoints.txt", "entries.jsonl", "verifier-key.txt"], "exported files")
    inviola("export", *on, exported, status=3)
    run_program(f"{programs}/inviola-verify", exported)
    as_json("backup", *on, backup)
    as_json("restore", "--register", restored, backup)
    check(as_json("verify", "--register", restored)["good"] == right["good"], "restored")
    empty_register(folder)
    check(len(as_json("key", *on, "--for", "CYP")["key"]) > 20, "key")
    check(as_json("key", *on, "--for", "CYP", "--end")["ended"] == 1, "end of a key")
    inviola("key", *on, "--for", "NOPE", status=2)
    made = as_json("demonstration", folder + "/demonstration")
    check(made["acts"] > 50, made)
    inviola("demonstration", folder + "/demonstration", status=3)
    inviola("verify", "--register", folder + "/nowhere", status=3)


def main():
    with tempfile.TemporaryDirectory() as folder:
        register, dossier = acts(folder)
        questions(register, dossier)
        letters(folder, register)
        keeping(folder, register)
        report(folder, folder + "/demonstration")
        law(folder)
        inviola(status=2)
        inviola("nonsense", status=2)
        check("circulate" in inviola("--help"), "help")
        quiet = subprocess.run([f"{programs}/inviola", "verify", "--register", register], capture_output=True, check=True)
        check(quiet.stderr == b"", f"what is quick tells of its progress: {quiet.stderr}")


main()

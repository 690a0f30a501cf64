#!/usr/bin/env python3
"""Totals of the reports, computed again by other means.

Reads what `inviola export` wrote and the tables of data/instruments, by no code of the program, and
holds the figures and the sources that the reports name (their XML) against what comes out:
totals.py INVIOLA ROOT
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
BINDING = {"ratification", "accession", "acceptance", "approval", "succession"}
SESSIONS = (67, 69, 71, 73)
failures = []


def expect(what, found, wanted):
    if found != wanted:
        failures.append(f"{what}: the report has {found}, the export and the tables {wanted}")


class Register:
    """The acts of an export, folded as far as a count needs it."""

    def __init__(self, folder):
        self.filed, self.audience, self.withdrawn, self.told = {}, {}, set(), set()
        for line in (folder / "entries.jsonl").read_text().splitlines():
            act = json.loads(json.loads(line)["entry"])
            body, kind = act["act"], act["act"]["kind"]
            if kind in ("reported", "followed_up", "views_submitted"):
                self.filed[act["reference"]] = act
                self.audience[act["reference"]] = body.get("restriction", {}).get("audience", "everyone")
            elif kind in ("withheld", "released"):
                self.audience[body["about"]] = body["restriction"]["audience"]
            elif kind == "withdrawn":
                self.withdrawn.add(body["about"])
            elif kind == "summarized" and body.get("although_restricted"):
                self.told.add(body["about"])

    def in_time(self, kinds, opens, cut_off):
        return {
            reference
            for reference, act in self.filed.items()
            if act["act"]["kind"] in kinds
            and opens <= act["entered"] <= cut_off
            and reference not in self.withdrawn
            and (self.audience[reference] == "everyone" or reference in self.told)
        }


class Participation:
    """Who is bound by what: from each binding action to a withdrawal."""

    def __init__(self, folder):
        rows = list(csv.DictReader((folder / "actions.csv").open(encoding="utf-8")))
        for row in csv.DictReader((folder / "predecessors.csv").open(encoding="utf-8")):
            if row["counts"] == "yes":
                rows.append(row)
        self.seven = [
            row["id"]
            for row in csv.DictReader((folder / "instruments.csv").open(encoding="utf-8"))
            if row["of_the_procedure"] == "yes"
        ]
        self.spans = {}  # instrument: [(state, from, until or None)]
        by_pair = {}
        for row in rows:
            by_pair.setdefault((row["instrument"], row["state"]), []).append(row)
        for (instrument, state), actions in by_pair.items():
            begun = None
            for row in sorted(actions, key=lambda row: row["date"]):
                if row["action"] in BINDING and begun is None:
                    begun = row["date"]
                    if row.get("counted_until"):
                        self.add(instrument, state, begun, row["counted_until"] + "~")
                        begun = None
                elif row["action"] == "withdrawal" and begun is not None:
                    self.add(instrument, state, begun, row["date"])
                    begun = None
            if begun is not None:
                self.add(instrument, state, begun, None)

    def add(self, instrument, state, begun, ended):
        self.spans.setdefault(instrument, []).append((state, begun, ended))

    def count(self, instrument, on):
        return sum(begun <= on and (ended is None or on < ended) for _, begun, ended in self.spans[instrument])

    def joined(self, since, until):
        return {
            f"{instrument}.{state}"
            for instrument in self.seven
            for state, begun, _ in self.spans[instrument]
            if since < begun <= until
        }


def sources(element):
    return {one.removeprefix("#source_") for one in (element.get("refersTo") or "").split()}


def words(element):
    """What stands in it, without the footnotes that hang on it."""
    own = element.text or ""
    for child in element:
        if child.tag != f"{AKN}authorialNote":
            own += words(child)
        own += child.tail or ""
    return own.strip()


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    participation = Participation(root / "data/instruments")
    expect("III-3 on 2014-07-24", participation.count("III-3", "2014-07-24"), 190)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        given = folder / "register"

        def run(*line):
            return subprocess.run([program, *line], check=True, capture_output=True).stdout

        run("demonstration", str(given))
        run("export", "--register", str(given), str(folder / "export"))
        register = Register(folder / "export")
        for session in SESSIONS:
            report = ["report", "--register", str(given), "--session", str(session)]
            days = json.loads(run(*report, "--json"))["cycle"]
            root_of = tree.fromstring(run(*report, "--format", "xml"))
            reports = register.in_time(("reported", "followed_up"), days["opens"], days["cut_off"])
            views = register.in_time(("views_submitted",), days["opens"], days["cut_off"])
            states = {register.filed[one]["author"] for one in reports}
            joined = participation.joined(days["participation_since"], days["participation_until"])

            summary = root_of.find(f".//{AKN}container[@name='summary']").findall(f"{AKN}p")[1:]
            expect(f"{session}: reports", sources(summary[0]), reports)
            expect(f"{session}: views", sources(summary[1]), views)
            expect(f"{session}: new participants", sources(summary[2]), joined)
            expect(f"{session}: States", len(days["reporting_states"]), len(states))
            # Every entry of sections II and III stands under its own reference.
            paragraphs = root_of.iter(f"{AKN}paragraph")
            single = {next(iter(sources(one))) for one in paragraphs if len(sources(one)) == 1}
            missing = (reports | views) - single
            expect(f"{session}: communications without an entry", missing, set())

            for row in root_of.iter(f"{AKN}tr"):
                cells = list(row)
                named = sources(cells[1]) if len(cells) == 3 else set()
                if len(named) != 1 or ".on." not in next(iter(named)):
                    continue
                instrument, day = next(iter(named)).split(".on.")
                expect(f"{session}: {instrument} on {day}", words(cells[1]),
                       str(participation.count(instrument, day)))
                expect(f"{session}: {instrument}: additional", words(cells[2]),
                       str(sum(one.startswith(instrument + ".") for one in joined)))
            if session == 69:
                expect("69: pairs and States", (len(joined), len({one.split(".")[1] for one in joined})), (14, 8))
            print(f"session {session}: {len(states)} States, {len(reports)} reports, {len(views)} views, "
                  f"{len(joined)} new participants")
    for failure in failures:
        print("totals:", failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

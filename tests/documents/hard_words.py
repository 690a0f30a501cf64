#!/usr/bin/env python3
"""A contribution of two hundred pages, in Arabic, with signs meant to mislead and combining marks: set whole
in every form, in bounded time and memory, what is hidden shown and never obeyed. An emoji is printed, its
font within the file, and comes back as text; one that no font has is named, and no PDF made with a box in it.
hard_words.py INVIOLA"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
import zipfile

SECONDS_MAX = 120
# A sanitizer holds several times as much itself.
MEMORY_MAX = (1 << 30) * (4 if "INVIOLA_SANITIZED" in os.environ else 1)
PAGES = 200
OVERRIDE = "\u202e"
SENTENCE = "هوجمت السفارة ليلا \u202eصحيح\u202c وأصيب الحارس e\u0301 ولم تصل الشرطة إلا بعد ساعة. "
LAST = "انتهى هنا بيان الدولة."


def check(right, what):
    if not right:
        sys.exit(f"hard words: {what}")


def main():
    inviola = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        register = str(folder / "register")

        def run(*line, status=0):
            """What it said, and the most memory that it held, in bytes."""
            said = folder / "said"
            with said.open("w") as err, (folder / "told").open("w") as out:
                started = subprocess.Popen([inviola, *line], stdout=out, stderr=err)
                _, ended, used = os.wait4(started.pid, 0)
            text = said.read_text(encoding="utf-8") + (folder / "told").read_text(encoding="utf-8")
            found = os.waitstatus_to_exitcode(ended)
            check(found == status, f"{line[0]} ended with {found}: {text[-600:]}")
            return text, used.ru_maxrss * 1024

        def file(state, act):
            (folder / "act.json").write_text(json.dumps(act, ensure_ascii=False), encoding="utf-8")
            run("file", "--register", register, "--as", state, "--today", "2018-08-20", "--json",
                str(folder / "act.json"))
            return json.loads((folder / "told").read_text(encoding="utf-8"))

        def circulate(filed):
            run("circulate", "--register", register, "--about", filed["reference"], "--today", "2018-08-20")

        def views(words):
            file("XRU", {"kind": "views_submitted", "statement": {"language": "en", "words": words}})

        def addendum(form, status=0, language="ar"):
            out = folder / f"addendum.{form}"
            begun = time.monotonic()
            said, memory = run("report", "--register", register, "--session", "73", "--part", "addendum",
                               "--language", language, "--on", "2018-08-20", "--format", form, "--out", str(out),
                               status=status)
            took = time.monotonic() - begun
            print(f"{form}: {took:.1f} s, {memory >> 20} MiB")
            check(took < SECONDS_MAX, f"{form} took {took:.0f} s")
            check(memory < MEMORY_MAX, f"{form} held {memory} bytes")
            return out, said

        run("demonstration", register)
        first = file("XRU", {"kind": "reported", "stage": "full", "occurrences": [
            {"date": "2018-08-18", "place": "Edelweiss", "host": "XGR", "sending_states": ["XRU"],
             "target": ["embassy"], "nature": ["premises"], "offender": "unknown"}],
            "statement": {"language": "ar", "words": "اقتُحمت السفارة."}})
        circulate(first)
        # All that one contribution may hold: its statement, and words on each element.
        words = (SENTENCE * 6 + "\n") * (204_000 // len((SENTENCE * 6 + "\n").encode()))
        circulate(file("XGR", {"kind": "followed_up", "about": first["occurrences"][0],
                               "elements": [{"element": one, "answer": "reported", "measures": [], "words": words}
                                            for one in ("justice", "outcome", "prevention")],
                               "statement": {"language": "ar", "words": words + LAST}}))
        _, said = addendum("xml", language="en")
        check("too many" in said, "no warning of the length: " + said)
        xml, said = addendum("xml")
        check("too many" not in said, "the limit is for the original: " + said)
        text = xml.read_text(encoding="utf-8")
        check(LAST in text and OVERRIDE not in text and "[U+202E]" in text, "the XML obeys what is hidden")
        docx, _ = addendum("docx")
        with zipfile.ZipFile(docx) as package:
            body = package.read("word/document.xml").decode()
        check(LAST in body and OVERRIDE not in body and "[U+202E]" in body, "the DOCX obeys what is hidden")
        pdf, _ = addendum("pdf")
        subprocess.run(["pdftotext", str(pdf), str(folder / "pdf.txt")], check=True)
        printed = (folder / "pdf.txt").read_text(encoding="utf-8")
        pages = printed.count("\f")
        check(pages >= PAGES, f"{pages} pages")
        check(LAST.replace(" ", "") in re.sub(r"[\s\u200e\u200f\u202a-\u202e]", "", printed), "its end is missing")
        check(OVERRIDE not in printed and "U+202E" in printed, "the PDF obeys what is hidden")
        print(f"{4 * len(words.encode())} bytes of words: {pages} pages")

        register = str(folder / "another")
        run("demonstration", register)
        views("A picture: \U0001f525, and a hand \U0001f44d; marks on letters: n\u0303, q\u0303.")
        pdf, _ = addendum("pdf")
        subprocess.run(["pdftotext", str(pdf), str(folder / "pdf.txt")], check=True)
        printed = (folder / "pdf.txt").read_text(encoding="utf-8")
        check("\U0001f525" in printed and "\U0001f44d" in printed, "an emoji does not come back as text")
        marked = unicodedata.normalize("NFC", printed)
        check("\u00f1, q\u0303." in marked, "a mark on a letter does not come back: " + marked[-600:])
        fonts = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True).stdout
        symbola = [line.split() for line in fonts.splitlines() if "Symbola" in line]
        check(len(symbola) == 1 and symbola[0][-5:-2] == ["yes", "yes", "yes"], "not embedded, subset, with its text: " + fonts)

        # Of 2021: younger than the font.
        views("A sign of no font: \U0001fae0.")
        pdf.unlink()
        _, said = addendum("pdf", status=3)
        check("U+1FAE0" in said and not pdf.exists(), "the sign is not named: " + said)


if __name__ == "__main__":
    main()

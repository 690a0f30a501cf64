#!/usr/bin/env python3
"""A contribution as long as may be, in Arabic, with signs meant to mislead and combining marks:
set whole in every form, in bounded time, what is hidden shown and never obeyed. An emoji is printed, its font
within the file, and comes back as text; one that no font has is named, and no PDF made with a box in it.
hard_words.py INVIOLA"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import zipfile

SECONDS_MAX = 120
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
            done = subprocess.run([inviola, *line], capture_output=True, text=True, timeout=2 * SECONDS_MAX)
            check(done.returncode == status, f"{line[0]} ended with {done.returncode}: {done.stderr[-600:]}")
            return done.stderr

        def file(words, language):
            act = {"kind": "views_submitted", "statement": {"language": language, "words": words}}
            (folder / "act.json").write_text(json.dumps(act), encoding="utf-8")
            run("file", "--register", register, "--as", "XRU", "--today", "2018-08-20", str(folder / "act.json"))

        def addendum(form, status=0):
            out = folder / f"addendum.{form}"
            begun = time.monotonic()
            said = run("report", "--register", register, "--session", "73", "--part", "addendum", "--language", "ar",
                       "--on", "2018-08-20", "--format", form, "--out", str(out), status=status)
            check(time.monotonic() - begun < SECONDS_MAX, f"{form} took {time.monotonic() - begun:.0f} s")
            return out, said

        run("demonstration", register)
        words = (SENTENCE * 6 + "\n") * (190_000 // len((SENTENCE * 6 + "\n").encode()))
        file(words + LAST, "ar")
        xml, said = addendum("xml")
        check("too many" in said, "no warning of the length: " + said)
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
        check(pages > 40, f"{pages} pages")
        check(OVERRIDE not in printed and "U+202E" in printed, "the PDF obeys what is hidden")
        print(f"{len(words.encode())} bytes: {pages} pages")

        file("A picture: \U0001f525, and a hand \U0001f44d.", "en")
        pdf, _ = addendum("pdf")
        subprocess.run(["pdftotext", str(pdf), str(folder / "pdf.txt")], check=True)
        printed = (folder / "pdf.txt").read_text(encoding="utf-8")
        check("\U0001f525" in printed and "\U0001f44d" in printed, "an emoji does not come back as text")
        fonts = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True).stdout
        symbola = [line.split() for line in fonts.splitlines() if "Symbola" in line]
        check(len(symbola) == 1 and symbola[0][-5:-2] == ["yes", "yes", "yes"], "not embedded, subset, with its text: " + fonts)

        # Of 2021: younger than the font.
        file("A sign of no font: \U0001fae0.", "en")
        pdf.unlink()
        _, said = addendum("pdf", status=3)
        check("U+1FAE0" in said and not pdf.exists(), "the sign is not named: " + said)


if __name__ == "__main__":
    main()

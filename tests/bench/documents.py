#!/usr/bin/env python3
"""Measures the making of documents beside other programs, in one run: ratios, never a test.

documents.py [INVIOLA] [--rounds N]; without the program, the one in $INVIOLA_BIN

The report of session 73 of the demonstration as PDF in six languages, each made by a fresh process:
cold is the first, warm the least of the others. Beside it Chromium prints the same HTML and LibreOffice
converts the same DOCX, both with tags. Peak memory is the largest process's; of Chromium, which works
in several, that is too little.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def timed(*line):
    """Seconds and MiB of a command that must succeed."""
    begun = time.perf_counter()
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen([str(part) for part in line], stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{line[0]} ended with {process.returncode}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def rounds(count, *line):
    """(cold, warm, MiB): the first run, the least of the others, the most memory."""
    runs = [timed(*line) for _ in range(count + 1)]
    return runs[0][0], min(run[0] for run in runs[1:]), max(run[1] for run in runs)


def is_tagged(pdf):
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True).stdout
    return any(line.split() == ["Tagged:", "yes"] for line in told.splitlines())


def goal(what, value, least=None, most=None):
    met = value >= least if least is not None else value <= most
    bound = f">= {least}" if least is not None else f"<= {most}"
    print(f"{what}: {value:.2f} x (goal {bound} x): {'met' if met else 'MISSED'}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("inviola", nargs="?",
                        default=os.path.join(os.environ.get("INVIOLA_BIN", "."), "inviola"))
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    print(f"load of the machine at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run([asked.inviola, "demonstration", str(folder / "register")], check=True, capture_output=True)

        def report(language, form, out):
            return (asked.inviola, "report", "--register", folder / "register", "--session", "73",
                    "--language", language, "--format", form, "--out", out)

        totals = {}
        print(f"{'':10}{'language':10}{'cold s':>8}{'warm s':>8}{'MiB':>7}  tagged")
        for language in LANGUAGES:
            subprocess.run([str(part) for part in report(language, "html", folder / f"{language}.html")],
                           check=True, capture_output=True)
            subprocess.run([str(part) for part in report(language, "docx", folder / f"{language}.docx")],
                           check=True, capture_output=True)
            programs = {"inviola": report(language, "pdf", folder / "ours.pdf")}
            chromium = shutil.which("chromium") or shutil.which("chromium-browser")
            if chromium:
                programs["chromium"] = (chromium, "--headless", "--no-sandbox", "--disable-gpu",
                                        f"--user-data-dir={folder / 'chromium'}",
                                        f"--print-to-pdf={folder / 'chromium.pdf'}",
                                        (folder / f"{language}.html").as_uri())
            if shutil.which("soffice"):
                programs["soffice"] = ("soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}",
                                       "--headless", "--convert-to", TAGGED, "--outdir", folder / "office-out",
                                       folder / f"{language}.docx")
            made = {"inviola": folder / "ours.pdf", "chromium": folder / "chromium.pdf",
                    "soffice": folder / "office-out" / f"{language}.pdf"}
            for name, line in programs.items():
                cold, warm, memory = rounds(asked.rounds, *line)
                tagged = is_tagged(made[name])
                print(f"{name:10}{language:10}{cold:8.2f}{warm:8.2f}{memory:7.0f}  {'yes' if tagged else 'no'}")
                sums = totals.setdefault(name, [0.0, 0.0, 0.0, True])
                sums[0] += cold
                sums[1] += warm
                sums[2] = max(sums[2], memory)
                sums[3] = sums[3] and tagged
        print()
        for name, (cold, warm, memory, tagged) in totals.items():
            print(f"{name}: six languages cold {cold:.2f} s, warm {warm:.2f} s, at most {memory:.0f} MiB")
        others = [sums for name, sums in totals.items() if name != "inviola" and sums[3]]
        if others:
            ours = totals["inviola"]
            goal("faster than the faster that tags, warm", min(one[1] for one in others) / ours[1], least=3)
            goal("faster than the faster that tags, cold", min(one[0] for one in others) / ours[0], least=3)
            print(f"memory against the least of theirs: {ours[2] / min(one[2] for one in others):.2f} x")
        else:
            print("no other program that tags its PDF is here: no ratio")

        loading = rounds(asked.rounds, asked.inviola, "status", "III-3", "--on", "2018-01-01")[1]
        nothing = rounds(asked.rounds, asked.inviola, "--help")[1]
        print(f"law and catalogues of six languages read and checked: {loading - nothing:.3f} s")
        pages = {}
        for _ in range(asked.rounds + 2):
            for language in ("ar", "en"):
                seconds, _ = timed(*report(language, "html", folder / "page.html"))
                pages[language] = min(seconds, pages.get(language, seconds))
        goal("a page in Arabic against English", pages["ar"] / pages["en"], most=1.1)


if __name__ == "__main__":
    main()

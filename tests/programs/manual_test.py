#!/usr/bin/env python3
"""The manual pages are sound, and tell of every option and subcommand that --help lists, and of no
other.

usage: manual_test.py PROGRAMS ROOT
"""

import re
import subprocess
import sys

programs, root = sys.argv[1], sys.argv[2]
PAGES = {"inviola": "inviola.1", "inviola-verify": "inviola-verify.1", "inviolad": "inviolad.8",
         "inviola-notary": "inviola-notary.8"}
wrong = []


def help_of(*words):
    return subprocess.run([f"{programs}/{words[0]}", *words[1:], "--help"], capture_output=True, text=True,
                          check=True).stdout


def told_by(*words):
    """Options and subcommands of a program, those of its subcommands too."""
    text = help_of(*words)
    options = set(re.findall(r"^ +(?:-\w,)?(--[a-z-]+)", text, re.M))
    commands = set()
    if "Subcommands:" in text:
        for name in re.findall(r"^  ([a-z][a-z-]*) ", text.split("Subcommands:")[1], re.M):
            commands.add(" ".join((*words[1:], name)))
            deeper_options, deeper = told_by(*words, name)
            options |= deeper_options
            commands |= deeper
    return options, commands


for program, page in PAGES.items():
    path = f"{root}/man/{page}"
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", path], capture_output=True, text=True, check=False)
    if lint.returncode or lint.stdout:
        wrong.append(f"{page}: {lint.stdout}{lint.stderr}")
    shown = subprocess.run(["mandoc", "-T", "utf8", path], capture_output=True, text=True, check=True).stdout
    shown = re.sub(r".\x08", "", shown)
    flat = " ".join(shown.split()).replace("\u2010", "-").replace("\u2212", "-")
    options, commands = told_by(program)
    named = set(re.findall(r"--[a-z-]+[a-z]", flat))
    for one in sorted(options - named):
        wrong.append(f"{page} does not tell of {one}")
    for one in sorted(named - options):
        wrong.append(f"{page} tells of {one}, which is none of its options")
    for one in sorted(commands):
        if f" {one} " not in flat:
            wrong.append(f"{page} does not tell of the command {one}")
    for word in ("EXIT STATUS", "EXAMPLES", "SEE ALSO"):
        if word not in flat:
            wrong.append(f"{page} has no section {word}")

print("\n".join(wrong) or f"{len(PAGES)} pages tell of all")
sys.exit(1 if wrong else 0)

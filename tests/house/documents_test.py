#!/usr/bin/env python3
"""documents_test ROOT: what our documents point to is there.

Every relative link in a Markdown file leads to something; every row of THREATS.md names a test that
exists, or says "open", or says "accepted" and why.
"""

import pathlib
import re
import sys

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
TEST = re.compile(r"`((?:src|tests)/[^`]+)`")
SKIPPED = {"build", "node_modules", ".git"}


def dead_links(root, page):
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        for target in LINK.findall(line):
            if re.match(r"[a-z]+:", target) or target.startswith("#"):
                continue
            if not (page.parent / target.split("#")[0]).exists():
                yield f"{page.relative_to(root)}:{number}: {target} is not there"


def rows_without_test(root, page):
    rows = 0
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|") or not cells[0].isdigit():
            continue
        rows += 1
        place = f"{page.relative_to(root)}:{number}: row {cells[0]}"
        if rows != int(cells[0]):
            yield f"{place} should be {rows}"
        if len(cells) != 6:
            yield f"{place} has {len(cells)} cells and not 6"
            continue
        named = TEST.findall(cells[-1])
        for test in named:
            if not (root / test).exists():
                yield f"{place} names {test}, which is not there"
        if not named and not re.match(r"open\b|accepted: ", cells[-1]):
            yield f"{place} names no test and does not say open"
    if rows == 0:
        yield f"{page.relative_to(root)}: no row found"


def main(root):
    pages = [page for page in sorted(root.rglob("*.md"))
             if not SKIPPED.intersection(part for part in page.relative_to(root).parts)]
    wrong = [line for page in pages for line in dead_links(root, page)]
    wrong += rows_without_test(root, root / "THREATS.md")
    print("\n".join(wrong) or f"{len(pages)} documents, nothing wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))

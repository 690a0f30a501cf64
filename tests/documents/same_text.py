#!/usr/bin/env python3
"""same_text LANGUAGE SOURCE.xml TEXT…: every word of the source's paragraphs, in either order of
script, and every paragraph number stands in each of the texts taken out of a PDF."""

import re
import sys
import unicodedata
import xml.etree.ElementTree as xml

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def letters(text):
    """Letters and digits alone: line ends, hyphens and controls are the typesetter's."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if unicodedata.category(c)[0] in "LN")


def main(language, source, *texts):
    root = xml.parse(source).getroot()
    paragraphs = list(root.iter(AKN + "paragraph"))
    assert len(paragraphs) > 20, "few paragraphs: what was compiled?"
    wanted = []
    for paragraph in paragraphs:
        words = re.findall(r"\w{3,}", "".join(paragraph.find(AKN + "content").itertext()))
        wanted += [letters(word) for word in words]
    numbers = [p.findtext(AKN + "num") for p in paragraphs]
    numbers = [n for n in numbers if n and n.isdigit()]
    # In another order in some languages, where States stand in the order of their alphabet.
    assert sorted(map(int, numbers)) == list(range(1, len(numbers) + 1)), "a number is missing"
    failed = False
    for path in texts:
        text = open(path, encoding="utf-8").read()
        found = letters(text)
        missing = sorted({w for w in wanted if w not in found and w[::-1] not in found})
        # Broken over a page or set apart by a space: a few words of hundreds. Arabic loses more where
        # letters are joined into one sign.
        if len(missing) > len(set(wanted)) // (10 if language == "ar" else 50):
            print(f"{language}: {path}: {len(missing)} of {len(set(wanted))} words are missing: {missing[:20]}")
            failed = True
        for number in numbers:
            # At the start of its line: at the left, or at the right where one writes from there.
            if not re.search(rf"(?m)^\W*{number}\W|\W{number}\W*$", text):
                print(f"{language}: {path}: paragraph {number} is not numbered")
                failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

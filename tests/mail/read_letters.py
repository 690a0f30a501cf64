#!/usr/bin/env python3
"""Reads the courier's messages with Python's email: what was put in comes out, whatever it was."""
import email
import email.policy
import email.utils
import pathlib
import random
import re
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2]
random.seed(7)
scripts = ["abc XYZ=?_.", "éèçàœ«»\u202f", "البحرية العربية", "联合国大会决议", "Организация", "ñáíóú¿¡",
           "𝔘😀", "=?UTF-8?B?", "\t", "  ", ".", "From "]


def words(most):
    out = "".join(random.choice(scripts) if random.random() < 0.3 else random.choice(random.choice(scripts))
                  for _ in range(random.randrange(1, most)))
    return out


letters = [("Plain", "One line.\n"), ("x" * 300, "y" * 3000 + "\n"), ("a b " * 60, ".\n..\n.\n"),
           ("Отказ " * 40, "Да.\n" * 50), ("", ""), ("one\r\nBcc: all@example.org", "body\n"),
           ("=?utf-8?q?trick?=", "trailing space \nand tab\t\n"), ("no line feed", "at the end")]
for language in sorted((root / "data/languages").iterdir()):
    for line in (language / "mail.toml").read_text().splitlines():
        found = re.match(r'\w[\w-]* *= "(.*)"$', line)
        if found:
            letters.append((found[1], found[1] + "\n\n" + found[1] + "\n"))
letters += [(words(60), "\n".join(words(120) for _ in range(random.randrange(6))) + "\n") for _ in range(400)]
moments = [0, 1, 86399, 951782400, 1795733367, 4102444799] + [random.randrange(4_000_000_000) for _ in letters]


def packed(text):
    return "x" + text.encode().hex()


given = "".join(f"{packed(s)} {packed(b)} {packed('mission@state.example')} {moments[i]}\n"
                for i, (s, b) in enumerate(letters))
printed = subprocess.run([sys.argv[1]], input=given, capture_output=True, text=True, check=True).stdout.split()
assert len(printed) == len(letters), (len(printed), len(letters))
for i, ((subject, body), line) in enumerate(zip(letters, printed)):
    raw = bytes.fromhex(line)
    where = f"letter {i}: {subject!r}"
    raw.decode("ascii")
    assert b"\n" not in raw.replace(b"\r\n", b""), where
    assert b"\r" not in raw.replace(b"\r\n", b""), where
    head, _, text = raw.partition(b"\r\n\r\n")
    assert all(len(one) <= 76 for one in text.split(b"\r\n")), where
    if "x" * 100 not in subject:
        assert all(len(one) <= 78 for one in head.split(b"\r\n")), where
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert not message.defects, (where, message.defects)
    one_line = re.sub(r"[\x00-\x1f\x7f]", " ", subject)
    assert message["Subject"].strip() == one_line.strip(), (where, message["Subject"], one_line)
    assert message["To"] == "mission@state.example" and message["From"] == "desk@un.example", where
    assert message["Bcc"] is None, where
    assert message["Message-ID"] == "<0123abcd@un.example>", where
    assert message["Auto-Submitted"] == "auto-generated", where
    assert message.get_content_type() == "text/plain" and message.get_content_charset() == "utf-8", where
    assert email.utils.parsedate_to_datetime(message["Date"]).timestamp() == moments[i], (where, message["Date"])
    assert message["Date"].startswith(email.utils.formatdate(moments[i])[:3]), where
    content = message.get_content().replace("\r\n", "\n")
    assert content.rstrip("\n") == body.rstrip("\n"), (where, content, body)
print(f"{len(letters)} letters read")

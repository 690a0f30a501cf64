#!/usr/bin/env python3
"""verify_register.py FOLDER: a second opinion on an exported register, from spec/register.md alone.

Shares no code with the program: hashing by Python's hashlib, signatures by the openssl command.
Prints one sentence; ends with 0 if all is right, 1 if something is wrong.
"""

import base64
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

ED25519_DER = bytes.fromhex("302a300506032b6570032100")  # RFC 8410: what stands before the key


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root(leaves):
    """RFC 6962, section 2.1."""
    if not leaves:
        return sha256()
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01", root(leaves[:k]), root(leaves[k:]))


def signature_holds(public_key, text, signature):
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder, name) for name in ("key", "text", "signature")]
        for path, content in zip(paths, (ED25519_DER + public_key, text, signature)):
            path.write_bytes(content)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", paths[0],
                   "-rawin", "-in", paths[1], "-sigfile", paths[2]]
        return subprocess.run(command, capture_output=True).returncode == 0


def read_checkpoint(note, verifier_key):
    """The size and root of a signed checkpoint, once its signature holds."""
    name, key_id, material = verifier_key.split("+", 2)
    key = base64.b64decode(material, validate=True)
    assert key[0] == 1 and sha256(name.encode(), b"\n", key)[:4].hex() == key_id, "verifier key"
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    ours = [base64.b64decode(line.split(" ")[2]) for line in signatures.splitlines()
            if line.startswith(f"\u2014 {name} ")]
    ours = [signature[4:] for signature in ours if signature[:4].hex() == key_id]
    assert ours, "a checkpoint is not signed by the register's key"
    assert all(signature_holds(key[1:], text.encode(), one) for one in ours), "a signature is wrong"
    origin, size, hashed = text.splitlines()
    assert origin == name, "a checkpoint is of another register"
    return int(size), base64.b64decode(hashed, validate=True)


def verify(folder):
    read = lambda name: pathlib.Path(folder, name).read_bytes().decode()
    leaves = []
    for line in read("entries.jsonl").splitlines():
        entry = json.loads(line)
        assert entry["number"] == len(leaves), f"entry {len(leaves)} is missing"
        committed = sha256(b"inviola entry v1\n", bytes.fromhex(entry["salt"]),
                           entry["entry"].encode())
        leaves.append(sha256(b"\x00", committed))
    notes = read("checkpoints.txt").split("----\n")
    size = 0
    for note in filter(None, notes):
        size, hashed = read_checkpoint(note, read("verifier-key.txt").strip())
        assert size <= len(leaves), f"entries from {len(leaves)} to {size - 1} are missing"
        assert root(leaves[:size]) == hashed, f"the root at size {size} is not the signed one"
    assert any(notes) and size == len(leaves), "no checkpoint covers the last entries"
    return f"right: {len(leaves)} entries, {len(notes)} checkpoints"


if __name__ == "__main__":
    try:
        print(verify(sys.argv[1]))
    except (AssertionError, ValueError, KeyError) as error:
        print(f"wrong: {error}")
        sys.exit(1)

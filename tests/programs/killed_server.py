#!/usr/bin/env python3
"""inviolad is killed with SIGKILL at random instants while several connections file; in some rounds
its notary too. Then: every acknowledged act is there with the same bytes, every receipt verifies
with inviola-verify and rests on a checkpoint that the register still has, there is no half act, and
the whole register verifies.

usage: killed_server.py PROGRAMS [SEED]
"""

import json
import os
import random
import signal
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from real_server import Server, ask, report, run  # noqa: E402

ROUNDS = 22
CLIENTS = 6
VERIFIED = 300
programs = sys.argv[1]
seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(10**9)
drawn = random.Random(seed)
print(f"to replay: {sys.argv[0]} {programs} {seed}")


def file_until_cut(server, key, name, filed, strange):
    """Files on one connection until the server is no more."""
    connection = server.connect(seconds=5)
    number = 0
    try:
        while True:
            number += 1
            status, _, body = ask(connection, "POST", "/api/acts", report(f"{name} {number} " + "x" * 700), key)
            if status != 201:
                strange.append((status, body))
            else:
                filed.append(json.loads(body))
    except OSError:
        pass
    except Exception as error:  # a half answer is a cut connection too
        if type(error).__module__ != "http.client":
            strange.append(error)


def one_round(server, keys, number, filed, strange):
    clients = [threading.Thread(target=file_until_cut,
                                args=(server, keys[i % len(keys)], f"round {number} client {i} act", filed, strange))
               for i in range(CLIENTS)]
    for client in clients:
        client.start()
    if number % 3 == 1:
        time.sleep(drawn.uniform(0.05, 0.3))
        notary = server.notary()
        assert notary, "it has no notary"
        os.kill(notary, signal.SIGKILL)
    time.sleep(drawn.uniform(0.02, 0.4))
    server.kill()
    for client in clients:
        client.join()


def main():
    with tempfile.TemporaryDirectory() as folder:
        register = folder + "/register"
        verifier_key = run(f"{programs}/inviola", "create", register, "--name", "inviola-killed").strip()
        keys = [run(f"{programs}/inviola", "key", "--register", register, "--for", state).strip()
                for state in ("FRA", "KEN", "PER")]
        filed, strange = [], []
        least = 0
        for number in range(ROUNDS):
            server = Server(programs, register)
            size = json.loads(server.ask("GET", "/api/register")[2])["size"]
            assert size >= least, f"round {number}: {size} entries, {least} were acknowledged"
            one_round(server, keys, number, filed, strange)
            least = max([least] + [one["receipt"]["number"] + 1 for one in filed if "receipt" in one])
        assert not strange, f"answered otherwise: {strange[:3]}"
        assert len(filed) > ROUNDS, f"only {len(filed)} were filed"

        server = Server(programs, register)
        for one in drawn.sample(filed, 10):
            key = keys[("FRA", "KEN", "PER").index(json.loads(one["entry"])["author"])]
            status, _, _ = server.ask("GET", "/api/receipts/" + one["reference"], key=key)
            assert status == 200, f"no receipt for {one['reference']}: {status}"
        assert server.stop() == 0
        hold_against_the_register(register, folder, filed, verifier_key)


def hold_against_the_register(register, folder, filed, verifier_key):
    exported = folder + "/exported"
    run(f"{programs}/inviola", "verify", "--register", register)
    run(f"{programs}/inviola", "export", "--register", register, exported)
    run(f"{programs}/inviola-verify", exported, "--key", verifier_key)
    with open(exported + "/entries.jsonl") as lines:
        entries = [json.loads(line)["entry"] for line in lines]
    for position, entry in enumerate(entries):
        assert json.loads(entry)["act"]["statement"]["words"].endswith("xxx"), f"entry {position} is half an act"
    with open(exported + "/checkpoints.txt") as file:
        checkpoints = file.read()

    known = set(entries)
    with_receipt = [one for one in filed if "receipt" in one]
    assert len(with_receipt) > len(filed) / 2, "most were filed without a receipt"
    for one in filed:
        assert one["entry"] in known, f"{one['reference']} was acknowledged and is lost"
    for one in with_receipt:
        receipt = one["receipt"]
        assert entries[receipt["number"]] == one["entry"], f"entry {receipt['number']} is another"
        assert receipt["checkpoint"] in checkpoints, f"the checkpoint of {one['reference']} is lost"
    # One after the other in a process each: of thousands, as many as take a few seconds.
    for one in drawn.sample(with_receipt, min(VERIFIED, len(with_receipt))):
        with open(folder + "/receipt", "w") as out:
            json.dump(one["receipt"], out)
        with open(folder + "/entry", "w") as out:
            out.write(one["entry"])
        run(f"{programs}/inviola-verify", "--receipt", folder + "/receipt", "--entry", folder + "/entry",
            "--key", verifier_key)
    print(f"{ROUNDS} rounds: {len(filed)} acts acknowledged, {len(with_receipt)} with a receipt, all "
          f"of them in the register of {len(entries)}")


main()

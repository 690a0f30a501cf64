#!/usr/bin/env python3
"""The real programs beside a real mail server on this machine, which takes, refuses, delays, drops and
dies; and the programs die too. Nothing is missing, nothing is sent twice but under the same identifier,
nothing that left holds a word of what was filed."""
import asyncio
import collections
import email
import email.policy
import json
import pathlib
import re
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

bin_folder = pathlib.Path(sys.argv[1])
source = pathlib.Path(__file__).resolve().parents[2]
work = pathlib.Path(tempfile.mkdtemp(prefix="inviola-mail-"))
register = work / "register"
canary = "CANARYINTHEWORDS"
children = []


def check(holds, why):
    if not holds:
        raise SystemExit(f"mail_server: {why}")


class Server(SMTP):
    async def smtp_DATA(self, arg):
        for to in self.envelope.rcpt_tos if self.envelope else []:
            if self.event_handler.drops(to):
                await self.push("354 go on")
                self.transport.abort()
                return
        await super().smtp_DATA(arg)


class Post:
    """What the server does, by the address; and all that it took, as it came."""

    def __init__(self):
        self.lock = threading.Lock()
        self.taken = []       # (to, message)
        self.tries = collections.Counter()
        self.raw = b""
        self.dropped = collections.Counter()
        self.slow = 0.0
        self.signed_in = True

    def drops(self, to):
        if to.startswith("drop") and self.dropped[to] < 1:
            self.dropped[to] += 1
            return True
        return False

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.tries[address] += 1
        self.signed_in = self.signed_in and session.authenticated and session.ssl is not None
        if address.startswith("refused"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("later") and self.tries[address] < 3:
            return "451 4.7.1 greylisted"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.slow:
            await asyncio.sleep(self.slow)
        with self.lock:
            for to in envelope.rcpt_tos:
                self.taken.append((to, envelope.content))
                self.raw += envelope.content
        if envelope.rcpt_tos[0].startswith("silent") and self.tries[envelope.rcpt_tos[0]] < 2:
            server.transport.abort()  # taken, and the answer lost
            return "250 OK"
        return "250 OK"

    def letters(self):
        with self.lock:
            return [(to, email.message_from_bytes(raw, policy=email.policy.default))
                    for to, raw in self.taken]


class Controlled(Controller):
    def factory(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(work / "certificate.pem", work / "key.pem")
        return Server(self.handler, tls_context=context, require_starttls=True, auth_required=True,
                      auth_require_tls=True, authenticator=self.authenticate)

    @staticmethod
    def authenticate(server, session, envelope, mechanism, data):
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"desk", b"secret-word")
        return AuthResult(success=right, handled=False)


def start(post, port=0):
    if port == 0:
        import socket
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
    controller = Controlled(post, hostname="127.0.0.1", port=port)
    controller.start()
    return controller, port


def run(*words, expect=0):
    done = subprocess.run([bin_folder / "inviola", *words, "--data", data], capture_output=True, text=True)
    check(done.returncode == expect, f"{words} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def on(*words, expect=0):
    return run(words[0], "--register", register, *words[1:], expect=expect)


def settings(**more):
    lines = {"from": "desk@un.example", "server": f"smtp://127.0.0.1:{port}", "tls": "required",
             "authority": "certificate.pem", "user": "desk", "password": "secret-word",
             "site": "https://register.example", **more}
    file = work / "mail.toml"
    numbers = {"every"}
    file.write_text("".join(f"{k} = {v}\n" if k in numbers else f'{k} = "{v}"\n' for k, v in lines.items()))
    file.chmod(0o600)
    return file


def round_of(expect=0):
    return json.loads(on("round", "--mail", work / "mail.toml", "--json", expect=expect).splitlines()[0])


def rounds_until_settled(most=40):
    for _ in range(most):
        made = round_of()
        if not (made["dispatched"] or made["postponed"] or made["waiting"] or made["entered"]):
            return
        time.sleep(1)
    check(False, "it never ends")


def evidence(act):
    return {one["state"]: one for one in json.loads(on("dispatch", "--about", act, "--json"))["states"]}


def file_report(author, host, audience):
    act = {"kind": "reported", "stage": "full", "statement": {"language": "en", "words": canary},
           "restriction": {"audience": audience},
           "occurrences": [{"date": "2026-01-15", "place": canary, "host": host, "sending_states": [author],
                            "target": ["embassy"], "nature": ["premises"]}]}
    path = work / "act.json"
    path.write_text(json.dumps(act))
    return json.loads(on("file", "--as", author, "--json", path))["reference"]


def of_act(post, act):
    return collections.Counter(to for to, letter in post.letters() if act in letter["Subject"])


def wait_for(holds, why, seconds=60):
    end = time.time() + seconds
    while not holds():
        check(time.time() < end, why)
        time.sleep(0.05)


def story():
    global port, data
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                    "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
                    "subjectAltName=IP:127.0.0.1", "-keyout", work / "key.pem", "-out",
                    work / "certificate.pem"], check=True, capture_output=True)
    # The office's own data, with pauses that a test can wait for.
    data = work / "data"
    shutil.copytree(source / "data", data)
    practice = data / "mandates/practice.toml"
    practice.write_text(re.sub(r"(first|longest)_pause_seconds( *)= \d+", r"\1_pause_seconds\2= 1",
                               practice.read_text()))
    post = Post()
    controller, port = start(post)
    run("create", register)

    names = [line.split(",")[0] for line in (data / "states/states.csv").read_text().splitlines()[1:]]
    local = {"FRA": "refused", "BRA": "later", "KEN": "drop", "IND": "silent"}
    rows = [f"{code},{'fr' if code == 'SEN' else ''},{local.get(code, 'mission')}@{code.lower()}.example,\n"
            for code in names if code != "TUV"]
    (work / "contacts.csv").write_text("state,language,mission,capital\n" + "".join(rows))
    on("contact", "--import", work / "contacts.csv")
    (work / "bad.csv").write_text("state,language,mission,capital\nXYZ,,a@b.example,\n")
    on("contact", "--import", work / "bad.csv", expect=2)

    # Before anything is sent: what is not as it must be closes the way, and is told.
    settings(password="wrong-word")
    first = file_report("SEN", "BRA", "everyone")
    check("535" in round_of(expect=3)["closed"] and not post.taken, "a wrong password was taken")
    settings(authority="key.pem")
    time.sleep(1.1)
    round_of(expect=3)
    (work / "mail.toml").write_text((work / "mail.toml").read_text().replace('authority = "key.pem"\n', ""))
    time.sleep(1.1)
    round_of(expect=3)
    check(not post.tries, "a server that shows no trusted certificate was spoken to")
    (work / "mail.toml").chmod(0o644)
    on("round", "--mail", work / "mail.toml", expect=3)
    settings()
    time.sleep(1.1)
    rounds_until_settled()
    check(of_act(post, first) == {"mission@sen.example": 1}, f"acknowledgement: {of_act(post, first)}")
    letter = [letter for to, letter in post.letters() if first in letter["Subject"]][0]
    check(letter["Content-Language"] == "fr" and f"https://register.example/fr/documents/{first}"
          in letter.get_content(), "the letter is not in French, or has no link")

    # To all: refused, delayed, dropped in the middle, an answer lost, an address missing.
    note = json.loads(on("circulate", "--about", first, "--json"))["reference"]
    rounds_until_settled()
    told = evidence(note)
    outcomes = collections.Counter(one["outcome"] for one in told.values())
    check(outcomes == {"dispatched": len(names) - 2, "not-delivered": 1, "address-unknown": 1}, outcomes)
    check(told["FRA"]["outcome"] == "not-delivered" and "550" in told["FRA"]["letters"][0]["answer"], told["FRA"])
    check(told["BRA"]["letters"][0]["tries"] == 3, told["BRA"])
    check(told["KEN"]["letters"][0]["tries"] == 2 and post.dropped["drop@ken.example"] == 1, told["KEN"])
    counted = of_act(post, note)
    check(counted.pop("silent@ind.example") == 2, "the answer was not lost")
    check(all(n == 1 for n in counted.values()) and len(counted) == len(names) - 3, "a letter came twice")
    identifiers = {letter["Message-ID"] for to, letter in post.letters() if to == "silent@ind.example"
                   and note in letter["Subject"]}
    check(len(identifiers) == 1, "the second attempt had another identifier")
    check(post.signed_in, "a letter went out without sign-in or TLS")
    tasks = {(task["code"], task["state"]) for task in json.loads(on("tasks", "--json"))["tasks"]}
    check({("not-delivered", "FRA"), ("address-unknown", "TUV")} <= tasks, tasks)

    # The desk mends an address and sends again.
    on("contact", "--of", "FRA", "--mission", "mended@fra.example")
    on("dispatch", "--about", note, "--again", "--to", "FRA")
    rounds_until_settled()
    check(evidence(note)["FRA"]["outcome"] == "dispatched", "sent again, and not dispatched")
    check(of_act(post, note)["mended@fra.example"] == 1, "not sent to the mended address")

    # What is withheld: the author's receipt, and nothing for anybody else.
    hidden = file_report("SEN", "KEN", "secretary_general")
    narrow = file_report("CHL", "PER", "states_concerned")
    circulated = json.loads(on("circulate", "--about", narrow, "--json"))["reference"]
    rounds_until_settled()
    check(of_act(post, hidden) == {"mission@sen.example": 1}, of_act(post, hidden))
    check(of_act(post, circulated) == {"mission@chl.example": 1, "mission@per.example": 1}, of_act(post, circulated))

    # The server dies, and comes back.
    controller.stop()
    late = file_report("CHL", "PER", "everyone")
    round_of(expect=3)
    check("way-closed" in on("tasks", "--json"), "a closed way is no task")
    controller, port = start(post, port)
    time.sleep(1.1)
    rounds_until_settled()
    check(of_act(post, late) == {"mission@chl.example": 1}, "not sent once the server was back")
    check("way-closed" not in on("tasks", "--json"), "still a task")

    # The program is killed in the middle of a round, twice; a third finishes it.
    killed = json.loads(on("circulate", "--about", late, "--json"))["reference"]
    post.slow = 0.01
    for share in (40, 110):
        child = subprocess.Popen([bin_folder / "inviola", "round", "--register", register, "--mail",
                                  work / "mail.toml", "--data", data])
        children.append(child)
        wait_for(lambda: sum(of_act(post, killed).values()) >= share or child.poll() is not None, "no letters")
        check(child.poll() is None, "the round was over too soon to be killed")
        child.send_signal(signal.SIGKILL)
        child.wait()
    post.slow = 0.0
    rounds_until_settled()
    counted = of_act(post, killed)
    # Of those at hand when it was killed, and of the one whose first answer is lost.
    twice = {to: n for to, n in counted.items() if n > 1}
    check(sum(n - 1 for n in twice.values()) <= 3, f"sent twice: {twice}")
    check(len(counted) == len(names) - 1, f"{len(counted)} were reached")
    for to in twice:
        same = {letter["Message-ID"] for at, letter in post.letters() if at == to and killed in letter["Subject"]}
        check(len(same) == 1, f"{to} got it under two identifiers")
    check(collections.Counter(one["outcome"] for one in evidence(killed).values())
          == {"dispatched": len(names) - 1, "address-unknown": 1}, "outcomes after being killed")

    # The server of the register makes its rounds by itself, is killed in one, and goes on.
    settings(every=1)
    key = on("key", "--for", "CHL").strip()
    serve = [bin_folder / "inviolad", "--register", register, "--port", "0", "--mail", work / "mail.toml",
             "--data", data]
    desk_key = on("key", "--for", "desk").strip()

    def served():
        child = subprocess.Popen(serve, stdout=subprocess.PIPE, text=True)
        children.append(child)
        return child, re.search(r"http://\S+/", child.stdout.readline())[0]

    def enter(base, key, act):
        request = urllib.request.Request(base + "api/acts", data=json.dumps({"act": act}).encode(), headers={
            "Authorization": "Bearer " + key, "Content-Type": "application/json"})
        return json.load(urllib.request.urlopen(request))["reference"]

    child, base = served()
    views = enter(base, key, {"kind": "views_submitted", "statement": {"language": "es", "words": canary}})
    wait_for(lambda: of_act(post, views), "inviolad sent no acknowledgement")
    post.slow = 0.01
    drill = enter(base, desk_key, {"kind": "drill_held", "label": "Autumn", "to": [n for n in names if n != "TUV"][:60]})
    wait_for(lambda: sum(of_act(post, drill).values()) >= 20, "no drill was sent")
    child.send_signal(signal.SIGKILL)
    child.wait()
    post.slow = 0.0
    child, base = served()
    wait_for(lambda: len(of_act(post, drill)) == 60, "the drill was not finished")
    child.send_signal(signal.SIGTERM)
    check(child.wait(60) == 0, "inviolad did not end well")
    check(sum(n - 1 for n in of_act(post, drill).values()) <= 2, of_act(post, drill))
    check(all("DRILL" in letter["Subject"] or "EXERCICE" in letter["Subject"]
              for to, letter in post.letters() if drill in letter["Subject"]), "a drill that does not say so")
    rounds_until_settled()
    check(collections.Counter(one["outcome"] for one in evidence(drill).values()) == {"dispatched": 60}, "the drill's outcomes")

    # A pouch instead of a server.
    settings(server="", pouch="pouch", tls="", user="", password="", authority="")
    carried = file_report("SEN", "KEN", "everyone")
    rounds_until_settled()
    files = list((work / "pouch").glob("*.eml"))
    check(len(files) == 1 and carried in email.message_from_bytes(
        files[0].read_bytes(), policy=email.policy.default)["Subject"], "the pouch")
    post.raw += files[0].read_bytes()

    controller.stop()
    everything = post.raw + b"".join(
        (letter["Subject"] + letter.get_content()).encode() for to, letter in post.letters())
    check(canary.encode() not in everything, "a word of what was filed left the house")
    run("verify", "--register", register)
    print(f"{len(post.taken)} letters taken, {sum(post.tries.values())} recipients named")


try:
    story()
finally:
    for child in children:
        if child.poll() is None:
            child.kill()
    shutil.rmtree(work, ignore_errors=True)

#!/usr/bin/env python3
"""What bad input gets from the real inviolad: a stable code, the place, what to do; the register
neither loses anything nor holds a half of it, and others are served meanwhile.

usage: bad_input.py PROGRAMS
"""

import contextlib
import ctypes
import hashlib
import json
import os
import resource
import signal
import socket
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from real_server import Server, report, run  # noqa: E402

programs = sys.argv[1]
MIB = 1 << 20
filed = []  # what was acknowledged: all that the register may hold


def check(holds, what):
    if not holds:
        raise AssertionError(what)


class Register:
    """A real register with a State's key and the desk's, and a server on it."""

    def __init__(self, folder, name):
        self.folder = f"{folder}/{name}"
        self.verifier_key = run(f"{programs}/inviola", "create", self.folder, "--name", f"inviola-{name}").strip()
        self.keys = {who: run(f"{programs}/inviola", "key", "--register", self.folder, "--for", who).strip()
                     for who in ("FRA", "CYP", "desk")}
        self.server = Server(programs, self.folder)

    def ask(self, method, path, body=None, who="FRA", headers=None):
        status, kind, text = self.server.ask(method, path, body, self.keys.get(who), headers)
        return status, json.loads(text) if kind == "application/json" else text.decode()

    def file(self, act, who="FRA"):
        status, answer = self.ask("POST", "/api/acts", act, who)
        check(status == 201, f"refused, and should not be: {status} {answer}")
        filed.append(answer)
        return answer

    def publish(self, act, who="FRA"):
        """Filed, and circulated by the desk: before that it is on no page."""
        answer = self.file(act, who)
        self.file({"act": {"kind": "circulated", "about": answer["reference"]}}, who="desk")
        return answer

    def refused(self, act, status, code, field=None, who="FRA", says=None):
        got, answer = self.ask("POST", "/api/acts", act, who)
        is_refusal(got, answer, status, code, field, says)

    def size(self):
        return self.ask("GET", "/api/register", who=None)[1]["size"]

    def page(self, path):
        status, text = self.ask("GET", "/en" + path, who=None)
        check(status == 200, f"{path}: {status}")
        return text


def is_refusal(got, answer, status, code, field=None, says=None):
    check(isinstance(answer, dict) and "error" in answer, f"{got} is no error for programs: {str(answer)[:300]}")
    error = answer["error"]
    check((got, error["code"]) == (status, code), f"{got} {error}, and should be {status} {code}")
    check(field is None or error.get("field") == field, f"{error} does not name {field}")
    check(len(error["message"]) > 20, f"{error} says nothing")
    check(says is None or says in error["message"], f"{error} does not say {says}")


def wrong_in_law(register):
    register.refused(report(place=None), 422, "missing-field", "occurrences[0].place", says="Please give it")
    register.refused(report(date="2999-01-01"), 422, "date-in-future", "occurrences[0].date", says="2999")
    register.refused({**report(), "done": "2999-01-01"}, 422, "date-in-future", "done")
    register.refused(report(date="1899-12-31"), 422, "date-before-1900", "occurrences[0].date")
    register.refused(report(date="2018-02-30"), 422, "not-a-date", "occurrences[0].date", says="YYYY-MM-DD")
    register.refused(report(host="XXX"), 422, "unknown-state", "occurrences[0].host", says="XXX")
    register.refused(report(host="MNE", date="2005-05-05"), 422, "state-did-not-exist", "occurrences[0].host",
                     says="Montenegro did not exist")
    register.refused(report(nature=["意" * 60]), 422, "unknown-term", "occurrences[0].nature[0]")
    register.refused({"act": {"kind": "意" * 60}}, 422, "unknown-term", "kind")
    register.refused(report(mission="embassy"), 422, "unknown-member", "occurrences[0].mission")
    in_klingon = report()
    in_klingon["act"]["statement"]["language"] = "tlh"
    register.refused(in_klingon, 422, "unknown-language", "statement.language", says="ar, zh, en, fr, ru, es")
    register.refused({"act": {"kind": "circulated", "about": "AAAA-AAAA"}}, 403, "not-a-power-of")
    register.refused({"act": {"kind": "circulated", "about": "AAAA-AAAA"}}, 404, "unknown-communication", who="desk")
    register.refused(report(), 401, "key-needed", who=None)
    status, answer = register.ask("POST", "/api/acts", report(), who=None, headers={"Authorization": "Bearer nobody"})
    is_refusal(status, answer, 401, "unknown-key")


def in_anothers_name(register):
    named = report()
    named["author"] = "CYP"
    register.refused(named, 422, "unknown-member", "author")
    named = report()
    named["act"]["author"] = "CYP"
    register.refused(named, 422, "unknown-member", "author")
    check(json.loads(register.file(report())["entry"])["author"] == "FRA", "the key does not say who files")


def an_ended_key(register):
    register.server.stop()
    run(f"{programs}/inviola", "key", "--register", register.folder, "--for", "CYP", "--end")
    register.server = Server(programs, register.folder)
    register.refused(report(), 401, "unknown-key", who="CYP")
    register.keys["CYP"] = None


def owing_nothing(register):
    """A follow-up from a State that is asked for none: taken, and shown as that."""
    dossier = register.publish(report())["occurrences"][0]
    page = register.page("/dossiers/" + dossier)
    check("Brazil" not in page, "Brazil stands on the page already")
    register.server.stop()
    register.keys["BRA"] = run(f"{programs}/inviola", "key", "--register", register.folder, "--for", "BRA").strip()
    register.server = Server(programs, register.folder)
    register.publish({"act": {"kind": "followed_up", "about": dossier,
                           "elements": [{"element": "justice", "answer": "reported"}],
                           "statement": {"language": "en", "words": "We looked into it of our own accord."},
                           "restriction": {"audience": "everyone"}}}, who="BRA")
    for key in ("CYP", "FRA"):
        check(register.ask("GET", f"/api/states/{key}", who=None)[0] == 200, "a State has no page")
    page = register.page("/dossiers/" + dossier)
    check("of our own accord" in page and "Brazil" in page, "the follow-up is not on the page")
    check(OWED_BY_NOBODY in page, "the page does not say that none was asked for")


OWED_BY_NOBODY = "not among those of which a follow-up is asked"


def not_json(register):
    def send(body, says=None):
        status, answer = register.ask("POST", "/api/acts", body)
        is_refusal(status, answer, 422, "malformed")
        check("byte " in answer["error"]["field"], f"{answer} names no place")
        check(says is None or says in answer["error"].get("why", ""), f"{answer} does not say {says}")

    send("")
    send("{")
    send('{"act": ' + "[" * 100 + "]" * 100 + "}")
    send("[" * 500_000)
    send('{"act": {"kind": "withdrawn", "kind": "circulated"}}', "a name is given twice")
    send(b'{"act": {"kind": "views_submitted", "statement": {"language": "fr", "words": "d\xe9j\xe0"}}}', "not UTF-8")
    send(json.dumps(report()).replace('"reported"', '"\\ud800"'))
    send(json.dumps(report()) + "x", "something follows")
    send('{"act": {"kind": "circular_note_sent", "session": 123456789012345678901234567890}}', "64 bits")
    status, answer = register.ask("POST", "/api/acts", "[]")
    is_refusal(status, answer, 422, "malformed")


def raw(register, bytes_, wait=5):
    """What comes back for these bytes, until the server closes."""
    with socket.create_connection(("127.0.0.1", register.server.port), timeout=wait) as connection:
        with contextlib.suppress(OSError):
            connection.sendall(bytes_)
        came = b""
        with contextlib.suppress(OSError):
            while piece := connection.recv(65536):
                came += piece
        return came


def ten_megabytes(register):
    act = json.dumps(report("x" * (10 * MIB))).encode()
    head = f"POST /api/acts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {register.keys['FRA']}\r\n"
    for framing in (f"Content-Length: {len(act)}\r\n\r\n".encode() + act,
                    b"Transfer-Encoding: chunked\r\n\r\n" + b"%x\r\n" % len(act) + act + b"\r\n0\r\n\r\n"):
        came = raw(register, head.encode() + framing)
        check(came.startswith(b"HTTP/1.1 413"), f"10 MB of JSON got {came[:200]}")
        is_refusal(413, json.loads(came.split(b"\r\n\r\n", 1)[1]), 413, "too-large", says="1 MiB")
    register.refused(report("x" * (300 << 10)), 413, "too-long", "statement.words")


SCRIPTS = {"ar": "هوجمت السفارة", "zh": "使馆遭到袭击", "en": "The embassy was attacked", "fr": "L’ambassade a été attaquée",
           "ru": "Посольство подверглось нападению", "es": "La embajada fue atacada"}
CONTROLS = "\u202e\u2066\u200f\u2069\u202c"


def six_scripts(register):
    for language, words in SCRIPTS.items():
        act = report(place="Nicosia")
        act["act"]["statement"] = {"language": language, "words": f"{words} {CONTROLS}abc"}
        one = register.publish(act)
        kept = json.loads(one["entry"])["act"]["statement"]["words"]
        check(kept == f"{words} {CONTROLS}abc", f"{language}: kept otherwise: {kept!r}")
        page = register.page("/dossiers/" + one["occurrences"][0])
        check(words in page, f"{language}: the words are not on the page")
        check("[U+202E][U+2066]\u200f[U+2069][U+202C]abc" in page, f"{language}: the controls are hidden")
        check("\u202e" not in page, f"{language}: the controls are obeyed")
    register.refused(report("bell \x07"), 422, "hidden-controls", "statement.words")


def script_in_words(register):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
    one = register.publish(report(hostile, place='"><script>alert(2)</script>'))
    status, _, page = register.server.ask("GET", "/en/dossiers/" + one["occurrences"][0])
    check(status == 200 and b"alert(1)" in page, "the words are gone")
    check(b"<script>alert" not in page and b"<img src=x" not in page, "words of a filing are run as markup")
    connection = register.server.connect()
    connection.request("GET", "/en/dossiers/" + one["occurrences"][0])
    response = connection.getresponse()
    response.read()
    policy = response.headers["Content-Security-Policy"]
    check("default-src 'none'" in policy and "script-src" not in policy.replace("script-src 'none'", ""), policy)
    check(response.headers["X-Content-Type-Options"] == "nosniff", "kinds may be guessed")


def attachments(register):
    pdf = b"%PDF-1.7\n" + b"a page\n" * 100
    put = lambda name, body, who="FRA": register.ask("PUT", "/api/attachments/" + name, body, who)  # noqa: E731
    is_refusal(*put("photo.png", pdf), 415, "attachment-kind")
    is_refusal(*put("note.txt", b"words\n" * 200 + b"\x7fELF\0\0"), 415, "attachment-kind")
    is_refusal(*put("page.html", b"<script>alert(1)</script>"), 415, "attachment-kind")
    is_refusal(*put("program.exe", b"MZ" + bytes(600)), 415, "attachment-kind")
    is_refusal(*put("note.pdf", pdf, None), 401, "key-needed")
    held = os.path.getsize(register.folder + "/register.sqlite")
    files = set(os.listdir(register.folder))
    is_refusal(*large(register, 26 * MIB), 413, "attachment-too-large", says="25 MiB")
    is_refusal(*large(register, 26 * MIB, chunked=True), 413, "attachment-too-large")
    cut_off(register, pdf + bytes(2 * MIB))
    time.sleep(0.3)
    check(os.path.getsize(register.folder + "/register.sqlite") == held, "something of a refused attachment remains")
    check(set(os.listdir(register.folder)) == files, f"left behind: {set(os.listdir(register.folder)) - files}")
    digest = hashlib.sha256(pdf + bytes(2 * MIB)).hexdigest()
    named = report()
    named["act"]["attachments"] = [{"digest": digest, "name": "note.pdf", "media_type": "", "size": 0}]
    register.refused(named, 422, "attachment-missing")

    status, kept = put("note.pdf", pdf)
    check(status == 201 and kept["media_type"] == "application/pdf" and kept["size"] == len(pdf), f"{status} {kept}")
    named["act"]["attachments"] = [{**kept, "media_type": "text/html", "size": 1}]  # what it claims counts for nothing
    one = register.publish(named)
    connection = register.server.connect()
    connection.request("GET", f"/attachments/{one['reference']}/1")
    response = connection.getresponse()
    check(response.status == 200 and response.read() == pdf, "it is served otherwise")
    check(response.headers["Content-Type"] == "application/pdf", response.headers["Content-Type"])
    check(response.headers["Content-Disposition"].startswith("attachment"), "it is served as a page")


def large(register, size, chunked=False):
    head = f"PUT /api/attachments/large.pdf HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {register.keys['FRA']}\r\n"
    head += "Transfer-Encoding: chunked\r\n\r\n" if chunked else f"Content-Length: {size}\r\n\r\n"
    body = b"%PDF-1.7\n" + bytes(size - 9)
    if chunked:
        body = b"".join(b"%x\r\n" % len(piece) + piece + b"\r\n"
                        for piece in (body[at:at + MIB] for at in range(0, size, MIB))) + b"0\r\n\r\n"
    came = raw(register, head.encode() + body)
    return int(came.split(b" ")[1]), json.loads(came.split(b"\r\n\r\n", 1)[1])


def cut_off(register, body):
    head = (f"PUT /api/attachments/cut.pdf HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {register.keys['FRA']}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n")
    connection = socket.create_connection(("127.0.0.1", register.server.port))
    connection.sendall(head.encode() + body[:-1])
    connection.close()


def ambiguous(register):
    """What two programs could read as two things: refused, and the connection closed."""
    act = json.dumps(report()).encode()
    for what, status in {
        "Transfer-Encoding: xchunked\r\n": 501, "Transfer-Encoding: chunked, chunked\r\n": 501,
        "Transfer-Encoding: identity\r\n": 501, "Transfer-Encoding: gzip, chunked\r\n": 501,
        f"Content-Length: {len(act)}\r\nTransfer-Encoding: chunked\r\n": 400,
        f"Content-Length: {len(act)}\r\nContent-Length: 5\r\n": 400,
        f"Content-Length: {len(act)}\r\nContent-Length: {len(act)}\r\n": 400,
        "Content-Length: +5\r\n": 400, "Content-Length: 5, 5\r\n": 400, "Content-Length : 5\r\n": 400,
        "Host: y\r\nContent-Length: 5\r\n": 400,
    }.items():
        smuggled = b"GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
        came = raw(register, f"POST /api/acts HTTP/1.1\r\nHost: x\r\n{what}\r\n".encode() + act + smuggled)
        check(came.startswith(b"HTTP/1.1 %d" % status), f"{what!r} got {came[:60]}")
        check(came.count(b"HTTP/1.1 ") == 1, f"{what!r}: a second request was heard")
    came = raw(register, b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + b"a" * (64 << 10) + b"\r\n\r\n")
    check(came.startswith(b"HTTP/1.1 431"), f"a header of 64 KiB got {came[:60]}")
    came = raw(register, b"GET /api/register HTTP/1.1\r\nHost: x\r\n" + b"X-Many: 1\r\n" * 200 + b"\r\n")
    check(came.startswith(b"HTTP/1.1 431"), f"200 headers got {came[:60]}")
    for nonsense in (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 10, b"\r\n\r\n\0\0\0\0", b"GET\r\n\r\n",
                     b"GET /../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HTTP/9.9\r\nHost: x\r\n\r\n"):
        came = raw(register, nonsense)
        check(came.startswith((b"HTTP/1.1 400", b"HTTP/1.1 505")), f"{nonsense[:20]} got {came[:60]}")
    is_refusal(*register.ask("DELETE", "/api/acts"), 405, "method")
    is_refusal(*register.ask("PUT", "/api/acts"), 405, "method")


class Dawdlers:
    """Clients that never finish: many at once, left standing while others are served."""

    def __init__(self, register):
        self.begun = time.monotonic()
        key = register.keys["FRA"]
        starts = {
            "half-open": b"",
            "half a header": b"GET / HTTP/1.1\r\nHost: x\r\n",
            "half a body": (b"POST /api/acts HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n"
                            b"Authorization: Bearer " + key.encode() + b"\r\n\r\n{"),
        }
        self.open = []
        for what, start in starts.items():
            for _ in range(60):
                one = socket.create_connection(("127.0.0.1", register.server.port), timeout=30)
                one.sendall(start)
                self.open.append((what, one))

    def drip(self):
        """A byte now and then earns no time."""
        for what, one in self.open:
            with contextlib.suppress(OSError):
                if what != "half-open":
                    one.sendall(b"X" if what == "half a header" else b" ")

    def are_sent_away(self):
        answers = {"half-open": set(), "half a header": set(), "half a body": set()}
        while time.monotonic() < self.begun + 11:
            time.sleep(0.5)
            self.drip()
        for what, one in self.open:
            one.settimeout(8)
            came = b""
            with contextlib.suppress(ConnectionError):
                while piece := one.recv(4096):
                    came += piece
            answers[what].add(came.split(b"\r\n")[0])
            one.close()
        check(answers["half-open"] == {b""}, f"half-open: {answers}")
        check(answers["half a header"] <= {b"HTTP/1.1 408 Request Timeout", b""}, f"{answers}")
        check(answers["half a body"] <= {b"HTTP/1.1 408 Request Timeout", b""}, f"{answers}")
        check(b"HTTP/1.1 408 Request Timeout" in answers["half a body"], f"nobody was told why: {answers}")


def file_until_full(register):
    """Files until it is refused: 503, nothing entered, and reading goes on."""
    for _ in range(2000):
        status, answer = register.ask("POST", "/api/acts", report("w" * 3000))
        if status != 201:
            break
        filed.append(answer)
    is_refusal(status, answer, 503, "unavailable", says="Nothing was entered")
    size = register.size()
    is_refusal(*register.ask("POST", "/api/acts", report("w" * 3000)), 503, "unavailable")
    is_refusal(*register.ask("PUT", "/api/attachments/a.pdf", b"%PDF-1.7\n" + os.urandom(4 * MIB)), 503, "unavailable")
    check(register.size() == size, "something was entered all the same")
    check("dossier" in register.page("/dossiers").lower(), "it serves no pages")
    return size


def a_file_that_may_not_grow(folder):
    """The system refuses to make a file longer: as good as a full disk, and possible everywhere."""
    register = Register(folder, "limited")
    filed.clear()
    register.file(report())
    process = register.server.process.pid
    most = max(os.path.getsize(f"{register.folder}/{name}") for name in os.listdir(register.folder))
    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (most + 200_000, before[1]))
    file_until_full(register)
    check("the disk failed to write" in register.server.told(), "the operator is not told: " + register.server.told())
    resource.prlimit(process, resource.RLIMIT_FSIZE, before)
    register.file(report())
    have_their_receipts(register)
    ends_right(register, folder)


def a_small_disk(folder):
    """The same on a disk of 2 MiB, where one may be mounted."""
    libc = ctypes.CDLL(None, use_errno=True)
    disk = folder + "/disk"
    os.mkdir(disk)
    if libc.mount(b"none", disk.encode(), b"tmpfs", 0, b"size=2m") != 0:
        print("SKIPPED: no tmpfs can be mounted here; the limit on the length of files stands in for it")
        return
    try:
        register = Register(disk, "small")
        filed.clear()
        register.file(report())
        file_until_full(register)
        check("disk full; make room" in register.server.told(), "the operator is not told: " + register.server.told())
        check(libc.mount(b"none", disk.encode(), b"tmpfs", 32, b"size=64m") == 0, "it cannot be made larger")
        register.file(report())
        have_their_receipts(register)
        ends_right(register, disk)
    finally:
        libc.umount2(disk.encode(), 2)


def have_their_receipts(register):
    """Entered while there was no room for the checkpoint: the receipt follows with the next."""
    for one in filed:
        status, _ = register.ask("GET", "/api/receipts/" + one["reference"])
        check(status == 200, f"no receipt for {one['reference']}: {status}")


def a_second_writer(register):
    try:
        Server(programs, register.folder)
    except AssertionError as told:
        check("another program is writing" in str(told), str(told))
        return
    raise AssertionError("a second writer was let in")


def ends_right(register, folder):
    """All that was acknowledged is there, nothing else, and the whole is right."""
    check(register.server.process.poll() is None, "the server is gone: " + register.server.told())
    size = register.size()
    check(size == len(filed), f"{len(filed)} acts were acknowledged, the register has {size}")
    check(register.server.stop() == 0, "it did not end well")
    run(f"{programs}/inviola", "verify", "--register", register.folder)
    exported = f"{folder}/exported-{os.path.basename(register.folder)}"
    run(f"{programs}/inviola", "export", "--register", register.folder, exported)
    run(f"{programs}/inviola-verify", exported, "--key", register.verifier_key)
    with open(exported + "/entries.jsonl") as lines:
        entries = [json.loads(line)["entry"] for line in lines]
    check(sorted(entries) == sorted(one["entry"] for one in filed),
          "the entries are not those that were acknowledged")


def a_damaged_file(register):
    """One byte of one entry is another: the server does not begin, and says which entry it is."""
    path = register.folder + "/register.sqlite"
    victim = next(one for one in filed if "L’ambassade" in one["entry"])
    with open(path, "rb") as file:
        bytes_ = file.read()
    at = bytes_.index("L’ambassade".encode())
    with open(path, "r+b") as file:
        file.seek(at)
        file.write(b"l")
    try:
        Server(programs, register.folder)
    except AssertionError as told:
        check(f"entry {victim['receipt']['number']}" in str(told), f"the entry is not named: {told}")
    else:
        raise AssertionError("it began on a damaged register")
    said = run(f"{programs}/inviola", "verify", "--register", register.folder, status=1)
    check(f"entry {victim['receipt']['number']}" in said, f"verify does not name it: {said}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        register = Register(folder, "tried")
        dawdlers = None
        for story in (wrong_in_law, in_anothers_name, owing_nothing, an_ended_key):
            story(register)
        dawdlers = Dawdlers(register)  # the rest happens while they stand in the way
        for story in (not_json, ten_megabytes, six_scripts, script_in_words, attachments, ambiguous, a_second_writer):
            begun = time.monotonic()
            story(register)
            print(f"{story.__name__}: {time.monotonic() - begun:.1f} s")
            dawdlers.drip()
        dawdlers.are_sent_away()
        register.file(report())
        ends_right(register, folder)
        a_damaged_file(register)
        a_file_that_may_not_grow(folder)
        a_small_disk(folder)


main()

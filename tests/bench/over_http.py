#!/usr/bin/env python3
"""Measures the real inviolad over HTTP, in one run beside other programs: ratios, never a test.

over_http.py [--seconds N] [--most N]; the programs are those in $INVIOLA_BIN

One report filed durably with its receipt, in turns with 4 KB appended to a plain file, with one row
committed by SQLite on the same disk, and with a page that needs no disk; the same in registers of growing
size; many filed at once; two public pages beside nginx, which serves the same bytes from a file. Client
and server share the machine.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "programs"))
from real_server import Server, report, run  # noqa: E402

PROGRAMS = os.environ.get("INVIOLA_BIN", "build/test/bin")
ROUNDS = 200
KEPT = bytes(i * 131 >> 3 & 255 for i in range(4096))
FILING = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer KEY"
wrk.body = [==[BODY]==]
"""
NGINX = """
worker_processes auto;
USER
pid FOLDER/nginx.pid;
error_log FOLDER/nginx.log crit;
events { worker_connections 256; }
http {
  access_log off;
  keepalive_requests 10000000;
  default_type text/html;
  client_body_temp_path FOLDER/body; proxy_temp_path FOLDER/proxy; fastcgi_temp_path FOLDER/fastcgi;
  uwsgi_temp_path FOLDER/uwsgi; scgi_temp_path FOLDER/scgi;
  server { listen 127.0.0.1:PORT; root FOLDER/pages; }
}
"""


def judge(what, value, least=None, most=None):
    met = value >= least if least is not None else value <= most
    bound = f">= {least}" if least is not None else f"<= {most}"
    print(f"{what}: {value:.2f} x (goal {bound} x): {'met' if met else 'MISSED'}")


def timed(work):
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1e6


class Client:
    """One connection, with as little of its own as can be: what is timed is the other side."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    @staticmethod
    def request(method, path, key, body=b""):
        return (f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body

    def ask(self, request, expect):
        """The body of an answer of that status."""
        self.socket.sendall(request)
        got = b""
        while True:
            got += self.socket.recv(1 << 20)
            head, end, body = got.partition(b"\r\n\r\n")
            if not end:
                continue
            length = int(re.search(rb"(?i)content-length: *(\d+)", head)[1])
            if len(body) >= length:
                break
        if not head.startswith(f"HTTP/1.1 {expect} ".encode()):
            sys.exit(f"over_http.py: {head.decode()} {body[:300].decode()}")
        return body

    def close(self):
        self.socket.close()


def make_register(folder):
    register = str(folder / "register")
    run(f"{PROGRAMS}/inviola", "create", register, "--name", "inviola-bench")
    return register


def key_for(register, who):
    return run(f"{PROGRAMS}/inviola", "key", "--register", register, "--for", who).strip()


def in_turns(ways, rounds):
    """The median of each in microseconds; in turns, so that the ratios hold when the machine is busy."""
    taken = {name: [] for name in ways}
    for _ in range(rounds):
        for name, work in ways.items():
            taken[name].append(timed(work))
    return taken


class Beside:
    """What a filing is measured against, on the same disk."""

    def __init__(self, folder):
        self.plain = os.open(folder / "plain", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        self.rows = sqlite3.connect(folder / "plain.sqlite", isolation_level=None)
        self.rows.execute("PRAGMA journal_mode = WAL")
        self.rows.execute("PRAGMA synchronous = FULL")
        self.rows.execute("CREATE TABLE IF NOT EXISTS kept (number INTEGER PRIMARY KEY, bytes BLOB)")

    def append(self):
        os.write(self.plain, KEPT)
        os.fdatasync(self.plain)

    def commit(self):
        self.rows.execute("INSERT INTO kept (bytes) VALUES (?)", (KEPT,))

    def close(self):
        self.rows.close()
        os.close(self.plain)


def filing(client, key):
    request = client.request("POST", "/api/acts", key, json.dumps(report("The windows were broken. " * 20)).encode())

    def file():
        if b'"receipt"' not in client.ask(request, 201):
            sys.exit("over_http.py: filed without a receipt")
    return file


def file_one(server, key, folder):
    beside, client = Beside(folder), Client(server.port)
    trivial = client.request("GET", "/api/register", key)
    ways = {"4 KB appended + fdatasync": beside.append,
            "SQLite, one row of 4 KB a commit (WAL, FULL)": beside.commit,
            "an answer over HTTP that needs no disk": lambda: client.ask(trivial, 200),
            "one report over HTTP, durable, with its receipt": filing(client, key)}
    taken = in_turns(ways, ROUNDS)
    medians = [statistics.median(one) for one in taken.values()]
    print(f"{'one after the other, ' + str(ROUNDS) + ' rounds':50}{'median us':>10}{'90 % us':>10}{'x plain':>9}")
    for (name, one), median in zip(taken.items(), medians):
        print(f"{name:50}{median:10.0f}{sorted(one)[int(len(one) * 0.9)]:10.0f}{median / medians[0]:9.2f}")
    judge("one report against append + fdatasync", medians[3] / medians[0], most=3)
    print(f"one report against SQLite's own commit: {medians[3] / medians[1]:.2f} x (no goal)")
    client.close()
    beside.close()


def resident_mib(process):
    with open(f"/proc/{process.pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) / 1024


def free_mib():
    with open("/proc/meminfo") as told:
        return int(re.search(r"MemAvailable:\s+(\d+)", told.read())[1]) / 1024


def grow(folder, most):
    """One filed, and the desk's list, where much was filed before; the register is made straight on disk."""
    print(f"\n{'reports before':>14}{'start s':>10}{'MiB':>8}{'file us':>10}{'x plain':>9}{'list ms':>10}")
    beside = Beside(folder)
    size, held, patience = 1000, 0, 30
    while size <= most:
        if held * 12 > free_mib():
            print(f"{size:14} left out: it would take {held * 10:.0f} MiB, and {free_mib():.0f} are free")
            break
        register = str(folder / f"of-{size}")
        subprocess.run([f"{PROGRAMS}/verify_bench", "--make", register, str(size)], check=True)
        key, desk = key_for(register, "FRA"), key_for(register, "desk")
        begun = time.perf_counter()
        server = Server(PROGRAMS, register, patience=patience)
        seconds = time.perf_counter() - begun
        try:
            client = Client(server.port)
            listed = client.request("GET", "/api/dossiers", desk)
            file = filing(client, key)
            file()
            client.ask(listed, 200)
            held = resident_mib(server.process)
            taken = in_turns({"plain": beside.append, "file": file}, 60)
            plain, filed = statistics.median(taken["plain"]), statistics.median(taken["file"])
            lists = []
            for _ in range(3):
                file()  # what was listed before is not shown again
                lists.append(timed(lambda: client.ask(listed, 200)) / 1e3)
            client.close()
            print(f"{size:14}{seconds:10.2f}{held:8.0f}{filed:10.0f}{filed / plain:9.2f}{statistics.median(lists):10.1f}")
        finally:
            server.stop()
        shutil.rmtree(register)
        size, patience = size * 10, 30 + seconds * 20
    beside.close()


def load(address, connections, seconds, *options):
    """Answers a second by wrk; all of them must be good."""
    told = run("wrk", "-t2", f"-c{connections}", f"-d{seconds}s", *options, address)
    wrong = re.search(r"Non-2xx.*|Socket errors.*", told)
    if wrong:
        print(f"  {address}: {wrong[0].strip()}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])


def file_many(server, key, folder, seconds):
    script = folder / "filing.lua"
    script.write_text(FILING.replace("KEY", key).replace("BODY", json.dumps(report("The windows were broken. " * 20))))

    def size():
        return json.loads(server.ask("GET", "/api/register")[2])["size"]

    for connections in (16, 64):
        before = size()
        rate = load(f"http://127.0.0.1:{server.port}/api/acts", connections, seconds, "-s", str(script))
        print(f"many reports over {connections} connections: {rate:.0f} a second (no goal)")
        print(f"  the register grew by {size() - before}")


class Nginx:
    def __init__(self, folder, pages):
        (folder / "pages").mkdir()
        for name, page in pages.items():
            (folder / "pages" / name).write_bytes(page)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        text = NGINX.replace("FOLDER", str(folder)).replace("PORT", str(self.port))
        (folder / "nginx.conf").write_text(text.replace("USER", "user root;" if os.geteuid() == 0 else ""))
        self.process = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"])

    def stop(self):
        self.process.terminate()
        self.process.wait()


def read(folder, seconds):
    register = str(folder / "demonstration")
    run(f"{PROGRAMS}/inviola", "demonstration", register)
    server = Server(PROGRAMS, register)
    asked = {"list": "/en/dossiers"}
    page = server.ask("GET", asked["list"])[2]
    asked["page"] = re.search(r'"(/en/dossiers/[0-9A-Z]{4}-[0-9A-Z]{4})"', page.decode())[1]
    pages = {name: server.ask("GET", address)[2] for name, address in asked.items()}
    nginx = Nginx(folder, pages)
    ours, theirs = {name: [] for name in asked}, {name: [] for name in asked}
    try:
        time.sleep(0.5)
        for _ in range(3):
            for name, address in asked.items():
                ours[name].append(load(f"http://127.0.0.1:{server.port}{address}", 16, seconds))
                theirs[name].append(load(f"http://127.0.0.1:{nginx.port}/{name}", 16, seconds))
    finally:
        nginx.stop()
        server.stop()
    for name, what, least in (("page", "a public page", 0.5), ("list", "a computed list", 0.2)):
        mine, other = statistics.median(ours[name]), statistics.median(theirs[name])
        print(f"{what} ({asked[name]}, {len(pages[name])} bytes): {mine:.0f} a second, nginx {other:.0f}")
        judge(f"{what} against nginx", mine / other, least=least)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=3, help="of each load")
    parser.add_argument("--most", type=int, default=1_000_000, help="reports in the largest register")
    asked = parser.parse_args()
    wanting = [name for name in ("wrk", "nginx") if not shutil.which(name)]
    if wanting:
        sys.exit(f"over_http.py: {' and '.join(wanting)} wanting; see packages-test.txt")
    print(f"load of the machine at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        register = make_register(folder)
        key = key_for(register, "FRA")
        server = Server(PROGRAMS, register)
        try:
            file_one(server, key, folder)
            file_many(server, key, folder, asked.seconds)
        finally:
            server.stop()
        read(folder, asked.seconds)
        grow(folder, asked.most)


if __name__ == "__main__":
    main()

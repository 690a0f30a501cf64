#!/usr/bin/env python3
"""Measures the real inviolad over HTTP, in one run beside other programs: ratios, never a test.

over_http.py [--seconds N]; the programs are those in $INVIOLA_BIN

One report filed durably with its receipt, in turns with 4 KB appended to a plain file and with one row
committed by SQLite on the same disk; many filed at once; two public pages beside nginx, which serves the
same bytes from a file. Client and server share the machine.
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
from real_server import Server, ask, report, run  # noqa: E402

PROGRAMS = os.environ.get("INVIOLA_BIN", "build/bench/bin")
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


def make_register(folder):
    register = str(folder / "register")
    run(f"{PROGRAMS}/inviola", "create", register, "--name", "inviola-bench")
    return register, run(f"{PROGRAMS}/inviola", "key", "--register", register, "--for", "FRA").strip()


def file_one(server, key, folder):
    """In turns, so that the ratios hold when the machine is busy."""
    plain = os.open(folder / "plain", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    rows = sqlite3.connect(folder / "plain.sqlite", isolation_level=None)
    rows.execute("PRAGMA journal_mode = WAL")
    rows.execute("PRAGMA synchronous = FULL")
    rows.execute("CREATE TABLE kept (number INTEGER PRIMARY KEY, bytes BLOB)")
    connection = server.connect()

    def append():
        os.write(plain, KEPT)
        os.fdatasync(plain)

    def file():
        status, _, body = ask(connection, "POST", "/api/acts", report("The windows were broken. " * 20), key)
        if status != 201 or "receipt" not in json.loads(body):
            sys.exit(f"over_http.py: not filed with a receipt: {status} {body[:300]}")

    ways = {"4 KB appended + fdatasync": append,
            "SQLite, one row of 4 KB a commit (WAL, FULL)":
                lambda: rows.execute("INSERT INTO kept (bytes) VALUES (?)", (KEPT,)),
            "one report over HTTP, durable, with its receipt": file}
    taken = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, work in ways.items():
            taken[name].append(timed(work))
    medians = [statistics.median(one) for one in taken.values()]
    print(f"{'one after the other, ' + str(ROUNDS) + ' rounds':50}{'median us':>10}{'90 % us':>10}{'x plain':>9}")
    for (name, one), median in zip(taken.items(), medians):
        print(f"{name:50}{median:10.0f}{sorted(one)[int(len(one) * 0.9)]:10.0f}{median / medians[0]:9.2f}")
    judge("one report against append + fdatasync", medians[2] / medians[0], most=3)
    print(f"one report against SQLite's own commit: {medians[2] / medians[1]:.2f} x")
    connection.close()
    rows.close()
    os.close(plain)


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
        print(f"many reports over {connections} connections: {rate:.0f} a second"
              f" (the register grew by {size() - before})")


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
    asked = parser.parse_args()
    wanting = [name for name in ("wrk", "nginx") if not shutil.which(name)]
    if wanting:
        sys.exit(f"over_http.py: {' and '.join(wanting)} wanting; see packages-test.txt")
    print(f"load of the machine at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        register, key = make_register(folder)
        server = Server(PROGRAMS, register)
        try:
            file_one(server, key, folder)
            file_many(server, key, folder, asked.seconds)
        finally:
            server.stop()
        read(folder, asked.seconds)


if __name__ == "__main__":
    main()

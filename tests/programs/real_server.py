"""The real inviolad, started and asked as a stranger would: for the stories in this folder."""

import http.client
import json
import os
import re
import signal
import subprocess
import tempfile
import time

JSON = {"Content-Type": "application/json"}
# Before a program: it ends when we end, however we end. A test that failed leaves nothing running.
WITH_US = ["setpriv", "--pdeathsig", "KILL"]


def run(binary, *arguments, status=0, stdin=None):
    """A program, ended with `status` unless that is None; gives what it printed."""
    done = subprocess.run([binary, *arguments], input=stdin, capture_output=True, text=True, timeout=120)
    if status is not None and done.returncode != status:
        raise AssertionError(f"{os.path.basename(binary)} {' '.join(arguments)} ended with "
                             f"{done.returncode}, not {status}: {done.stdout}{done.stderr}")
    return done.stdout


class Server:
    """Listens when made. Its log is in `log`."""

    def __init__(self, programs, register, *options, before=None, patience=30):
        self.log = tempfile.NamedTemporaryFile("w+", prefix="inviolad-", suffix=".log")
        self.process = subprocess.Popen(
            [*WITH_US, f"{programs}/inviolad", "--register", register, "--port", "0", *options],
            stdout=self.log, stderr=subprocess.STDOUT, preexec_fn=before)
        until = time.monotonic() + patience
        self.port = None
        while self.port is None:
            found = re.search(r"^Inviola serves \S+ at http://[^:]+:(\d+)/$", self.told(), re.M)
            if found:
                self.port = int(found[1])
            elif self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError("it did not start: " + self.told())
            else:
                time.sleep(0.01)

    def told(self):
        with open(self.log.name) as log:
            return log.read()

    def connect(self, seconds=20):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)

    def ask(self, method, path, body=None, key=None, headers=None):
        """Status, content type and body of one exchange on a connection of its own."""
        connection = self.connect()
        try:
            return ask(connection, method, path, body, key, headers)
        finally:
            connection.close()

    def notary(self):
        """The process id of its notary."""
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children") as children:
            found = children.read().split()
        for thread in os.listdir(f"/proc/{self.process.pid}/task"):
            with open(f"/proc/{self.process.pid}/task/{thread}/children") as children:
                found += children.read().split()
        return int(found[0]) if found else None

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(timeout=30)


def ask(connection, method, path, body=None, key=None, headers=None):
    sent = dict(headers or {})
    if key:
        sent["Authorization"] = "Bearer " + key
    if isinstance(body, (dict, list)):
        body = json.dumps(body)
        sent.update(JSON)
    if isinstance(body, str):
        body = body.encode()
    connection.request(method, path, body=body, headers=sent)
    response = connection.getresponse()
    return response.status, response.headers.get("Content-Type", ""), response.read()


def report(words="The windows were broken.", **occurrence):
    """A report that holds, but for what is given otherwise."""
    one = {"date": "2018-08-01", "place": "Nicosia", "host": "CYP", "sending_states": ["FRA"],
           "target": ["embassy"], "nature": ["premises"], **occurrence}
    return {"act": {"kind": "reported",
                    "occurrences": [{name: value for name, value in one.items() if value is not None}],
                    "statement": {"language": "en", "words": words},
                    "restriction": {"audience": "everyone"}}}

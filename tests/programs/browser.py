"""What the stories of people who are signed in share: the real server over a register, and a browser
that keeps cookies and fills in forms, as one does. The first argument is the programs' folder."""

import html, http.client, json, re, subprocess, sys, tempfile, urllib.parse

import real_server

BIN = sys.argv[1]
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")


def fail(why):
    print(sys.argv[0] + ":", why, file=sys.stderr)
    sys.exit(1)


def check(right, why):
    if not right:
        fail(why)


class Server(real_server.Server):
    """Over that register, with further options."""

    def __init__(self, register, *more):
        super().__init__(BIN, register, *more)
        self.register = register

    def stop(self):
        check(super().stop() == 0, "the server did not end well: " + self.told())


class Browser:
    """Keeps cookies and fills in forms, as one does."""

    def __init__(self, server):
        self.server, self.cookies, self.set = server, {}, []

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        headers = dict(headers or {})
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        connection.request(method, path, body, headers)
        self.response = connection.getresponse()
        self.status, self.page = self.response.status, self.response.read().decode(errors="replace")
        self.set = self.response.headers.get_all("Set-Cookie") or []
        for one in self.set:
            name, value = one.split(";")[0].split("=", 1)
            if "Max-Age=0" in one:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        self.location = self.response.headers.get("Location", "")
        ids = re.findall(r' id="([^"]+)"', self.page)
        check(len(ids) == len(set(ids)), f"{path}: one id twice: {sorted(ids)}")
        connection.close()
        return self.status

    def get(self, path):
        return self.ask("GET", path)

    def send(self, path, fields, headers=None):
        headers = {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
        return self.ask("POST", path, urllib.parse.urlencode(fields), headers)

    def form(self, action):
        """The hidden and filled-in fields of the form that leads there."""
        found = re.search(r'<form[^>]*action="%s"[^>]*>(.*?)</form>' % re.escape(action), self.page,
                          re.S)
        check(found, f"no form for {action} on: {self.page[:2000]}")
        fields = {}
        for tag in re.findall(r"<input[^>]*>", found.group(1)):
            attributes = dict(re.findall(r'([a-z]+)="([^"]*)"', tag))
            kind = attributes.get("type")
            if kind in ("radio", "checkbox") and "checked" not in attributes:
                continue
            fields[attributes["name"]] = html.unescape(attributes.get("value", ""))
        return fields

    def sign_in(self, user):
        self.get("/en/sign-in?as=" + user)
        return self.send("/en/sign-in", self.form("/en/sign-in"))


def inviola(*arguments, stdin=None):
    done = subprocess.run([BIN + "/inviola", *arguments], capture_output=True, text=True, input=stdin)
    check(done.returncode == 0, f"inviola {arguments}: {done.stderr}")
    return done.stdout


def opened(server, user):
    browser = Browser(server)
    check(browser.sign_in(user) == 303, user + " cannot sign in")
    return browser


def read(browser, path, status=200):
    check(browser.get(path) == status, f"{path}: {browser.status}: {browser.page[-1500:]}")
    check(not re.search(r"\[[a-z-]+(\.[a-z-]+)+\]", browser.page), f"{path}: a word is missing")
    return browser.page


def press(browser, action, **fields):
    """Sends the first form that leads there, filled in further."""
    status = browser.send("/en" + action, browser.form("/en" + action) | fields)
    check(status in (200, 303), f"{action}: {status}: {browser.page[-1500:]}")
    return status


def file(register, state, act, today):
    """Files as the State does on the command line; gives the reference."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as out:
        json.dump(act, out)
        out.flush()
        told = inviola("file", out.name, "--register", register, "--as", state, "--today", today,
                       "--json")
    return json.loads(told)["reference"]


def report(place, day="2018-08-10", words="Windows of the chancery were broken at night."):
    return {"kind": "reported", "stage": "full",
            "occurrences": [{"date": day, "place": place, "host": "XGR", "sending_states": ["XRU"],
                             "target": ["embassy"], "nature": ["vandalism"]}],
            "statement": {"language": "en", "words": words}}

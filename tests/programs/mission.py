"""A permanent mission's whole work, on the real server over a demonstration register, without
scripts: what is asked of it, filing, answering, restricting, what came in; and the bad days.
usage: mission.py BIN"""

import html, http.client, json, re, shutil, socket, subprocess, tempfile, threading
import urllib.parse
from html.parser import HTMLParser

from browser import BIN, LANGUAGES, Server, check, inviola

CANARY = "Words that no other State may read"


class Forms(HTMLParser):
    """The forms of a page, with what stands in them as a browser would send it; and its links."""

    def __init__(self, page):
        super().__init__()
        self.forms, self.links, self.form, self.select, self.area = [], [], None, None, None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "a" and "href" in a:
            self.links.append(a["href"])
        elif tag == "form":
            self.form = {"action": a["action"], "fields": [], "buttons": [],
                         "multipart": "enctype" in a}
            self.forms.append(self.form)
        elif self.form is None:
            return
        elif tag == "input":
            if a.get("type") in ("radio", "checkbox") and "checked" not in a:
                return
            if a.get("type") != "file":
                self.form["fields"].append((a["name"], a.get("value", "")))
        elif tag == "select":
            self.select = [a["name"], None]
        elif tag == "option" and (self.select[1] is None or "selected" in a):
            self.select[1] = a["value"]
        elif tag == "textarea":
            self.area = [a["name"], ""]
        elif tag == "button":
            self.form["buttons"].append((a.get("name"), a.get("value")))

    def handle_data(self, data):
        if self.area is not None:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select" and self.select:
            self.form["fields"].append(tuple(self.select))
            self.select = None
        elif tag == "textarea" and self.area:
            # HTML takes off the line feed after the tag.
            self.form["fields"].append((self.area[0], self.area[1].removeprefix("\n")))
            self.area = None


class Person:
    """One browser of one person. Counts what is activated."""

    def __init__(self, server, user):
        self.server, self.user, self.cookies, self.activated = server, user, {}, 0
        self.get("/en/sign-in?as=" + user)
        self.press("/en/sign-in")
        check(self.status == 200, f"{user} cannot sign in: {self.status}")
        self.activated = 0

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        headers = dict(headers or {})
        headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        connection.request(method, path, body, headers)
        self.response = connection.getresponse()
        self.body = self.response.read()
        self.status = self.response.status
        for one in self.response.headers.get_all("Set-Cookie") or []:
            name, value = one.split(";")[0].split("=", 1)
            self.cookies[name] = value
            if "Max-Age=0" in one:
                del self.cookies[name]
        connection.close()
        self.path = path
        if self.status in (302, 303):
            return self.ask("GET", self.response.headers["Location"])
        self.page = self.body.decode("utf-8", "replace")
        if self.response.headers.get("Content-Type", "").startswith("text/html"):
            self.look()
        return self.status

    def look(self):
        ids = re.findall(r' id="([^"]+)"', self.page)
        check(len(ids) == len(set(ids)), f"{self.path}: an id twice")
        wanting = re.search(r"\[[a-z]+\.[a-z_.-]+\]|\{[a-z_]+\}", re.sub(r"<[^>]*>", "", self.page))
        check(not wanting, f"{self.path} lacks words: {wanting and wanting.group(0)}")
        if not self.path.endswith("/attachments"):  # decision 21
            check("<script" not in self.page, f"{self.path} runs a script")
        check(len(self.body) < 100 * 1024, f"{self.path} weighs {len(self.body)} bytes")

    def get(self, path):
        return self.ask("GET", path)

    def follow(self, path):
        check(path in Forms(self.page).links, f"{self.path}: no way to {path}")
        self.activated += 1
        return self.get(path)

    def form(self, action, has="token", **wanted):
        """The form that leads there, has that field, and those hidden values."""
        for form in Forms(self.page).forms:
            fields = dict(form["fields"])
            if re.fullmatch(action, form["action"]) and not form["multipart"] and has in fields:
                if all(fields.get(k) == v for k, v in wanted.items()):
                    return form
        check(False, f"{self.path}: no form for {action} {wanted}: {self.text()[:1500]}")

    def fill(self, form, values=None, press=None):
        fields = [one for one in form["fields"] if one[0] not in (values or {})]
        for name, value in (values or {}).items():
            for one in value if isinstance(value, list) else [value]:
                fields.append((name, one))
        if press:
            check(("do", press) in form["buttons"], f"{self.path}: no button {press}")
            fields.append(("do", press))
        elif form["buttons"] and form["buttons"][0][0]:
            fields.append(form["buttons"][0])
        return fields

    def send(self, action, fields):
        return self.ask("POST", action, urllib.parse.urlencode(fields),
                        {"Content-Type": "application/x-www-form-urlencoded"})

    def press(self, action, values=None, press=None, has="token", **wanted):
        form = self.form(action, has, **wanted)
        self.activated += 1
        return self.send(form["action"], self.fill(form, values, press))

    def step(self, values=None, press="next"):
        return self.press(r"/\w\w/mission/drafts/[^/]+/[^/]+", values, press, "was")

    def begin(self, kind, **wanted):
        self.press(r"/\w\w/mission/drafts", kind=kind, **wanted)
        check(self.status == 200 and "/mission/drafts/" in self.path, f"{kind}: {self.status}")
        return self.path.rsplit("/", 1)[0]

    def text(self):
        plain = re.sub(r"<(style|title)[^>]*>.*?</\1>", " ", self.page, flags=re.S)
        return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", plain)))

    def says(self, *words):
        text = self.text()
        for one in words:
            check(one in text, f"{self.path} does not say “{one}”: {text[:3000]}")

    def upload(self, files, token=None, cut=None, **more):
        form = next(one for one in Forms(self.page).forms if one["multipart"])
        boundary = "between-the-parts"
        body = b""
        for name, value in form["fields"]:
            value = token if token is not None and name == "token" else value
            body += (f"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n"
                     f"{value}\r\n").encode()
        for name, content in files:
            body += (f"--{boundary}\r\nContent-Disposition: form-data; name=\"document\"; "
                     f"filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                     ).encode() + content + b"\r\n"
        body += f"--{boundary}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"} | more
        if cut is None:
            return self.ask("POST", form["action"], body, headers)
        with socket.create_connection(("127.0.0.1", self.server.port)) as line:
            cookie = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
            line.sendall((f"POST {form['action']} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n"
                          f"Content-Type: {headers['Content-Type']}\r\n"
                          f"Content-Length: {len(body)}\r\n\r\n").encode() + body[:cut])


ALERT = {"1.date": "2018-08-01", "1.place": "Strelsau", "1.host": "XRU",
         "1.sending_states": ["XGR"], "1.nature": ["mob-intrusion"], "words": "A crowd came in."}


def first_page(server):
    signer = Person(server, "signer-graustark")
    signer.get("/en/mission")
    signer.says("What is asked of us", "Why this date?", "practice, not law", "What came in",
                "What we filed", "Answer")
    check("<details" in signer.page, "reasons are not folded")
    check("/mandates/" in signer.page, "no way to the paragraph")
    came = len(re.findall(r">read it<", signer.page))
    check(came > 3, "nothing came in")
    signer.press("/en/mission/looked")
    signer.says("Nothing new.")
    return signer


def nothing_new_in_two(server):
    signer = Person(server, "signer-graustark")
    ways = [one for one in Forms(signer.page).links if "/mission/answer/" in one]
    check(ways, "nothing is asked of Graustark")
    signer.follow(ways[0])
    signer.says("What we said last", "Nothing new: file this answer", "Who will see this")
    form = signer.form(r"/en/mission/answer/.*")
    fields = signer.fill(form)
    signer.activated += 1
    # Pressed twice at one moment, and once more with the way back: one act.
    twin = Person(server, "signer-graustark")
    twin.cookies = dict(signer.cookies)
    threads = [threading.Thread(target=one.send, args=(form["action"], fields))
               for one in (signer, twin)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    check(signer.status == twin.status == 200 and signer.path == twin.path,
          f"a double press: {signer.status} {signer.path}, {twin.status} {twin.path}")
    first = signer.path
    signer.says("Receipt", "nothing new")
    signer.send(form["action"], fields)
    check(signer.path == first, "sent a third time it is another act")
    check(signer.activated == 2, f"nothing new took {signer.activated} activations")
    signer.get(first + "/receipt")
    receipt = json.loads(signer.body)
    check("checkpoint" in receipt, "no receipt")
    signer.get(first + "/entry")
    check(json.loads(signer.body)["reference"] in first, "not its entry")
    return first


def receipt_proves(server, folder, act):
    """What was downloaded holds without the server."""
    signer = Person(server, "signer-graustark")
    for end in ("receipt", "entry"):
        signer.get(f"{act}/{end}")
        with open(f"{folder}/{end}.json", "wb") as file:
            file.write(signer.body)
    signer.get("/api/register")
    key = json.loads(signer.body)["verifier_key"]
    verify = [BIN + "/inviola-verify", "--receipt", folder + "/receipt.json", "--entry",
              folder + "/entry.json", "--key", key]
    done = subprocess.run(verify, capture_output=True, text=True)
    check(done.returncode == 0 and "right: entry" in done.stdout, done.stdout + done.stderr)


def stage_update(server):
    signer = Person(server, "signer-graustark")
    way = next(one for one in Forms(signer.page).links if "/mission/answer/" in one)
    signer.follow(way)
    signer.begin("follow-up")
    signer.says("leave it as it is", "In a few words")
    check(signer.step() == 422, "an answer that says nothing goes on")
    signer.says("Nothing was changed")
    signer.step({"justice": "under_inquiry", "justice-measures": ["arrest", "charge"],
                 "justice-words": "Two persons were arrested.", "outcome": "barred_by_law",
                 "outcome-measures": ["protection-of-minors"]})
    signer.says("Who will see this, and who will not", "Two persons were arrested.",
                "under inquiry", "barred by law", "arrest")
    signer.step(press="send")
    signer.says("Receipt", "under inquiry")
    signer.get(way)
    signer.says("Last answer: under inquiry", "Last answer: barred by law")


def fast_alert_and_full_report(server):
    signer = Person(server, "signer-graustark")
    signer.get("/en/mission/file")
    draft = signer.begin("alert")
    check(signer.step({"1.place": "Strelsau"}) == 422, "an alert without a day goes on")
    signer.says("“Date” is missing", "“Nature of the act” is missing")
    check(dict(signer.form(r".*/alert")["fields"])["1.place"] == "Strelsau", "what was said is lost")
    signer.get("/en/mission/file")
    signer.says("First alert: Strelsau")
    signer.get(draft + "/alert")
    check(signer.step(ALERT | {"1.date": "2018-13-01"}) == 422, "no such month")
    signer.says("“Date” is not a day: “2018-13-01”")
    signer.step(ALERT)
    signer.says("See it at once", "all who act for our State", "See it once it is circulated",
                "all States", "the public", "What happens next, and by when", "Ruritania",
                "resolution 71/145, para. 10 (b)", "A crowd came in.")
    # The future is refused by the procedure, in words, with the way to mend it.
    signer.get(draft + "/alert")
    signer.step({"1.date": "2031-01-01"})
    signer.says("lies in the future", "Mend it: where, when, what")
    signer.get(draft + "/alert")
    signer.step({"1.date": "2018-08-01"})
    alert = signer.step(press="send") and signer.path
    signer.says("Reported a violation", "Complete it by a full report")
    signer.begin("report")
    draft = signer.path.rsplit("/", 1)[0]
    check(dict(signer.form(r".*/event-1")["fields"])["1.place"] == "Strelsau",
          "a full report does not begin with the alert")
    for values in ({}, {"1.target": ["embassy"]}, {"1.killed": "0", "1.harm": ["premises-damaged"]},
                   {"1.offender": "demonstrators"}, {"1.requests_before": "On the day before."}):
        check(signer.step(values) == 200, f"{signer.path}: {signer.text()[:800]}")
    check(signer.path.endswith("/account"), "led to " + signer.path)
    signer.step({"words": "The crowd stayed three hours."}, "add")
    check(signer.path.endswith("/event-2"), "no second place: " + signer.path)
    signer.step({"2.date": "2018-08", "2.place": "Edelweiss", "2.host": "XLA"})
    signer.step({"2.target": ["consulate"], "2.nature": ["theft"]})
    for _ in range(3):
        signer.step()
    signer.step()
    attach(signer)
    signer.step()
    check(signer.path.endswith("/audience"), "led to " + signer.path)
    signer.step({"audience": "states_concerned"})
    signer.says("Strelsau", "Edelweiss", "The crowd stayed three hours.", "plan.pdf",
                "Do not see it", "the public", "Ruritania")
    signer.step(press="send")
    signer.says("Receipt", "plan.pdf", "Strelsau", "Edelweiss")
    full = signer.path
    signer.get(full + "/attachments/1")
    check(signer.body.startswith(b"%PDF-"), "the document cannot be had back")
    return full


def attach(person):
    path = person.path
    check(person.upload([("plan.pdf", b"%PDF-1.7\n" + b"x" * 70000), ("a.txt", b"Plain.\n")]) == 200,
          "documents are not taken")
    person.says("plan.pdf", "70,009", "a.txt")
    check(person.upload([("lie.pdf", b"\x89PNG\r\n\x1a\n")]) == 422, "a lie about its kind is taken")
    person.says("lie.pdf", "PDF file, an image")
    person.get(path)
    check(person.upload([("run.exe", b"MZ\x90\x00")]) == 422, "a program is taken")
    person.get(path)
    check(person.upload([("stolen.txt", b"x")], token="0" * 64) == 403, "another's form is taken")
    person.get(path)
    check(person.upload([], token="0" * 64) == 403, "another's form without a document is taken")
    person.get(path)
    check(person.upload([("sent.txt", b"x")], Origin="https://elsewhere.example") == 403,
          "documents from elsewhere are taken")
    person.get(path)
    check("stolen.txt" not in person.page and "sent.txt" not in person.page, "and they are attached")
    person.upload([("cut.txt", b"y" * 200000)], cut=90000)
    person.get(path)
    check("cut.txt" not in person.page, "what was cut off in the middle is attached")
    check(person.upload([("big.txt", b"z" * (25 * 2**20 + 1))]) == 422, "more than 25 MiB is taken")
    person.says("larger than 25 MiB")
    person.get(path)
    digests = [dict(one["fields"]) for one in Forms(person.page).forms
               if dict(one["fields"]).get("do") == "take-out"]
    check(len(digests) == 2, "attached: " + str(digests))
    person.send(path, digests[1] | {})
    check("plan.pdf" in person.page and "a.txt" not in person.page, "it cannot be taken out")


def listed_by_name(signer):
    """The States named are typed, by any name or code; what is no State is told back and nothing is lost."""
    check_page = signer.path
    audience = check_page.rsplit("/", 1)[0] + "/audience"
    signer.get(audience)
    check(signer.page.count('type="checkbox"') < 12, "a box for each State")
    check(signer.step({"audience": "listed", "listed": ""}) == 422, "no State is taken for some")
    check(signer.step({"audience": "listed", "listed": "Kenya; \u041a\u0435\u043d\u0438\u044f\u060c lau, Nowhere\r\nFranse, fra"}) == 422,
          "what is no State is taken")
    signer.says("There are no States of these names or codes: lau, Nowhere and Franse.")
    check("Nowhere\r\nFranse, fra" in html.unescape(signer.page), "what was typed is lost")
    check(signer.step({"listed": "Kenya; \u041a\u0435\u043d\u0438\u044f\u060c xla\r\nFranza, fra"}) == 422, "Franza")
    signer.says("There is no State of this name or code: Franza.")
    check(signer.step({"listed": "Kenya; \u041a\u0435\u043d\u0438\u044f\u060c xla\r\nfra"}) == 200, signer.text()[:800])
    signer.says("France", "Kenya", "Laurania")
    signer.get(audience)
    signer.step({"listed": "xla", "listed-groups": ["african-group"]})
    signer.says("55 States")
    signer.get(audience)
    signer.step({"audience": "all_states", "listed": "", "listed-groups": []})


def restricted(server):
    """Nobody else sees it; two persons narrow or release it; it says what copies are out."""
    signer = Person(server, "signer-ruritania")
    signer.get("/en/mission/file")
    draft = signer.begin("report")
    signer.step({"1.date": "2018-07-30", "1.place": "Strelsau", "1.host": "XGR"})
    signer.step({"1.target": ["embassy"], "1.nature": ["threats"]})
    for _ in range(3):
        signer.step()
    signer.step({"words": CANARY})
    signer.step()
    signer.step({"audience": "secretary_general"})
    signer.says("all other States", "the public", "Do not see it")
    signer.step(press="send")
    report = signer.path
    reference = report.rsplit("/", 1)[1]
    other = Person(server, "signer-graustark")
    unknown = report.replace(reference, "ZZZZ-ZZZZ")
    for end in ("", "/receipt", "/entry", "/attachments/1"):
        other.get(report + end)
        hidden = (other.status, other.body.replace(reference.encode(), b"R"))
        other.get(unknown + end)
        check(hidden == (other.status, other.body.replace(b"ZZZZ-ZZZZ", b"R")),
              f"another State learns of it by {end}")
        check(other.status == 404, "not a 404")
    for path in ("mission", "mission/circulated", "mission/filings", "mission/notes"):
        other.get("/en/" + path)
        check(CANARY not in other.page and reference not in other.page, f"{path} tells of it")
    signer.get(report)
    signer.says("It has not been circulated")
    signer.begin("restriction")
    signer.step({"audience": "all_states"})
    signer.says("two persons of our State are needed", "Copies that are already out",
                "Nothing in this register is ever deleted")
    listed_by_name(signer)
    signer.step(press="send")
    check(signer.path == "/en/mission/signing", "one person alone released it: " + signer.path)
    form = signer.form("/en/mission/signing")
    check(("do", "sign") not in form["buttons"], "one's own is offered to be signed")
    second = Person(server, "second-signer-ruritania")
    second.get("/en/mission/signing")
    second.says("Ruritania reported the incident", "Who may see it", "All States",
                "See it once it is circulated")
    check("all_states" not in second.page, "codes are laid before a signer")
    second.press("/en/mission/signing", press="sign")
    signer.get(report)
    signer.says("Change or lift the restriction")
    signer.begin("withdrawal")
    signer.step({"words": "It was a misunderstanding."})
    signer.says("Once withdrawn it is shown to no other State")
    signer.step(press="send")
    signer.get(report)
    signer.says("It was withdrawn on")


def corrected(server, act):
    signer = Person(server, "signer-graustark")
    signer.get(act)
    signer.begin("correction")
    check("1.place" in dict(signer.form(r".*/event-1")["fields"]), "no form to correct")
    signer.step({"1.place": "Strelsau, old town"})
    for _ in range(4):
        signer.step()
    signer.step({"words": "The name of the quarter was missing."})
    signer.says("Strelsau, old town")
    signer.step(press="send")
    signer.says("Corrected what it had sent", "About")
    signer.get(act)
    signer.says("Strelsau, old town")


def letters(server):
    signer = Person(server, "signer-graustark")
    signer.get("/en/mission/circulated")
    way = next(one for one in Forms(signer.page).links if "/mission/acts/" in one)
    signer.get("/en/mission/notes")
    notes = [one for one in Forms(signer.page).links if "/mission/notes/" in one]
    check(len(notes) > 2, "no notes")
    for note in notes:
        check(signer.get(note) == 200, f"{note}: {signer.status}")
    # A letter by mail leads to the note, and nobody to what is not theirs.
    signer.get("/en/documents/" + notes[0].rsplit("/", 1)[1])
    check(signer.status == 200 and "/mission/notes/" in signer.path, f"a letter leads to {signer.path}: {signer.status}")
    check(signer.get("/en/documents/NOPE-NOPE") == 404, f"an unknown document: {signer.status}")
    signer.get(notes[0] + "/pdf")
    check(signer.body.startswith(b"%PDF-"), "a note is no PDF")
    signer.get(way)
    if "/mission/acknowledge" in signer.page:
        signer.press("/en/mission/acknowledge")
        signer.says("receipt acknowledged on")
    signer.get("/en/mission/contact")
    signer.says("It was never confirmed")
    form = signer.form("/en/mission/contact")
    fields = signer.fill(form, {"contact": "mission"})
    for _ in range(2):
        signer.send(form["action"], fields)
    signer.says("Last confirmed on", "To be confirmed again by")
    signer.get("/en/mission/filings")
    check(signer.text().count("Confirmed its contact point") == 1, "confirmed twice by one form")
    signer.get("/en/mission/file")
    signer.begin("views")
    signer.step({"words": "Guards help.", "prevention": ["guards"]})
    signer.says("the public", "Guards help.")
    signer.step(press="send")
    signer.says("Gave its views")
    signer.get("/en/mission/serious")
    signer.says("Our State alone decides", "Arson")


def copies(server):
    """Whoever changes what was circulated is told which missions opened it."""
    author, reader = Person(server, "signer-ruritania"), Person(server, "signer-graustark")
    reader.get("/en/mission/circulated")
    ways = [one for one in Forms(reader.page).links if "/mission/acts/" in one]
    own = next(one for one in ways
               if author.get(one) == 200 and "Copies that are already out" in author.text())
    opened = lambda: re.findall(r'Graustark</a></th>(?:(?!</tr>).)*data-label="Opened here">([^<]*)<', author.page)
    check(not opened(), "opened before it was")
    reader.get(own)
    reader.says("Its author is told on which day it was first opened for our State.")
    author.get(own)
    author.says("Opened here")
    days = opened()
    check(len(days) == 1 and days[0] == "17 August 2018", f"opened: {days}")
    author.begin("withdrawal")
    author.step({"words": "To see who has it."})
    check(opened() == days, "who withdraws is not told who opened it")


def two_tabs(server):
    one = Person(server, "signer-graustark")
    one.get("/en/mission/file")
    draft = one.begin("report")
    two = Person(server, "signer-graustark")
    two.cookies = dict(one.cookies)
    two.get(one.path)
    other_step = Person(server, "signer-graustark")
    other_step.cookies = dict(one.cookies)
    other_step.get(draft + "/account")
    one.step({"1.date": "2018-07-01", "1.place": "First tab"})
    # Another page of the same draft is no conflict.
    check(other_step.step({"words": "From the third tab."}, "leave") == 200, "a false conflict")
    check(two.step({"1.date": "2018-07-01", "1.place": "Second tab"}) == 409, "the last one wins")
    two.says("Kept: First tab", "Sent by you: Second tab")
    one.get(draft + "/event-1")
    check(dict(one.form(r".*/event-1")["fields"])["1.place"] == "First tab", "the first is lost")
    two.press(draft + "/event-1", press="next")
    one.get(draft + "/event-1")
    check(dict(one.form(r".*/event-1")["fields"])["1.place"] == "Second tab", "the second is lost")
    one.get(draft + "/account")
    check(dict(one.form(r".*/account")["fields"])["words"] == "From the third tab.", "a page is lost")
    # What is sent is what was checked.
    one.get(draft + "/target-1")
    one.step({"1.target": ["embassy"], "1.nature": ["theft"]})
    one.get(draft + "/check")
    two.get(draft + "/event-1")
    two.step({"1.place": "Changed after the check"})
    check(one.step(press="send") == 409, "something else was filed than what was checked")
    one.says("The draft was changed since you checked it", "Changed after the check")
    # The way back, after it was filed, leads to what was filed; it is not filed again.
    form = one.form(r".*/check")
    fields = one.fill(form, press="send")
    one.send(form["action"], fields)
    filed = one.path
    check("/mission/acts/" in filed, "led to " + filed)
    for again in (lambda: one.send(form["action"], fields), lambda: one.get(draft + "/event-1"),
                  lambda: one.get(draft + "/check")):
        again()
        check(one.path == filed, "the way back leads to " + one.path)


def expired(server):
    person = Person(server, "signer-ruritania")
    person.get("/en/mission/file")
    draft = person.begin("alert")
    form = person.form(r".*/alert")
    fields = person.fill(form, ALERT | {"1.place": "Kept through signing in"}, "next")
    person.cookies = {}
    check(person.send(form["action"], fields) == 403, "a form without a sign-in was taken")
    again = dict(person.form("/en/sign-in")["fields"])
    again |= {k: v for k, v in secrets(server, person, "signer-ruritania").items()}
    person.send("/en/sign-in", list(again.items()))
    person.says("kept")
    person.press(re.escape(form["action"]))
    check(person.path == draft + "/check", "led to " + person.path)
    person.says("Kept through signing in")
    person.get(draft + "/attachments")
    upload_path = person.path
    kept, person.cookies = person.cookies, {}
    person.upload([("late.txt", b"late")])
    check("/sign-in" in person.path and "next=" in person.path, "an upload leads to " + person.path)
    person.cookies = kept
    check(person.get(upload_path) == 200, "the draft is gone")
    person.get(draft + "/check")
    token = dict(person.form(r".*/check")["fields"])["token"]
    person.send(draft + "/check", [("token", token), ("do", "drop")])
    person.get("/en/mission/file")
    check("Kept through" not in person.page, "a draft cannot be dropped")
    check(person.get(draft + "/alert") == 404, "a dropped draft is there")


def secrets(server, person, user):
    """What a demonstration shows of an account, for the form that waits."""
    shown = Person.__new__(Person)
    shown.server, shown.cookies, shown.activated = server, person.cookies, 0
    shown.get("/en/sign-in?as=" + user)
    person.cookies = shown.cookies
    fields = dict(shown.form("/en/sign-in")["fields"])
    return {name: fields[name] for name in ("user_name", "password", "code", "token")}


def another_state(server):
    """A draft is its State's alone."""
    one = Person(server, "signer-ruritania")
    one.get("/en/mission/file")
    draft = one.begin("views")
    other = Person(server, "signer-graustark")
    for step in ("views", "check", "nothing"):
        check(other.get(f"{draft}/{step}") == 404, "another State opens a draft")
    token = dict(other.form("/en/sign-out")["fields"])["token"]
    other.send(draft + "/views", [("token", token), ("words", "x"), ("do", "next")])
    check(other.status == 404, "another State writes into a draft")
    other.send("/en/mission/acknowledge", [("token", token), ("about", "ZZZZ-ZZZZ"), ("once", "a")])
    check(other.status == 404, "what is not there is acknowledged")
    desk = Person(server, "desk-officer")
    check(desk.get(draft + "/views") == 404, "the desk opens a State's draft")
    colleague = Person(server, "second-signer-ruritania")
    check(colleague.get(draft + "/views") == 200, "a colleague cannot carry on")


def drafted_by_one(server):
    """What a drafter prepares a signer signs; powers that ended end it at once."""
    drafter = Person(server, "drafter-graustark")
    way = next(one for one in Forms(drafter.page).links if "/mission/answer/" in one)
    drafter.follow(way)
    drafter.says("lay it out for a second person")
    drafter.press(r"/en/mission/answer/.*")
    check(drafter.path == "/en/mission/signing", "a drafter alone answered: " + drafter.path)
    drafter.get("/en/mission/file")
    draft = drafter.begin("alert")
    form = drafter.form(r".*/alert")
    desk = Person(server, "desk-officer")
    desk.get("/en/desk/people")
    choice = re.search(r'<option value="([^"]+)">Drafter for Graustark', desk.page).group(1)
    desk.press("/en/desk/people/end", {"ended": choice})
    check(drafter.send(form["action"], drafter.fill(form, ALERT, "next")) == 403,
          "one without powers writes")
    drafter.says("full powers")
    signer = Person(server, "signer-graustark")
    check(signer.get(draft + "/alert") == 200, "a draft is lost with its drafter's powers")
    signer.get("/en/mission/signing")
    # Whoever signs reads words and who will see them, no codes of the format.
    signer.says("About", "What it says", "nothing new", "See it once it is circulated")
    check("nothing_new" not in signer.page, "codes are laid before a signer")
    signer.press("/en/mission/signing", press="sign")


def in_every_language(server, acts):
    signer = Person(server, "signer-graustark")
    signer.get("/en/mission/file")
    draft = signer.begin("report")
    steps = sorted({one for one in Forms(signer.page).links if one.startswith(draft)})
    signer.get("/en/mission/notes")
    notes = [one for one in Forms(signer.page).links if re.fullmatch(r".*/notes/[^/]+", one)]
    signer.get("/en/mission")
    answers = [one for one in Forms(signer.page).links if "/mission/answer/" in one]
    paths = ["/en/mission", "/en/mission/file", "/en/mission/serious", "/en/mission/filings",
             "/en/mission/circulated", "/en/mission/notes", "/en/mission/contact",
             "/en/mission/signing", *steps, *answers[:2], *notes[:2], *acts]
    for path in paths:
        for language in LANGUAGES:
            one = path.replace("/en/", f"/{language}/", 1)
            check(signer.get(one) == 200, f"{one}: {signer.status}")
            check(f'lang="{language}"' in signer.page, f"{one} is in another language")
    check(signer.get("/xx/mission") == 404 or "/en/" in signer.path, "a language of nonsense")
    check(signer.get("/en/mission/nonsense") == 404, "an address of nonsense")


def killed_while_filing(server):
    """Killed at whatever moment, and started again: the form sent again is the same act."""
    person = Person(server, "signer-graustark")
    person.get("/en/mission/file")
    person.begin("views")
    person.step({"words": "Filed while the machine was failing."})
    form = person.form(r".*/check")
    fields = person.fill(form, press="send")
    sender = threading.Thread(target=lambda: swallow(lambda: person.send(form["action"], fields)))
    sender.start()
    sender.join(0.02)
    server.kill()
    sender.join()
    again = Server(server.register)
    person.server = again
    person.send(form["action"], fields)
    check("/mission/acts/" in person.path, f"after a restart: {person.status} {person.path}")
    return again, person


def swallow(do):
    try:
        do()
    except (OSError, http.client.HTTPException):
        pass


def count_views(person, words):
    person.get("/en/mission/filings")
    ways = [one for one in Forms(person.page).links if "/mission/acts/" in one]
    return sum(1 for way in ways if person.get(way) == 200 and words in person.page)


def main():
    folder = tempfile.mkdtemp()
    try:
        register = folder + "/register"
        inviola("demonstration", register)
        server = Server(register)
        first_page(server)
        answer = nothing_new_in_two(server)
        receipt_proves(server, folder, answer)
        stage_update(server)
        full = fast_alert_and_full_report(server)
        restricted(server)
        corrected(server, full)
        copies(server)
        letters(server)
        two_tabs(server)
        expired(server)
        another_state(server)
        in_every_language(server, [answer, full])
        drafted_by_one(server)
        server, person = killed_while_filing(server)
        check(count_views(person, "Filed while the machine was failing.") == 1, "filed twice")
        server.stop()
    finally:
        shutil.rmtree(folder)
    print("mission: right")


main()

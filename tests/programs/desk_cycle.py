"""A whole cycle as the desk works it in the browser, without a script: circular note, report,
circulation, attention, follow-up, reminder, cut-off, summaries, the report under a symbol, addendum,
corrigendum, agenda item; and whether a file is what was issued. usage: desk_cycle.py BIN"""

import re, shutil, subprocess, tempfile

from browser import BIN, LANGUAGES, Server, check, file, inviola, opened, press, read, report


class Desk:
    """The register on a day: closed, so that States can file, or served."""

    def __init__(self, register):
        self.register, self.server, self.day = register, None, ""

    def on(self, day, user="desk-officer"):
        self.closed()
        self.day = day
        self.server = Server(self.register, "--today", day)
        return opened(self.server, user)

    def closed(self):
        if self.server:
            self.server.stop()
        self.server = None

    def file(self, state, act, day):
        self.closed()
        return file(self.register, state, act, day)


def circular_note(desk):
    officer = desk.on("2019-02-01")
    check(officer.get("/en/desk/cycle") == 303 and officer.location == "/en/desk/cycle/75",
          "the cycle is " + officer.location)
    for language in LANGUAGES:
        read(officer, f"/{language}/desk/cycle/75")
        read(officer, f"/{language}/desk/cycle/75/note?number=LA/COD/12&cut_off=2020-05-15&to=XGR")
    check(officer.get("/fr/desk/cycle/75/note.pdf?number=1&cut_off=2020-05-15") == 200 and
          officer.page.startswith("%PDF"), "no note as PDF")
    for asked, status in (("number=&cut_off=2020-05-15", 422), ("number=1&cut_off=nonsense", 422),
                          ("number=1&cut_off=2018-01-01", 422),
                          ("number=1&cut_off=2020-05-15&to=XXQ", 404)):
        check(officer.get("/en/desk/cycle/75/note?" + asked) == status, f"{asked}: {officer.status}")
    read(officer, "/en/desk/cycle/75/note?number=LA/COD/12&cut_off=2020-05-15")
    check("LA/COD/12" in officer.page and "15 May 2020" in officer.page, "not the note's number")
    form = officer.form("/en/desk/cycle/75/note")
    check(officer.send("/en/desk/cycle/75/note", form) == 303, officer.page)
    check(officer.send("/en/desk/cycle/75/note", form) == 409, "two notes in one cycle")
    check("/desk/cycle/75/note" not in read(officer, "/en/desk/cycle/75"), "asked for again")


def report_and_attention(desk):
    filed = desk.file("XRU", report("Strelsau, Castle Square", "2019-03-02"), "2019-03-04")
    officer = desk.on("2019-03-04")
    read(officer, "/en/desk/preview/circulation." + filed)
    press(officer, "/desk/do")
    page = read(officer, "/en/desk/circulation/" + filed)
    dossier = re.search(r"/en/desk/dossiers/([^\"]+)", page).group(1)
    key = f"attention.{dossier}.XGR"
    read(officer, "/en/desk/preview/" + key)
    check("Graustark" in officer.page and "Enter it and send it" in officer.page, "no document")
    press(officer, "/desk/do")
    check(key not in read(officer, "/en/desk"), "attention is proposed twice")
    return filed, dossier


def reminder(desk, dossier):
    desk.closed()
    inviola("follow-up", "--register", desk.register, "--as", "XGR", "--today", "2019-04-01",
            "--about", dossier, "--prevention", "reported", "--words", "Guards stand there now.")
    officer = desk.on("2019-12-02")
    key = f"reminder.{dossier}.XGR"
    page = read(officer, "/en/desk/preview/" + key)
    check("final outcome" in page and "against a repetition</" not in page.split("still open")[-1],
          "reminded of what was answered")
    press(officer, "/desk/do")
    check(key not in read(officer, "/en/desk"), "reminded twice on one day")
    page = read(officer, "/en/desk/prevention?words=guards+stand")
    check("Guards stand there now." in page and dossier in page, "the measure is not found")
    check("Guards stand" not in read(officer, "/en/desk/prevention?words=barrier").split("<table")[-1]
          or "<table" not in officer.page, "the filter finds everything")


def summaries(desk, filed):
    restricted = report("Zenda", "2019-12-06", "A clerk was followed home.")
    restricted["restriction"] = {"audience": "secretary_general", "listed": []}
    hidden = desk.file("XLA", restricted, "2019-12-10")
    desk.file("XCO", {"kind": "views_submitted", "measures": [],
                      "statement": {"language": "es", "words": "Conviene una guardia."}}, "2020-05-15")
    late = desk.file("XBL", report("Hentzau", "2020-05-10", "Stones were thrown."), "2020-05-16")
    officer = desk.on("2020-06-01")
    page = read(officer, "/en/desk/cycle/75")
    in_time, after = page.split("for the addendum</h2>")[0], page.split("for the addendum</h2>")[1]
    check(filed in in_time and hidden in in_time and late not in in_time and late in after,
          "the cut-off does not part them")
    read(officer, "/en/desk/summary/" + filed)
    check("Windows of the chancery" in officer.page, "no source beside the form")
    press(officer, "/desk/summary/" + filed, **{"summary-words": "Ruritania reported broken windows."})
    page = read(officer, "/en/desk/cycle/75/making/report")
    check("Ruritania reported broken windows." in page and "Windows of the chancery" not in page,
          "the summary is not in the report")
    read(officer, "/en/desk/summary/" + hidden)
    check('action="/en/desk/summary/' not in officer.page, "an officer decides on what is restricted")
    check("supervisor" in officer.page, "nobody is told who may")
    return hidden


def although_restricted(desk, hidden):
    first, second = desk.on("2020-06-02", "desk-supervisor"), None
    second = opened(desk.server, "second-supervisor")
    words = {"summary-words": "One State reported that staff were followed."}
    read(first, "/en/desk/summary/" + hidden)
    form = first.form("/en/desk/summary/" + hidden) | words
    check(first.send("/en/desk/summary/" + hidden, form) == 422, "without a decision")
    check(first.send("/en/desk/summary/" + hidden, form | {"although": "yes"}) == 303 and
          first.location == "/en/desk/second", "one person alone tells of what is restricted")
    check(words["summary-words"] not in read(first, "/en/desk/cycle/75/making/report"), "at once")
    page = read(second, "/en/desk/second")
    check("Told although it is restricted" in page and words["summary-words"] in page and
          "although_restricted" not in page, "a supervisor signs codes")
    press(second, "/desk/second", do="sign")
    page = read(first, "/en/desk/cycle/75/making/report")
    check(words["summary-words"] in page and "followed home" not in page, "it is not told")


def issue(officer, part, symbol):
    for language in LANGUAGES:
        read(officer, f"/{language}/desk/cycle/75/issue?part={part}&symbol={symbol}")
    read(officer, f"/en/desk/cycle/75/issue?part={part}&symbol={symbol}")
    form = officer.form("/en/desk/cycle/75/issue")
    check(officer.send("/en/desk/cycle/75/issue", form) == 303, f"{part}: {officer.page}")
    check(officer.send("/en/desk/cycle/75/issue", form) == 409, f"{symbol} was issued twice")
    check(symbol in read(officer, "/en/desk/cycle/75"), symbol + " is not listed")


def issued(desk):
    officer = desk.on("2020-07-16")
    check(officer.get("/en/desk/cycle/75/issue?part=report&symbol=") == 409, "without a symbol")
    check(officer.get("/en/desk/cycle/75/issue?part=poem&symbol=A/75/1") == 409, "a poem")
    issue(officer, "report", "A/75/214")
    desk.closed()
    folder = tempfile.mkdtemp()
    try:
        tell_issued(desk.register, folder)
    finally:
        shutil.rmtree(folder)
    officer = desk.on("2020-09-30")
    issue(officer, "addendum", "A/75/214/Add.1")
    issue(officer, "corrigendum", "A/75/214/Corr.1")
    for provisional, item, status in (("", "", 422), ("x", "", 422), ("84", "0", 422), ("84", "", 303),
                                      ("84", "86", 303)):
        read(officer, "/en/desk/cycle/75")
        fields = officer.form("/en/desk/cycle/75/item") | {"provisional_item": provisional,
                                                           "final_item": item}
        check(officer.send("/en/desk/cycle/75/item", fields) == status,
              f"item {provisional!r}, {item!r}: {officer.status}")
    read(officer, "/en/desk/cycle/75")
    kept = officer.form("/en/desk/cycle/75/item")
    check((kept["provisional_item"], kept["final_item"]) == ("84", "86"), "both are not kept")


def verified(register, path, status):
    done = subprocess.run([BIN + "/inviola", "report", "--register", register, "--verify", path],
                          capture_output=True, text=True)
    check(done.returncode == status, f"{path}: {done.stdout}{done.stderr}")
    return done.stdout


def tell_issued(register, folder):
    """Right after the issue the report compiled for that day is the document that was issued."""
    for language, form in (("en", "xml"), ("fr", "pdf"), ("ar", "html"), ("zh", "docx")):
        path = f"{folder}/report.{form}"
        inviola("report", "--register", register, "--session", "75", "--on", "2020-07-16", "--as",
                "desk", "--language", language, "--format", form, "--out", path)
        told = verified(register, path, 0)
        check("A/75/214" in told and f"{language}, {form}" in told, told)
        check("cannot be rebuilt" not in told, told)
        with open(path, "r+b") as changed:
            changed.seek(200)
            byte = changed.read(1)
            changed.seek(200)
            changed.write(bytes([byte[0] ^ 1]))
        check("not issued" in verified(register, path, 1), "a changed file was taken for the document")
    verified(register, folder + "/nothing", 3)


def main():
    folder = tempfile.mkdtemp()
    try:
        inviola("demonstration", folder + "/register")
        desk = Desk(folder + "/register")
        circular_note(desk)
        filed, dossier = report_and_attention(desk)
        reminder(desk, dossier)
        hidden = summaries(desk, filed)
        although_restricted(desk, hidden)
        issued(desk)
        desk.closed()
    finally:
        shutil.rmtree(folder)
    print("desk_cycle: right")


main()

"""The round before a report is issued, in the browser without a script: the desk asks, each State reads
its own paragraphs alone, one comments, one agrees, one is silent; the desk answers; the report is issued
all the same. usage: comments.py BIN"""

import re, shutil, tempfile

from browser import LANGUAGES, Server, check, file, inviola, opened, press, read, report

HIDDEN = "A clerk was followed home."


def prepared(register):
    inviola("circular", "--register", register, "--session", "75", "--number", "LA/COD/12",
            "--cut-off", "2020-05-15", "--today", "2019-02-01")
    own = file(register, "XRU", report("Strelsau, Castle Square", "2019-03-02"), "2019-03-04")
    file(register, "XGR", {"kind": "views_submitted", "measures": [],
                           "statement": {"language": "fr", "words": "Une garde suffit."}}, "2019-06-01")
    file(register, "XCO", report("Sulaco", "2019-07-01", "Stones were thrown."), "2019-07-02")
    hidden = report("Zenda", "2019-12-06", HIDDEN)
    hidden["restriction"] = {"audience": "secretary_general", "listed": []}
    file(register, "XLA", hidden, "2019-12-10")
    return own


def asked(register):
    server = Server(register, "--today", "2020-05-15")
    officer = opened(server, "desk-officer")
    check("/desk/preview/comments." not in read(officer, "/en/desk"), "asked while contributions come in")
    check(officer.get("/en/desk/cycle/75/invitation?part=report&until=2020-06-01") == 409, "too early")
    server.stop()

    server = Server(register, "--today", "2020-05-16")
    officer = opened(server, "desk-officer")
    check("/desk/preview/comments.75.report" in read(officer, "/en/desk"), "the day does not propose it")
    for language in LANGUAGES:
        read(officer, f"/{language}/desk/cycle/75")
        read(officer, f"/{language}/desk/cycle/75/invitation?part=report&until=2020-05-30&to=XRU")
    for wrong, status in (("part=report&until=never", 422), ("part=poem&until=2020-05-30", 409),
                          ("part=report&until=2020-05-16", 409), ("part=addendum&until=2020-06-01", 409)):
        check(officer.get("/en/desk/cycle/75/invitation?" + wrong) == status, f"{wrong}: {officer.status}")
    page = read(officer, "/en/desk/preview/comments.75.report")
    check("30 May 2020" in page and "presents its compliments" in page, "no note to look at")
    check(HIDDEN not in page, "what is restricted is put before somebody")
    press(officer, "/desk/do")
    check("/desk/preview/comments." not in read(officer, "/en/desk"), "it is proposed twice")
    page = read(officer, "/en/desk/cycle/75")
    invitation = re.search(r"/en/desk/comments/([^/\"]+)/XRU", page).group(1)
    check(f"{invitation}/XGR" in page and f"{invitation}/XCO" in page, "not all are asked")
    check(f"{invitation}/XLA" not in page, "whose words do not stand there is asked")
    return server, invitation


def read_and_commented(server, invitation, own):
    here = "/mission/comments/" + invitation
    ruritania, graustark = opened(server, "signer-ruritania"), opened(server, "signer-graustark")
    check(f'href="/en{here}"' in read(ruritania, "/en/mission"), "it is not asked on its first page")
    for language in LANGUAGES:
        page = read(ruritania, f"/{language}{here}")
        check("Windows of the chancery" in page, "not its words")
        check("Une garde suffit" not in page and "Stones were thrown" not in page and HIDDEN not in page,
              "another's draft is shown")
        read(ruritania, f"/{language}/mission/notes/{invitation}")
    read(ruritania, "/en" + here)
    form = ruritania.form("/en" + here)
    check(ruritania.send("/en" + here, form | {"do": "comment", "words": ""}) == 422, "without words")
    form |= {"do": "comment", "words": "The windows were those of the residence.", "entries": own}
    check(ruritania.send("/en" + here, form) == 303, ruritania.page)
    check(ruritania.send("/en" + here, form) == 303, "sent twice it fails")
    page = read(ruritania, "/en" + here)
    check(page.count("those of the residence") == 1, "the words are not beside the paragraph, once")
    check(f'href="/en{here}"' not in read(ruritania, "/en/mission").split("What came in")[0], "asked again")
    page = read(graustark, "/en" + here)
    check("Une garde suffit" in page and "residence" not in page, "not its own page")
    check(graustark.send("/en" + here, graustark.form("/en" + here) | {"do": "comment", "entries": own,
                                                                    "words": "Not so."}) == 422,
          "it comments on another's paragraph")
    read(graustark, "/en" + here)
    check(graustark.send("/en" + here, graustark.form("/en" + here) | {"do": "agree"}) == 303, "to agree")
    auditor = opened(server, "auditor")
    for path in (here, f"/desk/comments/{invitation}/XRU"):
        check(auditor.get("/en" + path) == 404, "an auditor reads it")
        check(graustark.get(f"/en/desk/comments/{invitation}/XRU") == 404, "another State reads it")


def answered(server, invitation):
    officer = opened(server, "desk-officer")
    here = f"/desk/comments/{invitation}/XRU"
    check(f'href="/en{here}"' in read(officer, "/en/desk"), "the day does not show that it waits")
    page = read(officer, "/en/desk/cycle/75")
    check("not yet answered" in page and "agreed on" in page and "nothing yet" in page, "who said what")
    for language in LANGUAGES:
        read(officer, f"/{language}{here}")
    read(officer, "/en" + here)
    form = officer.form("/en" + here)
    check(officer.send("/en" + here, form | {"taken_up": "no"}) == 422, "turned down without a reason")
    check(officer.send("/en" + here, form | {"taken_up": "yes", "words-1": "The summary says so now."}) == 303,
          officer.page)
    check("Taken up by the Secretariat" in read(officer, "/en" + here), "no answer")
    check(officer.send("/en" + here, form | {"taken_up": "yes"}) == 422, "answered twice")
    check(f'href="/en{here}"' not in read(officer, "/en/desk"), "it still waits")
    ruritania = opened(server, "signer-ruritania")
    check("The summary says so now." in read(ruritania, "/en/mission/comments/" + invitation), "it is not told")
    notes = read(ruritania, "/en/mission/notes")
    check(notes.count("/en/mission/notes/") > 1, "no note of the answer")
    check(officer.get(f"/en/desk/comments/{invitation}/XLA") == 404, "a page for who is not asked")


def closed(register, invitation):
    server = Server(register, "--today", "2020-05-31")
    ruritania = opened(server, "signer-ruritania")
    here = "/mission/comments/" + invitation
    page = read(ruritania, "/en" + here)
    check('name="entries"' not in page and "has passed" in page, "still asked after the day")
    officer = opened(server, "desk-officer")
    check("silent" in read(officer, "/en/desk/cycle/75"), "silence is not noted")
    read(officer, "/en/desk/cycle/75/issue?part=report&symbol=A/75/214")
    check(officer.send("/en/desk/cycle/75/issue", officer.form("/en/desk/cycle/75/issue")) == 303,
          "silence stops the issue")
    server.stop()


def main():
    folder = tempfile.mkdtemp()
    try:
        register = folder + "/register"
        inviola("demonstration", register)
        own = prepared(register)
        server, invitation = asked(register)
        read_and_commented(server, invitation, own)
        answered(server, invitation)
        server.stop()
        closed(register, invitation)
    finally:
        shutil.rmtree(folder)
    print("comments: right")


main()

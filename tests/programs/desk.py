"""The desk's day, from the browser's side and without a script: what came in is circulated once
however often one clicks, what is proposed can be looked at before it goes out, put off and taken up,
dossiers are joined and separated again. usage: desk.py BIN"""

import re, shutil, tempfile

from browser import LANGUAGES, Server, check, file, inviola, opened, press, read, report


def circulated_once(desk, reference):
    key = "circulation." + reference
    read(desk, "/en/desk")
    check(f'value="{key}"' in desk.page, "what came in is not proposed for circulation")
    for language in LANGUAGES:
        read(desk, f"/{language}/desk/preview/{key}?to=XGR")
    check("XGR" in desk.page, "it cannot be looked at as it goes to another State")
    form = desk.form("/es/desk/do")
    for wanted in (303, 200, 200):
        check(desk.send("/en/desk/do", form) == wanted, f"a click gave {desk.status}")
    check("Nothing was done twice" in desk.page, "nobody is told that it was done before")
    read(desk, "/en/desk")
    check(f'value="{key}"' not in desk.page, "it is proposed again")
    check(desk.get("/en/desk/preview/" + key) == 404, "there is still a document to be sent")


def put_off(desk):
    read(desk, "/en/desk")
    key = re.search(r'name="key" value="(attention\.[^"]+)"', desk.page).group(1)
    number = re.search(r'value="%s">\s*<input type="hidden" name="number" value="(\d+)"' %
                       re.escape(key), desk.page).group(1)
    form = {"token": desk.form("/en/desk/put-off")["token"], "key": key, "number": number}
    for until, reason in (("2018-08-01", "A reason"), ("2018-09-01", ""), ("2030-01-01", "A reason"),
                          ("nonsense", "A reason")):
        bad = form | {"until-" + number: until, "reason-" + number: reason}
        check(desk.send("/en/desk/put-off", bad) == 422, f"put off until {until!r}, {reason!r}")
    good = form | {"until-" + number: "2018-09-01", "reason-" + number: "The mission was asked first"}
    check(desk.send("/en/desk/put-off", good) == 303, "it cannot be put off")
    page = read(desk, "/en/desk")
    check("The mission was asked first" in page and "1 September 2018" in page, "not shown as put off")
    check("/desk/preview/" + key not in page, "what is put off is proposed all the same")
    press(desk, "/desk/take-up")
    check("/desk/preview/" + key in read(desk, "/en/desk"), "it cannot be taken up again")


def joined_and_separated(desk):
    page = read(desk, "/en/desk/dossiers")
    pairs = re.findall(r'href="(/en/desk/join/[^"]+)"', page)
    check(len(pairs) == 1, f"likely pairs: {pairs}")
    for language in LANGUAGES:
        read(desk, "/" + language + pairs[0][3:])
    read(desk, pairs[0])
    check("the same day (40)" in desk.page, "no grounds: " + desk.page[-3000:])
    check(desk.page.count("Windows of the chancery") == 2, "the accounts are not side by side")
    press(desk, "/desk/join")
    dossier = desk.location
    page = read(desk, dossier)
    check(page.count('action="/en/desk/separate"') == 2, "two accounts are not in one dossier")
    check(not re.findall(r"/en/desk/join/", read(desk, "/en/desk/dossiers")), "proposed once more")
    read(desk, dossier)
    second = re.findall(r'name="about" value="([^"]+)"', desk.page)[1]
    press(desk, "/desk/separate", about=second)
    check("/desk/separate" not in read(desk, dossier), "they cannot be separated")


def every_page_in_every_language(desk, reference):
    for language in LANGUAGES:
        for path in ("", "/dossiers", "/prevention", "/circulation", "/circulation/" + reference,
                     "/acknowledgement/" + reference, "/dossiers?host=XGR&year=2018",
                     "/prevention?state=XGR&measure=guard&words=street", "/sent/" + reference,
                     "/tasks", "/contacts", "/contacts/XGR", "/contacts/FRA", "/drills"):
            read(desk, f"/{language}/desk{path}")
    for path in ("/circulation/ZZZZ-ZZZZ", "/acknowledgement/ZZZZ-ZZZZ", "/preview/nothing",
                 "/sent/ZZZZ-ZZZZ", "/contacts/ZZZ", "/dossiers/ZZZZ-ZZZZ", "/join/ZZZZ-ZZZZ/ZZZZ-ZZZZ"):
        read(desk, "/en/desk" + path, 404)
    check(desk.ask("GET", f"/fr/desk/acknowledgement/{reference}.pdf") == 200, "no PDF")


def for_the_desk_alone(server):
    mission = opened(server, "signer-graustark")
    for path in ("", "/dossiers", "/prevention", "/circulation", "/preview/x"):
        check(mission.get("/en/desk" + path) == 404, "a mission reads " + path)


def main():
    folder = tempfile.mkdtemp()
    try:
        register = folder + "/register"
        inviola("demonstration", register)

        first = file(register, "XRU", report("Strelsau, Castle Square"), "2018-08-17")
        file(register, "XLA", report("Strelsau: Castle Square, No. 4"), "2018-08-17")
        server = Server(register)
        desk = opened(server, "desk-officer")
        circulated_once(desk, first)
        put_off(desk)
        joined_and_separated(desk)
        every_page_in_every_language(desk, first)
        for_the_desk_alone(server)
        server.stop()
    finally:
        shutil.rmtree(folder)
    print("desk: right")


main()

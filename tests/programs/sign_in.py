"""Signing in, on the real server over a demonstration register: cookies, tokens of forms, throttling,
powers that end, what takes two persons, and an account from the command line. usage: sign_in.py BIN"""

import base64, hashlib, hmac, re, shutil, struct, tempfile, time, urllib.parse

from browser import Browser, Server, check, inviola


def one_time_code(letters):
    secret = base64.b32decode(letters.replace(" ", ""))
    mac = hmac.new(secret, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = mac[-1] & 15
    return "%06d" % ((struct.unpack(">I", mac[at:at + 4])[0] & 0x7FFFFFFF) % 10**6)


def cookies_and_headers(server):
    browser = Browser(server)
    check(browser.get("/en/mission") == 303 and browser.location.startswith("/en/sign-in?next="),
          "a mission's page is open to anyone")
    check(browser.sign_in("signer-graustark") == 303, "a signer cannot sign in: " + browser.page)
    check(browser.location == "/en/mission", "led to " + browser.location)
    given = [one for one in browser.set if one.startswith("inviola-sign-in=")]
    check(given, "no sign-in cookie")
    for flag in ("HttpOnly", "SameSite=Lax", "Path=/"):
        check(flag in given[0], f"the cookie lacks {flag}")
    check("Domain" not in given[0], "the cookie goes to other hosts")
    check(browser.get("/en/mission") == 200 and "Graustark" in browser.page, "no first page")
    headers = browser.response.headers
    check(headers["Cache-Control"] == "no-store", "a mission's page may be kept")
    check("Content-Encoding" not in headers, "a page with a token is compressed")
    check("default-src 'none'" in headers["Content-Security-Policy"], "no content policy")
    check(not re.search(r'(src|href)="https?:', browser.page), "a request to a third party")
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example/", "/states", "/\\\\x"):
        stranger = Browser(server)
        stranger.get("/en/sign-in?next=" + urllib.parse.quote(elsewhere))
        check(stranger.form("/en/sign-in")["next"] == "", f"signing in leads to {elsewhere}")
    check(browser.get("/en/desk") == 404, "a mission sees the desk")
    check(browser.get("/en/account") == 200 and "Signed in" in browser.page, "no list of sign-ins")
    check(browser.get("/ar/mission") == 200 and 'dir="rtl"' in browser.page, "not in Arabic")
    return browser


def tokens_of_forms(server):
    browser = Browser(server)
    browser.sign_in("desk-officer")
    browser.get("/en/desk/people")
    fields = browser.form("/en/desk/people/powers")
    fields |= {"state": "XGR", "capacity": "drafter", "holder": "Drafter", "from": "2018-08-01"}
    other = Browser(server)
    other.sign_in("desk-supervisor")
    other.get("/en/desk/people")
    stolen = other.form("/en/desk/people/powers")["token"]
    for token in ("", "0" * 64, stolen):
        check(browser.send("/en/desk/people/powers", fields | {"token": token}) == 403,
              "a form with another's token was taken")
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"},
                    {"Sec-Fetch-Site": "same-site"}, {"Content-Type": "text/plain"}):
        check(browser.send("/en/desk/people/powers", fields, headers) == 403,
              f"a form from elsewhere was taken: {headers}")
    check(browser.send("/en/sign-in", {"user_name": "x", "password": "y", "code": "z"}) == 403,
          "a sign-in without a token was heard")
    good = {"Origin": f"http://127.0.0.1:{server.port}"}
    check(browser.send("/en/desk/people/powers", fields, good) == 303, "our own form was refused")


def throttled(server):
    browser = Browser(server)
    pauses = []
    for _ in range(9):
        browser.get("/en/sign-in?as=auditor")
        fields = browser.form("/en/sign-in") | {"password": "a wrong password"}
        status = browser.send("/en/sign-in", fields)
        check(status in (403, 429), f"a wrong password: {status}")
        if status == 429:
            pauses.append(int(browser.response.headers["Retry-After"]))
            check("auditor" in browser.page, "what was filled in is lost")
    check(pauses, "guessing was never slowed down")
    browser.get("/en/sign-in?as=auditor")
    check(browser.send("/en/sign-in", browser.form("/en/sign-in")) == 429,
          "within the pause a password was heard")
    check(Browser(server).sign_in("signer-graustark") == 303, "others are kept out too")


def nothing_lost(server):
    """A form sent after the sign-in ended is kept through signing in again."""
    browser = Browser(server)
    browser.sign_in("signer-ruritania")
    browser.get("/en/mission/manner")
    fields = browser.form("/en/mission/manner") | {"manner": "another"}
    browser.cookies = {}
    check(browser.send("/en/mission/manner", fields) == 403, "a form without a sign-in was taken")
    again = browser.form("/en/sign-in")
    shown = Browser(server)
    shown.get("/en/sign-in?as=signer-ruritania")
    secrets = shown.form("/en/sign-in")
    browser.cookies.update(shown.cookies)
    again |= {name: secrets[name] for name in ("user_name", "password", "code", "token")}
    check(browser.send("/en/sign-in", again) == 200 and "kept" in browser.page, "not kept")
    kept = browser.form("/en/mission/manner")
    check(kept["manner"] == "another", "what was filled in is lost")
    check(browser.send("/en/mission/manner", kept) == 303, "the kept form was refused")
    browser.get("/en/mission/manner")
    check(browser.form("/en/mission/manner").get("manner") == "another", "it was not done")
    fields = browser.form("/en/mission/manner") | {"manner": "one"}
    check(browser.send("/en/mission/manner", fields) == 303, "the manner cannot be chosen back")


def powers_end(server):
    drafter = Browser(server)
    check(drafter.sign_in("drafter-graustark") == 303, "the drafter cannot sign in")
    desk = Browser(server)
    desk.sign_in("desk-officer")
    desk.get("/en/desk/people")
    choice = re.search(r'<option value="([^"]+)">Drafter for Graustark', desk.page)
    check(choice, "the drafter's powers are not listed")
    fields = desk.form("/en/desk/people/end") | {"ended": choice.group(1)}
    check(drafter.get("/en/mission") == 200, "the drafter sees nothing")
    check(desk.send("/en/desk/people/end", fields) == 303, "powers cannot be ended")
    check(drafter.get("/en/mission") == 403, "one without powers still sees its State's page")
    check(drafter.sign_in("drafter-graustark") == 403, "one without powers signs in")


def invited_by_two(server):
    first, second = Browser(server), Browser(server)
    first.sign_in("desk-officer")
    second.sign_in("desk-supervisor")
    first.get("/en/desk/people")
    powers = re.search(r'<option value="([^"]+)">Signer for Graustark', first.page).group(1)
    fields = first.form("/en/desk/people/invite") | {
        "powers": powers, "user_name": "new@xgr.example", "shown-name": "Second signer",
        "language": "en", "recovers": ""}
    check(first.send("/en/desk/people/invite", fields) == 200, "an invitation cannot be proposed")
    code = re.search(r'class="secret"[^>]*>([^<]+)<', first.page).group(1)
    first.get("/en/desk/people")
    own = first.form("/en/desk/people/confirm") | {"do": "confirm"}
    check(first.send("/en/desk/people/confirm", own) == 422, "one person alone invites")
    second.get("/en/desk/people")
    check(second.send("/en/desk/people/confirm",
                      second.form("/en/desk/people/confirm") | {"do": "confirm"}) == 200,
          "a second officer cannot confirm")
    link = "/en" + re.search(r"(/invitation/[^<\s]+)", second.page).group(1)
    accept(server, link, code, "new@xgr.example", "/en/mission")


def appointed_by_two(server):
    first, second, officer = Browser(server), Browser(server), Browser(server)
    first.sign_in("desk-supervisor")
    second.sign_in("second-supervisor")
    officer.sign_in("desk-officer")
    for browser, status in ((officer, 422), (first, 303)):
        browser.get("/en/desk/people")
        fields = browser.form("/en/desk/people/powers") | {
            "state": "", "capacity": "auditor", "holder": "A new auditor", "from": "2018-08-01"}
        check(browser.send("/en/desk/people/powers", fields) == status, browser.page)
    first.get("/en/desk/people")
    check("A new auditor" not in first.page, "one person alone appointed")
    for browser, status in ((first, 409), (officer, 409), (second, 303)):
        browser.get("/en/desk/second")
        check("A new auditor" in browser.page, "the second person does not see what is signed")
        fields = browser.form("/en/desk/second") | {"do": "sign"}
        check(browser.send("/en/desk/second", fields) == status, f"signing: {browser.status}")
    first.get("/en/desk/people")
    check("A new auditor" in first.page, "two persons, and no appointment")


def accept(server, link, code, user, leads_to):
    person = Browser(server)
    check(person.get(link[:-1] + ("0" if link[-1] != "0" else "1")) == 404, "another link is let in")
    check(person.get(link) == 200 and "<svg" in person.page, "no picture to enrol with")
    letters = re.search(r'class="secret"[^>]*>([A-Z2-7 ]+)<', person.page).group(1)
    fields = person.form(link) | {"chosen": "words of my own choice", "once": one_time_code(letters)}
    check(person.send(link, fields | {"invitation-code": "AAAA-AAAA-AAAA-AAAA"}) == 422,
          "another code was taken")
    check(letters in person.page, "the secret changed while a mistake was mended")
    check(person.send(link, person.form(link) | {
        "invitation-code": code, "chosen": "words of my own choice",
        "once": one_time_code(letters)}) == 200, "it cannot be accepted: " + person.page)
    codes = re.findall(r"<li>((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})</li>", person.page)
    check(len(codes) == 10, "no recovery codes")
    check(person.get(link) == 404, "the link opens twice")
    person.get("/en/sign-in")
    fields = person.form("/en/sign-in") | {"user_name": user, "code": codes[0],
                                           "password": "words of my own choice"}
    check(person.send("/en/sign-in", fields) == 303 and person.location == leads_to,
          "the new person cannot sign in")
    person.get("/en/account")
    check(person.send("/en/account/sign-out-everywhere",
                      person.form("/en/account/sign-out-everywhere")) == 303, "cannot sign out")
    check(person.get("/en/account") == 303, "signed out, and still in")


def journal(server):
    """What the operator reads: accounts by their identifiers, and nothing that was typed."""
    browser = Browser(server)
    browser.get("/en/sign-in")
    secret = "typed-in-the-wrong-place"
    browser.send("/en/sign-in", browser.form("/en/sign-in") | {"user_name": secret, "password": secret, "code": secret})
    check(browser.status in (403, 429), "it is no account")
    server.stop()
    told = server.told()
    lines = re.findall(r"^inviolad: (account [0-9a-f]{16}|no account): ([a-z-]+), from 127\.0\.0\.1$", told, re.M)
    check({"signed-in", "failed"} <= {what for _, what in lines}, "sign-ins are not told: " + told)
    check(("no account", "failed") in lines, "a failure without an account is not told")
    check(secret not in told and "signer-graustark" not in told and "wrong password" not in told,
          "the journal holds what was typed")


def over_tls(register):
    server = Server(register, "--behind-tls")
    browser = Browser(server)
    browser.get("/en/sign-in?as=auditor")
    check(browser.set and all("; Secure" in one and one.startswith("__Host-") for one in browser.set),
          f"cookies are not bound to TLS: {browser.set}")
    server.stop()


def first_supervisor(folder):
    register = folder + "/real"
    inviola("create", register, "--name", "inviola-trial")
    told = inviola("person", "invite", "--register", register, "--user-name", "supervisor",
                   "--name", "Desk supervisor")
    link = "/en" + re.search(r"Invitation: (\S+)", told).group(1)
    code = re.search(r"Code: +(\S+)", told).group(1)
    server = Server(register)
    browser = Browser(server)
    browser.get("/en/sign-in")
    check("demonstration" not in browser.page, "a real register offers accounts")
    accept(server, link, code, "supervisor", "/en/desk")
    server.stop()
    check("desk-supervisor" in inviola("person", "list", "--register", register), "not listed")


def main():
    folder = tempfile.mkdtemp()
    try:
        register = folder + "/register"
        inviola("demonstration", register)
        server = Server(register)
        for story in (cookies_and_headers, tokens_of_forms, nothing_lost, powers_end,
                      invited_by_two, appointed_by_two, throttled):
            story(server)
        journal(server)
        over_tls(register)
        inviola("backup", "--register", register, folder + "/backup")
        check("new@xgr.example" in inviola("person", "list", "--register", folder + "/backup"),
              "a backup has no people")
        first_supervisor(folder)
    finally:
        shutil.rmtree(folder)
    print("sign_in: right")


main()

"""What concerns a few States alone: abuse of privileges, disputes and good offices, protective measures.
Those concerned follow it in the browser; for everyone else every page stays as it was. usage:
concerned.py BIN"""

import re, shutil, tempfile

from browser import LANGUAGES, Server, check, inviola, opened, press, read

PAGES = ("/mission", "/mission/abuse", "/mission/disputes", "/mission/protection")


def pages(browser):
    """All that a mission is shown, without what its sign-in alone makes different."""
    return [re.sub(r'name="token" value="[^"]*"', "", read(browser, "/en" + path)) for path in PAGES]


def filed(browser, path, **fields):
    """Fills in the last form of a page, the one that files something new, and sends it."""
    read(browser, "/en" + path)
    token = re.findall(r'name="token" value="([^"]*)"', browser.page)[-1]
    check(browser.send("/en" + path, {"token": token, **fields}) == 303, browser.page[-2000:])


def several(us, them):
    """A dispute with several States, named as one types them, in whatever language."""
    path = "/en/mission/disputes"
    page = read(us, path)
    check(page.count('list="names-of-states"') >= 3 and '<option value="Laurania">' in page,
          "no names are offered")
    token = re.findall(r'name="token" value="([^"]*)"', page)[-1]
    dispute = [("token", token), ("with", "Ruritania; لورانيا"), ("with", "XCO؛Lilliput"),
               ("with", ""), ("words", "On four shores.")]
    wrong = dispute + [("with", "Ruritannia; Neverland<b>")]
    check(us.send(path, wrong) == 422, f"a State that is none: {us.status}")
    check("Ruritannia and Neverland&lt;b&gt;" in us.page, "it is not said which name is wrong")
    check('value="XCO؛Lilliput"' in us.page, "what was typed is lost")
    check("On four shores." not in read(them, path), "filed in spite of it")
    check(us.send(path, dispute) == 303, us.page[-2000:])
    for browser in (us, them):
        check("Costaguana, Laurania, Lilliput and Ruritania" in read(browser, path), "not all of them")


def main():
    folder = tempfile.mkdtemp()
    try:
        inviola("demonstration", folder + "/register")
        server = Server(folder + "/register")
        us, them = opened(server, "signer-graustark"), opened(server, "signer-ruritania")
        desk, supervisor = opened(server, "desk-officer"), opened(server, "desk-supervisor")
        for language in LANGUAGES:
            for path in PAGES:
                read(us, f"/{language}{path}")

        # With a third State: nothing of it is to be seen by one that is not in it.
        before = pages(them)
        filed(us, "/mission/abuse", by_mission_of="XLA", words="The pouch held a kettle.", place="Strelsau",
              date="2018-08-01")
        filed(us, "/mission/disputes", **{"with": "XLA", "words": "On the harbour."})
        filed(us, "/mission/protection", to="XLA", words="A second gate, please.")
        check(pages(them) == before, "one that is not concerned sees a difference")
        for path, words in (("abuse", "The pouch held a kettle."), ("disputes", "On the harbour.")):
            check(words in read(us, "/en/mission/" + path), "not with its author: " + path)
            check(words in read(desk, "/en/desk/" + path), "not with the desk: " + path)
        check("A second gate, please." in read(us, "/en/mission/protection"), "not with its author")
        check(desk.get("/en/desk/protection") == 404, "the desk has a page of the room of two")

        # With the other: it is seen there, answered, and settled.
        filed(us, "/mission/abuse", by_mission_of="XRU", words="A van was misused.")
        check("A van was misused." in read(them, "/en/mission/abuse"), "not with whom it is about")
        filed(us, "/mission/protection", to="XRU", words="A lamp at the gate, please.")
        read(them, "/en/mission/protection")
        press(them, "/mission/protection", words="It burns from tonight.")
        check("It burns from tonight." in read(us, "/en/mission/protection"), "no answer")
        filed(us, "/mission/disputes", **{"with": "XRU", "words": "On the lamp."})
        read(them, "/en/mission/disputes")
        press(them, "/mission/disputes", **{"means-1": "negotiation"})
        check("negotiation" in read(us, "/en/mission/disputes").lower(), "no means")
        check('action="/en/desk/disputes"' not in read(desk, "/en/desk/disputes"), "an officer offers")
        read(supervisor, "/en/desk/disputes")
        press(supervisor, "/desk/disputes")
        page = read(them, "/en/mission/disputes")
        check("Good offices" in page, "nothing is offered")
        offer = re.findall(r'<input type="hidden" name="about" value="([^"]+)">\s*<button[^>]*value="yes"',
                           page)[0]
        token = them.form("/en/mission/disputes")["token"]
        check(them.send("/en/mission/disputes",
                        {"token": token, "about": offer, "accept": "yes"}) == 303, them.page)
        check("Ruritania accepted on" in read(us, "/en/mission/disputes"), "no answer to the offer")

        read(us, "/en/mission/abuse")
        token = us.form("/en/mission/abuse")["token"]
        for wrong in ({"by_mission_of": "", "words": "x"}, {"by_mission_of": "XRU", "words": ""},
                      {"by_mission_of": "XRU", "words": "x", "date": "nonsense"}):
            check(us.send("/en/mission/abuse", {"token": token, **wrong}) == 422, f"{wrong}: taken")
        several(us, them)
        server.stop()
    finally:
        shutil.rmtree(folder)
    print("concerned: right")


main()

"""Letters as the desk and the missions see them: the real server with its rounds beside a real mail
server that takes, and refuses one. Who was not reached is told with what to do, an address is mended,
a letter is sent again or delivered by hand, a State sees its own line and nobody else's, addresses are
confirmed, and a drill changes no figure. usage: desk_mail.py BIN"""

import json, pathlib, re, shutil, socket, sys, tempfile, threading, time

from aiosmtpd.controller import Controller

from browser import LANGUAGES, Browser, Server, check, inviola, opened, press, read, report

REFUSED = "mission@laurania.example"
MENDED = "new-mission@laurania.example"


class Post:
    """Takes all, but refuses one address for good."""

    def __init__(self):
        self.lock, self.taken = threading.Lock(), []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address == REFUSED:
            return "550 5.1.1 no mailbox of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        with self.lock:
            self.taken += [(to, envelope.content.decode(errors="replace")) for to in envelope.rcpt_tos]
        return "250 OK"

    def of_act(self, act):
        with self.lock:
            return sorted(to for to, letter in self.taken if act in letter)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(holds, why, seconds=60):
    until = time.monotonic() + seconds
    while not holds():
        check(time.monotonic() < until, why)
        time.sleep(0.1)


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))


def fact(page, term):
    """The value beside a term."""
    found = re.search(r"<dt[^>]*>\s*%s\s*</dt>\s*<dd[^>]*>(.*?)</dd>" % re.escape(term), page, re.S)
    check(found, f"no {term!r} on: {words(page)[:1500]}")
    return words(found.group(1)).strip()


def submit(browser, path, action, form):
    """Opens a page and sends its form, filled in further; gives the status."""
    read(browser, "/en" + path)
    return browser.send("/en" + action, browser.form("/en" + action) | form)


def file_by_program(server, key, act):
    browser = Browser(server)
    status = browser.ask("POST", "/api/acts", json.dumps({"act": act}),
                         {"Authorization": "Bearer " + key, "Content-Type": "application/json"})
    check(status in (200, 201), f"it was not filed: {status} {browser.page}")
    return json.loads(browser.page)["reference"]


def task_button(page, action, state, act):
    """The token and fields of the button of that State's task about that act."""
    for form in re.findall(r'<form[^>]*action="/en%s"[^>]*>(.*?)</form>' % action, page, re.S):
        fields = dict(re.findall(r'name="([a-z]+)" value="([^"]*)"', form))
        if fields.get("state") == state and fields.get("about") == act:
            return fields
    check(False, f"no button of {state} for {action}")


def circulated(desk, filed):
    read(desk, "/en/desk")
    form = desk.form("/en/desk/do")
    form["key"] = "circulation." + filed
    check(desk.send("/en/desk/do", form) == 303, "it cannot be circulated")
    read(desk, "/en/desk/circulation/" + filed)
    return re.search(r'name="about" value="([^"]+)"', wait_for_page(
        desk, "/en/desk/circulation/" + filed, "no mailbox of that name")).group(1)


def wait_for_page(browser, path, wanted):
    wait_for(lambda: wanted in read(browser, path), f"{path} never says {wanted!r}: "
             + words(browser.page)[:3000])
    return browser.page


def evidence(desk, filed, post):
    act = circulated(desk, filed)
    wait_for(lambda: fact(read(desk, "/en/desk/sent/" + act), "Dispatched") == "3", "not dispatched")
    page = read(desk, "/en/desk/sent/" + act)
    told = {name: fact(page, name) for name in
            ("States addressed", "Dispatched", "Not delivered", "Address not known", "Fetched")}
    states = int(told["States addressed"])
    check(states > 190 and told["Dispatched"] == "3" and told["Fetched"] == "0", f"totals: {told}")
    check(told["Address not known"] == str(states - 4), f"no address: {told}")
    check(fact(page, "What the other side said") == "550 5.1.1 no mailbox of that name", "its words")
    check("second" in fact(page, "From the first dispatched to the last"), "the spread")
    check(page.index("Not reached</h2>") < page.index("Not yet fetched</h2>")
          < page.index("Every State</h2>"), "the exceptions do not come first")
    weights = [len(page.encode())]
    groups = re.findall(r'href="([^"]+[?]group=[^"]+)">([^<]*)<', page)
    check("African Group (54)" in [name for _, name in groups] and len(groups) == 6, f"groups: {groups}")
    lines = 0
    for path, _ in groups:
        weights.append(len(read(desk, path).encode()))
        lines += desk.page.count('<th scope="row"')
    check(lines == states, f"{lines} lines of {states}")
    check(max(weights) < 80_000, f"a page weighs {max(weights)} bytes")
    check(post.of_act(act) == ["affairs@lilliput.example", "mission@graustark.example",
                               "mission@ruritania.example", "protocol@graustark.example"],
          f"letters: {post.of_act(act)}")
    unreached = re.findall(r'<section class="proposal">.*?</section>', read(desk, "/en/desk/sent/" + act), re.S)
    check(unreached and not [one for one in unreached if "/desk/sent/" in one], "the evidence leads to itself")
    for language in LANGUAGES:
        read(desk, f"/{language}/desk/sent/{act}")
        read(desk, f"/{language}/desk/circulation/{filed}")
    read(desk, "/en/desk/sent/ZZZZ-ZZZZ", 404)
    return act, max(weights)


def tasks(desk, act):
    # The finished round is entered as one act; then it is a task.
    wait_for(lambda: "/en/desk/sent/" + act in read(desk, "/en/desk/tasks")
             and "Could not be delivered: Laurania" in words(desk.page), "Laurania is no task")
    # What is alike of many States is said once, with the way to each.
    together = re.search(r"No address is known: (\d+) States", words(desk.page))
    check(together and int(together[1]) > 100, "no States stand together")
    check(desk.page.count('<section class="proposal">') < 20, "a card for each State")
    check('href="/en/desk/contacts/AFG"' in desk.page, "no way to a State that stands with others")
    for heading in ("Could not be delivered", "No address is known", "A contact point is to be confirmed"):
        check(heading in desk.page, f"no tasks under {heading!r}")
    check(int(fact(read(desk, "/en/desk"), "Could not be delivered")) > 0, "not shown on today")
    for language in LANGUAGES:
        read(desk, f"/{language}/desk/tasks")
        read(desk, f"/{language}/desk")
    # Without an address nothing is sent again, and no act is entered for nothing.
    form = task_button(read(desk, "/en/desk/contacts/AFG"), "/desk/tasks/again", "AFG", act)
    check(desk.send("/en/desk/tasks/again", form) == 409, f"sent to no address: {desk.status}")
    check("/en/desk/contacts/AFG" in desk.page, "no way to the address")


def mended(desk, act, post):
    path = "/desk/contacts/XLA"
    good = {"mission": MENDED, "source": "Note verbale of 20 August 2018", "language": "es"}
    for bad in ({"mission": "nobody"}, {"mission": "a@b.example, c@d.example"}, {"source": ""},
                {"source": "x" * 501}, {"mission": "<script>@laurania.example"}):
        check(submit(desk, path, path, good | bad) == 422, f"taken: {bad}")
        check('class="problems"' in desk.page and "<script" not in desk.page, f"no reason for {bad}")
    check(submit(desk, path, path, good) == 303, f"not taken: {desk.page[-1500:]}")
    page = read(desk, "/en" + path)
    check(MENDED in page and "Note verbale of 20 August 2018" in page, "the address is not changed")
    check(REFUSED in page and "The list of missions of the exercise" in page, "no history of it")
    read(desk, "/en/desk/contacts/XXQ", 404)
    for language in LANGUAGES:
        read(desk, f"/{language}/desk/contacts")
        read(desk, f"/{language}{path}")

    form = task_button(read(desk, "/en/desk/contacts/XLA"), "/desk/tasks/again", "XLA", act)
    check(desk.send("/en/desk/tasks/again", form) == 303, "it cannot be sent again")
    wait_for(lambda: MENDED in post.of_act(act), "not sent to the mended address")
    wait_for(lambda: fact(read(desk, "/en/desk/sent/" + act), "Dispatched") == "4", "not dispatched")
    # The round is entered a moment later.
    wait_for(lambda: act not in re.findall(r"/en/desk/sent/([^\"]+)\">", "".join(
        one for one in read(desk, "/en/desk/contacts/XLA").split("<section") if "<h3>Could not" in one)),
        "still a task")
    read(desk, "/en/desk/tasks")
    check(desk.send("/en/desk/tasks/again", form | {"token": desk.form("/en/desk/tasks/again")["token"]})
          == 200, "sent once more")
    check("Nothing was done twice" in desk.page, "not told")


def by_hand(desk, act):
    form = task_button(read(desk, "/en/desk/contacts/AFG"), "/desk/tasks/by-hand", "AFG", act)
    for wanted in (303, 200):
        check(desk.send("/en/desk/tasks/by-hand", form) == wanted, f"by hand: {desk.status}")
    page = read(desk, "/en/desk/sent/" + act)
    check(fact(page, "Dispatched") == "5", "what was delivered by hand is not told")
    check('value="AFG"' not in page, "still to be reached")
    check("days" in fact(page, "From the first dispatched to the last"), "a spread that nobody measured")
    check(desk.send("/en/desk/tasks/by-hand", form | {"about": "ZZZZ-ZZZZ"}) == 404, "of no act")


def own_line(desk, us, filed, act):
    """Graustark opens the report: its line is its own, and the desk sees it."""
    page = read(us, "/en/mission/acts/" + filed)
    check("How this reached us" in page and fact(page, "Fetched"), "no line of its own")
    for language in LANGUAGES:
        read(us, f"/{language}/mission/acts/{filed}")
        read(us, f"/{language}/mission/notes/{act}")
    for theirs in ("Laurania", "Afghanistan", "no mailbox", "mission@", "protocol@"):
        check(theirs not in us.page, f"a State is told of {theirs!r}")
    page = read(desk, "/en/desk/sent/" + act)
    check(fact(page, "Fetched") == "1" and fact(page, "Acknowledged") == "0", "not told as fetched")
    read(us, "/en/mission/acts/" + filed)
    press(us, "/mission/acknowledge")
    check(fact(read(us, "/en/mission/acts/" + filed), "Acknowledged"), "not told as acknowledged")
    check(fact(read(desk, "/en/desk/sent/" + act), "Acknowledged") == "1", "not at the desk")


def failed_before(server, desk, key):
    """A drill that another way could not deliver, before this register sent any letter."""
    act = file_by_program(server, key, {"kind": "drill_held", "label": "By the pouch", "to": ["XGR", "XRU"]})
    file_by_program(server, key, {"kind": "dispatched", "about": act, "deliveries": [
        {"state": "XGR", "outcome": "not-delivered"}, {"state": "XRU", "outcome": "dispatched"}]})
    form = task_button(read(desk, "/en/desk/tasks"), "/desk/tasks/again", "XGR", act)
    check(desk.send("/en/desk/tasks/again", form) == 409, f"sent without mail: {desk.status}")
    check("sends no letters yet" in words(desk.page), "nobody is told that nothing is sent")
    task_button(read(desk, "/en/desk/tasks"), "/desk/tasks/again", "XGR", act)
    return act


def sent_after_all(desk, act, post):
    """One button, pressed three times, sends it once; then it is no task any more."""
    check(not post.of_act(act), "what is older than the first round was sent by itself")
    form = task_button(read(desk, "/en/desk/tasks"), "/desk/tasks/again", "XGR", act)
    for wanted in (303, 200):
        check(desk.send("/en/desk/tasks/again", form) == wanted, f"again: {desk.status}")
    addresses = ["mission@graustark.example", "protocol@graustark.example"]
    wait_for(lambda: post.of_act(act) == addresses, f"sent to {post.of_act(act)}")
    wait_for(lambda: f'value="{act}"' not in read(desk, "/en/desk/tasks"), "still a task")
    check(fact(read(desk, "/en/desk/sent/" + act), "Dispatched") == "2", "not dispatched")
    check(desk.send("/en/desk/tasks/again", form) == 200, f"once more: {desk.status}")
    time.sleep(2.5)  # two rounds
    check(post.of_act(act) == addresses, f"sent twice: {post.of_act(act)}")


def for_whom(us, act):
    for path in ("/desk/sent/" + act, "/desk/tasks", "/desk/contacts", "/desk/contacts/XGR",
                 "/desk/drills"):
        check(us.get("/en" + path) == 404, "a mission reads " + path)
    token = us.form("/en/mission/signing")["token"] if us.get("/en/mission/signing") == 200 and \
        'action="/en/mission/signing"' in us.page else re.search(
            r'name="token" value="([^"]*)"', us.page).group(1)
    for path in ("/desk/tasks/again", "/desk/tasks/by-hand", "/desk/contacts/XLA", "/desk/drills"):
        check(us.send("/en" + path, {"token": token, "about": act, "state": "XLA"}) == 404,
              "a mission does " + path)


def own_contact(desk, us, drafter):
    overdue = int(fact(read(desk, "/en/desk"), "A contact point is to be confirmed"))
    page = read(us, "/en/mission/contact")
    for told in ("mission@graustark.example", "A note verbale of the exercise", "It was to be confirmed by"):
        check(told in page, f"{told!r} is not told")
    check("laurania" not in page and "ruritania" not in page, "others' addresses")
    for language in LANGUAGES:
        read(us, f"/{language}/mission/contact")
    read(us, "/en/mission/contact")
    check(us.send("/en/mission/contact", us.form("/en/mission/contact") | {"contact": "mission"}) == 303,
          us.page)
    check("Last confirmed on" in read(us, "/en/mission/contact"), "not confirmed")
    left = fact(read(desk, "/en/desk"), "A contact point is to be confirmed") if overdue > 1 else "0"
    check(int(left) == overdue - 1, f"still to be confirmed: {left} of {overdue}")

    # By itself: at once, with its source, the former kept; never by one who does not sign.
    good = {"mission": "chancery@graustark.example", "capital": "", "language": "fr"}
    path = "/mission/contact/address"
    check(submit(us, "/mission/contact", path, good | {"mission": "chancery"}) == 422, "no address taken")
    check(submit(us, "/mission/contact", path, good) == 303, us.page[-1500:])
    page = read(desk, "/en/desk/contacts/XGR")
    check("chancery@graustark.example" in page and "entered here by the State itself" in page,
          "the desk is not told")
    check(page.count("protocol@graustark.example") == 1 and "mission@graustark.example" in page,
          "no history")
    check('action="/en/mission/contact/address"' not in read(drafter, "/en/mission/contact"),
          "a drafter is offered to change it")
    token = re.search(r'name="token" value="([^"]*)"', drafter.page).group(1)
    check(drafter.send("/en" + path, good | {"token": token, "mission": "mine@x.example"}) == 409,
          f"a drafter changes it: {drafter.status}")
    check("mine@x.example" not in read(desk, "/en/desk/contacts/XGR"), "a drafter changed it")


FIGURES = ("/en/figures", "/en/figures.csv", "/en/", "/en/states/XGR", "/en/dossiers", "/en/cycles/73",
           "/en/cycles/75", "/api/dossiers", "/api/states/XGR")


def figures(server):
    """All that is told of figures, to the public and to the desk's report in the making."""
    stranger = Browser(server)
    out = []
    for path in FIGURES:
        if stranger.get(path) == 200:
            out.append((path, stranger.page))
    check(len(out) > 5, f"figures: {[path for path, _ in out]}")
    return out


def drilled(server, desk, us, them, post):
    page = read(desk, "/en/desk")
    check("A drill is to be held" in page and 'action="/en/desk/drills"' in page, "no drill is proposed")
    before = figures(server)
    making = read(desk, "/en/desk/cycle/73/making/report")
    first = read(us, "/en/mission")
    read(desk, "/en/desk")
    form = desk.form("/en/desk/drills")
    check(desk.send("/en/desk/drills", form) == 303, f"no drill: {desk.page[-1500:]}")
    act = desk.location.rsplit("/", 1)[1]
    check(desk.send("/en/desk/drills", form) == 200 and "Nothing was done twice" in desk.page, "twice")
    wait_for(lambda: len(post.of_act(act)) == 4, f"letters of the drill: {post.of_act(act)}")
    page = wait_for_page(desk, "/en/desk/sent/" + act, "This is a drill: a letter that says so")
    wait_for(lambda: fact(read(desk, "/en/desk/sent/" + act), "Dispatched") == "4", "its results")
    check("A drill is to be held" not in read(desk, "/en/desk"), "proposed again")
    for language in LANGUAGES:
        read(desk, f"/{language}/desk/drills")
        read(us, f"/{language}/mission/notes/{act}")
    # A letter leads to it, and it can be acknowledged.
    check(us.get("/en/documents/" + act) == 303 and us.location == "/en/mission/notes/" + act, us.status)
    read(us, us.location)
    press(us, "/mission/acknowledge")
    check(fact(read(us, "/en/mission/notes/" + act), "Acknowledged"), "not acknowledged")
    check(fact(read(desk, "/en/desk/sent/" + act), "Acknowledged") == "1", "not at the desk")
    check(them.get("/en/mission/notes/" + act) == 200, "not for another")
    after = figures(server)
    for (path, one), (_, other) in zip(before, after):
        check(one == other, f"{path} is otherwise after a drill")
    check(read(desk, "/en/desk/cycle/73/making/report") == making, "the report is otherwise")
    asked = re.compile(r'<section class="asked-of-us.*?</section>', re.S)
    check([re.sub("token.*", "", one) for one in asked.findall(first)]
          == [re.sub("token.*", "", one) for one in asked.findall(read(us, "/en/mission"))],
          "a mission is asked otherwise")


def main():
    folder = tempfile.mkdtemp()
    post, port = Post(), free_port()
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    server = None
    try:
        register = folder + "/register"
        inviola("demonstration", register)
        key, desk_key = (inviola("key", "--register", register, "--for", whom).strip() for whom in ("XRU", "desk"))
        settings = pathlib.Path(folder) / "mail.toml"
        settings.write_text(f'from = "desk@un.example"\nserver = "smtp://127.0.0.1:{port}"\n'
                            'tls = "none"\nsite = "https://register.example"\nevery = 1\n')
        # Each signs in once: a code is good once.
        server = Server(register)
        desk = opened(server, "desk-officer")
        before = failed_before(server, desk, desk_key)
        server.stop()
        server = Server(register, "--mail", str(settings))
        desk.server = server
        us = opened(server, "signer-graustark")
        them = opened(server, "signer-ruritania")
        wait_for(lambda: "none:" not in read(desk, "/en/desk/drills"), "no round is made")
        sent_after_all(desk, before, post)
        filed = file_by_program(server, key, report("Strelsau, Castle Square"))
        act, weight = evidence(desk, filed, post)
        tasks(desk, act)
        own_line(desk, us, filed, act)
        mended(desk, act, post)
        by_hand(desk, act)
        own_contact(desk, us, opened(server, "drafter-graustark"))
        for_whom(us, act)
        server.stop()
        server = None
        server = Server(register, "--mail", str(settings), "--today", "2019-04-01")
        for browser in (desk, us, them):
            browser.server = server
        drilled(server, desk, us, them, post)
        server.stop()
        server = None
    finally:
        if server:
            server.process.kill()
        controller.stop()
        shutil.rmtree(folder)
    print(f"desk_mail: right; {len(post.taken)} letters taken, a page of the evidence weighs {weight} bytes at most")


main()

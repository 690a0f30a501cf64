"""Translations beside what a State wrote: by itself and by the desk, on the pages and in the report, for
whoever may see the words and for nobody else. usage: translations.py BIN"""

import re, shutil, tempfile

from browser import LANGUAGES, Server, check, file, inviola, opened, read, report

FRENCH, ARABIC = "Les vitres de la chancellerie ont été brisées.", "كُسرت نوافذ دار البعثة ليلا."
WORDS = "Windows of the chancery were broken at night."


def entered(browser, here, language, words, status=303):
    read(browser, "/en" + here)
    form = browser.form("/en" + here) | {"language": language, "words": words}
    form["of"] = re.search(r'<option value="([^"]+/statement)"', browser.page).group(1)
    check(browser.send("/en" + here, form) == status, f"{language}: {browser.status} {browser.page[-900:]}")


def main():
    folder = tempfile.mkdtemp()
    try:
        register = folder + "/register"
        inviola("demonstration", register)
        filed = file(register, "XRU", report("Strelsau, Castle Square", "2019-03-02"), "2019-03-04")
        inviola("circulate", "--register", register, "--about", filed, "--today", "2019-03-05")
        server = Server(register, "--today", "2019-03-06")
        signer, officer = opened(server, "signer-ruritania"), opened(server, "desk-officer")
        here, desk = "/mission/translations/" + filed, "/desk/translations/" + filed
        check(f'href="/en{here}"' in read(signer, "/en/mission/acts/" + filed), "no way there")
        check(f'href="/en{desk}"' in read(officer, "/en/desk/circulation/" + filed), "no way for the desk")
        for language in LANGUAGES:
            read(signer, f"/{language}{here}")
            read(officer, f"/{language}{desk}")
        entered(signer, here, "en", "The same again.", 422)
        entered(signer, here, "fr", "", 422)
        entered(signer, here, "fr", FRENCH)
        entered(officer, desk, "ar", ARABIC)
        graustark = opened(server, "signer-graustark")
        check(graustark.get("/en" + here) == 404, "another State translates it")

        page = read(officer, "/en/desk/circulation/" + filed)
        dossier = re.search(r"/en/desk/dossiers/([^\"]+)", page).group(1)
        page = read(graustark, "/fr/dossiers/" + dossier)
        check(WORDS in page and FRENCH in page and page.index(WORDS) < page.index(FRENCH), "not beside it")
        check("ce ne sont pas ses termes originaux" in page and "quotation translation" in page, "not marked")
        page = read(graustark, "/ar/dossiers/" + dossier)
        check(ARABIC in page and WORDS in page and FRENCH not in page, "not in its own language alone")
        check(FRENCH not in read(graustark, "/en/dossiers/" + dossier), "a translation where none is needed")

        read(signer, "/en" + here)
        withdrawn = signer.form("/en" + here)
        forms = re.findall(r'name="translation" value="([^"]+)"', signer.page)
        check(len(forms) == 1, "it may withdraw another's: " + str(forms))
        withdrawn |= {"do": "withdraw", "translation": forms[0], "once": "withdraw-it"}
        server.stop()

        xml = inviola("report", "--register", register, "--session", "75", "--on", "2020-07-01", "--language",
                      "fr", "--format", "xml")
        check('name="translation"' in xml and FRENCH in xml and WORDS in xml, "not in the report")
        check('name="translation"' not in inviola("report", "--register", register, "--session", "75", "--on",
                                                  "2020-07-01", "--format", "xml"), "in the English report")

        server = Server(register, "--today", "2019-03-07")
        signer = opened(server, "signer-ruritania")
        read(signer, "/en" + here)
        token = signer.form("/en" + here)["token"]
        check(signer.send("/en" + here, withdrawn | {"token": token}) == 303, "it cannot be withdrawn")
        check(FRENCH not in read(signer, "/fr/dossiers/" + dossier), "what was withdrawn is shown")
        server.stop()
    finally:
        shutil.rmtree(folder)
    print("translations: right")


main()

"""The key that locks the secrets of accounts: where it lies, what is refused, and what follows when it
is lost. On the real programs. usage: account_key.py BIN"""

import base64, glob, hashlib, hmac, os, re, shutil, stat, struct, subprocess, tempfile, time

from browser import BIN, Browser, Server, check, inviola

PASSWORD = "words of my own choice"


def one_time_code(letters):
    mac = hmac.new(base64.b32decode(letters), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = mac[-1] & 15
    return "%06d" % ((struct.unpack(">I", mac[at:at + 4])[0] & 0x7FFFFFFF) % 10**6)


def invited(register, user):
    told = inviola("person", "invite", "--register", register, "--user-name", user, "--name", "Supervisor")
    return "/en" + re.search(r"Invitation: (\S+)", told)[1], re.search(r"Code: +(\S+)", told)[1]


def accepted(server, link, code):
    """The secret of the application, in hexadecimal, and the recovery codes."""
    person = Browser(server)
    person.get(link)
    letters = re.search(r'class="secret"[^>]*>([A-Z2-7 ]+)<', person.page)[1].replace(" ", "")
    fields = person.form(link)
    secret = fields["secret"]
    fields |= {"invitation-code": code, "chosen": PASSWORD, "once": one_time_code(letters)}
    check(person.send(link, fields) == 200, "it cannot be accepted: " + person.page)
    return secret, re.findall(r"<li>((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})</li>", person.page)


def refused(register, *more):
    """What a server that does not start says."""
    done = subprocess.run([BIN + "/inviolad", "--register", register, "--port", "0", *more],
                          capture_output=True, text=True, timeout=60)
    check(done.returncode == 1, f"it ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stderr


def signs_in(server, user, codes):
    person = Browser(server)
    person.get("/en/sign-in")
    fields = person.form("/en/sign-in") | {"user_name": user, "password": PASSWORD, "code": codes.pop()}
    return person.send("/en/sign-in", fields) == 303


def where_it_lies(register):
    key = register + ".account-key"
    invitation = invited(register, "supervisor")
    server = Server(register)
    secret, codes = accepted(server, *invitation)
    check(stat.S_IMODE(os.stat(key).st_mode) == 0o600, "others may read it")
    with open(key) as file:
        written = file.read().strip()
    check(re.fullmatch("[0-9a-f]{64}", written), "it is no key: " + written)
    server.stop()
    kept = b"".join(open(one, "rb").read() for one in glob.glob(register + "/desk.sqlite*"))
    check(b"supervisor" in kept and b"locked:" in kept, "desk.sqlite is looked at wrongly")
    for secret_bytes in (written.encode(), bytes.fromhex(written), b"argon2", secret.encode()):
        check(secret_bytes not in kept, "desk.sqlite holds " + repr(secret_bytes))
    return codes


def what_is_refused(register):
    key = register + ".account-key"
    os.chmod(key, 0o640)
    check("chmod 600" in refused(register), "a key that others may read is taken")
    os.chmod(key, 0o600)
    inside = register + "/account-key"
    shutil.copy(key, inside)
    check("lies in the register" in refused(register, "--account-key", inside), "a key beside what it locks")
    os.remove(inside)
    other = register + ".other"
    with open(other, "w") as file:
        file.write("ab" * 32 + "\n")
    os.chmod(other, 0o600)
    check("not the key of this register" in refused(register, "--account-key", other), "another key is taken")
    with open(other, "w") as file:
        file.write("nonsense\n")
    check("holds no key" in refused(register, "--account-key", other), "nonsense is taken for a key")
    told = subprocess.run([BIN + "/inviola", "person", "new-key", "--register", register],
                          capture_output=True, text=True)
    check(told.returncode == 3 and "not lost" in told.stderr, "a key that is there is replaced")


def restored_elsewhere(register, codes):
    """A backup has the accounts, and is of no use to sign in without the key."""
    inviola("backup", "--register", register, register + "-backup")
    inviola("restore", "--register", register + "-again", register + "-backup")
    shutil.copytree(register + "/notary", register + "-again/notary")
    check("there is no such file" in refused(register + "-again"), "a backup opens without its key")
    server = Server(register + "-again", "--account-key", register + ".account-key")
    check(signs_in(server, "supervisor", codes), "a restored account does not open")
    server.stop()


def lost(register, codes):
    key = register + ".account-key"
    os.remove(key)
    said = refused(register)
    check("there is no such file" in said and "new-key" in said, "it is not said what to do: " + said)
    check(not os.path.exists(key), "another key is made unasked")
    told = inviola("person", "new-key", "--register", register)
    check("supervisor" in told and os.path.exists(key), "it is not said who is to be recovered: " + told)
    invitation = invited(register, "another-supervisor")
    server = Server(register)
    check(not signs_in(server, "supervisor", codes), "an account opens without its secrets")
    # The operator begins again; two supervisors recover the others.
    _, others = accepted(server, *invitation)
    check(signs_in(server, "another-supervisor", others), "a new supervisor cannot sign in")
    server.stop()


def main():
    folder = tempfile.mkdtemp()
    try:
        register = folder + "/register"
        inviola("create", register, "--name", "inviola-trial")
        codes = where_it_lies(register)
        what_is_refused(register)
        restored_elsewhere(register, codes)
        lost(register, codes)
    finally:
        shutil.rmtree(folder)
    print("account_key: right")


main()

#!/usr/bin/env python3
"""Where does a password get to? A canary goes through every command; then every place it could be in is searched.

Usage: tests/canary.py [PROGRAM]     (target/debug/sleutel; needs Linux and tmux, and root to read another's memory)
Prints a table, and ends with 1 when any five characters in a row of the canary are anywhere.
"""
import hashlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata

# Every five characters of it occur nowhere by chance. It is decomposed: e with an accent is two code points.
CANARY = "qZx7We\u0301vKp2\u00dctz9YrJm4gB"
PROGRAM = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "target/debug/sleutel")
WORK = pathlib.Path(tempfile.mkdtemp(prefix="canary-"))
HOME, TEMP, BIN, AWAY = (WORK / name for name in ("home", "temp", "bin", "away"))
SOCKET = f"sleutel-canary-{os.getpid()}"


def windows():
    """Every five characters: as typed, composed, in other case, in hexadecimal, and as four bytes a character."""
    composed = unicodedata.normalize("NFC", CANARY)
    parts = set()
    for form in (CANARY, composed):
        for form in (form, form.lower(), form.upper()):
            for at in range(len(form) - 4):
                part = form[at : at + 5]
                parts.add(part.encode().lower())
                parts.add(part.encode("utf-32-le").lower())
                parts.add(part.encode("utf-16-le").lower())
                parts.add(part.encode().hex().encode())
    return sorted(parts)


WINDOWS = windows()
FOUND = {}


def search(place, data):
    """Notes under `place` how many different fives are in `data`."""
    lower = data.lower()
    FOUND.setdefault(place, set()).update(part for part in WINDOWS if part in lower)


def environment(**more):
    plain = {"HOME": str(HOME), "TMPDIR": str(TEMP), "PATH": f"{BIN}:/usr/bin:/bin", "LANG": "nl_NL.UTF-8"}
    return plain | {"RUST_BACKTRACE": "full", "RUST_LOG": "trace", "TERM": "screen-256color"} | more


def look_at_process(pid):
    for name, place in (("cmdline", "command line"), ("environ", "environment"), ("comm", "name of the process")):
        try:
            search(f"/proc: {place}", pathlib.Path(f"/proc/{pid}/{name}").read_bytes())
        except (FileNotFoundError, ProcessLookupError):
            pass  # It has ended: a refusal may be quicker than we are.


def look_at_memory(place, pid):
    """All that the process can read and write. None where we may not: then the place stays unsearched, and is told so."""
    FOUND.setdefault(place, None)
    try:
        maps = pathlib.Path(f"/proc/{pid}/maps").read_text().splitlines()
        memory = open(f"/proc/{pid}/mem", "rb", buffering=0)
    except PermissionError:
        return
    FOUND[place] = FOUND[place] or set()
    with memory:
        for line in maps:
            span, rights = line.split()[:2]
            start, end = (int(number, 16) for number in span.split("-"))
            if "w" not in rights:
                continue
            try:
                memory.seek(start)
                search(place, memory.read(end - start))
            except OSError:
                pass  # A mapping that nobody may read.


def look_at_files():
    for folder in (HOME, TEMP):
        for path in folder.rglob("*"):
            search("files under HOME and TMPDIR", str(path).encode())
            if path.is_file():
                search("files under HOME and TMPDIR", path.read_bytes())


def start(args, **more):
    pipe = subprocess.PIPE
    return subprocess.Popen([PROGRAM, *args], cwd=HOME, env=environment(**more), stdin=pipe, stdout=pipe, stderr=pipe)


def run(args, text, **more):
    """A run at a pipe. The last byte comes late, so that there is a process to look at."""
    child = start(args, **more)
    try:
        child.stdin.write(text[:-1])
        child.stdin.flush()
        time.sleep(0.03)
        look_at_process(child.pid)
    except BrokenPipeError:
        pass  # Refused before it read.
    try:
        out, err = child.communicate(text[-1:], timeout=120)
    except BrokenPipeError:
        out, err = child.stdout.read(), child.stderr.read()
    search("standard output", out)
    search("standard error", err)
    return child.returncode


def pipes(corpus):
    canary = CANARY.encode() + b"\n"
    inputs = [canary, canary * 3, CANARY.encode() * 5000 + b"\n", CANARY.encode() + b"\xff\n", CANARY.encode() + b"\t\n"]
    runs = [["check", "--stdin", *more] for more in (
        [], ["--json"], ["--linear"], ["--opinions", "all"], ["--json", "--opinions", "none", "--policy", "pci-4.0.1"],
        ["--breach", corpus], ["--breach", "/missing"], ["--breach-url", "http://127.0.0.1:9"], ["--model", "/missing"],
    )]
    runs += [["audit", "-", "--format", form, *more] for form in ("csv", "ndjson", "summary") for more in ([], ["--null"])]
    runs += [["rotate", "--stdin", *more] for more in (
        [], ["--json"], ["--linear", "--passphrase"], ["--pin"], ["--take"], ["--take", "--json"], ["--olds", "2"],
        ["--history", str(HOME / "history")], ["--history", "/missing/history"], ["--take", "--share-with", "Sanne"],
    )]
    runs += [["policy", "simulate", "default", "--passwords", "-", *more] for more in ([], ["--json"], ["--linear"])]
    runs += [["breach", "check", "--stdin", "--breach", corpus], ["protect", str(WORK / "pkcs.key"), "--password-stdin"]]
    runs += [["check"], ["rotate"], [], ["--linear"], ["generate", "--stdin"], ["guide"], ["policy", "list"]]
    for args in runs:
        for text in inputs:
            for lang in ("nl", "en"):
                run([*args, "--lang", lang], text)
    for args in (["check", "{}"], ["{}"], ["rotate", "{}"], ["generate", "{}"], ["policy", "show", "{}"], ["guide", "{}"],
                 ["protect", "{}"], ["breach", "check", "{}"], ["check", "--lang={}"], ["audit", "{}"]):
        # Given as an argument it is on the command line, whatever we do: what is promised is that nothing repeats it.
        args = [arg.replace("{}", CANARY) for arg in args]
        child = subprocess.run([PROGRAM, *args], cwd=HOME, env=environment(), input=b"", capture_output=True, check=False)
        search("standard output", child.stdout)
        search("standard error", child.stderr)
    return len(runs) * len(inputs) * 2 + 10


def tmux(*args):
    return subprocess.run(["tmux", "-L", SOCKET, "-f", "/dev/null", *args], env=environment(), capture_output=True, check=False).stdout


def shown():
    return tmux("capture-pane", "-p", "-J", "-S", "-")


def wait_for(text):
    for _ in range(150):
        if text.encode() in shown():
            return
        time.sleep(0.1)
    sys.exit(f"waited in vain for {text!r}; the terminal shows:\n{shown().decode()}")


def pane_child():
    shell = tmux("display-message", "-p", "#{pane_pid}").decode().strip()
    return int(pathlib.Path(f"/proc/{shell}/task/{shell}/children").read_text().split()[0])


def terminal():
    place = "terminal: screen and scrollback, after"
    ends = (("C-c", None), ("C-q", None), (None, signal.SIGTERM), (None, signal.SIGHUP), (None, signal.SIGABRT), (None, signal.SIGSEGV))
    for key, sent in ends:
        tmux("new-session", "-d", "-x", "100", "-y", "30", "bash --norc")
        tmux("send-keys", f"cd {HOME}; ulimit -c unlimited; {PROGRAM} --lang en; echo ended", "Enter")
        wait_for("Type a password")
        tmux("send-keys", "-l", CANARY)
        wait_for("What an attacker sees")
        process = pane_child()
        look_at_process(process)
        search("terminal: screen, with dots", shown())
        tmux("send-keys", "C-u")
        time.sleep(1.5)
        look_at_memory("memory: screen, wiped with Ctrl-U", process)
        tmux("set-buffer", "-b", "in", CANARY)
        tmux("paste-buffer", "-p", "-b", "in", "-d")
        wait_for("What an attacker sees")
        tmux("send-keys", "F3")
        time.sleep(0.5)
        search("terminal: screen, with dots", shown())
        if key:
            tmux("send-keys", key)
        else:
            os.kill(process, sent)
        # Neither can be caught: they leave the other screen, which holds dots.
        if sent not in (signal.SIGABRT, signal.SIGSEGV):
            wait_for("ended")
        time.sleep(0.5)
        search(place, shown())
        search("terminal: paste buffers", tmux("show-buffer"))
        tmux("kill-server")
        time.sleep(0.3)
    replacing()
    lines()
    return len(ends) + 2


def replacing():
    """An old password on the screen that replaces: a new one is made beside it, and then the old one is wiped."""
    tmux("new-session", "-d", "-x", "100", "-y", "30", "bash --norc")
    tmux("send-keys", f"cd {HOME}; {PROGRAM} --lang en; echo ended", "Enter")
    wait_for("Type a password")
    tmux("send-keys", "F6", "F6")
    wait_for("Type the old password")
    tmux("send-keys", "-l", CANARY)
    tmux("send-keys", "Enter", "F5")
    wait_for("There is a new password")
    process = pane_child()
    look_at_process(process)
    search("terminal: screen, with dots", shown())
    tmux("send-keys", "BTab", "C-u")
    time.sleep(1.5)
    look_at_memory("memory: screen that replaces, wiped with Ctrl-U", process)
    tmux("send-keys", "C-c")
    wait_for("ended")
    search("terminal: screen and scrollback, after", shown())
    tmux("kill-server")
    time.sleep(0.3)


def lines():
    """The lines for a screen reader, and a password typed at a prompt."""
    tmux("new-session", "-d", "-x", "100", "-y", "50", "bash --norc")
    tmux("send-keys", f"cd {HOME}; {PROGRAM} --lang en --linear; echo ended", "Enter")
    wait_for("Your choice:")
    tmux("send-keys", "1", "Enter")
    time.sleep(1)
    tmux("send-keys", "-l", CANARY)
    tmux("send-keys", "Enter")
    wait_for("Type yes or no")
    tmux("send-keys", "no", "Enter")
    time.sleep(1)
    process = pane_child()
    look_at_process(process)
    look_at_memory("memory: lines, at the menu", process)
    tmux("send-keys", "C-c")
    wait_for("ended")
    search("terminal: screen and scrollback, after", shown())
    tmux("kill-server")


def clipboard():
    """A stand-in for the clipboard of a desktop; the new password belongs there, the old one does not."""
    board = AWAY / "board"
    (BIN / "xclip").write_text(f'#!/bin/sh\ncase "$*" in *-out*) cat {board};; *) cat >{board};; esac\n')
    (BIN / "xclip").chmod(0o755)
    child = start(["rotate", "--stdin", "--copy", "--clear-after", "8"], DISPLAY=":97")
    child.stdin.write(CANARY.encode() + b"\n")
    child.stdin.close()
    for _ in range(100):
        if board.exists() and board.stat().st_size:
            break
        time.sleep(0.1)
    else:
        sys.exit("rotate --copy put nothing on the clipboard")
    search("clipboard, while held", board.read_bytes())
    new = board.read_bytes()
    look_at_process(child.pid)
    look_at_memory("memory: rotate --copy, waiting", child.pid)
    search("standard output", child.stdout.read())
    search("standard error", child.stderr.read())
    child.wait()
    FOUND["clipboard, afterwards (the new one)"] = {new} if new.strip() in board.read_bytes() else set()
    (BIN / "xclip").unlink()


def server(corpus):
    """`breach serve` over loopback: it is asked by a check, and hears five digits."""
    child = start(["breach", "serve", corpus, "--listen", "127.0.0.1:18097"])
    time.sleep(1.5)
    for form in ([], ["--json"]):
        status = run(["check", "--stdin", "--breach-url", "http://127.0.0.1:18097", *form], CANARY.encode() + b"\n")
        if status not in (0, 1):
            sys.exit(f"the server gave no answer: status {status}")
    look_at_process(child.pid)
    look_at_memory("memory: breach serve, after a question", child.pid)
    child.terminate()
    out, err = child.communicate(timeout=20)
    search("breach serve: what it writes", out + err)


def waiting_audit():
    """The records of the first batches were judged, and the rest of the next one is waited for."""
    child = start(["audit", "-", "--format", "ndjson"])
    # A batch is half a mebibyte (src/audit.rs): some of them later the one with the canary is long gone.
    child.stdin.write(CANARY.encode() + b"\n" + (b"zomer" * 12000 + b"\n") * 60)
    child.stdin.flush()
    time.sleep(4)
    look_at_memory("memory: audit, batches later", child.pid)
    search("standard output", child.communicate(timeout=120)[0])


def make_corpus():
    """A corpus of made-up fingerprints, in the range of the canary."""
    digest = hashlib.sha1(unicodedata.normalize("NFC", CANARY).encode()).hexdigest().upper()
    text, corpus = AWAY / "text", AWAY / "corpus"
    text.write_text("".join(f"{digest[:5]}{number:035X}:{number + 1}\n" for number in range(9)))
    span = f"{digest[:5]}-{digest[:5]}"
    subprocess.run([PROGRAM, "breach", "compile", text, corpus, "--prefixes", span], check=True, capture_output=True)
    return str(corpus)


def main():
    for folder in (HOME, TEMP, BIN, AWAY):
        folder.mkdir(mode=0o700)
    (WORK / "pkcs.key").write_text("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
    corpus = make_corpus()
    # The search itself must be able to find: a search that finds nothing anywhere proves nothing.
    search("(the search finds it in a file that holds it)", CANARY.encode())
    if not FOUND.pop("(the search finds it in a file that holds it)"):
        sys.exit("the search does not work")
    control = subprocess.Popen([sys.executable, "-c", f"import time; kept = {CANARY!r}; time.sleep(30)"], env=environment())
    time.sleep(1)
    look_at_memory("control", control.pid)
    control.kill()
    control.wait()
    if FOUND.pop("control") == set():
        sys.exit("the search of memory does not work")
    runs = pipes(corpus)
    clipboard()
    server(corpus)
    waiting_audit()
    sessions = terminal()
    look_at_files()
    FOUND["core files"] = {str(path) for folder in (HOME, TEMP) for path in folder.rglob("core*")}
    print(f"{runs} runs at a pipe, {sessions} sessions in a terminal\n")
    print("| place | canary |\n|---|---|")
    faults = 0
    for place, parts in sorted(FOUND.items()):
        if parts is None:
            said = "not searched: reading memory of a process that is not dumpable needs root"
        elif not parts:
            said = "not found"
        else:
            said, faults = f"FOUND ({len(parts)} fives)", faults + 1
        print(f"| {place} | {said} |")
    return 1 if faults else 0


try:
    STATUS = main()
finally:
    tmux("kill-server")
    shutil.rmtree(WORK)
sys.exit(STATUS)

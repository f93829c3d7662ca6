#!/usr/bin/env python3
"""Runs every command of the documents and of the manual pages, as written, in a fresh clone.

    cargo build --release && tests/docs-commands.py            # Linux, Python 3.9, git
    tests/docs-commands.py --cargo                             # also those that build: half an hour

A command is what stands behind `$ ` or `# ` in a ```console block, a line of a ```sh block or of one without a language,
a line that is indented by four spaces, and in a manual page a line with `sleutel` in front. A line that ends in a backslash
goes on. Each runs in `bash`, on a terminal of its own where it reads no pipe: what it asks is answered with made-up
passwords. The clone gets the sample files that the documents name, and this tree's program, so that only `--cargo` builds.

It fails when a command ends with another status than 0 or 1 (an answer), when what the document shows below it does not
come out of it, and when an option or command between backticks does not exist. What is not run is printed with its
reason. `docs/nl` and `docs/en` are run by `cargo test --test docs`, which compares all that they show; here once more.
"""

import argparse, os, pathlib, pty, re, select, shutil, signal, subprocess, sys, tempfile, time

# What is not run, and why: the first that occurs in a command counts.
NOT_RUN = [
    ("cargo run --release --example accuracy", "needs sets of leaked passwords, which are not in the repository"),
    ("--example train", "needs sets of leaked passwords, which are not in the repository"),
    ("--model our-model.bin", "the model that the line above trains"),
    ("target/release/examples/breach", "needs genuine range files; `tests/download.rs` and `tests/range.rs` run the rest"),
    ("oflag=nocache", "belongs to the lines above"),
    ("wrk ", "a measurement"),
    ("fuzz", "minutes of fuzzing"),
    ("corpus/analysis", "minutes of fuzzing"),
    ("cargo +nightly", "minutes of fuzzing"),
    ("tests/canary.py", "a test of its own"),
    ("tests/soak.py", "a test of its own, of ten minutes"),
    ("tests/mutants.py", "an hour of tests that must fail"),
    ("tests/integration/pam.sh", "changes the machine: root, pamtester"),
    ("tests/docs-commands.py", "this"),
    ("ldappasswd", "needs a directory"),
    ("/etc/pam.d", "needs PAM"),
    ("pam_", "a line of settings"),
    ("dpkg -i", "changes the machine: `packaging/test.sh`"),
]
# What ends with another status than 0 or 1, and why.
OTHER = {
    "--breach online": ({3}, "no network: not known is not accepted"),
}
# Blocks of settings, code and output: no commands.
NO_COMMANDS = {"toml", "json", "java", "python", "nginx"}
SAMPLES = {
    "passwords.txt": "Zomer2026!\nhuisboomfiets\nkaars-molen-fluit-tegel-wolk\n",
    "wachtwoorden.txt": "Zomer2026!\nhuisboomfiets\nkaars-molen-fluit-tegel-wolk\n",
    "FILE": "Zomer2026!\n", "BESTAND": "Zomer2026!\n",
    "SET.tsv": "3\tZomer2026!\n1\thuisboomfiets\n", "sample.txt": "Welkom2026!\n", "voorbeeld.txt": "Welkom2026!\n",
    "domtoren.txt": "domtoren-fiets-regen\n",
    "password-of-the-file.txt": "Vier losse woorden 7\n", "wachtwoord-van-het-bestand.txt": "Vier losse woorden 7\n",
    "pin.toml": 'schema = 1\nname = "pin"\ntitle = { en = "PIN", nl = "Pincode" }\nsource = "Made up"\n'
    'date = "2026"\nprimary_text_read = true\n\n[length]\nmaximum = 6\n',
}
COPIES = {
    "aes-256.zip": ["report.zip", "rapport.zip"], "zipcrypto.zip": ["old.zip", "oud.zip"],
    "agile.docx": ["report.docx"],
}
NEW = "kaars-molen-fluit-tegel-wolk"
faults, skipped, ran = [], {}, 0


def commands(page):
    """What can be typed, with the lines that are shown below it."""
    fence, block, found = None, [], []
    for line in page.read_text().splitlines() + [""]:
        if line.startswith("```"):
            if fence is not None:
                found += of_block(fence, block)
            fence, block = (line[3:], []) if fence is None else (None, [])
        elif fence is not None:
            block.append(line)
        elif line.startswith("    "):
            block.append(line.strip())
        else:
            found += of_block("", block)
            block = []
    return found


def of_block(language, lines):
    if language in NO_COMMANDS or (lines and lines[0].startswith("#!")):
        return []
    found, going_on = [], False
    for line in lines:
        if going_on:
            found[-1][0] += "\n" + line
        elif language == "console" and line[:2] in ("$ ", "# "):
            found.append([line[2:], []])
        elif language == "console" and found:
            found[-1][1].append(line)
        elif language in ("sh", "") and re.match(r"(cargo|cd|cp|dd|git|mkdir|sleutel|target/|tests/|wrk|python3|printf) ?", line):
            found.append([line, []])
        going_on = bool(found) and line.endswith("\\")
    return found


def of_manual(page):
    """The lines of a manual page that stay as they are and begin with the program."""
    fixed, found = False, []
    for line in page.read_text().splitlines():
        fixed = (fixed or line == ".nf") and line != ".fi"
        line = line.replace("\\-", "-").replace("\\&", "").replace("\\(aq", "'").strip()
        if fixed and re.match(r"sleutel\b", line) and "…" not in line:
            found.append([re.split(r"  +", line)[0], []])
    return found


def at_terminal(command, folder, env):
    """Runs a command on a terminal; whenever it waits, the next answer is typed. Its status and what was shown."""
    answers = {"sleutel": ["Zomer2026!", "\x03"]}.get(command.split("#")[0].strip(), [])
    asks = re.search(r"^sleutel( --linear)?\s*(#.*)?$|\bsleutel (check|breach check|rotate)\b", command)
    if asks and not answers:
        answers = ["0\r", "0\r"] if "--linear" in command else ["Zomer2026!\r", NEW + "\r", "\r", "\r", "\x03"]
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execvpe("bash", ["bash", "-c", command], env)
    shown, quiet, begun, patience = b"", time.monotonic(), time.monotonic(), 1200 if "cargo" in command else 60
    while True:
        ready, _, _ = select.select([terminal], [], [], 0.1)
        if ready:
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            shown, quiet = shown + piece, time.monotonic()
        elif answers and time.monotonic() - quiet > 0.7:
            os.write(terminal, answers.pop(0).encode())
            quiet = time.monotonic()
        elif time.monotonic() - begun > patience:
            os.kill(child, signal.SIGKILL)
            shown += b"\n(waited in vain)"
            break
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, shown.decode(errors="replace").replace("\r", "")


def at_pipe(command, folder, env):
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, stdin=subprocess.DEVNULL, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace", timeout=1200)
    return done.returncode, done.stdout


def is_shown(lines, said):
    """Whether what a document shows, in which … stands for anything, comes in this order; line breaks aside."""
    said = " ".join(said.split())
    for piece in "\n".join(lines).split("…"):
        at = said.find(" ".join(piece.split()))
        if at < 0:
            return False
        said = said[at:]
    return True


def run(source, command, shown, folder, env, builds):
    global ran
    plain = command.split("\n")[0].split("#")[0].strip()
    reason = next((reason for mark, reason in NOT_RUN if mark in command), None)
    if reason is None and "cargo" in command and not builds:
        reason = "builds: with --cargo"
    if reason:
        skipped.setdefault(reason, []).append(f"{source}: {plain}")
        return
    piped = "|" in plain or "<" in plain or "--stdin" in plain or shown
    status, said = (at_pipe if piped or not plain.startswith("sleutel") else at_terminal)(command, folder, env)
    allowed = next((statuses | {0, 1} for mark, (statuses, _) in OTHER.items() if mark in command), {0, 1})
    ran += 1
    if status not in allowed:
        faults.append(f"{source}: {command}\n    status {status}: {said.strip()[-400:]}")
    elif not is_shown(shown, said):
        faults.append(f"{source}: {command}\n    shows something else: {said.strip()[:400]}")


def between_backticks(page, env):
    """Commands in running text: their path and their options are in the help."""
    text = re.sub(r"```.*?```", "", page.read_text(), flags=re.S)
    for code in re.findall(r"`(sleutel [a-z][^`\n]*)`", text):
        words = code.split()
        path = [word for word in words[1:4] if re.fullmatch(r"[a-z]+", word)]
        while path:
            asked = subprocess.run(["sleutel", *path, "--help"], env=env, text=True, capture_output=True)
            if asked.returncode == 0:
                break
            path.pop()
        missing = [word for word in re.findall(r"--[a-z][a-z-]+", code) if word not in asked.stdout] if path else words[1:2]
        if missing:
            faults.append(f"{page.name}: `{code}` has no {', '.join(missing)}")


def scripts(page, here):
    """Scripts in running text: they are there and can be run."""
    for code in re.findall(r"`((?:benches|docs|examples|packaging|tests)/[^`\s]*\.(?:sh|py))[^`\n]*`", page.read_text()):
        if not os.access(here / code, os.X_OK):
            faults.append(f"{page.name}: `{code}` is not there, or cannot be run")


def clone(root, work, builds):
    here = work / "sleutel"
    subprocess.run(["git", "clone", "--quiet", str(root), str(here)], check=True)
    built = here / "target" / "release"
    if builds:
        # Of the crates of others only: what is ours is built anew, for it stands elsewhere.
        subprocess.run(["cp", "-a", str(root / "target"), str(here / "target")], check=True)
    built.mkdir(parents=True, exist_ok=True)
    shutil.copy2(root / "target/release/sleutel", built / "sleutel")
    for name, text in SAMPLES.items():
        (here / name).write_text(text)
    for sample, names in COPIES.items():
        for name in names:
            shutil.copy(root / "tests/protect/files" / sample, here / name)
    (here / "FOLDER").mkdir()
    tools = work / "bin"
    tools.mkdir()
    (tools / "find-candidates").write_text("#!/bin/sh\nprintf 'Zomer2026!\\0huisboomfiets\\0'\n")
    (tools / "find-candidates").chmod(0o755)
    home = work / "home"
    for folder in (".zfunc", ".local/share/bash-completion/completions", ".config/fish/completions"):
        (home / folder).mkdir(parents=True)
    return here, home, tools


def main():
    said = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    said.add_argument("--cargo", action="store_true", help="also run what builds, with a copy of target")
    builds = said.parse_args().cargo
    root = pathlib.Path(__file__).resolve().parent.parent
    with tempfile.TemporaryDirectory() as work:
        here, home, tools = clone(root, pathlib.Path(work), builds)
        env = {
            "PATH": f"{here}/target/release:{tools}:{os.environ['PATH']}", "HOME": str(home), "TERM": "xterm",
            "LANG": "en_GB.UTF-8", "candidate": "Zomer2026!", "PROFILE": f"{home}/profile",
        }
        if builds:
            env |= {name: os.environ[name] for name in ("CARGO_HOME", "RUSTUP_HOME") if name in os.environ}
            env.setdefault("CARGO_HOME", str(pathlib.Path.home() / ".cargo"))
            env.setdefault("RUSTUP_HOME", str(pathlib.Path.home() / ".rustup"))
        pages = [here / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md")]
        pages.append(here / "wordlists/README.md")
        pages += sorted((here / "docs").glob("*.md")) + sorted((here / "docs").glob("??/*.md"))
        for page in pages:
            source = str(page.relative_to(here))
            spoken = env | ({"LANG": "nl_NL.UTF-8"} if source.startswith("docs/nl") else {})
            for command, shown in commands(page):
                run(source, command, shown, here, spoken, builds)
            between_backticks(page, spoken)
            scripts(page, here)
        for lang in ("en", "nl"):
            (here / f"manual-{lang}").mkdir()
            subprocess.run(["sleutel", "man", f"manual-{lang}", "--lang", lang], cwd=here, env=env, check=True,
                           stdout=subprocess.DEVNULL)
            for page in sorted((here / f"manual-{lang}/man1").iterdir()):
                for command, shown in of_manual(page):
                    run(f"man {page.name} ({lang})", command.split(" (")[0], shown, here, env, builds)
    for reason, which in skipped.items():
        print(f"not run: {reason}")
        print("".join(f"    {one}\n" for one in which), end="")
    print("".join(f"FAULT {fault}\n" for fault in faults), end="")
    print(f"{ran} commands run, {sum(map(len, skipped.values()))} not run, {len(faults)} faults")
    return 1 if faults or ran < 60 else 0


if __name__ == "__main__":
    sys.exit(main())

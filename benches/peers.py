#!/usr/bin/env python3
"""sleutel beside its peers, in one run: start-up, bulk, memory, generating, and looking up what has leaked.

Usage: benches/peers.py [--install] [FOLDER]

FOLDER holds passwords, one a line (*.txt) or after a count and a tab (*.tsv); without it a list is made by chance, with a
fixed seed. Nothing of it is printed. --install installs the peers from Debian (as root); npm's `hibp` is always fetched
into a temporary folder. What is not there is said and left out. All times are processor time (user and system) of the
process, so that a busy machine measures nearly the same; the ratios are of the same run. Listens on loopback only.
"""
import hashlib
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

DEBIAN = "passwdqc libpwquality-tools keepassxc cracklib-runtime pwgen apg makepasswd diceware xkcdpass time nodejs".split()
ROUNDS = 21       # of one password each; the median counts
SAMPLE = 20_000   # passwords of a bulk run
MADE = 10_000     # passwords of a generating run
DIGESTS = 1_000_000
ASKED = 200_000   # look-ups, half of them present
ROOT = Path(__file__).resolve().parent.parent
CHANCE = random.Random(9)


def main(arguments):
    if "--install" in arguments:
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", *DEBIAN], check=True)
        arguments.remove("--install")
    os.chdir(ROOT)
    os.environ["PATH"] += ":/usr/sbin"
    os.environ["LC_ALL"] = "C.UTF-8"
    # One by one: with what only examples need, the program itself would be built again.
    for target in (["--bin", "sleutel"], ["--example", "peers"]):
        subprocess.run(["cargo", "build", "--release", "--quiet", *target], check=True)
    release = Path(os.environ.get("CARGO_TARGET_DIR", "target")).resolve() / "release"
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), str(release / "sleutel"), str(release / "examples" / "peers"))
        bench.heading()
        bench.one(passwords(arguments[0] if arguments else None))
        bench.bulk()
        bench.generating()
        bench.leaked()
        bench.heading()


def passwords(folder):
    """Every password of the folder once, in an order by chance; or a list made by chance."""
    if folder is None:
        return [made_up() for _ in range(SAMPLE)]
    seen = set()
    for path in sorted(Path(folder).iterdir()):
        if path.suffix in (".txt", ".tsv"):
            for line in path.read_text(encoding="utf-8", errors="ignore").splitlines():
                fields = line.split("\t")
                seen.add(fields[1] if path.suffix == ".tsv" and len(fields) > 1 else fields[0])
    # 40: what every peer reads whole.
    usable = sorted(password for password in seen if 0 < len(password) <= 40)
    return CHANCE.sample(usable, min(SAMPLE, len(usable)))


def made_up():
    """One to three syllables twice over, often a capital, digits or a sign: the shape of what people choose, not theirs."""
    syllable = lambda: CHANCE.choice("bdfghjklmnprstvwz") + CHANCE.choice(["a", "e", "i", "o", "u", "aa", "ee", "ie"]) + CHANCE.choice(["", "l", "n", "r", "s"])
    word = "".join(syllable() for _ in range(CHANCE.randint(2, 5)))
    word = word.capitalize() if CHANCE.random() < 0.5 else word
    digits = "".join(CHANCE.choice("0123456789") for _ in range(CHANCE.choice([0, 0, 1, 2, 4])))
    return word + digits + CHANCE.choice(["", "", "!", "?", "."])


def processor_seconds(command, stdin=os.devnull):
    """Processor time of a command, its children included; None when it is not there."""
    if shutil.which(command[0]) is None:
        return None
    with open(stdin, "rb") as source, open(os.devnull, "wb") as sink:
        child = subprocess.Popen(command, stdin=source, stdout=sink, stderr=sink)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    # 1: refused, which is an answer. A command that fails measures nothing.
    if child.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: status {child.returncode}")
    return usage.ru_utime + usage.ru_stime


def peak(command, stdin=os.devnull):
    """The most memory that a command had resident, in MB. GNU time forks it, so that what Python holds is not counted."""
    with open(stdin, "rb") as source:
        said = subprocess.run(["time", "-f", "%M", *command], stdin=source, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True).stderr
    return int(said.split()[-1]) / 1000


def table(title, head, rows, note):
    print(f"\n## {title}\n\n{note}\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


class Bench:
    def __init__(self, folder, sleutel, peers):
        self.folder, self.sleutel, self.peers = folder, sleutel, peers
        self.single, self.list = folder / "one", folder / "list"

    def heading(self):
        model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text()).group(1)
        print(f"{model}, {os.cpu_count()} cores; load {' '.join(Path('/proc/loadavg').read_text().split()[:3])}", flush=True)

    def one(self, sample):
        self.sample = sample
        self.single.write_text("Zomer2026!\n")
        self.list.write_text("".join(password + "\n" for password in sample))
        tools = [
            ("`true`: what a process costs", ["true"]),
            ("**sleutel check**, without other opinions", [self.sleutel, "check", "--stdin", "--opinions", "none"]),
            ("**sleutel check**, also the other opinions", [self.sleutel, "check", "--stdin"]),
            ("crate zxcvbn", [self.peers, "zxcvbn"]),
            ("pwqcheck (passwdqc)", ["pwqcheck", "-1"]),
            ("pwscore (libpwquality)", ["pwscore"]),
            ("cracklib-check", ["cracklib-check"]),
            ("keepassxc-cli estimate", ["keepassxc-cli", "estimate"]),
        ]
        times = {name: [] for name, _ in tools}
        for _ in range(ROUNDS):
            for name, command in tools:
                times[name].append(processor_seconds(command, self.single))
        ours = statistics.median(times[tools[1][0]])
        self.started, rows = {}, []
        for name, command in tools:
            if None in times[name]:
                rows.append((name, "not installed", "", ""))
                continue
            own = self.started[name] = statistics.median(times[name])
            rows.append((name, f"{own * 1000:.2f}", f"{own / ours:.2f}", f"{peak(command, self.single):.1f}"))
        table("One password, from start to answer", ["program", "processor time, ms", "times sleutel", "peak memory, MB"],
              rows, f"`Zomer2026!` on standard input, a process each; the median of {ROUNDS} turns.")

    def bulk(self):
        one = [self.sleutel, "audit", "-", "--format", "ndjson", "--jobs", "1"]
        tools = [
            ("**sleutel**, the library", [self.peers, "analysis"]),
            ("**sleutel audit** --jobs 1, with a policy and JSON", one),
            ("crate zxcvbn", [self.peers, "zxcvbn"]),
            ("crate passwords (scorer)", [self.peers, "passwords"]),
            ("pwqcheck --multi", ["pwqcheck", "-1", "--multi"]),
            ("cracklib-check", ["cracklib-check"]),
        ]
        rows, ours = [], None
        for name, command in tools:
            start = processor_seconds(command, self.single)
            if start is None:
                rows.append((name, "not installed", "", ""))
                continue
            rate = len(self.sample) / max(processor_seconds(command, self.list) - start, 1e-6)
            ours = ours or rate
            rows.append((name, number(rate), f"{ours / rate:.3g}", f"{peak(command, self.list):.1f}"))
        for name in ["pwscore (libpwquality)", "keepassxc-cli estimate"]:
            if name in self.started:
                rate = 1 / self.started[name]
                rows.append((f"{name}, a process each", number(rate), f"{ours / rate:.3g}", ""))
        table("Many passwords", ["program", "passwords a second", "the library is so many times as fast", "peak memory, MB"],
              rows, f"{len(self.sample):,} different passwords, one thread; what starting costs is taken off.")

    def generating(self):
        make = [self.sleutel, "generate", "--count"]
        characters = [
            ("**sleutel generate**, judged by `default`", [*make, "{}"]),
            ("**sleutel generate** --policy ad-default", [*make, "{}", "--policy", "ad-default"]),
            ("crate passwords", [self.peers, "draw", "{}"]),
            ("pwgen -s -y", ["pwgen", "-s", "-y", "16", "{}"]),
            ("apg -a 1", ["apg", "-q", "-a", "1", "-M", "SNCL", "-m", "16", "-x", "16", "-n", "{}"]),
            ("makepasswd", ["makepasswd", "--chars", "16", "--count", "{}"]),
            ("pwmake 104 (libpwquality)", ["pwmake", "104"]),
        ]
        words = [
            ("**sleutel generate** --passphrase", [*make, "{}", "--passphrase"]),
            ("xkcdpass -n 5", ["xkcdpass", "-n", "5", "-c", "{}"]),
            ("pwqgen random=64", ["pwqgen", "random=64"]),
            ("diceware -n 5", ["diceware", "-n", "5"]),
        ]
        for title, tools in [("Generating: sixteen characters of four kinds", characters), ("Generating: five words", words)]:
            rows, ours = [], None
            for name, command in tools:
                fill = lambda count: [word.replace("{}", str(count)) for word in command]
                starts = [processor_seconds(fill(1)) for _ in range(ROUNDS)]
                if None in starts:
                    rows.append((name, "not installed", "", ""))
                    continue
                start = statistics.median(starts)
                if "{}" in command:
                    rate = number((MADE - 1) / max(processor_seconds(fill(MADE)) - start, 1e-6))
                else:
                    rate = f"{number(1 / start)}, a process each"
                ours = ours or start
                rows.append((name, f"{start * 1000:.2f}", f"{start / ours:.2f}", rate))
            table(title, ["program", "one, from start: processor time, ms", "times sleutel", "a second, what starting costs taken off"],
                  rows, f"The rate is of {MADE:,} in one process.")

    def leaked(self):
        present = [hashlib.sha1(b"present %d" % n).hexdigest().upper() for n in range(DIGESTS)]
        text = self.folder / "digests"
        text.write_text("".join(f"{digest}:{1 + n % 7}\r\n" for n, digest in enumerate(sorted(present))))
        bare = self.folder / "bare"
        # pwqfilter takes digests of 128 bits.
        bare.write_text("".join(digest[:32] + "\n" for digest in present))
        asked = CHANCE.sample(present, ASKED // 2)
        asked += [hashlib.sha1(b"absent %d" % n).hexdigest().upper() for n in range(ASKED // 2)]
        CHANCE.shuffle(asked)
        questions, short = self.folder / "questions", self.folder / "short"
        questions.write_text("".join(digest + "\n" for digest in asked))
        short.write_text("".join(digest[:32] + "\n" for digest in asked))
        none = self.folder / "none"
        none.write_text(asked[0] + "\n")
        (self.folder / "none32").write_text(asked[0][:32] + "\n")
        rows, ours = [], None
        for name, file, build, source, look, lines, first in [
            ("**sleutel** `compact`, with counts", "compact", [self.sleutel, "breach", "compile", str(text), str(self.folder / "compact"), "--profile", "compact"],
             os.devnull, [self.peers, "look", str(self.folder / "compact")], questions, none),
            ("**sleutel** `exact`, with counts", "exact", [self.sleutel, "breach", "compile", str(text), str(self.folder / "exact"), "--profile", "exact"],
             os.devnull, [self.peers, "look", str(self.folder / "exact")], questions, none),
            ("pwqfilter (passwdqc), without counts", "filter", ["pwqfilter", f"--create={DIGESTS * 100 // 95}", "--pre-hashed", "-o", str(self.folder / "filter")],
             bare, ["pwqfilter", "--pre-hashed", "-c", "-f", str(self.folder / "filter")], short, self.folder / "none32"),
        ]:
            built = processor_seconds(build, source)
            if built is None:
                rows.append((name, "not installed", "", "", "", ""))
                continue
            memory, start = peak(build, source), processor_seconds(look, first)
            with open(lines, "rb") as stdin:
                found = int(subprocess.run(look, stdin=stdin, stdout=subprocess.PIPE, check=True).stdout)
            each = (processor_seconds(look, lines) - start) / ASKED
            ours = ours or each
            bits = (self.folder / file).stat().st_size * 8 / DIGESTS
            rows.append((name, f"{bits:.1f}", number(DIGESTS / built), f"{memory:.0f}", number(1 / each), f"{each / ours:.2f}", f"{found - ASKED // 2}"))
        table("Leaked: a file of one's own",
              ["program", "bits a digest", "digests a second, making it", "memory, making it, MB", "look-ups a second, as lines of hexadecimal", "times sleutel's time", f"false alarms in {ASKED // 2:,}"],
              rows, f"{DIGESTS:,} made-up digests in an order of their own; {ASKED:,} look-ups in one process, half of them there.")
        self.over_loopback(text)

    def over_loopback(self, text):
        corpus = str(self.folder / "exact")
        server = subprocess.Popen([self.sleutel, "breach", "serve", corpus, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            base = re.search(r"http://[0-9.:]+", server.stdout.readline()).group(0)
            npm = self.folder / "npm"
            npm.mkdir()
            (npm / "ask.mjs").write_text(ASK)
            tools = [
                ("**sleutel breach check** --breach FILE", [self.sleutel, "breach", "check", "--stdin", "--breach", corpus]),
                ("**sleutel breach check** --breach-url", [self.sleutel, "breach", "check", "--stdin", "--breach-url", base]),
                ("`curl` of the range alone", ["curl", "--silent", "--fail", f"{base}/range/00000"]),
            ]
            fetched = shutil.which("npm") and subprocess.run("npm init --yes && npm install --silent --no-audit --no-fund hibp@^15", shell=True, cwd=npm, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
            if fetched:
                tools.append(("npm hibp 15 (`pwnedPassword`)", ["node", str(npm / "ask.mjs"), base]))
            rows, ours = [], None
            for name, command in tools:
                times = [processor_seconds(command, self.single) for _ in range(ROUNDS)]
                if None in times:
                    rows.append((name, "not installed", "", ""))
                    continue
                each = statistics.median(times)
                ours = ours or each
                rows.append((name, f"{each * 1000:.2f}", f"{each / ours:.2f}", f"{peak(command, self.single):.1f}"))
            if not fetched:
                rows.append(("npm hibp", "could not be fetched", "", ""))
            table("Leaked: one password, a process each", ["program", "processor time, ms", "times sleutel", "peak memory, MB"], rows,
                  "Of the client alone; the server is `sleutel breach serve` on loopback, over the same file.")
        finally:
            server.terminate()
            server.wait()


ASK = """
import { readFileSync } from 'node:fs';
import { pwnedPassword } from 'hibp';
const password = readFileSync(0, 'utf8').split('\\n')[0];
console.log(await pwnedPassword(password, { baseUrl: process.argv[2] }));
"""

main(sys.argv[1:])

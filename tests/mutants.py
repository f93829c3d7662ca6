#!/usr/bin/env python3
"""Mutants of the rooms that decide, all in one build: which of them do the tests not notice?

Usage: pip install tree-sitter tree-sitter-rust
       tests/mutants.py [--room policy]... [--sample 200] [--seed 1] [--minutes 30] [--jobs 2] [--again] FOLDER

A copy of the tree is made in FOLDER (once: it is used again), in which every mutant stands behind `crate::mutant(NUMBER)`.
One build of the program and the tests serves all of them. First each test runs alone and notes which mutants it comes past,
and how long it takes; then, for each mutant, only those tests run, the quickest first, until one fails. (`cargo mutants`
builds anew for each: days, where this takes an hour.) What is known of a mutant is kept in FOLDER/results.json, so that a run
goes on where it was stopped; --again runs those that were not noticed once more, with all but the mutants as it is now in the tree.

Mutants: `<` for `<=` and the like, `==` for `!=`, `&&` for `||`, `+` for `-`, `*` for `/`, a `!` left out, a guard of a match
that is always or never true, and functions that give true, false, None, 0 or 1 at once. Those that do not compile are left
out. A test that takes ten times as long and 20 seconds, or over 4 GB, has noticed.
"""
import argparse
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

import tree_sitter_rust
from tree_sitter import Language, Parser

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ["policy", "analysis", "rotation", "breach"]
# Tests themselves.
LEFT_OUT = re.compile(r"/tests\.rs$|/tests/")
OPERATORS = {"<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"], "==": ["!="], "!=": ["=="], "&&": ["||"], "||": ["&&"],
             "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["/"], "+=": ["-="], "-=": ["+="], "*=": ["/="], "&": ["|"], "|": ["&"], "<<": [">>"], ">>": ["<<"]}
VALUES = {"bool": ["true", "false"], "f64": ["0.0", "1.0"]} | {kind: ["0", "1"] for kind in ["u8", "u16", "u32", "u64", "usize"]}
# Of what is not listed, the screen and the pages say nothing that these do not.
TESTS = ("verdicts prices policy properties model own_model exchange lint explain wordlists passphrase_lists range download serve "
         "rotate exposure cmd no_leak render").split()
# The same every time, and nothing is left behind for the next.
SAME = {"PROPTEST_RNG_SEED": "9", "PROPTEST_DISABLE_FAILURE_PERSISTENCE": "1", "INSTA_UPDATE": "no", "RUST_BACKTRACE": "0"}
LARGEST = 4 << 30


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--sample", type=int, default=10**9)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--minutes", type=float, default=10**6)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--again", action="store_true")
    options.add_argument("--room", action="append", choices=ROOMS)
    options.add_argument("folder")
    given = options.parse_args()
    copy = Path(given.folder).resolve()
    mutants = once(copy / "mutants.json", lambda: plant(copy))
    mutants = once(copy / "compiling.json", lambda: compiling(copy, mutants))
    if given.again:
        renew(copy)
    programs = once(copy / "programs.json", lambda: build(copy))
    tests = once(copy / "reached.json", lambda: reached(copy, programs))
    results = json.loads((copy / "results.json").read_text()) if (copy / "results.json").exists() else {}
    rooms = given.room or ROOMS
    within = sorted((number for number, mutant in mutants.items() if mutant["room"] in rooms), key=int)
    # In an order by chance: what is reached in time is a sample too.
    chosen = random.Random(given.seed).sample(within, min(given.sample, len(within)))
    end, writing = time.monotonic() + given.minutes * 60, Lock()

    def run(number):
        known = results.get(number)
        if time.monotonic() > end or (known and (known["by"] or not given.again)):
            return
        by, past = caught(copy, tests, number)
        with writing:
            results[number] = {"by": by, "past": past}
            (copy / "results.new").write_text(json.dumps(results))
            (copy / "results.new").replace(copy / "results.json")

    with ThreadPoolExecutor(given.jobs) as pool:
        list(pool.map(run, chosen))
    for number in sorted(results, key=int):
        if results[number]["by"] is None and mutants[number]["room"] in rooms:
            mutant = mutants[number]
            print(f"{number}: {mutant['path']}:{mutant['line']}: {mutant['what']} ({results[number]['past']} tests come past)")
    for room in rooms:
        all_of = [results.get(number) for number in within if mutants[number]["room"] == room]
        ran = [result for result in all_of if result]
        noticed, nowhere = sum(bool(result["by"]) for result in ran), sum(result["past"] == 0 for result in ran)
        print(f"{room}: {len(all_of)} mutants, {len(ran)} run, {noticed} noticed, {len(ran) - noticed} not ({nowhere} of those where no test comes past)")


def once(file, make):
    """What is in `file`; made and put there the first time."""
    if not file.exists():
        file.write_text(json.dumps(make()))
    return json.loads(file.read_text())


def tracked():
    return subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()


def plant(copy):
    """Copies the tree, and rewrites every file of the rooms; the mutants by number."""
    copy.mkdir(parents=True, exist_ok=True)
    names = [name for name in tracked() if not name.startswith("fuzz/")]
    for name in names:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, copy / name)
    with open(copy / "src/lib.rs", "a") as root:
        root.write(SWITCH)
    mutants, parser = {}, Parser(Language(tree_sitter_rust.language()))
    for name in names:
        if room := planted(name):
            source = (copy / name).read_bytes()
            file = File(name, room, source, mutants)
            (copy / name).write_bytes(file.rewritten(parser.parse(source).root_node))
    return mutants


def planted(name):
    """The room of a file that holds mutants."""
    room = re.match(r"src/(\w+)(\.rs|/)", name)
    return room.group(1) if room and room.group(1) in ROOMS and not LEFT_OUT.search(name) and name.endswith(".rs") else None


def renew(copy):
    """Puts the tests of the tree in the copy, and all else that holds no mutants."""
    for name in tracked():
        if name.startswith("tests/") or name.startswith("src/") and name != "src/lib.rs" and not planted(name):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    for known in ("programs.json", "reached.json"):
        (copy / known).unlink(missing_ok=True)


class File:
    def __init__(self, name, room, source, mutants):
        self.name, self.room, self.source, self.mutants = name, room, source, mutants

    def switch(self, node, what):
        number = len(self.mutants) + 1
        self.mutants[number] = {"path": self.name, "line": node.start_point[0] + 1, "room": self.room, "what": what}
        return f"crate::mutant({number})"

    def rewritten(self, node):
        if node.type in ("const_item", "static_item", "attribute_item", "macro_definition", "mod_item", "array_type", "type_arguments"):
            return self.text(node)
        if node.type == "function_item" and "const" in self.text(node)[: node.child_by_field_name("name").start_byte - node.start_byte].decode():
            return self.text(node)
        out, at = b"", node.start_byte
        for child in node.children:
            out += self.source[at : child.start_byte] + self.rewritten(child)
            at = child.end_byte
        out += self.source[at : node.end_byte]
        return self.mutated(node, out)

    def text(self, node):
        return self.source[node.start_byte : node.end_byte]

    def inner(self, node, name):
        return self.rewritten(node.child_by_field_name(name)).decode()

    def mutated(self, node, same):
        if node.type in ("binary_expression", "compound_assignment_expr"):
            operator = self.text(node.child_by_field_name("operator")).decode()
            # `if let … && …` is no value.
            if operator not in OPERATORS or "let " in self.text(node).decode():
                return same
            left, right = self.text(node.child_by_field_name("left")).decode(), self.text(node.child_by_field_name("right")).decode()
            if node.type == "binary_expression":
                left = f"({left})"  # `a as usize < b` would be read as the start of generics
            for other in OPERATORS[operator]:
                switch = self.switch(node, f"{operator} became {other} in `{one_line(self.text(node))}`")
                same = f"(if {switch} {{ {left} {other} {right} }} else {{ ({same.decode()}) }})".encode()
            return same
        if node.type == "unary_expression" and self.text(node).startswith(b"!"):
            bare = self.text(node)[1:].decode()
            return f"(if {self.switch(node, f'! left out of `{one_line(self.text(node))}`')} {{ {bare} }} else {{ {same.decode()} }})".encode()
        if node.type == "match_pattern" and (guard := node.child_by_field_name("condition")) is not None:
            if "let " in self.text(guard).decode():
                return same
            start, asked = guard.start_byte - node.start_byte, one_line(self.text(guard))
            always, never = self.switch(node, f"the guard `{asked}` always holds"), self.switch(node, f"the guard `{asked}` never holds")
            return same[:start] + f"{always} || (!{never} && (".encode() + same[start:] + b"))"
        if node.type == "function_item" and (kind := node.child_by_field_name("return_type")) is not None:
            kind = self.text(kind).decode()
            values = VALUES.get(kind, ["None"] if kind.startswith("Option<") else [])
            name = self.text(node.child_by_field_name("name")).decode()
            start = node.child_by_field_name("body").start_byte
            brace = same.index(b"{", self.head(node, start))
            for value in values:
                switch = self.switch(node, f"{name} gives {value}")
                same = same[: brace + 1] + f" if {switch} {{ return {value}; }}".encode() + same[brace + 1 :]
        return same

    def head(self, node, start):
        """Where the body begins: nothing before it is rewritten."""
        return start - node.start_byte


def one_line(text):
    return re.sub(r"\s+", " ", text.decode())[:90]


def compiling(copy, mutants):
    """Those that compile: what does not is taken out."""
    for _ in range(40):
        command = ["cargo", "check", "--offline", "--message-format", "short", "--lib"]
        ran = subprocess.run(command, cwd=copy, capture_output=True, text=True)
        if ran.returncode == 0:
            return mutants
        said = ran.stderr
        gone = set()
        for path, line, column in re.findall(r"^(src/\S+?\.rs):(\d+):(\d+): error", said, re.M):
            text = (copy / path).read_text().split("\n")[int(line) - 1]
            before = re.findall(r"crate::mutant\((\d+)\)", text[: int(column)])
            gone |= set(before[-1:] or re.findall(r"crate::mutant\((\d+)\)", text)[:1])
        if not gone:
            raise SystemExit(said[-3000:])
        for path in {mutants[number]["path"] for number in gone}:
            text = (copy / path).read_text()
            for number in gone:
                text = drop(text, number)
            (copy / path).write_text(text)
        for number in gone:
            del mutants[number]
    raise SystemExit("it does not compile after forty times")


def drop(text, number):
    """Takes one mutant out again."""
    text = text.replace(f"crate::mutant({number}) || (", "false || (").replace(f"!crate::mutant({number}) && (", "true && (")
    mark = f"if crate::mutant({number}) {{"
    at = text.find(mark)
    if at < 0:
        return text
    end = closing(text, at + len(mark) - 1)
    rest = text[end + 1 :]
    if rest.startswith(" else {"):
        close = closing(text, end + 1 + len(" else {") - 1)
        return text[:at] + text[end + 1 + len(" else {") : close] + text[close + 1 :]
    return text[:at] + rest


def closing(text, at):
    depth = 0
    for place in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place
    raise SystemExit("a brace is missing")


def build(copy):
    """Builds the tests: their names, and where they are."""
    command = ["cargo", "test", "--offline", "--no-run", "--message-format", "json", "--lib", "--bin", "sleutel"]
    command += [word for test in TESTS for word in ("--test", test)]
    run = subprocess.run(command, cwd=copy, stdout=subprocess.PIPE, text=True, check=True)
    told = [json.loads(line) for line in run.stdout.splitlines()]
    programs = {one["target"]["name"]: one["executable"] for one in told if one.get("executable") and one["profile"]["test"] and one["target"]["kind"] != ["bin"]}
    return programs


def reached(copy, programs):
    """Each test: its program, how long it takes, and the mutants it comes past."""
    tests = []
    for program in programs.values():
        listed = subprocess.run([program, "--list", "--format", "terse"], cwd=copy, capture_output=True, text=True, check=True).stdout
        for name in re.findall(r"^(.*): test$", listed, re.M):
            with tempfile.NamedTemporaryFile() as seen:
                start = time.monotonic()
                if failed(copy, program, [name], {"SLEUTEL_MUTANTS_SEEN": seen.name}, 600):
                    print(f"left out, for it fails without a mutant: {name}", file=sys.stderr)
                    continue
                took = time.monotonic() - start
                numbers = sorted(set(Path(seen.name).read_text().split()), key=int)
            tests.append({"program": program, "name": name, "seconds": took, "past": numbers})
    return tests


def caught(copy, tests, number):
    """The test that fails with this mutant, and how many come past it."""
    past = sorted((test for test in tests if number in test["past"]), key=lambda test: test["seconds"])
    for test in past:
        if failed(copy, test["program"], [test["name"]], {"SLEUTEL_MUTANT": number}, 20 + 10 * test["seconds"]):
            return test["name"], len(past)
    return None, len(past)


def failed(copy, program, names, environment, seconds):
    limited = lambda: resource.setrlimit(resource.RLIMIT_AS, (LARGEST, LARGEST))
    run = subprocess.Popen([program, "--exact", *names], cwd=copy, env=os.environ | SAME | environment, stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=limited, start_new_session=True)
    try:
        return run.wait(seconds) != 0
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, 9)
        run.wait()
        return True


SWITCH = '''
/// Whether this mutant is the one that is asked for.
#[inline]
pub(crate) fn mutant(number: u32) -> bool {
    static ASKED: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(u32::MAX);
    let asked = ASKED.load(std::sync::atomic::Ordering::Relaxed);
    if asked == u32::MAX - 1 {
        note_mutant(number);
    } else if asked == u32::MAX {
        ASKED.store(asked_mutant(), std::sync::atomic::Ordering::Relaxed);
        return mutant(number);
    }
    asked == number
}

#[cold]
fn asked_mutant() -> u32 {
    if std::env::var_os("SLEUTEL_MUTANTS_SEEN").is_some() {
        return u32::MAX - 1;
    }
    std::env::var("SLEUTEL_MUTANT").ok().and_then(|n| n.parse().ok()).unwrap_or(0)
}

#[cold]
fn note_mutant(number: u32) {
    static SEEN: [std::sync::atomic::AtomicBool; 20_000] = [const { std::sync::atomic::AtomicBool::new(false) }; 20_000];
    if !SEEN[number as usize].swap(true, std::sync::atomic::Ordering::Relaxed) {
        let file = std::env::var_os("SLEUTEL_MUTANTS_SEEN").expect("it is noted where somebody asks");
        let mut file = std::fs::OpenOptions::new().append(true).open(file).expect("the file is there");
        std::io::Write::write_all(&mut file, format!("{number}\\n").as_bytes()).expect("it can be written");
    }
}
'''

main()

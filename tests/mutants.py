#!/usr/bin/env python3
"""Mutants of the rooms that decide, all in one build: which of them do the tests not notice?

Usage: pip install tree-sitter tree-sitter-rust
       tests/mutants.py [--sample 200] [--seed 1] [--minutes 30] [--jobs 2] [--room policy]... FOLDER

A copy of the tree is made in FOLDER (once: it is used again), in which every mutant stands behind `crate::mutant(NUMBER)`: one build, then a run of
the tests for each, with its number in the environment. (`cargo mutants` builds anew for each: hours, where this takes
minutes.) Mutants: `<` for `<=` and the like, `==` for `!=`, `&&` for `||`, `+` for `-`, `*` for `/`, a `!` left out, a guard
of a match that is always or never true, and functions that give true, false, None, 0 or 1 at once. Those that do not
compile are left out. Only the library without features is tested: no client, download or server of the breach room.
"""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import tree_sitter_rust
from tree_sitter import Language, Parser

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ["policy", "analysis", "rotation", "breach"]
# Behind a feature, or tests themselves.
LEFT_OUT = re.compile(r"breach/(client|download|server)|/tests\.rs$|/tests/")
OPERATORS = {"<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"], "==": ["!="], "!=": ["=="], "&&": ["||"], "||": ["&&"],
             "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["/"], "+=": ["-="], "-=": ["+="], "*=": ["/="], "&": ["|"], "|": ["&"], "<<": [">>"], ">>": ["<<"]}
VALUES = {"bool": ["true", "false"], "f64": ["0.0", "1.0"]} | {kind: ["0", "1"] for kind in ["u8", "u16", "u32", "u64", "usize"]}
# What is run for a mutant of a room, the quickest first; then the tests in the room itself.
TESTS = {"policy": ["verdicts", "policy"], "analysis": ["verdicts", "properties"], "rotation": [], "breach": []}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--sample", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--minutes", type=float, default=30)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--room", action="append", choices=ROOMS)
    options.add_argument("folder")
    given = options.parse_args()
    copy, built = Path(given.folder), Path(given.folder) / "mutants.json"
    if built.exists():
        known = json.loads(built.read_text())
        programs, mutants = known["programs"], {int(number): Mutant(**what) for number, what in known["mutants"].items()}
    else:
        programs, mutants = build(copy, plant(copy))
        built.write_text(json.dumps({"programs": programs, "mutants": {number: vars(mutant) for number, mutant in mutants.items()}}))
    rooms = given.room or ROOMS
    for room in rooms:
        if by := caught(programs, room, 0):
            raise SystemExit(f"{room}: {by} fails without a mutant")
    within = sorted(number for number, mutant in mutants.items() if mutant.room in rooms)
    # In an order by chance: what is reached in time is a sample too.
    chosen = random.Random(given.seed).sample(within, min(given.sample, len(within)))
    end, tally = time.monotonic() + given.minutes * 60, {room: [0, 0] for room in rooms}

    def run(number):
        if time.monotonic() > end:
            return
        room = mutants[number].room
        by = caught(programs, room, number)
        tally[room][0 if by else 1] += 1
        if not by:
            print(f"not noticed: {mutants[number]}", flush=True)

    with ThreadPoolExecutor(given.jobs) as pool:
        list(pool.map(run, chosen))
    for room, (noticed, not_noticed) in tally.items():
        all_of = sum(mutant.room == room for mutant in mutants.values())
        print(f"{room}: {all_of} mutants, {noticed + not_noticed} run, {noticed} noticed, {not_noticed} not")


class Mutant:
    def __init__(self, path, line, room, what):
        self.path, self.line, self.room, self.what = path, line, room, what

    def __str__(self):
        return f"{self.path}:{self.line}: {self.what}"


def plant(copy):
    """Copies the tree, and rewrites every file of the rooms; the mutants by number."""
    copy.mkdir(parents=True, exist_ok=True)
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    for name in tracked:
        if not name.startswith("fuzz/"):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    with open(copy / "src/lib.rs", "a") as root:
        root.write(SWITCH)
    mutants, parser = {}, Parser(Language(tree_sitter_rust.language()))
    for name in tracked:
        room = re.match(r"src/(\w+)(\.rs|/)", name)
        if room and room.group(1) in ROOMS and not LEFT_OUT.search(name) and name.endswith(".rs"):
            source = (copy / name).read_bytes()
            file = File(name, room.group(1), source, mutants)
            (copy / name).write_bytes(file.rewritten(parser.parse(source).root_node))
    return mutants


class File:
    def __init__(self, name, room, source, mutants):
        self.name, self.room, self.source, self.mutants = name, room, source, mutants

    def switch(self, node, what):
        number = len(self.mutants) + 1
        self.mutants[number] = Mutant(self.name, node.start_point[0] + 1, self.room, what)
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


def build(copy, mutants):
    """Builds the tests; what does not compile goes, and it is built again."""
    environment = os.environ | {"CARGO_PROFILE_DEV_DEBUG": "0", "CARGO_PROFILE_DEV_OPT_LEVEL": "0", "RUSTFLAGS": "-Awarnings"}
    command = ["cargo", "test", "--offline", "--no-default-features", "--no-run", "--message-format", "short", "--lib"]
    command += [word for test in ("verdicts", "policy", "properties") for word in ("--test", test)]
    for _ in range(12):
        said = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True).stderr
        if "error" not in said:
            return dict(re.findall(r"Executable .*?(\w+)(?:/main)?\.rs \((.*?)\)", said)) | {"at": str(copy)}, mutants
        gone = set()
        for path, line, column in re.findall(r"^(src/\S+?\.rs):(\d+):(\d+): error", said, re.M):
            text = (copy / path).read_text().split("\n")[int(line) - 1]
            before = [int(number) for number in re.findall(r"crate::mutant\((\d+)\)", text[: int(column)])]
            gone |= set(before[-1:] or [int(number) for number in re.findall(r"crate::mutant\((\d+)\)", text)][:1])
        if not gone:
            raise SystemExit(said[-3000:])
        for path in {mutants[number].path for number in gone}:
            text = (copy / path).read_text()
            for number in gone:
                text = drop(text, number)
            (copy / path).write_text(text)
        for number in gone:
            mutants.pop(number, None)
    raise SystemExit("it does not compile after twelve times")


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


def caught(programs, room, number):
    """The test that fails with this mutant."""
    environment = os.environ | {"SLEUTEL_MUTANT": str(number), "PROPTEST_CASES": "32"}
    for name in [*TESTS[room], "lib"]:
        command = [programs[name]] + ([f"{room}::"] if name == "lib" else [])
        try:
            run = subprocess.run(command, cwd=programs["at"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240)
            if run.returncode != 0:
                return name
        except subprocess.TimeoutExpired:
            return "time"
    return None


SWITCH = '''
/// Whether this mutant is the one that is asked for.
pub(crate) fn mutant(number: u32) -> bool {
    static ASKED: std::sync::LazyLock<u32> =
        std::sync::LazyLock::new(|| std::env::var("SLEUTEL_MUTANT").ok().and_then(|n| n.parse().ok()).unwrap_or(0));
    *ASKED == number
}
'''

main()

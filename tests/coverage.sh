#!/bin/bash
# Which lines do the tests come past? A table by file on standard output, and the sum in its last line.
# Usage: cargo install cargo-llvm-cov; rustup component add llvm-tools; tests/coverage.sh FOLDER
#
# FOLDER gets a copy of the last commit and is used again. Only in that copy, programs that a test starts with nothing of
# the environment are told where to write what they came past: else the faces would seem to be hardly tested. Doc tests
# are not counted.
set -euo pipefail
[ $# = 1 ] || { sed -n 2,3p "$0" >&2; exit 2; }
cd "$(dirname "$0")/.."
mkdir -p "$1/tree"
folder=$(cd "$1" && pwd)
git archive HEAD | tar x -C "$folder/tree"
cd "$folder/tree"
told='envs(std::env::var_os("LLVM_PROFILE_FILE").map(|file| ("LLVM_PROFILE_FILE", file)))'
grep -rl 'env_clear()' tests src --include='*.rs' | xargs sed -i "s/env_clear()/env_clear().$told/"
CARGO_TARGET_DIR="$folder/target" cargo llvm-cov --locked --summary-only >"$folder/report.txt" || { cat "$folder/report.txt"; exit 1; }
awk '/\.rs / || /^TOTAL/ { printf "%-40s %6d lines %5d not run %s\n", $1, $8, $9, $10 }' "$folder/report.txt"

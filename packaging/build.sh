#!/bin/sh
# Builds the Debian package: packaging/build.sh. Prints where it is.
#
# Needs cargo-deb (cargo install cargo-deb). Pages and completions come from the program itself, in both languages.
set -eu
cd "$(dirname "$0")/.."

cargo build --release --locked --quiet
sleutel=target/release/sleutel
made=target/packaging
rm -rf "$made"
mkdir -p "$made/man" "$made/man-nl"
"$sleutel" --lang en man "$made/man" > "$made/log"
"$sleutel" --lang nl man "$made/man-nl" >> "$made/log"
# Completions are of the whole machine, and English: a shell cannot choose a file by language.
"$sleutel" --lang en completions bash > "$made/sleutel"
"$sleutel" --lang en completions zsh > "$made/_sleutel"
"$sleutel" --lang en completions fish > "$made/sleutel.fish"
# Says where the package is, in every version of cargo-deb once.
cargo deb --no-build --quiet | tail -n 1

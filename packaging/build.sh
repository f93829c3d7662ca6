#!/bin/sh
# Builds the Debian package: packaging/build.sh. Prints where it is.
#
# Needs cargo-deb (cargo install cargo-deb). Pages and completions come from the program itself, in both languages. Who
# builds it is its maintainer: DEBFULLNAME and DEBEMAIL, as for Debian's own tools; without them the package names
# "The sleutel maintainers", with an address that is plainly none.
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
cat packaging/copyright LICENSE-MIT > "$made/copyright"
gzip -9n < CHANGELOG.md > "$made/changelog.gz"

maintainer=$(sed -n 's/^maintainer = "\(.*\)"$/\1/p' Cargo.toml)
[ -z "${DEBEMAIL:-}" ] || maintainer="${DEBFULLNAME:-The sleutel maintainers} <$DEBEMAIL>"
version=$("$sleutel" --version | cut -d ' ' -f 2)
# The day of what is built, so that the same source gives the same package.
day=$(date --utc --rfc-email --date "@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}")
cat > "$made/changelog" <<CHANGES
sleutel ($version-1) unstable; urgency=medium

  * What is new stands in /usr/share/doc/sleutel/changelog.gz.

 -- $maintainer  $day
CHANGES
# Says where the package is, in every version of cargo-deb once.
cargo deb --no-build --quiet --maintainer "$maintainer" | tail -n 1

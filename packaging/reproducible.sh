#!/bin/bash
# Builds the program twice, in two folders of different names, and compares: the same bytes, or status 1.
# Usage: packaging/reproducible.sh [PROFILE]     (release). It takes two whole builds, and leaves nothing behind.
#
# What would differ are paths that the compiler writes into the program: both folders, and the home of cargo, are given
# other names, by a wrapper around rustc. (In RUSTFLAGS the names would differ themselves, and cargo makes the names of
# symbols out of those.) For the same bytes elsewhere: the same version of Rust (this prints it), the same Cargo.lock, the
# same target, and the same two names.
set -euo pipefail
PROFILE=${1:-release}
cd "$(dirname "$0")/.."
W=$(mktemp -d)
trap 'rm -rf "$W"' EXIT
CARGO_HOME=${CARGO_HOME:-$HOME/.cargo}
# Once: a commit in between would be another program.
COMMIT=$(git rev-parse HEAD)
export SOURCE_DATE_EPOCH=0 CARGO_INCREMENTAL=0
echo "commit $COMMIT"
rustc --version --verbose
cat >"$W/rustc" <<'WRAPPER'
#!/bin/sh
exec "$@" --remap-path-prefix="$BUILT_IN=/sleutel" --remap-path-prefix="$CARGO_HOME=/cargo"
WRAPPER
chmod +x "$W/rustc"
export CARGO_HOME RUSTC_WRAPPER="$W/rustc"
for folder in one a-folder-with-another-name; do
  mkdir "$W/$folder"
  git archive "$COMMIT" | tar x -C "$W/$folder"
  (
    cd "$W/$folder"
    BUILT_IN="$W/$folder" \
      cargo build --quiet --locked --profile "$PROFILE" --bin sleutel --target-dir "$W/$folder/target"
    cp target/*/sleutel ../"$folder.program"
  )
  rm -rf "${W:?}/$folder"
done
(cd "$W" && sha256sum -- *.program)
cmp "$W"/one.program "$W"/a-folder-with-another-name.program
echo "the same"

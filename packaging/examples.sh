#!/bin/bash
# Whether every public function, method, type and trait of the library has an example: names those that have none, and
# then ends with 1. Needs cargo, the nightly toolchain (rustdoc's JSON) and python3.
# `cargo +nightly rustdoc --lib -- -Z unstable-options --show-coverage` shows the same a file, but passes over what a
# private module has and a public one exports.
# Usage: packaging/examples.sh
set -euo pipefail
cd "$(dirname "$0")/.."
cargo +nightly rustdoc --quiet --lib -- -Z unstable-options --output-format json
python3 - "${CARGO_TARGET_DIR:-target}/doc/sleutel.json" <<'PY'
import json, sys
crate = json.load(open(sys.argv[1]))
COUNTED = {"function", "struct", "enum", "union", "trait", "type_alias", "macro"}
seen, without, count = set(), [], 0
def walk(id, path):
    global count
    item = crate["index"].get(str(id))
    if item is None or id in seen:
        return
    kind, inner = next(iter(item["inner"].items()))
    if kind == "use":
        # What another crate has is not ours to explain.
        return walk(inner["id"], path)
    seen.add(id)
    path = path + [item["name"]]
    if kind in COUNTED:
        count += 1
        if "```" not in (item["docs"] or ""):
            without.append((item["span"]["filename"], item["span"]["begin"][0], "::".join(path)))
    if kind in ("module", "trait"):
        members = inner["items"]
    else:
        implementations = (crate["index"][str(i)]["inner"]["impl"] for i in inner.get("impls", []) if str(i) in crate["index"]) if isinstance(inner, dict) else ()
        # What a trait asks is explained there.
        members = [member for one in implementations if one["trait"] is None for member in one["items"]]
    for member in members:
        walk(member, path)
walk(crate["root"], [])
for file, line, name in sorted(without):
    print(f"{file}:{line}: {name}")
print(f"{count - len(without)} of {count} public items have an example")
sys.exit(bool(without))
PY

#!/bin/bash
# Writes what the program is made of to standard output, as CycloneDX 1.5 (JSON): every crate that is linked in, its
# version, checksum and licence. Needs cargo and python3; no network.
# Usage: packaging/sbom.sh >sleutel.cdx.json
set -euo pipefail
cd "$(dirname "$0")/.."
metadata=$(mktemp); tree=$(mktemp)
trap 'rm -f "$metadata" "$tree"' EXIT
cargo metadata --locked --offline --format-version 1 >"$metadata"
# Only what is linked into the program: not what tests, examples and building need.
cargo tree --locked --offline --edges normal --prefix none --format '{p}' | sed 's/ (.*//' | sort -u >"$tree"
python3 - "$metadata" "$tree" <<'PY'
import json, re, sys
metadata = json.load(open(sys.argv[1]))
linked = {tuple(line.split()[:2]) for line in open(sys.argv[2])}
checksum = {}
for package in re.findall(r"\[\[package\]\]\n(.*?)(?:\n\n|\Z)", open("Cargo.lock").read(), re.S):
    fields = dict(re.findall(r'(\w+) = "(.*?)"', package))
    checksum[fields["name"], fields["version"]] = fields.get("checksum")
def component(package):
    name, version = package["name"], package["version"]
    found = {"type": "library", "name": name, "version": version, "purl": f"pkg:cargo/{name}@{version}", "bom-ref": f"{name}@{version}"}
    if package.get("license"):
        # Old manifests write MIT/Apache-2.0.
        found["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
    if checksum.get((name, version)):
        found["hashes"] = [{"alg": "SHA-256", "content": checksum[name, version]}]
    return found
packages = [p for p in metadata["packages"] if (p["name"], "v" + p["version"]) in linked]
own = next(p for p in packages if p["name"] == "sleutel")
others = sorted((component(p) for p in packages if p is not own), key=lambda c: (c["name"], c["version"]))
bill = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"component": component(own) | {"type": "application"}}, "components": others}
json.dump(bill, sys.stdout, indent=1)
print()
print(f"{len(others)} crates", file=sys.stderr)
PY

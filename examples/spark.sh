#!/usr/bin/env bash
# sleutel audit inside Spark: PySpark from PyPI in local mode, on generated passwords, beside a plain run.
# Needs Python 3, Java 17 and a network. Everything it makes is in a temporary folder, which is removed.
# Usage: examples/spark.sh [RECORDS] [PARTITIONS]
set -euo pipefail
cd "$(dirname "$0")/.."
records=${1:-100000}
partitions=${2:-4}

cargo build --release --quiet
target=${CARGO_TARGET_DIR:-target}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python=${SPARK_PYTHON:-}
if [ -z "$python" ]; then
    python3 -m venv "$folder/venv"
    "$folder/venv/bin/pip" install --quiet 'pyspark>=3.5,<5'
    python="$folder/venv/bin/python"
fi

cat > "$folder/passwords.py" <<'PYTHON'
"""Passwords as people make them, and some bad records. The same on every run."""
import random, sys

chance = random.Random(2026)
words = "Zomer Winter Welkom Utrecht koffie tulp fiets lamp wolk hond kantoor geheim password summer dragon".split()
for number in range(int(sys.argv[1])):
    if number % 1000 == 7:
        print()
    elif number % 3:
        print(chance.choice(words) + str(chance.randrange(10000)) + chance.choice(["", "!", "?"]))
    else:
        print("-".join(chance.choice(words) + chance.choice("abcdefghijklm") for _ in range(4)))
PYTHON

cat > "$folder/audit.py" <<'PYTHON'
import json, sys
from pyspark.sql import SparkSession

program, source, target, partitions = sys.argv[1:]
spark = SparkSession.builder.master("local[2]").appName("audit").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")

rows = spark.sparkContext.textFile(source, int(partitions)).zipWithIndex()  # (password, id)
# Status 1 says that a password was refused, which is an answer; any other is a failure of the task.
command = f"sh -c '\"$0\" audit - --format ndjson --jobs 1 || [ $? -eq 1 ]' {program}"
verdicts = rows.keys().pipe(command, checkCode=True).map(json.loads)
# One verdict a record, in the same order: so they fit together again, partition by partition.
judged = rows.values().zip(verdicts)
judged.map(lambda pair: json.dumps({**pair[1], "record": pair[0] + 1}, sort_keys=True, separators=(",", ":"))) \
      .saveAsTextFile(target)
spark.stop()
PYTHON

python3 "$folder/passwords.py" "$records" > "$folder/passwords.txt"
status=0
"$target/release/sleutel" audit "$folder/passwords.txt" --format ndjson > "$folder/plain.ndjson" || status=$?
[ "$status" -le 1 ]
program=$(cd "$target/release" && pwd)/sleutel
"$python" "$folder/audit.py" "$program" "$folder/passwords.txt" "$folder/spark" "$partitions" 2> "$folder/log" ||
    { tail -n 20 "$folder/log"; exit 3; }
cat "$folder"/spark/part-* > "$folder/spark.ndjson"

count() {
    printf '%-6s %s records, %s accepted, %s refused, %s unreadable\n' "$1" "$(wc -l < "$2")" \
        "$(grep -c '"accepted":true' "$2")" "$(grep -c '"accepted":false' "$2")" "$(grep -c '"error":' "$2")"
}
count plain "$folder/plain.ndjson"
count spark "$folder/spark.ndjson"
echo "partitions: $(find "$folder/spark" -name 'part-*' | wc -l)"
cmp "$folder/plain.ndjson" "$folder/spark.ndjson" && echo "equal, line by line"

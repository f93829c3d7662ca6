#!/bin/bash
# What happens when the machine lets us down: disk full, read-only, no home, no locale, SIGTERM at random moments, two
# processes on one file, the network gone. Prints a line a fault, and ends with 1 when a promise is broken.
# Usage: tests/faults.sh [PROGRAM]     (target/debug/sleutel)
B=$(readlink -f "${1:-target/debug/sleutel}")
W=$(mktemp -d)
trap 'rm -rf "$W"' EXIT
FAULTS=0
export LC_ALL=C.UTF-8
# is WHAT GOT WANTED
is() {
  if [ "$2" = "$3" ]; then echo "ok   $1"; else echo "FAIL $1: got '$2', wanted '$3'"; FAULTS=1; fi
}
made_up='kraanvogel-tuinslang-93'

for form in "check --stdin" "check --stdin --json" "audit -" "audit - --format csv" "audit - --format ndjson" \
  "rotate --stdin" "generate" "policy list" "policy show default" "guide --list"; do
  # shellcheck disable=SC2086
  printf '%s\n' "$made_up" | $B $form >/dev/full 2>/dev/null; is "disk full: $form" $? 3
done

mkdir "$W/folder"
printf 'x\n' | $B rotate --stdin --history /proc/sleutel-history >/dev/null 2>&1
is "read-only folder: rotate --history" $? 3
printf '00000%035X:1\n' 1 >"$W/text"
$B breach compile "$W/text" /proc/corpus --prefixes 00000-00000 >/dev/null 2>&1
is "read-only folder: breach compile" $? 3

printf '%s\n' "$made_up" | env -i "$B" check --stdin --opinions none >"$W/none" 2>&1; none=$?
printf '%s\n' "$made_up" | env -i HOME="$W" LANG=en_GB.UTF-8 "$B" check --stdin --opinions none >"$W/all" 2>&1
is "no home and no locale: the same status" $none $?
is "no home and no locale: the same answer" "$(cat "$W/none")" "$(cat "$W/all")"
printf '%s\n' "$made_up" | env -i HOME=/missing LC_ALL=xx_YY "$B" check --stdin --opinions none >"$W/odd" 2>&1
is "a home that is missing and a locale nobody knows" "$(cat "$W/odd")" "$(cat "$W/all")"

# SIGTERM at twelve moments: never status 0 or 1, which would be an answer, unless it came after the end.
bad=0
for n in $(seq 12); do
  (yes "$made_up" | head -n 4000) | $B audit - --format ndjson >"$W/out" 2>/dev/null & P=$!
  sleep "0.0$((RANDOM % 90 + 10))"; kill -TERM $P 2>/dev/null; wait $P; status=$?
  lines=$(wc -l <"$W/out")
  case $status in 143|3) ;; 0|1) [ "$lines" = 4000 ] || bad=$((bad + 1)) ;; *) bad=$((bad + 1)) ;; esac
  # What was written is whole lines.
  [ -s "$W/out" ] && [ "$(tail -c 1 "$W/out" | od -An -tx1 | tr -d ' ')" != 0a ] && bad=$((bad + 1))
done
is "SIGTERM at twelve moments of an audit: half an answer that reads as whole" $bad 0

# Two processes on one history: nothing that was remembered is lost.
for n in 1 2; do
  printf 'oude-sleutelbos-%s\n' $n | $B rotate --stdin --history "$W/history" >/dev/null 2>"$W/said$n" &
done
wait
for n in 1 2; do
  printf 'iets-anders-heel\noude-sleutelbos-%s\n' $n | $B rotate --stdin --take --json --history "$W/history" >"$W/again" 2>/dev/null
  is "two processes on one history: number $n is remembered" "$(grep -c '"used_before":true' "$W/again")" 1
done

printf '%s\n' "$made_up" | $B check --stdin --policy nist-63b4-single --breach-url http://127.0.0.1:9 >/dev/null 2>&1
is "network gone, and the policy wants an answer" $? 3
exit $FAULTS

#!/bin/bash
# What happens when the machine lets us down: disk full, read-only, no home, no locale, SIGTERM at random moments, two
# processes on one file, the network gone, a clock that is far off. Prints a line a fault, and ends with 1 when a promise
# is broken.
# Usage: tests/faults.sh [PROGRAM]     (target/debug/sleutel; needs faketime, openssl and python3)
B=$(readlink -f "${1:-target/debug/sleutel}")
W=$(mktemp -d)
trap 'kill $SERVERS 2>/dev/null; rm -rf "$W"' EXIT
SERVERS=
HERE=$(dirname "$(readlink -f "$0")")
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
# What follows asks a server on loopback, over a corpus of 600 ranges that are made up here.
python3 - "$W" <<'PY'
import random, sys
chance = random.Random(5)
with open(f"{sys.argv[1]}/digests", "w") as text:
    for prefix in range(600):
        for suffix in sorted(chance.getrandbits(140) for _ in range(300)):
            text.write(f"{prefix:05X}{suffix:035X}:{chance.randint(1, 99)}\r\n")
PY
ranges=00000-00257
$B breach compile "$W/digests" "$W/whole" --prefixes $ranges >/dev/null 2>&1; is "the corpus to begin with" $? 0
# served NAME OPTIONS...: starts a server and waits until it says where it is; the address is in $W/NAME.
served() {
  $B breach serve "$W/whole" --listen 127.0.0.1:0 "${@:2}" >"$W/$1.log" 2>&1 & SERVERS="$SERVERS $!"
  for _ in $(seq 100); do grep -oE 'https?://[0-9.]+:[0-9]+' "$W/$1.log" >"$W/$1" && return; sleep 0.1; done
}
served plain
base=$(cat "$W/plain")
same() { $B breach export "$1" "$W/out-$2" >/dev/null 2>&1 && diff -rq "$W/out-whole" "$W/out-$2" >/dev/null; }
$B breach export "$W/whole" "$W/out-whole" >/dev/null 2>&1

# takes COMMAND...: how many milliseconds it takes, in $took, so that the moments are within it.
takes() { local start=$(date +%s%N); "$@" >/dev/null 2>&1; took=$((($(date +%s%N) - start) / 1000000)); }
moment() { local ms=$((RANDOM % (took + took / 4 + 1))); printf '%d.%03d' $((ms / 1000)) $((ms % 1000)); }
# terminated COMMAND...: runs it, with SIGTERM at a moment; its status is in $status.
terminated() {
  "$@" & P=$!
  sleep "$(moment)"; kill -TERM $P 2>/dev/null; wait $P 2>/dev/null; status=$?
}
bad=0; whole=0
takes $B breach download "$W/first" --breach-url "$base" --prefixes $ranges
for n in $(seq 12); do
  terminated $B breach download "$W/got" --breach-url "$base" --prefixes $ranges >/dev/null 2>&1
  case $status in 143|3) ;; 0) whole=$((whole + 1)); same "$W/got" got || bad=$((bad + 1)); rm -rf "$W/got" "$W/out-got" ;; *) bad=$((bad + 1)) ;; esac
  # Half a download is never taken for a corpus.
  [ $status = 0 ] || [ ! -e "$W/got" ] || bad=$((bad + 1))
done
$B breach download "$W/got" --breach-url "$base" --prefixes $ranges >/dev/null 2>&1
is "SIGTERM at twelve moments of a download ($whole were done before it): half of one that reads as whole" $bad 0
same "$W/got" got; is "and then it goes on to the same corpus" $? 0

bad=0; whole=0
head -n 3000 "$W/digests" >"$W/few"
$B breach compile "$W/few" "$W/made" --prefixes 00000-00009 >/dev/null 2>&1
before=$(sha256sum <"$W/made")
takes $B breach compile "$W/digests" "$W/other" --prefixes $ranges
for n in $(seq 12); do
  terminated $B breach compile "$W/digests" "$W/made" --prefixes $ranges >/dev/null 2>&1
  $B breach verify "$W/made" >/dev/null 2>&1 || bad=$((bad + 1))
  case $status in
    143|3) [ "$(sha256sum <"$W/made")" = "$before" ] || bad=$((bad + 1)) ;;
    0) whole=$((whole + 1)); before=$(sha256sum <"$W/made") ;;
    *) bad=$((bad + 1)) ;;
  esac
done
is "SIGTERM at twelve moments of compile ($whole were done before it): the corpus that was there is damaged" $bad 0

bad=0; whole=0
takes $B generate --count 10000
for n in $(seq 12); do
  terminated $B generate --count 10000 >"$W/made-up" 2>/dev/null
  lines=$(wc -l <"$W/made-up")
  case $status in 143|3) ;; 0) whole=$((whole + 1)); [ "$lines" = 10000 ] || bad=$((bad + 1)) ;; *) bad=$((bad + 1)) ;; esac
  # A password of which the half is written would be a weak one: what is there is whole, up to the line end.
  [ "$(awk 'length($0) != 16' "$W/made-up" | wc -l)" = 0 ] || bad=$((bad + 1))
  [ -s "$W/made-up" ] && [ "$(tail -c 1 "$W/made-up" | od -An -tx1 | tr -d ' ')" != 0a ] && bad=$((bad + 1))
done
is "SIGTERM at twelve moments of generate ($whole were done before it): half a password" $bad 0

# remembered NUMBER: whether the history of the killed has it.
remembered() {
  printf 'iets-anders-heel\nsleutelbos-van-%s\n' "$1" | $B rotate --stdin --take --json --history "$W/killed" 2>/dev/null | grep -c '"used_before":true'
}
# The shell says of a program that was killed that it was: that is not wanted here.
remember() { { remembering "$1"; } 2>/dev/null; }
remembering() { printf 'sleutelbos-van-%s\n' "$1" | $B rotate --stdin --history "$W/killed" >"$W/new" 2>/dev/null; }
remember 0; is "a history to begin with" $? 0
takes remember 100
bad=0; whole=0
for n in $(seq 8); do
  remember "$n" 2>/dev/null & P=$!
  sleep "$(moment)"
  # The program itself, which the shell of the function waits for.
  pkill -TERM -P $P 2>/dev/null; { wait $P; } 2>/dev/null; status=$?
  # Who got a new password is remembered.
  [ -s "$W/new" ] && [ "$(remembered "$n")" != 1 ] && bad=$((bad + 1))
  [ $status = 0 ] && whole=$((whole + 1))
  case $status in 0|143|3) ;; *) bad=$((bad + 1)) ;; esac
  [ "$(remembered 0)" = 1 ] || bad=$((bad + 1))
done
is "SIGTERM at eight moments of rotate --history ($whole were done before it): something forgotten" $bad 0

for n in 1 2; do $B breach compile "$W/digests" "$W/both" --prefixes $ranges >/dev/null 2>&1 & eval "P$n=$!"; done
wait $P1; one=$?; wait $P2; two=$?
case "$one $two" in "0 0"|"0 3"|"3 0") end=sound ;; *) end="$one $two" ;; esac
is "two processes compile to one file: how they end" "$end" sound
same "$W/both" both; is "two processes compile to one file: the corpus" $? 0
for n in 1 2; do $B breach download "$W/pair" --breach-url "$base" --prefixes $ranges >/dev/null 2>&1 & eval "P$n=$!"; done
wait $P1; one=$?; wait $P2; two=$?
case "$one $two" in "0 0"|"0 3"|"3 0") end=sound ;; *) end="$one $two" ;; esac
is "two processes download to one file: how they end" "$end" sound
same "$W/pair" pair; is "two processes download to one file: the corpus" $? 0

# A clock that is far off. The monotonic clock is left alone: it is not the one that people set.
command -v faketime >/dev/null || { echo "FAIL faketime is not installed"; exit 1; }
export FAKETIME_DONT_FAKE_MONOTONIC=1
printf '%s\n' 'Welkom2026!' 'Zomer2025!' 'Sinterklaas1!' 'Feyenoord1908' 'Winter1999' "$made_up" >"$W/some"
verdicts() { $B audit "$W/some" --format ndjson 2>&1 | grep -o '"accepted":[a-z]*'; }
protected() { for file in "$HERE"/protect/files/*; do $B protect "$file" --lang en 2>&1; echo $?; done; }
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost \
  -addext subjectAltName=IP:127.0.0.1 -addext basicConstraints=critical,CA:FALSE -keyout "$W/key.pem" -out "$W/chain.pem" 2>/dev/null
served tls --certificate "$W/chain.pem" --key "$W/key.pem"
# A password whose range the corpus has: found or not, it is an answer.
asks() { printf 'x%s\n' "$1" | SSL_CERT_FILE="$W/chain.pem" $B breach check --stdin --breach-url "$(cat "$W/tls")" >/dev/null 2>&1; }
covered=$(python3 -c '
import hashlib
print(next(n for n in range(10**9) if int(hashlib.sha1(b"x%d" % n).hexdigest()[:5], 16) < 600))')
asks "$covered"; is "the clock right: a server with a certificate answers" $? 0
verdicts >"$W/verdicts"; protected >"$W/protected"
is "the clock right: five of six are refused" "$(grep -c false "$W/verdicts")" 5
for moment in '@1970-01-02 00:00:00' '@2100-12-31 12:00:00'; do
  right=$B
  cat >"$W/late" <<SH
#!/bin/bash
exec faketime -f '$moment' '$right' "\$@"
SH
  chmod +x "$W/late"; B=$W/late
  year=${moment:1:4}
  verdicts | cmp -s - "$W/verdicts"; is "clock at $year: audit, the same verdicts" $? 0
  printf 'Welkom2026!\n' | $B check --stdin >/dev/null 2>&1; is "clock at $year: check refuses what is weak" $? 1
  printf '%s\n' "$made_up" | $B check --stdin >/dev/null 2>&1; is "clock at $year: check accepts what is strong" $? 0
  printf 'Welkom2025!\nWelkom2026!\n' | $B rotate --stdin --take >/dev/null 2>&1; is "clock at $year: rotate refuses the next year" $? 1
  printf 'Welkom2025!\n' | $B rotate --stdin --history "$W/history-$year" >"$W/new" 2>/dev/null; is "clock at $year: rotate gives a password" "$? $(wc -l <"$W/new")" "0 1"
  B=$right
  printf 'iets-anders-heel\nWelkom2025!\n' | $B rotate --stdin --take --json --history "$W/history-$year" 2>/dev/null | grep -q '"used_before":true'
  is "clock at $year: what was remembered then is remembered when it is right" $? 0
  B=$W/late
  protected | cmp -s - "$W/protected"; is "clock at $year: protect, the same of $(ls "$HERE"/protect/files | wc -l) files" $? 0
  $B breach download "$W/far-$year" --breach-url "$base" --prefixes $ranges >/dev/null 2>&1; is "clock at $year: a download" $? 0
  same "$W/far-$year" "far-$year"; is "clock at $year: the same corpus" $? 0
  $B breach info "$W/far-$year" >/dev/null 2>&1; is "clock at $year: what it says of itself" $? 0
  asks "$covered"; is "clock at $year: a certificate that is not valid then is no answer" $? 3
  B=$right
  $B breach update "$W/far-$year" --breach-url "$base" --prefixes $ranges >/dev/null 2>&1; is "clock right again: an update of it" $? 0
  same "$W/far-$year" "far-$year"; is "clock right again: still the same corpus" $? 0
done
exit $FAULTS

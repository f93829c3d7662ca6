#!/bin/bash
# Old and new passwords, judged by passwdqc, libpwquality and sleutel in one run.
# Usage: benches/rotation-peers.sh PROGRAM (needs passwdqc and libpwquality-tools)
B=${1:?program}
while IFS='|' read -r o n; do
 p=$(printf '%s\n%s\nuser:x:1000:1000:User:/:/bin/sh\n' "$n" "$o" | pwqcheck 2>&1 | head -1)
 q=$(printf '%s\n' "$n" | pwscore 2>&1 | tr '\n' ' ')
 s=$(printf '%s\n%s\n' "$o" "$n" | $B rotate --stdin --take --json | python3 -c 'import json,sys; d=json.load(sys.stdin); print(d["accepted"], round(d["given_old"]["guesses_log10"],2), d["given_old"]["changes"])')
 printf '%s -> %s | passwdqc: %s | pwscore: %s| sleutel: %s\n' "$o" "$n" "$p" "$q" "$s"
done <<'P'
Welkom2025!|Welkom2026!
Tulp-Fiets-Gracht-42|Fiets-Tulp-Gracht-42
Tulp-Fiets-Gracht-42|Tulp-Fiets-Molen-43
CaviaBep12|CaviaBep34
Welkom2025!|!5202mokleW
Welkom2025!|Welkom2025!Welkom2025!
Zomer2025!|Herfst2025!
P

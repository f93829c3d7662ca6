#!/bin/bash
# Old and new passwords, judged by passwdqc, libpwquality and sleutel in one run.
# Usage: benches/rotation-peers.sh PROGRAM (needs Debian's passwdqc and libpwquality1, and python3)
#
# pwqcheck gets the old password on its second line. pwscore of libpwquality cannot be given one, so its library is
# asked, as its PAM module does: both with their defaults.
B=${1:?program}
W=$(mktemp -d); trap 'rm -rf "$W"' EXIT
COUNT=0; REFUSED=0; P_ACCEPTED=0; Q_ACCEPTED=0
# The difference that libpwquality's checks make, by its C library: pwquality_check(settings, new, old, user).
cat >"$W/check.py" <<'PY'
import ctypes, ctypes.util, sys
lib = ctypes.CDLL("libpwquality.so.1")
lib.pwquality_default_settings.restype = ctypes.c_void_p
lib.pwquality_check.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.POINTER(ctypes.c_void_p)]
lib.pwquality_strerror.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_void_p]
lib.pwquality_strerror.restype = ctypes.c_char_p
old, new = (line.rstrip("\n").encode() for line in sys.stdin)
settings, aux = lib.pwquality_default_settings(), ctypes.c_void_p()
score = lib.pwquality_check(settings, new, old, None, ctypes.byref(aux))
buffer = ctypes.create_string_buffer(256)
print(f"accepted ({score})" if score >= 0 else lib.pwquality_strerror(buffer, 256, score, aux).decode())
PY
while IFS='|' read -r o n; do
 p=$(printf '%s\n%s\nuser:x:1000:1000:User:/:/bin/sh\n' "$n" "$o" | pwqcheck 2>&1 | head -1)
 q=$(printf '%s\n%s\n' "$o" "$n" | python3 "$W/check.py" 2>&1 | tail -1)
 s=$(printf '%s\n%s\n' "$o" "$n" | $B rotate --stdin --take --json | python3 -c 'import json,sys; d=json.load(sys.stdin); print("accepted" if d["accepted"] else "refused", "10^%.1f" % d["given_old"]["guesses_log10"], " ".join(d["given_old"]["changes"]))')
 printf '%s -> %s | passwdqc: %s | libpwquality: %s | sleutel: %s\n' "$o" "$n" "$p" "$q" "$s"
 COUNT=$((COUNT + 1))
 case $s in refused*) REFUSED=$((REFUSED + 1)) ;; esac
 case $p in OK*) P_ACCEPTED=$((P_ACCEPTED + 1)) ;; esac
 case $q in accepted*) Q_ACCEPTED=$((Q_ACCEPTED + 1)) ;; esac
done <<'P'
Welkom2025!|Welkom2026!
Tulp-Fiets-Gracht-42|Fiets-Tulp-Gracht-42
Tulp-Fiets-Gracht-42|Tulp-Fiets-Molen-43
CaviaBep12|CaviaBep34
Welkom2025!|!5202mokleW
Welkom2025!|Welkom2025!Welkom2025!
Zomer2025!|Herfst2025!
Zomer|Herfst
P
echo "of $COUNT: sleutel refuses $REFUSED, passwdqc accepts $P_ACCEPTED, libpwquality accepts $Q_ACCEPTED"
[ "$REFUSED" = "$COUNT" ]

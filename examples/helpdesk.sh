#!/bin/sh
# Five situations at a helpdesk, decided by exit statuses and JSON codes: examples/helpdesk.sh [SLEUTEL]
#
# Codes and statuses are a contract (docs/guide-and-protect.md); the sentences may change. Nothing here holds a real password.
set -u

sleutel=${1:-sleutel}
files=tests/protect/files
password='Vier losse woorden 7'
failed=0

# has JSON KEY VALUE: whether a code stands in the answer.
has() { printf '%s\n' "$1" | grep -q "\"$2\""; }
# report SITUATION GOOD: one line a situation.
report() {
    if [ "$2" = yes ]; then echo "OK $1"; else echo "FAIL $1"; failed=1; fi
}

# 1. An attachment is ready to be sent: only with status 0 it goes.
"$sleutel" protect "$files/aes-256.zip" > /dev/null && sent=yes || sent=no
report "a protected attachment may go" "$sent"

# 2. Somebody sends a ZIP "with a password": it is the old encryption, so ask for another.
answer=$("$sleutel" protect --json "$files/zipcrypto.zip")
status=$?
good=no
[ "$status" -eq 1 ] && has "$answer" broken_cipher && has "$answer" pack_again && good=yes
report "a ZIP with the old encryption is held back, with the advice to pack it again" "$good"

# 3. A PDF "is protected", but only against printing.
answer=$("$sleutel" protect --json "$files/owner-256.pdf")
status=$?
good=no
[ "$status" -eq 1 ] && has "$answer" owner_password_only && good=yes
report "a PDF that is only protected against printing is held back" "$good"

# 4. Before the call to the recipient: does the password that will be told open the file? Never as an argument.
printf '%s\n' "$password" | "$sleutel" protect --password-stdin "$files/aes-256.zip" > /dev/null && right=yes || right=no
printf '%s\n' 'een ander' | "$sleutel" protect --password-stdin "$files/aes-256.zip" > /dev/null
[ $? -eq 1 ] && [ "$right" = yes ] && good=yes || good=no
report "the password is tried before it is told" "$good"

# 5. A customer asks for a password: the ticket system shows the sentences to read aloud, and the never-do's.
answer=$("$sleutel" guide password-by-phone --json --lang nl)
status=$?
good=no
[ "$status" -eq 0 ] && has "$answer" say && has "$answer" never && has "$answer" escalate && good=yes
report "the script for a customer who asks for a password is there" "$good"

exit $failed

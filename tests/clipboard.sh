#!/bin/bash
# The clipboard is cleared after the time-out, after SIGTERM and after Ctrl-C, and only if it still holds ours.
# Usage: tests/clipboard.sh PROGRAM (needs Xvfb and xclip)
B=${1:?program}
Xvfb :97 -screen 0 320x240x8 >/dev/null 2>&1 & X=$!; sleep 2; export DISPLAY=:97; unset WAYLAND_DISPLAY
get() { timeout 3 xclip -selection clipboard -o 2>/dev/null; }
echo "1 timeout"; $B generate --copy --clear-after 2 --lang en & P=$!; sleep 1; echo "held ${#P} length $(get | wc -c)"; wait $P; echo "status $? left [$(get)]"
echo "2 replaced"; $B generate --copy --clear-after 3 --lang en & P=$!; sleep 1; printf other | xclip -selection clipboard -i; wait $P; echo "left [$(get)]"
echo "3 SIGTERM"; $B generate --copy --clear-after 60 --lang en & P=$!; sleep 1; echo "length $(get | wc -c)"; kill -TERM $P; wait $P; echo "status $? left [$(get)]"
echo "4 SIGINT"; (trap - INT; exec env --default-signal=INT $B generate --copy --clear-after 60 --lang en) & P=$!; sleep 1; echo "length $(get | wc -c)"; kill -INT $P; wait $P; echo "status $? left [$(get)]"
kill $X

#!/bin/bash
# What --copy leaves behind: nothing. On a desktop (Xvfb and xclip), in a terminal that knows OSC 52 (xterm), in tmux
# inside such a terminal, and where there is no clipboard. Ends with 1 when a promise is broken.
# Usage: tests/clipboard.sh PROGRAM     (needs Xvfb, xclip, xterm, tmux)
B=$(readlink -f "${1:?program}")
W=$(mktemp -d)
FAULTS=0
unset WAYLAND_DISPLAY DISPLAY TMUX STY
export LC_ALL=C.UTF-8
Xvfb :97 -screen 0 640x480x8 >/dev/null 2>&1 &
X=$!
T() { tmux -L sleutel-clipboard "$@"; }
trap 'T kill-server 2>/dev/null; kill $X 2>/dev/null; rm -rf "$W"' EXIT
sleep 2

get() { DISPLAY=:97 timeout 3 xclip -selection clipboard -o 2>/dev/null; }
put() { printf '%s' "$1" | DISPLAY=:97 timeout 3 xclip -selection clipboard -i; }
# is WHAT GOT WANTED
is() {
  if [ "$2" = "$3" ]; then echo "ok   $1"; else echo "FAIL $1: got '$2', wanted '$3'"; FAULTS=1; fi
}
blank() { [ -z "$(get | tr -d ' ')" ] && echo blank || echo held; }
# Waits until the clipboard holds a password of sixteen characters, ten seconds at most.
held() { for _ in $(seq 100); do [ "$(get | wc -m)" = 16 ] && { echo held; return; }; sleep 0.1; done; echo "not held"; }

echo "== a desktop"
export DISPLAY=:97
put before
$B generate --copy --clear-after 3 2>/dev/null & P=$!
is "it is on the clipboard" "$(held)" held
wait $P; is "status after the time-out" $? 0
is "after the time-out" "$(blank)" blank
$B generate --copy --clear-after 4 2>/dev/null & P=$!
held >/dev/null; put other; wait $P
is "what was copied since is left alone" "$(get)" other
for S in TERM HUP; do
  $B generate --copy --clear-after 60 2>/dev/null & P=$!
  is "held before SIG$S" "$(held)" held
  kill -$S $P; wait $P 2>/dev/null; is "the run ends by SIG$S" $? $((128 + $(kill -l $S)))
  is "after SIG$S" "$(blank)" blank
done
(trap - INT; exec env --default-signal=INT $B generate --copy --clear-after 60 2>/dev/null) & P=$!
is "held before Ctrl-C" "$(held)" held
kill -INT $P; wait $P 2>/dev/null; is "the run ends by Ctrl-C" $? 130
is "after Ctrl-C" "$(blank)" blank
OUT=$(printf 'Welkom2025!\n' | $B rotate --stdin --copy --clear-after 1 2>/dev/null)
is "rotate --copy prints nothing" "$OUT" ""
is "after rotate" "$(blank)" blank
unset DISPLAY

# Runs a line of shell in an xterm that takes OSC 52. xterm owns the clipboard as long as it runs. tmux leaves out which
# selection it means; xterm then takes the one for selected text, which is the clipboard here.
inside() {
  DISPLAY=:97 xterm -xrm 'XTerm*disallowedWindowOps:' -xrm 'XTerm*allowWindowOps: true' \
    -xrm 'XTerm*selectToClipboard: true' \
    -e env -u DISPLAY LC_ALL=C.UTF-8 bash -c "$1" &
}
keep="; echo \$? >$W/status; touch $W/done; sleep 8"
finish() { for _ in $(seq 150); do [ -e "$W/done" ] && break; sleep 0.1; done; sleep 0.5; }

echo "== a terminal with OSC 52, no desktop around the program: as over ssh"
put before
inside "$B generate --copy --clear-after 3 --lang en 2>$W/said $keep"; P=$!
is "it is on the clipboard" "$(held)" held
finish; is "after the time-out" "$(blank)" blank
is "status" "$(cat "$W/status")" 0
is "it says that a terminal does not tell" "$(grep -c 'a terminal does not say' "$W/said")" 1
wait $P
for S in TERM INT; do
  rm -f "$W"/done
  inside "env --default-signal=INT $B generate --copy --clear-after 60 2>/dev/null & echo \$! >$W/pid; wait \$! $keep"; P=$!
  is "held before SIG$S" "$(held)" held
  kill -$S "$(cat "$W/pid")"; finish
  is "after SIG$S" "$(blank)" blank
  wait $P
done

echo "== tmux in that terminal"
rm -f "$W"/done; put before
inside "tmux -L sleutel-clipboard -f /dev/null new-session -d -x 80 -y 20; tmux -L sleutel-clipboard attach; sleep 1"; P=$!
sleep 2
T send-keys "$B generate --copy --clear-after 4 --lang en; echo status \$?" Enter
sleep 2
is "a paste buffer of tmux holds it" "$(T show-buffer | wc -m)" 16
is "and the clipboard outside" "$(held)" held
sleep 4
is "no buffer is left" "$(T list-buffers | wc -l)" 0
is "nor on the clipboard outside" "$(blank)" blank
is "status" "$(T capture-pane -p | grep -c 'status 0')" 1
T send-keys C-l; T send-keys "$B generate --copy --clear-after 60 --lang en; echo status \$?" Enter
sleep 2; is "held before Ctrl-C" "$(held)" held
T send-keys C-c; sleep 2
is "no buffer after Ctrl-C" "$(T list-buffers | wc -l)" 0
is "nor outside" "$(blank)" blank
T send-keys C-l; T send-keys "$B generate --copy --clear-after 4 --lang en" Enter
sleep 2; T set-buffer other; sleep 4
is "the password is gone though something else was copied" "$(T list-buffers -F '#{buffer_sample}')" other
is "and that is said" "$(T capture-pane -p -J | grep -c 'holds something else')" 1

echo "== where it cannot"
T send-keys C-l; T send-keys "env -u TMUX $B generate --copy --lang en; echo status \$?" Enter; sleep 2
is "tmux on the other side of ssh" "$(T capture-pane -p -J | grep -c 'status 3')" 1
is "it says why" "$(T capture-pane -p -J | grep -c 'list of buffers')" 1
T send-keys C-l; T send-keys "env -u TMUX TERM=dumb $B generate --copy --lang en; echo status \$?" Enter; sleep 2
is "a terminal without a clipboard" "$(T capture-pane -p -J | grep -c 'status 3')" 1
setsid $B generate --copy --lang en </dev/null >"$W/out" 2>"$W/said"; is "no terminal" $? 3
is "it says so" "$(grep -c 'No clipboard can be reached' "$W/said")" 1
is "and prints nothing" "$(cat "$W/out")" ""
T kill-server; wait $P 2>/dev/null
exit $FAULTS

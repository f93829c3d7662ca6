#!/bin/sh
# Makes the pictures of the walkthrough in README from the real program: the release build in a terminal of 80 by 24,
# with made-up input. Needs tmux, nothing else. Usage: docs/pictures/make.sh [PROFILE];
# `dev` builds sooner and shows the same.
set -eu
cd "$(dirname "$0")/../.."
profile="${1:-release}"
built="target/$([ "$profile" = dev ] && echo debug || echo "$profile")"
cargo build --profile "$profile" --quiet --bin sleutel --example picture
socket="sleutel-picture-$$"

# Waits until a text is on the screen; gives up after ten seconds.
see() {
    tries=0
    until tmux -L "$socket" capture-pane -p | grep -qF "$1"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 100 ]; then
            echo "make.sh: never saw: $1" >&2
            tmux -L "$socket" capture-pane -p >&2
            exit 1
        fi
        sleep 0.1
    done
}

picture() {
    tmux -L "$socket" capture-pane -e -p | "$built/examples/picture" >"docs/pictures/$1.svg"
}

type_in() { tmux -L "$socket" send-keys -l "$1"; }
press() { tmux -L "$socket" send-keys "$1"; }

# No settings of whoever runs this.
empty="$(mktemp -d)"
trap 'tmux -L "$socket" kill-server 2>/dev/null || true; rmdir "$empty"' EXIT
tmux -L "$socket" -f /dev/null new-session -d -x 80 -y 24 \
    "env -i PATH=\"$PATH\" HOME=\"$empty\" TERM=screen-256color LANG=en_GB.UTF-8 $built/sleutel"
tmux -L "$socket" set-option -g status off
tmux -L "$socket" resize-window -x 80 -y 24

see 'Type a password'
type_in 'Zomer2026!'
see 'Meets the policy: no'
picture weak
press C-u
type_in 'tafel oranje gieter vlonder'
see 'Meets the policy: yes'
press Enter
see 'Leaked:'
picture strong

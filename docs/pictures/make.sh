#!/bin/sh
# Makes the pictures of README and the documents from the real program: the release build in a terminal of 80 by 24,
# with made-up input, in English and in Dutch. Needs tmux, nothing else. Usage: docs/pictures/make.sh [PROFILE];
# `dev` builds sooner and shows the same.
set -eu
cd "$(dirname "$0")/../.."
profile="${1:-release}"
built="target/$([ "$profile" = dev ] && echo debug || echo "$profile")"
cargo build --profile "$profile" --quiet --bin sleutel --example picture
socket=none

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

# show LANG WEAK STRONG READY NO YES LEAKED: two pictures and the words that say that each can be taken.
show() {
    socket="sleutel-picture-$$-$2"
    tmux -L "$socket" -f /dev/null new-session -d -x 80 -y 24 \
        "env -i PATH=\"$PATH\" HOME=\"$empty\" TERM=screen-256color LANG=$1 $built/sleutel"
    tmux -L "$socket" set-option -g status off
    tmux -L "$socket" resize-window -x 80 -y 24
    see "$4"
    type_in 'Zomer2026!'
    see "$5"
    picture "$2"
    press C-u
    type_in 'tafel oranje gieter vlonder'
    see "$6"
    press Enter
    see "$7"
    picture "$3"
    tmux -L "$socket" kill-server
}

# No settings of whoever runs this.
empty="$(mktemp -d)"
trap 'tmux -L "$socket" kill-server 2>/dev/null || true; rmdir "$empty"' EXIT
show en_GB.UTF-8 weak strong 'Type a password' 'Meets the policy: no' 'Meets the policy: yes' 'Leaked:'
show nl_NL.UTF-8 zwak sterk 'Typ een wachtwoord' 'Voldoet aan het beleid: nee' 'Voldoet aan het beleid: ja' 'Gelekt:'

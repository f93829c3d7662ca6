#!/bin/sh
# pamtester changes and refuses a password through sleutel: tests/integration/pam.sh SLEUTEL [PAM_EXEC]
#
# Run it as root on Debian with pamtester and libpam-modules. It makes a user and a PAM service of its own and takes
# both away at the end; no file in /etc/pam.d is changed. PAM_EXEC is the pam_exec.so to try: that of Linux-PAM 1.6.0
# or later hands over new passwords, older ones do not. Status 0: all promises are kept; 1: one is not; 3: they cannot
# be tried here.
set -u

sleutel=$(readlink -f "${1:?the program}")
pam_exec=${2:-pam_exec.so}
here=$(readlink -f "$(dirname "$0")/../..")
user=sleutel-pam-$$
service=sleutel-pam-$$
folder=$(mktemp -d)
old='Eerst-dit-oude-rijtje-71'
good='laat de gele kast zingen bij volle maan'
weak='Welkom2026!'
failed=0

[ "$(id -u)" -eq 0 ] || { echo "not root"; rm -r "$folder"; exit 3; }
command -v pamtester > /dev/null || { echo "no pamtester"; rm -r "$folder"; exit 3; }

clean() {
    rm -f "/etc/pam.d/$service"
    userdel "$user" 2> /dev/null
    rm -r "$folder"
}
trap clean EXIT
trap 'exit 3' INT TERM HUP

useradd -M -N -s /usr/sbin/nologin -c 'Jan van den Berg' "$user" || exit 3
printf '%s:%s\n' "$user" "$old" | chpasswd || exit 3
cat > "$folder/config.toml" <<'CONFIG'
lang = "nl"
policies = ["default"]
organisation = "Gemeente Utrecht"
helpdesk_number = "030 286 00 00"
CONFIG

# Others may not look in a folder of mktemp; the command runs as root, as passwd does.
service() {
    cat > "/etc/pam.d/$service" <<SERVICE
auth     required  pam_unix.so
account  required  pam_unix.so
password requisite $pam_exec expose_authtok stdout quiet $1
password required  pam_unix.so use_authtok yescrypt
SERVICE
}
# What PAM says goes to standard output and to standard error; a new session has no terminal to ask at.
change() { printf '%s\n%s\n' "$1" "$1" | setsid pamtester "$service" "$user" chauthtok > "$folder/said" 2>&1; }
holds() { printf '%s\n' "$1" | setsid pamtester "$service" "$user" authenticate > /dev/null 2>&1; }
report() { if [ "$2" = yes ]; then echo "OK   $1"; else echo "FAIL $1"; failed=1; sed 's/^/     /' "$folder/said"; fi; }

# Does this pam_exec hand over a new password at all?
printf '#!/bin/sh\nwc -c > %s\nexit 1\n' "$folder/bytes" > "$folder/probe"
chmod +x "$folder/probe"
service "$folder/probe"
change "$good"
service "$here/examples/pam/sleutel-pam $sleutel $folder/config.toml"
if [ "$(cat "$folder/bytes" 2> /dev/null || echo 0)" -eq 0 ]; then
    kept=no
    change "$good" || { holds "$old" && ! holds "$good" && kept=yes; }
    report "a pam_exec that hands over nothing changes nothing" "$kept"
    echo "This pam_exec hands over no new password: Linux-PAM before 1.6.0. Name a later pam_exec.so as second argument."
    [ "$failed" -eq 0 ] && exit 3
    exit 1
fi

kept=no
holds "$old" && ! holds "$weak" && kept=yes
report "before: the old password holds" "$kept"

kept=no
change "$weak" || { holds "$old" && ! holds "$weak" && kept=yes; }
report "a weak password is refused and the old one still holds" "$kept"
kept=no
grep -q '^Reden (default): Te kort' "$folder/said" && grep -q '^Reden (default): Te makkelijk te raden' "$folder/said" \
    && grep -q '030 286 00 00' "$folder/said" && kept=yes
report "the user is told why, in Dutch, and where help is" "$kept"
kept=yes
grep -qi -e 'welkom' -e '2026' "$folder/said" && kept=no
report "nothing of the password is shown" "$kept"

kept=no
change 'jan van den berg en de gele kast' || { grep -q 'een deel van uw weergavenaam' "$folder/said" && holds "$old" && kept=yes; }
report "the name in the password file counts as display name" "$kept"

kept=no
change "$good" && holds "$good" && ! holds "$old" && kept=yes
report "a strong password is accepted and really changed" "$kept"

kept=no
echo 'policy = []' >> "$folder/config.toml"
change "$old" || { grep -q 'niet worden beoordeeld' "$folder/said" && holds "$good" && kept=yes; }
report "with an error in the settings nothing is accepted" "$kept"

kept=no
service "$here/examples/pam/sleutel-pam /nonexistent/sleutel $folder/config.toml"
change "$old" || { grep -q 'niet worden beoordeeld' "$folder/said" && holds "$good" && kept=yes; }
report "without the program nothing is accepted" "$kept"

kept=no
service "$here/examples/pam/sleutel-pam $sleutel $folder/config.toml"
sed -i '$d' "$folder/config.toml"
change "$weak" || { holds "$good" && kept=yes; }
report "afterwards a weak password is still refused" "$kept"

exit "$failed"

#!/bin/sh
# Installs the Debian package, uses it, removes it, and looks whether anything is left: packaging/test.sh
#
# For a machine that may be changed (a container): needs root, dpkg, man-db, bash with bash-completion, zsh, fish,
# lintian, and what packaging/build.sh needs.
set -eu
cd "$(dirname "$0")/.."

work=$(mktemp -d)
done=no
finish() {
    [ "$done" = yes ] || echo "FAIL: the step above" >&2
    if dpkg-query -W sleutel > "$work/state" 2>&1; then dpkg -P sleutel; fi
    rm -rf "$work"
}
trap finish EXIT
step() { printf '== %s\n' "$*"; }
# The files of the system where a package may leave something.
files() { find /etc /usr /var/lib/dpkg /var/cache/man /opt -xdev 2> "$work/refused" | sort; }

if dpkg-query -W sleutel > "$work/state" 2>&1; then echo "sleutel is installed already" >&2; exit 2; fi

step "build"
package=$(packaging/build.sh)
echo "$package"
dpkg-deb --contents "$package" > "$work/contents"
for path in usr/bin/sleutel etc/sleutel/config.toml usr/share/doc/sleutel/copyright usr/share/man/man1/sleutel.1.gz \
    usr/share/man/man5/sleutel-policy.5.gz usr/share/man/nl/man1/sleutel-check.1.gz \
    usr/share/man/nl/man5/sleutel-policy.5.gz usr/share/doc/sleutel/docs/pictures/zwak.svg \
    usr/share/bash-completion/completions/sleutel usr/share/zsh/vendor-completions/_sleutel \
    usr/share/fish/vendor_completions.d/sleutel.fish; do
    grep -q "\./$path\$" "$work/contents" || { echo "not in the package: $path" >&2; exit 1; }
done

step "lintian"
# A fault of the package stops the test; what is let pass is named in packaging/lintian, with the reason.
lintian --allow-root --fail-on error,warning --suppress-tags-from-file packaging/lintian "$package"

step "every link between the documents leads somewhere"
dpkg-deb --extract "$package" "$work/tree"
python3 - "$work/tree/usr/share/doc/sleutel" <<'PYTHON'
import pathlib, re, sys
root = pathlib.Path(sys.argv[1])
faults = []
for page in sorted(root.rglob("*.md")):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text()):
        if "://" not in target and not (page.parent / target).exists():
            faults.append(f"{page.relative_to(root)}: {target}")
sys.exit("\n".join(faults) or 0)
PYTHON

step "install"
files > "$work/before"
dpkg -i "$package"

step "the settings are a conffile, and all of it is commented out"
dpkg-query -W -f '${Conffiles}' sleutel | grep -q ' /etc/sleutel/config.toml '
if grep -v '^#' /etc/sleutel/config.toml | grep -q .; then echo "a setting is on" >&2; exit 1; fi

step "manual pages"
# Read by root at 80 columns: then man keeps a formatted copy in /var/cache/man, which has to go with the package.
manual() { MANPAGER=cat MANWIDTH=80 man "$@" > "$work/page"; }
manual sleutel && grep -q 'sleutel-check(1)' "$work/page"
manual sleutel-check && grep -q -e '--stdin' "$work/page"
manual 5 sleutel-policy && grep -q 'minimum_log10_guesses' "$work/page"
manual -L nl_NL.UTF-8 sleutel-check && grep -q 'Beoordeelt één wachtwoord' "$work/page"
manual -L nl_NL.UTF-8 5 sleutel-policy && grep -q 'Een bestand met beleid' "$work/page"
man -w sleutel sleutel-check
# Every page is there in both languages.
for section in 1 5; do
    ls /usr/share/man/man$section/ | grep '^sleutel' > "$work/english"
    ls /usr/share/man/nl/man$section/ | grep '^sleutel' > "$work/dutch"
    diff "$work/english" "$work/dutch"
done
echo "pages that man keeps formatted: $(find /var/cache/man -name 'sleutel*' | wc -l)"

step "completion, in a bash that loads it by itself"
cat > "$work/complete.bash" <<'BASH'
. /usr/share/bash-completion/bash_completion
_completion_loader sleutel || true
complete -p sleutel
COMP_WORDS=(sleutel pro) COMP_CWORD=1
"$(complete -p sleutel | sed 's/.*-F \([^ ]*\).*/\1/')" sleutel pro sleutel
printf 'completed: %s\n' "${COMPREPLY[@]}"
BASH
bash --noprofile --norc "$work/complete.bash" > "$work/completed"
cat "$work/completed"
grep -qx 'completed: protect' "$work/completed"

step "completion, in a zsh that loads it by itself"
cat > "$work/complete.zsh" <<'ZSH'
zmodload zsh/zpty
zpty -b shell zsh -f -i
zpty -w shell "autoload -Uz compinit; compinit -u -D"
zpty -w -n shell $'sleutel prot\t--pass\t'
# What is typed is half of each word: the whole of it comes of completion.
for try in {1..100}; do
    while zpty -r -t shell piece; do seen+=$piece; done
    [[ $seen == *protect*--password-stdin* ]] && break
    sleep 0.1
done
zpty -d shell
[[ $seen == *protect*--password-stdin* ]]
ZSH
zsh -f "$work/complete.zsh"

step "completion, in a fish that loads it by itself"
HOME="$work" fish -c 'complete -C "sleutel pro"' > "$work/completed"
grep -q '^protect' "$work/completed"

step "it works"
status=0
printf 'Welkom2026!\n' | sleutel check --stdin --lang nl > "$work/answer" || status=$?
[ "$status" -eq 1 ] && grep -q 'begroeting' "$work/answer"

step "remove, with everything"
dpkg -P sleutel
files > "$work/after"
if ! diff "$work/before" "$work/after"; then echo "something is left, or gone" >&2; exit 1; fi
done=yes
echo "OK: nothing is left ($(wc -l < "$work/after") files and folders looked at)"

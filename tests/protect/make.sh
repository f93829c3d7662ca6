#!/bin/sh
# Makes files with real programs, for tests/protect.rs: tests/protect/make.sh FOLDER
#
# Debian's packages: libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui python3-uno
# 7zip zip qpdf age gnupg python3; and, if it is there, msoffcrypto-tool of PyPI. The password is always "Vier losse woorden 7"; everything in the files is made here.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=${1:?tests/protect/make.sh FOLDER}
password='Vier losse woorden 7'
missing=
for tool in soffice 7z zip qpdf age age-keygen gpg python3; do
    command -v "$tool" > /dev/null || missing="$missing $tool"
done
if [ -n "$missing" ]; then
    echo "make.sh: not installed:$missing" >&2
    exit 77
fi
mkdir -p "$out"
cd "$out"
work=$(mktemp -d)
trap 'gpgconf --homedir "$work/gnupg" --kill all 2> /dev/null || true; rm -rf "$work"' EXIT

# What is put in: short, and so much that it is worth packing.
for number in 1 2 3 4 5 6 7 8 9; do
    echo "Regel $number: dit is een proefbestand met niets erin dat van iemand is."
done > "$work/brief.txt"
printf 'naam;bedrag\nAnna;10\nBernard;20\n' > "$work/lijst.csv"
cp "$work/lijst.csv" lijst.csv

# LibreOffice: documents with and without a password.
/usr/bin/python3 "$here/office.py" "$work" . "$password"

# The agile method, which LibreOffice 7 reads and does not write: msoffcrypto-tool of PyPI, where it is installed.
if command -v msoffcrypto-tool > /dev/null; then
    msoffcrypto-tool -e -p "$password" plain.docx agile.docx
    msoffcrypto-tool -e -p "$password" plain.pptx agile.pptx
    # What Excel writes for a workbook that is only marked read-only.
    msoffcrypto-tool -e -p VelvetSweatshop plain.xlsx read-only.xlsx
fi

# qpdf: every way to encrypt a PDF, of one without pages so that the files are small, and of LibreOffice's.
qpdf --empty empty.pdf
qpdf empty.pdf --object-streams=generate plain-xref-stream.pdf
qpdf plain.pdf --linearize plain-linear.pdf
qpdf plain.pdf --encrypt "$password" owner 256 -- aes-256-office.pdf
qpdf plain.pdf --linearize --encrypt "$password" owner 256 -- aes-256-linear.pdf
qpdf plain.pdf --linearize --object-streams=generate --encrypt '' owner 256 -- owner-256-linear.pdf
lock() { # NAME USER OWNER BITS [OPTION...]
    name=$1 user=$2 owner=$3 bits=$4
    shift 4
    qpdf --allow-weak-crypto --object-streams=disable empty.pdf --encrypt "$user" "$owner" "$bits" "$@" -- "$name" ||
        [ $? -eq 3 ]
}
lock rc4-40.pdf "$password" owner 40
lock rc4-128.pdf "$password" owner 128 --use-aes=n
lock aes-128.pdf "$password" owner 128 --use-aes=y
lock aes-256.pdf "$password" owner 256
lock aes-256-r5.pdf "$password" owner 256 --force-R5
lock owner-40.pdf '' owner 40
lock owner-128.pdf '' owner 128 --use-aes=y
lock owner-256.pdf '' owner 256
lock owner-256-r5.pdf '' owner 256 --force-R5
lock metadata.pdf "$password" owner 128 --use-aes=y --cleartext-metadata
qpdf aes-256.pdf --password="$password" --object-streams=generate aes-256-xref-stream.pdf
qpdf owner-256.pdf --object-streams=generate owner-256-xref-stream.pdf
/usr/bin/python3 "$here/update.py" aes-256.pdf aes-256-updated.pdf
/usr/bin/python3 "$here/update.py" owner-256.pdf owner-256-updated.pdf
cp aes-256.pdf verkeerde-naam.docx

# ZIP, by zip and by 7-Zip.
cp "$work/brief.txt" "$work/lijst.csv" .
zip -q -X plain.zip brief.txt lijst.csv
zip -q -X -P "$password" zipcrypto.zip brief.txt lijst.csv
zip -q -X -0 -P "$password" zipcrypto-stored.zip brief.txt
zip -q -X -P "$password" mixed.zip brief.txt && zip -q -X mixed.zip lijst.csv
for bits in 128 192 256; do
    7z a -bso0 -tzip -mem=AES$bits "-p$password" aes-$bits.zip brief.txt lijst.csv
done
7z a -bso0 -tzip -mem=AES256 "-p$password" aes-mixed.zip brief.txt && 7z a -bso0 -tzip aes-mixed.zip lijst.csv
cat brief.txt | zip -q -X -fz - - > zip64.zip
cat brief.txt | zip -q -X -fz -P "$password" - - > zip64-zipcrypto.zip
7z a -bso0 -tzip -mem=AES256 "-p$password" zip64-aes.zip brief.txt
/usr/bin/python3 "$here/update.py" --zip64 zip64-aes.zip zip64-aes.zip

# 7z.
7z a -bso0 plain.7z brief.txt lijst.csv
7z a -bso0 "-p$password" names-visible.7z brief.txt lijst.csv
7z a -bso0 "-p$password" -mhe=on names-hidden.7z brief.txt lijst.csv
7z a -bso0 "-p$password" -mhc=off header-plain.7z brief.txt
7z a -bso0 "-p$password" mixed.7z brief.txt && 7z a -bso0 mixed.7z lijst.csv
rm brief.txt

# age.
age-keygen -o "$work/key" 2> "$work/recipient"
recipient=$(sed -n 's/Public key: //p' "$work/recipient")
age -r "$recipient" -o key.age "$work/brief.txt"
age -a -r "$recipient" -o key-armoured.age "$work/brief.txt"
/usr/bin/python3 "$here/type.py" "$password" age -p -o password.age "$work/brief.txt"
/usr/bin/python3 "$here/type.py" "$password" age -p -a -o password-armoured.age "$work/brief.txt"

# GnuPG.
mkdir -m 700 "$work/gnupg"
pgp() { gpg --homedir "$work/gnupg" --batch --yes --quiet --pinentry-mode loopback --passphrase "$password" "$@" 2> "$work/gpg.log"; }
pgp -c -o password.gpg "$work/brief.txt"
pgp -c -a -o password.asc "$work/brief.txt"
pgp -c --s2k-mode 1 --cipher-algo AES128 -o few-rounds.gpg "$work/brief.txt"
pgp -c --cipher-algo 3DES -o triple-des.gpg "$work/brief.txt"
pgp --passphrase '' --quick-generate-key 'Proef <proef@example.nl>' default default never
pgp --trust-model always -r proef@example.nl -e -o key.gpg "$work/brief.txt"
pgp --trust-model always -r proef@example.nl -c -e -a -o key-and-password.asc "$work/brief.txt"
pgp --store -o stored.gpg "$work/brief.txt"

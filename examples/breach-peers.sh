#!/usr/bin/env bash
# The range server and the exported files beside clients and a server of others: curl over HTTP/1.1, HTTP/2 and TLS, npm
# hibp with baseUrl, and nginx over the files. Every body is compared with the genuine range file it was made from.
# Needs curl, nginx, node with npm, openssl and a network for npm. Listens on loopback only; everything it makes is in a
# temporary folder, which is removed.
# Usage: examples/breach-peers.sh FOLDER    range files named 00000, 00001, ..., as the service sends them
set -euo pipefail
ranges=$(realpath "${1:?give the folder with range files}")
cd "$(dirname "$0")/.."

cargo build --release --quiet
sleutel=$(realpath "${CARGO_TARGET_DIR:-target}")/release/sleutel
folder=$(mktemp -d)
started=()
finish() {
    for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$folder"
}
trap finish EXIT
cd "$folder"
fail() { echo "FAILED: $*" >&2; exit 1; }

names=$(cd "$ranges" && ls | grep -E '^[0-9A-F]{5}$')
count=$(wc -w <<< "$names")
"$sleutel" breach compile "$ranges" corpus
"$sleutel" breach verify corpus
"$sleutel" breach export corpus www/range --gzip

# Waits for a server to say where it is, and says that.
address() {
    for _ in $(seq 100); do
        grep -oE 'https?://[0-9.]+:[0-9]+' "$1" && return
        sleep 0.1
    done
    fail "no server: $(cat "$1")"
}
# Fetches every range with these options of curl and compares it.
compare() {
    local what=$1 base=$2
    shift 2
    rm -rf got
    mkdir got
    for name in $names; do printf 'url = "%s/range/%s"\noutput = "got/%s"\n' "$base" "$name" "$name"; done > list
    case "$*" in
        # curl 7.88 cannot use a connection twice on which HTTP/2 began without a question; with nginx neither.
        *prior-knowledge*)
            for name in $names; do
                curl --silent --show-error --fail "$@" --output "got/$name" "$base/range/$name" || fail "$what: $?"
            done
            ;;
        # One curl, many ranges: connections are used again, as clients do.
        *) curl --silent --show-error --fail --max-time 60 "$@" --config list || fail "$what: curl ended with $?" ;;
    esac
    for name in $names; do
        cmp --silent "$ranges/$name" "got/$name" || fail "$what: $name differs"
    done
    echo "$what: $count ranges, the same bytes"
}

"$sleutel" breach serve corpus --listen 127.0.0.1:0 > serve.log &
started+=($!)
base=$(address serve.log)
compare "serve, HTTP/1.1" "$base" --http1.1
compare "serve, HTTP/1.1 by way of --http2 (upgrade)" "$base" --http2
compare "serve, HTTP/2" "$base" --http2-prior-knowledge
compare "serve, packed" "$base" --http2-prior-knowledge --compressed
compare "serve, packed from the cache" "$base" --http2-prior-knowledge --compressed

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost \
    -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out chain.pem 2> /dev/null
"$sleutel" breach serve corpus --listen 127.0.0.1:0 --certificate chain.pem --key key.pem > tls.log &
started+=($!)
compare "serve, TLS and HTTP/2" "$(address tls.log)" --cacert chain.pem --http2

head -c 0 /dev/null > nginx.log
cat > nginx.conf <<NGINX
worker_processes 1;
daemon off;
pid $folder/nginx.pid;
error_log $folder/nginx.log;
events { worker_connections 64; }
http {
    access_log off;
    client_body_temp_path $folder/body; proxy_temp_path $folder/proxy; fastcgi_temp_path $folder/fastcgi;
    uwsgi_temp_path $folder/uwsgi; scgi_temp_path $folder/scgi;
    server {
        listen 127.0.0.1:${NGINX_PORT:-8396};
        listen 127.0.0.1:${NGINX_TLS_PORT:-8397} ssl http2;
        ssl_certificate $folder/chain.pem;
        ssl_certificate_key $folder/key.pem;
        root $folder/www;
        default_type text/plain;
        location ~ "^/range/[0-9A-F]{5}\$" {
            limit_except GET { deny all; }
            gzip_static on;
            gzip_vary on;
            add_header Access-Control-Allow-Origin *;
            add_header Cache-Control "public, max-age=2678400";
        }
        location / { return 400; }
    }
}
NGINX
# nginx leaves the rights of its first user behind: the files must be readable for whom it becomes.
chmod -R a+rX "$folder"
"$(command -v nginx || echo /usr/sbin/nginx)" -c "$folder/nginx.conf" &
started+=($!)
for _ in $(seq 50); do curl --silent --output /dev/null "http://127.0.0.1:${NGINX_PORT:-8396}/" && break; sleep 0.1; done
compare "nginx over the files" "http://127.0.0.1:${NGINX_PORT:-8396}"
compare "nginx over the files, packed" "http://127.0.0.1:${NGINX_PORT:-8396}" --compressed
compare "nginx over the files, TLS and HTTP/2" "https://127.0.0.1:${NGINX_TLS_PORT:-8397}" --cacert chain.pem --http2

mkdir npm
cat > npm/ranges.mjs <<'JAVASCRIPT'
import { readFileSync } from 'node:fs';
import { pwnedPasswordRange } from 'hibp';

const [baseUrl, folder, ...names] = process.argv.slice(2);
for (const options of [{ baseUrl }, { baseUrl, addPadding: true }]) {
  for (const name of names) {
    const lines = readFileSync(`${folder}/${name}`, 'utf8').split('\r\n').map((line) => line.split(':'));
    const got = await pwnedPasswordRange(name, options);
    const differs = lines.filter(([suffix, count]) => got[suffix] !== Number(count));
    if (differs.length > 0 || Object.keys(got).length < lines.length) throw new Error(`${name} differs`);
    const more = Object.entries(got).filter(([, count]) => count !== 0).length;
    if (more !== lines.length) throw new Error(`${name} holds ${more - lines.length} entries too many`);
  }
  const what = options.addPadding ? ' with padding' : '';
  console.log(`npm hibp${what}: ${names.length} ranges, the same entries`);
}
JAVASCRIPT
(cd npm && npm init --yes > /dev/null && npm install --silent --no-audit --no-fund 'hibp@^15' > /dev/null)
# shellcheck disable=SC2086 # names are five hexadecimal digits each
node npm/ranges.mjs "$base" "$ranges" $names
echo "all good"

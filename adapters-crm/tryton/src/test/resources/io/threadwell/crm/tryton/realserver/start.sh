#!/usr/bin/env bash
# Starts a real Tryton 6 on loopback: start.sh DIR [PORT]. DIR keeps what it needs. Prints "READY <address>"; database "care", user
# "admin", password "care-test". Stop it with: kill $(cat DIR/pid). As root on Debian it installs what it needs. Ends with 3, saying
# what is missing, where it cannot be had.
set -euo pipefail
dir=$(mkdir -p "$1" && cd "$1" && pwd)
port=${2:-8096}

missing() { echo "cannot be had here: $1" >&2; exit 3; }

if [ -f "$dir/pid" ] && kill -0 "$(cat "$dir/pid")" 2>/dev/null; then
  echo "READY http://127.0.0.1:$port"
  exit 0
fi
if ! command -v trytond >/dev/null; then
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || missing "tryton-server"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends \
    tryton-server tryton-modules-party tryton-modules-party-relationship; } >"$dir/apt.log" 2>&1 \
    || missing "tryton-server and tryton-modules-party from Debian"
fi
mkdir -p "$dir/data"
cat >"$dir/trytond.conf" <<C
[database]
uri = sqlite://
path = $dir/data
[web]
listen = 127.0.0.1:$port
C
if [ ! -f "$dir/made" ]; then
  rm -f "$dir/data/care.sqlite"
  touch "$dir/data/care.sqlite"
  echo care-test >"$dir/password"
  TRYTONPASSFILE="$dir/password" trytond-admin -c "$dir/trytond.conf" -d care --email care@example.org \
    -u party party_relationship --activate-dependencies >"$dir/made.log" 2>&1 || { cat "$dir/made.log" >&2; exit 1; }
  touch "$dir/made"
fi
nohup trytond -c "$dir/trytond.conf" >"$dir/trytond.log" 2>&1 </dev/null &
echo $! >"$dir/pid"
for _ in $(seq 120); do
  answer=$(curl -s -o /dev/null -w '%{http_code}' -X POST -H 'Content-Type: application/json' \
    -d '{"id":1,"method":"common.db.list","params":[]}' "http://127.0.0.1:$port/" || true)
  [ "$answer" != 000 ] && { echo "READY http://127.0.0.1:$port"; exit 0; }
  sleep 0.5
done
tail -5 "$dir/trytond.log" >&2
exit 1

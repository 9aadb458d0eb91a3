#!/usr/bin/env bash
# Starts a real Bluesky network on loopback: start.sh DIR [PORT]. DIR keeps what it needs; stop.sh DIR ends it.
# Needs Node 20 or later with npm, gcc, make and python3 (a native module is compiled, some minutes the first time),
# PostgreSQL and redis-server; as root on Debian it installs the last two itself.
# Prints "READY <address of the server of accounts>". Ends with 3, saying what is missing, where it cannot be had.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mkdir -p "$1" && cd "$1" && pwd)
port=${2:-2582}

missing() { echo "cannot be had here: $1" >&2; exit 3; }
initdb() { ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null; }

if [ -f "$dir/pid" ] && kill -0 "$(cat "$dir/pid")" 2>/dev/null && grep -q '^READY' "$dir/network.log"; then
  echo "READY http://localhost:$((port + 1))"
  exit 0
fi
[ "$(id -u)" = 0 ] || missing "root, to run PostgreSQL as its own user"
for tool in node npm gcc make python3; do command -v $tool >/dev/null || missing $tool; done
if ! command -v redis-server >/dev/null || ! initdb >/dev/null; then
  command -v apt-get >/dev/null || missing "PostgreSQL and redis-server"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends \
    postgresql redis-server; } >"$dir/apt.log" 2>&1 || missing "PostgreSQL and redis-server from Debian"
fi
cp "$here/package.json" "$here/network.cjs" "$dir/"
# npm writes this file last
if [ ! -f "$dir/node_modules/.package-lock.json" ]; then
  (cd "$dir" && npm install --no-audit --no-fund >npm.log 2>&1) || missing "the packages from npm"
fi

bin=$(dirname "$(initdb | tail -1)")
database=$((port + 20)) redis=$((port + 21))
if [ ! -d "$dir/pg" ]; then
  mkdir "$dir/pg" && chown postgres "$dir/pg"
  su postgres -c "$bin/initdb -A trust -D $dir/pg" >"$dir/initdb.log"
fi
su postgres -c "$bin/pg_ctl -w -D $dir/pg -o '-p $database -c listen_addresses=127.0.0.1 -k $dir/pg' \
  -l $dir/pg/log start" >/dev/null || true
su postgres -c "psql -h 127.0.0.1 -p $database -tc \"select 1 from pg_database where datname='at'\" | grep -q 1 \
  || createdb -h 127.0.0.1 -p $database at"
redis-server --port $redis --bind 127.0.0.1 --save '' --daemonize yes --pidfile "$dir/redis.pid" >/dev/null
cd "$dir"
: >network.log
PORT=$port DB=postgresql://postgres@127.0.0.1:$database/at SCHEMA=s$(date +%s | tr '0-9' 'a-j') \
  REDIS_HOST=127.0.0.1:$redis nohup node network.cjs >network.log 2>&1 </dev/null &
echo $! >pid
for _ in $(seq 240); do
  grep '^READY' network.log && exit 0
  kill -0 "$(cat pid)" 2>/dev/null || break
  sleep 0.5
done
tail -5 network.log >&2
exit 1

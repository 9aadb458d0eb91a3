#!/usr/bin/env bash
# Ends what start.sh started in DIR: stop.sh DIR. What it needs for the next start stays.
set -u
dir=$(cd "$1" && pwd)
for file in pid redis.pid; do
  [ -f "$dir/$file" ] && kill "$(cat "$dir/$file")" 2>/dev/null
  rm -f "$dir/$file"
done
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
su postgres -c "$bin/pg_ctl -w -m fast -D $dir/pg stop" >/dev/null

#!/usr/bin/env bash
# Drives the gateway as a process of its own, from both ends, and prints the table of docs/performance.md.
#   run.sh speed      no faults, beside the pipeline that a user would build from Apache Camel; median of three alternating runs
#   run.sh ceiling    what the rig lets through when the gateway keeps nothing and does next to nothing
#   run.sh quota      a slow desk with a quota
#   run.sh faults     cut connections, 429, 503, duplicates, disorder and kills, on three seeds
#   run.sh postgres   the same faults on PostgreSQL, and with two nodes on one database, killed in turn
#   run.sh all
# Needs a JDK and Maven; "postgres" also needs POSTGRES and POSTGRES_TWO, the JDBC addresses of two empty databases that may be filled.
# Every address is on the loopback interface. Results: target/rig below examples/gateway.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
gateway=$(dirname "$here")
out=$gateway/target/rig
mkdir -p "$out"
jar=$gateway/target/threadwell-gateway.jar
[ -f "$jar" ] || (cd "$gateway/../.." && mvn -q -B install -DskipTests)
[ -f "$out/Rig.class" ] || javac -nowarn -d "$out" "$here/Rig.java"
flags="-XX:+UseSerialGC -Xmx512m"

value() { sed -n "s|^ *\"$2\": \([-0-9.]*\).*|\1|p" "$out/$1.json"; }

row() { # name of a run, columns
  local name=$1 line="| $1"
  shift
  for column in "$@"; do line="$line | $(value "$name" "$column")"; done
  echo "$line |"
}

ours() { # port store
  echo "env THREADWELL_PORT=$1 THREADWELL_STORE=$2 java $flags -jar $jar --config $gateway/rig.yaml"
}

rig() { # name, options
  local name=$1
  shift
  (cd "$out" && java -cp . Rig --json "$name.json" --sut-log "$out/$name.log" "$@" >"$name.txt" 2>&1) || echo "  $name: exit $?" >&2
}

sqlite() { # name, options: the gateway on a fresh SQLite file
  local name=$1
  shift
  rm -f "$out/$name.db"*
  rig "$name" --sut "$(ours 8080 "jdbc:sqlite:$out/$name.db")" --ready http://127.0.0.1:8080/health "$@"
}

peer() { # name, options: the Camel pipeline on a fresh H2 file
  local name=$1
  shift
  [ -f "$here/camel-peer/target/camel-peer.jar" ] || (cd "$here/camel-peer" && mvn -q -B package)
  rm -f "$out/$name"-h2*
  rig "$name" --sut "java $flags -Ddb=jdbc:h2:file:$out/$name-h2 -cp $here/camel-peer/target/camel-peer.jar:$here/camel-peer/target/lib/* peer.Peer" "$@"
}

faults="--fault-drop 0.02 --fault-429 0.05 --fault-503 0.03 --dup 0.2 --shuffle 50 --kill-at 1000,2500,4000 --posts 6000 --replies 0.3"
counts=("missing" "doubled" "threads over several tickets" "tickets that mix threads" "answers that never reached the network" "answers posted more than once" "answers posted to another thread" "internal notes leaked" "own answers filed as a customer's" "posts/s end to end")

counts_table() {
  local line="| run"
  for c in "${counts[@]}"; do line="$line | $c"; done
  echo "$line |"
  echo "|---$(printf '|---%.0s' "${counts[@]}")|"
  for name in "$@"; do row "$name" "${counts[@]}"; done
}

speed() {
  for n in 1 2 3; do
    peer "peer-1-$n" --warmup 3000 --posts 10000 --settle 3
    sqlite "ours-1-$n" --warmup 3000 --posts 10000 --settle 3
    peer "peer-20-$n" --warmup 3000 --posts 10000 --per-delivery 20 --settle 3
    sqlite "ours-20-$n" --warmup 3000 --posts 10000 --per-delivery 20 --settle 3
    peer "peer-rate-$n" --warmup 3000 --posts 3000 --rate 150 --settle 3
    sqlite "ours-rate-$n" --warmup 3000 --posts 3000 --rate 150 --settle 3
  done
  echo "| run | accepted posts/s | posts/s end to end | webhook to ticket ms, median | 99th | missing | doubled |"
  echo "|---|---|---|---|---|---|---|"
  for kind in 1 20 rate; do for n in 1 2 3; do for who in peer ours; do
    row "$who-$kind-$n" "accepted posts/s" "posts/s end to end" "webhook to ticket ms p50" "webhook to ticket ms p99" missing doubled
  done; done; done
}

ceiling() {
  [ -f "$out/Ceiling.class" ] || javac -nowarn -d "$out" "$here/Ceiling.java"
  for n in 1 2 3; do
    rig "ceiling-1-$n" --sut "java $flags -cp $out Ceiling" --warmup 3000 --posts 10000 --settle 3
    rig "ceiling-20-$n" --sut "java $flags -cp $out Ceiling" --warmup 3000 --posts 10000 --per-delivery 20 --settle 3
  done
  echo "| run | accepted posts/s | posts/s end to end | missing | doubled |"
  echo "|---|---|---|---|---|"
  for kind in 1 20; do for n in 1 2 3; do
    row "ceiling-$kind-$n" "accepted posts/s" "posts/s end to end" missing doubled
  done; done
}

quota() {
  sqlite quota --desk-ms 200 --desk-limit 400 --posts 5000 --timeout 900
  echo "| run | helpdesk calls per 100 posts | posts/s end to end | missing | doubled |"
  echo "|---|---|---|---|---|"
  row quota "helpdesk calls per 100 posts" "posts/s end to end" missing doubled
}

faults() {
  for seed in 1 2 3; do sqlite "faults-$seed" $faults --seed $seed --timeout 300; done
  counts_table faults-1 faults-2 faults-3
}

postgres() {
  : "${POSTGRES:?the JDBC address of an empty database}" "${POSTGRES_TWO:?the JDBC address of another one}"
  rig postgres-1 --sut "$(ours 8080 "'$POSTGRES'")" --ready http://127.0.0.1:8080/health $faults --seed 1 --timeout 300
  rig postgres-two --sut "$(ours 8080 "'$POSTGRES_TWO'");;$(ours 8081 "'$POSTGRES_TWO'")" \
    --target http://127.0.0.1:8080/webhooks/facebook,http://127.0.0.1:8081/webhooks/facebook \
    --ready http://127.0.0.1:8080/health,http://127.0.0.1:8081/health $faults --seed 2 --timeout 300
  counts_table postgres-1 postgres-two
}

case "${1:-}" in
  speed | ceiling | quota | faults | postgres) "$1" ;;
  all) speed; echo; ceiling; echo; quota; echo; faults; echo; postgres ;;
  *) sed -n '2,10p' "$0"; exit 2 ;;
esac

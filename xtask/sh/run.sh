# shellcheck shell=bash
# ./dev run, db and stop.

server_pid=

# Takes the one lock of .data/. Descriptor 9 is its handle: this script has it, and all it starts
# except the database, so that ./dev stop finds them even when this script was killed.
lock_state() {
  mkdir -p "$state"
  # Others may pass through (the database's user does), but not look around.
  chmod 711 "$state"
  exec 9>>"$state/lock"
  flock --nonblock 9 || die "It is already running: $(cat "$state/running" 2>/dev/null || echo 'still starting'). Stop it with ./dev stop."
}

cmd_run() {
  local word seed=()
  for word in "$@"; do
    case $word in
      --empty | --remove-sample) seed+=("$word") ;;
      *) die "run does not know '$word'. See ./dev help." ;;
    esac
  done
  lock_state
  printf 'still starting (process %s)' $$ >"$state/running"
  trap 'exit 0' INT TERM HUP
  trap run_end EXIT

  export LISTEN=${LISTEN:-127.0.0.1:8080}
  ! answers "$LISTEN" || die "Something already listens on $LISTEN. Choose another address: LISTEN=127.0.0.1:8081 ./dev run"
  needs_to_build
  install_missing
  needs_rust

  run_build
  local server=$target/debug/learning-week

  run_database
  export DATA_DIR=${DATA_DIR:-$state} SPA_DIR=${SPA_DIR:-$root/dist}
  step 'Bringing the database up to date'
  "$server" migrate
  "$server" seed ${seed[@]+"${seed[@]}"}

  mkdir -p "$state/log"
  local log=$state/log/server.log
  "$server" serve >>"$log" 2>&1 &
  server_pid=$!
  run_wait_ready "$log"
  local address=${PUBLIC_URL:-http://$LISTEN}
  printf '%s (process %s)' "$address" $$ >"$state/running"
  say
  say "  Open            $address"
  say "  First accounts  $DATA_DIR/first-accounts.json"
  say "  Log             $log"
  say '  Ctrl-C stops it.'
  say

  local status=0
  wait "$server_pid" || status=$?
  server_pid=
  tail -n 20 "$log" >&2
  die "The server ended by itself (status $status)."
}

# Server and page side by side: they lie in folders of their own.
run_build() {
  step 'Building server and page'
  cargo build --bin xtask
  "$target/debug/xtask" spa --quick &
  local page=$!
  cargo build --bin learning-week
  wait "$page"
}

run_database() {
  if [ -n "${DATABASE_URL:-}" ]; then
    say 'Using the database of DATABASE_URL.'
    return
  fi
  step 'Starting the database in .data/pg'
  pg_create "$state"
  pg_up "$state"
  export DATABASE_URL=$pg_url
}

# Whether a TCP connection to host:port succeeds; an unspecified host means this machine.
answers() {
  local host=${1%:*} port=${1##*:}
  host=${host#[}
  host=${host%]}
  case $host in 0.0.0.0 | '') host=127.0.0.1 ;; ::) host=::1 ;; esac
  (exec 3<>"/dev/tcp/$host/$port") 2>/dev/null
}

run_wait_ready() {
  local tries
  for ((tries = 0; tries < 600; tries++)); do
    answers "$LISTEN" && return
    kill -0 "$server_pid" 2>/dev/null || break
    sleep 0.1
  done
  tail -n 20 "$1" >&2
  die 'The server did not start; the end of its log is above.'
}

run_end() {
  local status=$? tries
  trap '' INT TERM HUP
  if [ -n "$server_pid" ] && kill -TERM "$server_pid" 2>/dev/null; then
    for ((tries = 0; tries < 200; tries++)); do
      kill -0 "$server_pid" 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL "$server_pid" 2>/dev/null || true
  fi
  # A database that ./dev db started goes on.
  if [ "${pg_started:-no}" = yes ] || { [ -d "$state/pg" ] && [ ! -e "$state/pg-kept" ]; }; then
    pg_down "$state" || true
  fi
  rm -f "$state/running"
  [ "$status" -ne 0 ] || say 'Stopped.'
}

cmd_db() {
  mkdir -p "$state"
  chmod 711 "$state"
  needs_for_database
  install_missing >&2
  pg_create "$state"
  pg_up "$state"
  touch "$state/pg-kept"
  say "DATABASE_URL=$pg_url"
}

cmd_stop() {
  [ -d "$state" ] || die 'Nothing was ever started here.'
  exec 9>>"$state/lock"
  if ! flock --nonblock 9; then
    local handle pid
    for handle in /proc/[0-9]*/fd/9; do
      pid=${handle#/proc/} pid=${pid%%/*}
      [ "$pid" = $$ ] || [ "$(readlink "$handle" 2>/dev/null)" != "$state/lock" ] || kill -TERM "$pid" 2>/dev/null || true
    done
    flock --wait 60 9 || die "What runs here does not end: $(cat "$state/running" 2>/dev/null)"
  fi
  rm -f "$state/pg-kept"
  [ ! -d "$state/pg" ] || pg_down "$state"
  say 'Stopped.'
}

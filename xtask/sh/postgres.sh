# shellcheck shell=bash
# Private PostgreSQL clusters. Each lives in a base folder:
#   BASE/pg  the cluster     BASE/pg-password  its password (0600)     BASE/pg-port  its last port
# They listen on a free port of 127.0.0.1 only, with a password: no socket, whose path could be too long.

pg_user=learning_week
pg_as=() # how to become the user the cluster belongs to

# The folder of PostgreSQL's programs: the one that made the cluster in $1, else the newest.
pg_find_bin() {
  local version folder
  if [ -n "${1:-}" ] && version=$(cat "$1/pg/PG_VERSION" 2>/dev/null); then
    folder=/usr/lib/postgresql/$version/bin
    [ -x "$folder/postgres" ] && printf '%s' "$folder" && return
  fi
  folder=$(find /usr/lib/postgresql -maxdepth 3 -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
  [ -n "$folder" ] || folder=$(command -v initdb || true)
  [ -z "$folder" ] || dirname "$(readlink -f "$folder")"
}

pg_busy_port() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# PostgreSQL refuses to run as root, so root runs it as `postgres`. That user may not be able to enter
# the folders above (a checkout in /root, say); then it gets the one capability that lets it pass.
pg_become() {
  local base=$1 way
  pg_as=()
  [ "$(id -u)" -eq 0 ] || return 0
  id postgres >/dev/null 2>&1 || die 'There is no user postgres to run the database as. Install the package postgresql.'
  for way in '' dac_read_search dac_override; do
    pg_as=(setpriv --reuid postgres --regid postgres --init-groups)
    [ -z "$way" ] || pg_as+=(--inh-caps "+$way" --ambient-caps "+$way")
    pg_as+=(env -C "$base/pg" LC_ALL=C.UTF-8 TZ=UTC)
    "${pg_as[@]}" true 2>/dev/null && return
  done
  die "The user postgres cannot reach $base/pg. Move the checkout to a folder others can enter, or set DATABASE_URL."
}

# Whether the cluster runs: its postmaster works in the cluster's folder. A left-over pid file goes.
pg_running() {
  local data pid
  data=$(readlink -f "$1/pg")
  pid=$(head -n 1 "$data/postmaster.pid" 2>/dev/null) || return 1
  [ "$(readlink "/proc/$pid/cwd" 2>/dev/null)" = "$data" ] && return
  rm -f "$data/postmaster.pid"
  return 1
}

# Makes the cluster in $1 if there is none. Further words are lines for its configuration.
pg_create() {
  local base=$1 bin fresh=$1/pg-new
  shift
  [ ! -e "$base/pg" ] || [ -x "$base/pg" ] || die "$base/pg belongs to another user. Start as the user who made it."
  [ -s "$base/pg/PG_VERSION" ] && return
  bin=$(pg_find_bin)
  rm -rf "$fresh" "$base/pg"
  (umask 077 && mkdir "$base/pg" && mkdir "$fresh" && od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$base/pg-password")
  [ "$(id -u)" -ne 0 ] || chown postgres: "$base/pg" "$fresh" "$base/pg-password"
  pg_become "$base"
  "${pg_as[@]}" "$bin/initdb" --pgdata="$fresh" --username="$pg_user" --pwfile="$base/pg-password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 >"$base/pg-create.log" 2>&1 ||
    die "The database could not be created: $(tail -n 5 "$base/pg-create.log")"
  printf '%s\n' "listen_addresses = '127.0.0.1'" "unix_socket_directories = ''" "$@" >>"$fresh/postgresql.conf"
  # In place only when whole, so that an interrupted start leaves nothing half-made.
  rmdir "$base/pg"
  mv "$fresh" "$base/pg"
  rm -f "$base/pg-create.log"
}

# Starts the cluster in $1 if it does not run, and sets pg_url. Sets pg_started=yes if it was started now.
pg_up() {
  local base=$1 bin port try
  bin=$(pg_find_bin "$base")
  pg_started=no
  pg_become "$base"
  port=$(cat "$base/pg-port" 2>/dev/null || true)
  if ! pg_running "$base"; then
    for try in 1 2 3 4 5; do
      while [ -z "$port" ] || pg_busy_port "$port"; do port=$((20000 + RANDOM % 12000)); done
      # No descriptor of ours may live on in it: a lock would be held for ever.
      "${pg_as[@]}" "$bin/pg_ctl" start --pgdata="$base/pg" --wait --timeout=60 --log="$base/pg/server.log" \
        --options="-p $port" >/dev/null 2>&1 9>&- && pg_started=yes && break
      [ "$try" -lt 5 ] || die "The database does not start: $(tail -n 5 "$base/pg/server.log")"
      port=
    done
    printf '%s\n' "$port" >"$base/pg-port"
  fi
  pg_server=postgres://$pg_user:$(cat "$base/pg-password")@127.0.0.1:$port
  pg_url=$pg_server/$pg_user
  # `psql` for scripts that are started from here.
  export PATH="$PATH:$bin"
  [ "$("$bin/psql" -XAtc "select count(*) from pg_database where datname = '$pg_user'" "$pg_server/postgres")" = 1 ] ||
    "$bin/psql" -Xqc "create database $pg_user" "$pg_server/postgres"
}

# pg_down BASE [fast|immediate]
pg_down() {
  pg_running "$1" || return 0
  pg_become "$1"
  "${pg_as[@]}" "$(pg_find_bin "$1")/pg_ctl" stop --pgdata="$1/pg" --mode="${2:-fast}" --wait --timeout=60 >/dev/null
}

# A cluster that forgets everything, for tests and measurements. Sets pg_url and scratch.
pg_scratch() {
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/learning-week.XXXXXX")
  chmod 711 "$scratch"
  pg_create "$scratch" 'max_connections = 200' "$@"
  pg_up "$scratch"
}

pg_scratch_end() {
  [ -n "${scratch:-}" ] || return 0
  pg_down "$scratch" immediate || true
  rm -rf "$scratch"
  scratch=
}

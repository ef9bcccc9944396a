#!/usr/bin/env bash
# Cuts the power of a server at work and looks at what the disk kept: all that was acknowledged must be there.
# Needs root (a file system of its own), a debug build and what ./dev test installs. Not a part of ./dev test.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=xtask/sh/say.sh
source xtask/sh/say.sh
# shellcheck source=xtask/sh/postgres.sh
source xtask/sh/postgres.sh
[ "$(id -u)" -eq 0 ] || die 'Only root can make a file system.'

work=$(mktemp -d)
chmod 711 "$work"
finish() {
  [ -z "${server:-}" ] || kill -KILL "$server" 2>/dev/null || true
  pg_scratch_end
  for disk in before after; do umount --lazy "$work/$disk" 2>/dev/null || true; done
  rm -rf --one-file-system "$work"
}
trap finish EXIT

truncate --size=3G "$work/disk"
mkfs.ext4 -q "$work/disk"
mkdir "$work/before" "$work/after"
# What nobody has asked to be on the disk stays in memory meanwhile.
mount --options loop,commit=600 "$work/disk" "$work/before"
chmod 1777 "$work/before"

export TMPDIR=$work/before
pg_scratch
# Far from anything that is flushed by itself.
sync --file-system "$work/before"
TEST_DATABASE_URL=$pg_server/postgres node bench/power-cut.mjs write >"$work/written.json"
server=$(node -p "require('$work/written.json').pid")
kill -STOP "$server"
postmaster=$(head -n 1 "$scratch/pg/postmaster.pid")
# shellcheck disable=SC2046 # one word per process
kill -STOP "$postmaster" $(pgrep --parent "$postmaster")
# Nobody asked for this one.
echo 'not yet on the disk' >"$work/before/unasked"
cp --sparse=always "$work/disk" "$work/cut"
# shellcheck disable=SC2046
kill -KILL "$server" "$postmaster" $(pgrep --parent "$postmaster")
server=
sleep 1
umount --lazy "$work/before"

mount --options loop "$work/cut" "$work/after"
[ ! -s "$work/after/unasked" ] || die 'The cut comes too late: what nobody asked for is on the disk, too.'
scratch=$work/after/${scratch##*/}
pg_up "$scratch"
TEST_DATABASE_URL=$pg_server/postgres DISK=$work/after node bench/power-cut.mjs check "$work/written.json"

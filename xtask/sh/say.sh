# shellcheck shell=bash
# Words for the person at the terminal.

say() { printf '%s\n' "$*"; }

# A step that is about to happen.
step() { printf '\033[1m→ %s\033[0m\n' "$*"; }

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Seconds since a moment given as $SECONDS was then, as "1 min 5 s".
since() {
  local spent=$((SECONDS - $1))
  if [ "$spent" -lt 60 ]; then printf '%d s' "$spent"; else printf '%d min %d s' $((spent / 60)) $((spent % 60)); fi
}

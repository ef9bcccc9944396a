# shellcheck shell=bash
# ./dev bench: numbers, not a test. A database of its own, which is gone afterwards.

cmd_bench() {
  needs_to_build
  needs_for_bench
  needs_for_browser
  install_missing
  needs_rust
  step 'Building page and server'
  cargo xtask spa --report-only
  cargo build --release --bin learning-week
  [ bench/node_modules/.package-lock.json -nt bench/package-lock.json ] || (cd bench && npm ci --no-fund --no-audit --loglevel=error)
  trap 'exit 130' INT TERM HUP
  trap pg_scratch_end EXIT
  step 'Starting a database to measure with'
  pg_scratch "shared_preload_libraries = 'pg_stat_statements'"
  TEST_DATABASE_URL=$pg_server/postgres node bench/run.mjs
}

# shellcheck shell=bash
# ./dev test: every stage is a function test_<name>; what it prints is kept in .data/log/.

# shellcheck source=xtask/sh/surroundings.sh
source "$root/xtask/sh/surroundings.sh"

all_stages=(format lint unit it wasm contract office page browser)
passed=0 failed=0 # single tests and checks, over all stages

cmd_test() {
  local again=${CI:-} key stages stage table='' began=$SECONDS
  [ "${1:-}" != --again ] || { again=yes && shift; }
  stages=("$@")
  [ $# -gt 0 ] || stages=("${all_stages[@]}")
  for stage in "${stages[@]}"; do
    [[ " ${all_stages[*]} " == *" $stage "* ]] || die "There is no stage '$stage'; there are: ${all_stages[*]}."
  done
  mkdir -p "$state/log"
  chmod 711 "$state"
  test_needs "${stages[@]}"
  test_surroundings
  test_compiler
  key=$(test_key)
  trap 'exit 130' INT TERM HUP
  trap pg_scratch_end EXIT
  test_database "${stages[@]}"

  for stage in "${stages[@]}"; do
    local start=$SECONDS log=$state/log/test-$stage.log
    step "$stage"
    if [ -n "$again" ] || ! stage_as_before "$stage" "$key"; then
      stage_run "$stage" "$log"
      stage_keep "$stage" "$key"
    fi
    table+=$(printf '%-10s %6d passed %4d failed  %s' "$stage" "$stage_passed" "$stage_failed" "$(since "$start")")
    [ "$stage_status" -eq 0 ] || table+="; see $log"
    table+=$'\n'
    passed=$((passed + stage_passed)) failed=$((failed + stage_failed))
  done
  printf '\n%s' "$table"
  say "All in $(since "$began")."
  say "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}

# Everything that a stage could see: the files of the tree, the system's packages, settings, the day. Nothing
# where one of them cannot be known: then no stage is left out.
test_key() {
  local seen
  seen=$(git ls-files -z --cached --others --exclude-standard | xargs -0r sha256sum && dpkg-query --show &&
    rustc --version && node --version && env -u PATH -u PWD -u TEST_DATABASE_URL | sort && date -u +%F) 2>/dev/null || return 0
  sha256sum <<<"$seen"
}

# Stages that take minutes even where nothing is compiled are not run again on the day that they passed, until
# something changes; `--again` and CI run them all the same.
stage_as_before() {
  local kept=$state/test/passed-$1
  [ -n "$2" ] && [ "$(head -n 1 "$kept" 2>/dev/null)" = "$2" ] || return 1
  stage_passed=$(tail -n 1 "$kept") stage_failed=0 stage_status=0
  say "Nothing has changed since all $stage_passed passed today; './dev test --again $1' runs them again."
}

stage_keep() {
  local kept=$state/test/passed-$1
  rm -f "$kept"
  [[ ' it contract office browser ' == *" $1 "* ]] && [ "$stage_status" -eq 0 ] && [ "$stage_failed" -eq 0 ] || return 0
  [ -z "$2" ] || [ "$2" != "$(test_key)" ] || printf '%s\n' "$2" "$stage_passed" >"$kept"
}

# Runs one stage; sets stage_status, stage_passed and stage_failed.
stage_run() {
  local counts
  set +e
  (set -e; "test_$1") 2>&1 | tee "$2"
  stage_status=${PIPESTATUS[0]}
  set -e
  counts=$(stage_count <"$2")
  stage_passed=${counts% *} stage_failed=${counts#* }
  if [ "$stage_status" -eq 0 ] && [ "$stage_passed" -eq 0 ]; then
    say "Stage $1 ran no test at all."
    stage_status=1
  fi
  [ "$stage_status" -eq 0 ] || [ "$stage_failed" -gt 0 ] || stage_failed=1
}

# Adds up what cargo's, nextest's and Node's runners and our own checks print.
stage_count() {
  sed 's/\x1b\[[0-9;]*m//g' | awk '
    function number(pattern) { return match($0, pattern) ? substr($0, RSTART) + 0 : 0 }
    /^test result: / || /^ *Summary \[/ { good += number("[0-9]+ passed"); bad += number("[0-9]+ failed") + number("[0-9]+ timed out") }
    /^ℹ pass / { good += $3 }
    /^ℹ (fail|cancelled) / { bad += $3 }
    /^check ok: / { good++ }
    /^check failed: / { bad++ }
    END { printf "%d %d", good, bad }'
}

# check NAME COMMAND…: one thing that must succeed.
check() {
  local name=$1
  shift
  if "$@"; then say "check ok: $name"; else
    say "check failed: $name"
    return 1
  fi
}

test_needs() {
  needs_to_build
  [[ ! " $* " =~ ' contract ' ]] || needs_for_contract
  [[ ! " $* " =~ ' office ' ]] || needs_for_office
  [[ ! " $* " =~ (' wasm '|' browser ') ]] || needs_for_browser
  install_missing
  needs_rust
}

# A database that is gone afterwards, unless TEST_DATABASE_URL names one (whose user may create databases).
test_database() {
  [[ " $* " =~ (' unit '|' it '|' contract '|' browser ') ]] || return 0
  [ -z "${TEST_DATABASE_URL:-}" ] || return 0
  step 'Starting a database for the tests'
  pg_scratch 'fsync = off' 'synchronous_commit = off' 'full_page_writes = off'
  export TEST_DATABASE_URL=$pg_server/postgres
}

# Everything is compiled by clippy, so that it is read once: what its lints find is what the tests then run.
test_compiler() {
  RUSTC_WORKSPACE_WRAPPER=$(rustc --print sysroot)/bin/clippy-driver
  export RUSTC_WORKSPACE_WRAPPER
  # Nobody builds here again.
  [ -z "${CI:-}" ] || export CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=false
}

# One runner for both native stages: nextest where it is installed.
test_native() {
  if cargo nextest --version >/dev/null 2>&1; then cargo nextest run "$@"; else cargo test --no-fail-fast "$@"; fi
}

test_format() { check 'rustfmt' cargo fmt --all --check; }

# The page's programs hold one line each.
page=(--package frontend --lib --target wasm32-unknown-unknown)

test_lint() {
  local failed=0
  check 'clippy, server side' without_warnings cargo build --all-targets || failed=1
  page_ahead
  check 'clippy, page' without_warnings cargo test --no-run "${page[@]}" || failed=1
  check 'imports keep the laws' "$target/debug/xtask" laws || failed=1
  check 'program and tests are one build' one_build || failed=1
  return "$failed"
}

# Others' crates have the same features for the program alone as together with the tests, or both are compiled.
one_build() {
  local other
  other=$(comm -23 <(features normal,build) <(features normal,build,dev))
  [ -z "$other" ] || {
    say "Tests ask for more features of these. Name them in backend/Cargo.toml, below 'Not used here':"
    say "$other"
    return 1
  }
}

features() { cargo tree --edges "$1" --prefix none --format '{p} {f}' | sed 's/ (\*)$//' | sort -u; }

# Cargo tells again what it warned of when it compiled something before.
without_warnings() {
  local told fine=yes
  told=$(mktemp)
  "$@" 2>&1 | tee "$told" && ! grep -q ' generated [0-9]* warning' "$told" || fine=
  rm "$told"
  [ -n "$fine" ]
}

test_unit() { test_native --lib --bins; }

test_it() { test_native --test '*'; }

test_contract() {
  e2e_packages
  cargo build
  check 'openapi.json equals the code' "$target/debug/xtask" spec --check
  node e2e/with-server.mjs bash e2e/contract.sh
}

test_office() { bash e2e/office.sh; }

test_wasm() {
  cargo build --bin wasm-test-runner
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=$target/debug/wasm-test-runner
  CHROMEDRIVER=$(command -v chromedriver)
  export CHROMEDRIVER
  export WASM_BINDGEN_TEST_WEBDRIVER_JSON=$root/xtask/webdriver.json
  export WASM_BINDGEN_USE_BROWSER=1 WASM_BINDGEN_TEST_TIMEOUT=120
  cargo test "${page[@]}"
}

# The page's programs keep one core for minutes: they are made in what the other stages leave of the machine.
page_ahead() {
  [[ " ${stages[*]} " == *' page '* ]] || return 0
  (renice --priority 19 $BASHPID && page_clean --report-only) &>"$state/log/page-ahead.log" &
}

test_page() {
  cargo build --bin xtask
  check 'the page is built and its first load is within its budget' page_clean
}

# A page that was warned of is not up to date, so that it is told of the next time, too.
page_clean() {
  without_warnings page_small "$@" || { rm -f dist/.inputs && return 1; }
}

# What is served is compiled by the compiler itself, which warns of what only tests use. One at a time.
page_small() { flock "$state/page" env -u RUSTC_WORKSPACE_WRAPPER "$target/debug/xtask" spa "$@"; }

test_browser() {
  e2e_packages
  cargo build
  # A page above its budget is told of by the stage before; it works all the same.
  page_small --report-only
  node e2e/with-sample.mjs node --test --test-concurrency=3 --test-reporter=spec e2e/*.test.mjs
}

# What e2e/ needs from npm, once per lock file.
e2e_packages() {
  [ e2e/node_modules/.package-lock.json -nt e2e/package-lock.json ] || (cd e2e && npm ci --no-fund --no-audit --loglevel=error && touch node_modules/.package-lock.json)
}

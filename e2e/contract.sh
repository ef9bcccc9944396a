#!/usr/bin/env bash
# What other people's tools say of the API. Started beside a server by ./dev test contract;
# needs SERVER_URL and SERVER_ACCOUNTS.
# shellcheck disable=SC2317 # the functions are called by check
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
root=$(cd .. && pwd -P)
venv=$root/.data/venv
keyfile=$(mktemp)
signed_out=$(mktemp)
trap 'rm -f "$keyfile" "$signed_out"' EXIT
failed=0

check() {
  local name=$1
  shift
  if "$@"; then echo "check ok: $name"; else
    echo "check failed: $name"
    failed=1
  fi
}

served_equals_committed() {
  node - "$SERVER_URL/openapi.json" "$root/openapi/openapi.json" <<'JS'
const { deepStrictEqual } = require('node:assert');
const { readFileSync } = require('node:fs');
const [url, path] = process.argv.slice(2);
fetch(url).then((answer) => answer.json()).then((served) => deepStrictEqual(served, JSON.parse(readFileSync(path, 'utf8'))));
JS
}

client_compiles() {
  npx --no-install openapi-typescript "$root/openapi/openapi.json" --output client/schema.d.ts &&
    npx --no-install tsc --project client
}

# A program's first steps: sign in as a city's editor, make a key, list with it.
make_key() {
  node key.mjs >"$keyfile"
}

# Version and seed are fixed: the same code gets the same questions.
install_schemathesis() {
  [ -x "$venv/bin/st" ] && "$venv/bin/st" --version 2>/dev/null | grep -q 4.32.5 && return
  echo 'Installing schemathesis into .data/venv, once'
  # Debian's own Python: another one on PATH may lack venv.
  /usr/bin/python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check schemathesis==4.32.5
}

# Operations that need someone. What they answer to strangers, tests/it/policy.rs asks of each.
protected='/security/0/bearer == []'

# schemathesis OPTION…: no 5xx, no answer the description does not know.
schemathesis() {
  PYTHONDONTWRITEBYTECODE=1 SCHEMATHESIS_HOOKS=schemathesis_hooks timeout "${SCHEMATHESIS_SECONDS:-300}" "$venv/bin/st" run "$root/openapi/openapi.json" --url "$SERVER_URL" "$@" \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance \
    --phases examples,coverage,fuzzing --seed 2020 --max-examples "${SCHEMATHESIS_EXAMPLES:-15}" \
    --generation-database=:memory: --suppress-health-check all --request-timeout 20 --no-color --warnings off --continue-on-failure
}

# The hooks find the key in the environment, and whoever signs in.
env_key() { SCHEMATHESIS_KEY=$(cat "$keyfile" 2>/dev/null) "$@"; }

check 'the served description equals the committed one' served_equals_committed
check 'openapi-typescript makes a client that compiles' client_compiles
check 'schemathesis is there' install_schemathesis
check 'a program signs in, makes a key and uses it' make_key
# Side by side: each operation is asked by those it is for.
(
  check 'schemathesis, signed out' schemathesis --exclude-by "$protected"
  exit "$failed"
) >"$signed_out" 2>&1 &
check 'schemathesis, as each role and with the key of an office' \
  env_key schemathesis --include-by "$protected" --workers 2
wait $! || failed=1
cat "$signed_out"
exit "$failed"

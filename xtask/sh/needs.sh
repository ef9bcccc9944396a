# shellcheck shell=bash
# Looks for the programs a command needs and installs the Debian packages that are missing.

missing=() # packages
reasons=() # one sentence each

# need PROGRAM PACKAGE(S) WHY
need() {
  command -v "$1" >/dev/null || lack "$2" "$3"
}

lack() {
  local packages
  read -ra packages <<<"$1"
  missing+=("${packages[@]}")
  reasons+=("$1: $2")
}

needs_for_database() {
  [ -n "$(pg_find_bin)" ] || lack postgresql 'the database'
}

# What building and running takes.
needs_to_build() {
  needs_for_database
  need cc 'gcc libc6-dev' 'the C compiler links the programs'
  # Node only makes the page smaller (run) and drives the browser (test).
  if ! command -v node >/dev/null; then
    lack 'nodejs npm' 'makes the page smaller and drives the tests in the browser'
  else
    need npm npm "fetches what Node needs"
  fi
}

needs_for_contract() {
  /usr/bin/python3 -c 'import venv, ensurepip' 2>/dev/null || lack 'python3 python3-venv' 'checks the API from outside'
}

needs_for_browser() {
  [ -x "${CHROMIUM:-/usr/bin/chromium}" ] || lack chromium 'the browser of the tests'
  need chromedriver chromium-driver "runs the page's unit tests in the browser"
  need openssl openssl 'a certificate for the test of e-mail'
  need unzip unzip 'opens the archives that the server writes'
  [ -x /usr/bin/python3 ] || lack python3 'reads the archives and documents that the server writes'
  needs_chinese
}

# Without a Chinese font every character in a picture is a box.
needs_chinese() {
  [ -n "$(find /usr/share/fonts -name 'Noto*CJK-Regular*' -print -quit 2>/dev/null)" ] || lack fonts-noto-cjk 'Chinese characters in screenshots and prints'
}

needs_for_office() {
  command -v soffice >/dev/null || lack 'libreoffice-writer-nogui libreoffice-calc-nogui' 'opens the documents that the server writes'
  /usr/bin/python3 -c 'import uno' 2>/dev/null || lack 'python3 python3-uno' 'asks LibreOffice how it counts words'
  need pdftotext poppler-utils 'reads the pages that LibreOffice prints'
  need unzip unzip 'opens the archives that the server writes'
  needs_chinese
}

needs_for_bench() {
  need wrk wrk 'asks the server as often as it can'
}

install_missing() {
  if [ ${#missing[@]} -gt 0 ]; then
    say 'Missing:'
    printf '  %s\n' "${reasons[@]}"
    command -v apt-get >/dev/null || die 'Only Debian packages can be installed from here. Please install the above and start again.'
    step "Installing ${missing[*]}"
    apt_install "${missing[@]}"
    missing=() reasons=()
  fi
}

apt_install() {
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "Please let root run: apt-get install $*"
    sudo=(sudo)
  fi
  # Debian's postgresql would start a cluster of its own, which nobody asked for.
  local no_cluster=/etc/postgresql-common/createcluster.d/learning-week.conf
  if [[ " $* " == *' postgresql '* ]]; then
    "${sudo[@]}" mkdir -p "${no_cluster%/*}"
    "${sudo[@]}" sh -c "echo 'create_main_cluster = false' >$no_cluster"
  fi
  local status=0 log=$state/log/apt.log
  mkdir -p "$state/log"
  "${sudo[@]}" apt-get -qq update || say 'The package lists could not be refreshed; trying with the old ones.'
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends "$@" >"$log" 2>&1 || status=$?
  "${sudo[@]}" rm -f "$no_cluster"
  if [ "$status" -ne 0 ]; then
    tail -n 20 "$log" >&2
    die "apt-get could not install: $*"
  fi
}

# Cargo, the WebAssembly target and the components that rust-toolchain.toml names.
needs_rust() {
  command -v cargo >/dev/null || die 'Rust is missing. Install it with rustup (https://rustup.rs) and start again.'
  local channel
  channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  if command -v rustup >/dev/null; then
    if ! cargo --version >/dev/null 2>&1; then
      step "Installing Rust $channel, the version this project is built with"
      if ! rustup toolchain install "$channel" --profile minimal; then
        RUSTUP_TOOLCHAIN=$(rustup toolchain list | sed -n 's/ .*default.*//p')
        export RUSTUP_TOOLCHAIN
        say "That failed; trying with $RUSTUP_TOOLCHAIN."
      fi
    fi
    cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
    cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
  fi
  [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] && return
  command -v rustup >/dev/null || die 'Rust cannot build for wasm32-unknown-unknown: install that target and start again.'
  step 'Adding the WebAssembly target, for the page'
  rustup target add wasm32-unknown-unknown
}

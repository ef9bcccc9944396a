# shellcheck shell=bash
# The environment of the tests: the same fonts, locale, time zone, settings and home folder on every machine.

# What stays of the environment that ./dev test was started in. Everything else is unset: a mail server or a
# base path in SMTP_URL or BASE_PATH, PGOPTIONS, LANGUAGE, XDG_*, DISPLAY, PYTHONPATH and whatever comes.
surroundings_keep() {
  case $1 in
    PATH | TERM | USER | LOGNAME | PWD | TMPDIR | CI) ;;
    CARGO* | RUST* | CC | CXX | CFLAGS | CXXFLAGS | PKG_CONFIG* | PROPTEST_* | NEXTEST_* | UPDATE_GOLDEN) ;;
    *_proxy | *_PROXY | SSL_CERT_* | *_CA_BUNDLE | NODE_EXTRA_CA_CERTS | npm_config_* | NPM_CONFIG_* | PIP_*) ;;
    TEST_DATABASE_URL | LEARNING_WEEK | CHROMIUM | E2E_* | SCHEMATHESIS_*) ;;
    # libfaketime: tests on another day.
    LD_PRELOAD | LD_LIBRARY_PATH | FAKETIME* | NO_FAKE_STAT) ;;
    *) return 1 ;;
  esac
}

# Call it when all programs are installed: from here on HOME is another.
test_surroundings() {
  local name home=${HOME:-} own=$state/test
  mkdir -p "$own/home"
  for name in $(compgen -e); do
    surroundings_keep "$name" || unset "$name" 2>/dev/null || true
  done
  umask 022
  export LC_ALL=C.UTF-8 TZ=UTC HOME=$own/home
  # What was installed for the person at the terminal is still found, and so is a mirror they chose.
  export CARGO_HOME=${CARGO_HOME:-$home/.cargo} RUSTUP_HOME=${RUSTUP_HOME:-$home/.rustup}
  [ ! -r "$home/.npmrc" ] || export NPM_CONFIG_USERCONFIG=${NPM_CONFIG_USERCONFIG:-$home/.npmrc}
  [ ! -r "$home/.config/pip/pip.conf" ] || export PIP_CONFIG_FILE=${PIP_CONFIG_FILE:-$home/.config/pip/pip.conf}
  surroundings_fonts "$own" >"$own/fonts.conf"
  export FONTCONFIG_FILE=$own/fonts.conf
}

# Noto CJK in two weights, which has Latin letters too, and nothing else that is installed.
surroundings_fonts() {
  cat <<XML
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <cachedir>$1/fontconfig</cachedir>
  <selectfont>
    <rejectfont><glob>*.*</glob></rejectfont>
    <acceptfont><glob>*/Noto*CJK-Regular*</glob><glob>*/Noto*CJK-Bold*</glob></acceptfont>
  </selectfont>
  <alias binding="same"><family>sans-serif</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>
  <alias binding="same"><family>serif</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>
  <alias binding="same"><family>monospace</family><prefer><family>Noto Sans Mono CJK SC</family></prefer></alias>
  <match><edit name="family" mode="append_last" binding="same"><string>Noto Sans CJK SC</string></edit></match>
</fontconfig>
XML
}

# Sourced by scripts/site and scripts/test: sets up .venv from a lock file, once.
# A stamp with the lock's checksum tells that there is nothing to do.

fail() {
  printf '%s\n' "error: $1" "  $2" >&2
  exit 2
}

find_python() {
  for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
    if command -v "$name" >/dev/null 2>&1 &&
      "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s' "$name"
      return
    fi
  done
  fail "Python 3.11 or newer was not found" "Install it from https://www.python.org/downloads/ and try again."
}

# set_up LOCK: makes .venv and installs what the lock file names, and briefmill itself.
set_up() {
  lock=$1
  if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$(find_python) || exit 2
    printf '%s\n' "Setting up .venv (once; this takes about a minute) …" >&2
    "$python" -m venv --clear .venv ||
      fail "the environment .venv could not be made" "On Debian or Ubuntu: sudo apt-get install python3-venv"
  fi
  stamp=".venv/$(basename "$lock").installed"
  wanted=$(cat "$lock" pyproject.toml | cksum)
  if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
    return
  fi
  printf '%s\n' "Installing what $lock names …" >&2
  rm -f .venv/*.lock.installed
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock" &&
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . ||
    fail "the packages could not be installed" "Check the connection to PyPI, then run this again."
  printf '%s\n' "$wanted" >"$stamp"
}

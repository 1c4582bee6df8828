# shellcheck shell=bash
# A handful of words for shell tests: each check is a sentence and a command that must succeed.

passed=0
failed=0
# Names of whatever a test makes on the engine: a prefix, and what no other run has.
# shellcheck disable=SC2034 # for the tests
readonly prefix=dmcp-test-$$-$RANDOM

# check SENTENCE COMMAND [ARGUMENT…]
check() {
  local sentence=$1 output
  shift
  if output=$("$@" 2>&1); then
    printf 'ok      %s\n' "$sentence"
    passed=$((passed + 1))
  else
    printf 'FAILED  %s\n        %s\n%s\n' "$sentence" "$*" "${output//$'\n'/$'\n'        }"
    failed=$((failed + 1))
  fi
}

# equals EXPECTED COMMAND [ARGUMENT…]: the command succeeds and prints exactly that.
equals() {
  local expected=$1 actual
  shift
  actual=$("$@") || return
  [[ $actual == "$expected" ]] || { printf 'expected: %s\nactual:   %s\n' "$expected" "$actual" && return 1; }
}

# exits CODE COMMAND [ARGUMENT…]
exits() {
  local expected=$1 code=0
  shift
  "$@" || code=$?
  ((code == expected)) || { printf 'exit code %s, expected %s\n' "$code" "$expected" && return 1; }
}

# says TEXT COMMAND [ARGUMENT…]: both streams together contain the text, whatever the exit code.
says() {
  local text=$1 output
  shift
  output=$("$@" 2>&1) || true
  [[ $output == *"$text"* ]] || { printf '%s\n' "$output" && return 1; }
}

# within SECONDS COMMAND [ARGUMENT…]: tried again until it succeeds or the time is over.
within() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < deadline)) || { "$@" || return; }
    sleep 0.1
  done
}

# The closing line; the exit code says the same.
summary() {
  printf '\n%s: %d passed, %d failed\n' "${0##*/}" "$passed" "$failed"
  ((failed == 0 && passed > 0))
}

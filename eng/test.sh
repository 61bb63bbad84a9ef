#!/usr/bin/env bash
# Installs what the tests need, builds once, runs every test project and ends with
# "N passed, N failed, N skipped". Exit code 0 when something ran and nothing failed, else 1.
#
#   eng/test.sh [--no-install]
#
# What cannot be installed is left out: the tests that need it say so and skip.
set -uo pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

install=true
for argument in "$@"; do
  case "$argument" in
    --no-install) install=false ;;
    *) echo "usage: eng/test.sh [--no-install]" >&2; exit 2 ;;
  esac
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# A browser, and letters for it, for the tests of pages.
if $install && [ ! -x /usr/bin/chromium ] && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk; } >/dev/null 2>&1 ||
    echo "chromium cannot be installed; the tests that need it will skip." >&2
fi

# graphql-js is the oracle of the GraphQL tests.
if $install && [ -f tests/oracle/package-lock.json ] && command -v npm >/dev/null; then
  installed=tests/oracle/node_modules/.package-lock.json
  if [ ! -f "$installed" ] || [ tests/oracle/package-lock.json -nt "$installed" ]; then
    (cd tests/oracle && npm ci --no-audit --no-fund --silent && touch node_modules/.package-lock.json) ||
      echo "npm ci failed in tests/oracle; the tests that need it will skip." >&2
  fi
fi

# Release: the statistics run several times faster, the compiler takes as long.
npm=(); $install || npm=(-p:SkipNpm=true)
if ! dotnet build TalentGraph.sln --configuration Release --verbosity quiet -nologo "${npm[@]}"; then
  echo "The build failed." >&2
  echo "0 passed, 0 failed, 0 skipped"
  exit 1
fi

limit=40m
passed=0 failed=0 skipped=0
output=$(mktemp)
trap 'rm -f "$output"' EXIT

for project in tests/*.Tests; do
  name=TalentGraph.$(basename "$project")
  echo "── $name"
  # A test that waits for ever is named, and ended as Ctrl-C ends it: a failure, and no run without an end.
  timeout --signal=INT --kill-after=60 "$limit" "$project/bin/Release/net10.0/$name" -noColor -longRunning 300 2>&1 | tee "$output"
  code=${PIPESTATUS[0]}

  # The runner's own line: "Total: 12, Errors: 0, Failed: 1, Skipped: 2, Not Run: 0, Time: 0.5s"
  summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+' "$output" | tail -n 1)
  count() { sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<<"${summary:-}"; }
  total=$(count Total) errors=$(count Errors) bad=$(count Failed) out=$(count Skipped)
  total=${total:-0} bad=$((${bad:-0} + ${errors:-0})) out=${out:-0}

  # A run that ended otherwise than by failed tests (a crash, no test found) is a failure, too.
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
    echo "$name ended with exit code $code." >&2
    bad=1
    [ "$total" -gt 0 ] || total=1
  fi
  failed=$((failed + bad)) skipped=$((skipped + out)) passed=$((passed + total - bad - out))
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]

#!/usr/bin/env bash
# Runs every test and ends with the line 'N passed, N failed, N skipped' over all projects.
#
#   bash tests/run.sh                      everything
#   bash tests/run.sh Core.Tests Editor    only these projects; also: Validators
#
# CONFIGURATION=Release builds and runs the other configuration. With CI=true a skipped test is a failure.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

configuration=${CONFIGURATION:-Debug}
editor=src/CqNewsroom.Web/Editor
validators=tests/validators
logs=$(mktemp -d)
undo_install=true
trap '$undo_install; rm -rf "$logs"' EXIT

# The summary of `dotnet test` is read below, so it must not be translated.
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

fail() { echo "$*" >&2; exit 1; }

bounded() {
  local limit=$1
  shift
  if command -v timeout > /dev/null; then timeout --kill-after=30s "$limit" "$@"; else "$@"; fi
}

has_postgres() { compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || command -v initdb > /dev/null; }
has_chromium() { command -v chromium > /dev/null || command -v chromium-browser > /dev/null || command -v google-chrome > /dev/null; }
has_feedparser() { [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import feedparser' 2> /dev/null; }
has_chinese_font() { [ "$(uname)" != Linux ] || { command -v fc-list > /dev/null && [ -n "$(fc-list :lang=zh-cn file)" ]; }; }

remove_dropin() {
  "${as_root[@]}" rm -f "$dropin"
  "${as_root[@]}" rmdir --ignore-fail-on-non-empty "$(dirname "$dropin")" 2> /dev/null || true
}

install_debian_packages() {
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 --no-install-recommends install "$@")

  # The tests start a private server; the package would otherwise also create and start one that nobody asked for.
  dropin=/etc/postgresql-common/createcluster.d/zz-no-cluster-for-tests.conf
  undo_install=remove_dropin
  "${as_root[@]}" mkdir -p "$(dirname "$dropin")"
  echo 'create_main_cluster = false' | "${as_root[@]}" tee "$dropin" > /dev/null

  local installed=0
  echo "Installing $*"
  bounded 15m "${apt[@]}" > "$logs/apt" 2>&1 ||
    { bounded 5m "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update > "$logs/apt" 2>&1 && bounded 15m "${apt[@]}" >> "$logs/apt" 2>&1; } ||
    installed=$?

  remove_dropin
  undo_install=true
  if [ "$installed" -ne 0 ]; then
    tail -n 20 "$logs/apt" >&2
    fail "Could not install: $*"
  fi
}

install_what_is_missing() {
  dotnet --version > /dev/null 2>&1 || fail 'Missing: the .NET SDK 10 (https://dot.net).'
  command -v node > /dev/null && command -v npm > /dev/null || fail 'Missing: Node.js 20 or later with npm (https://nodejs.org).'

  local missing=()
  has_chromium || missing+=(chromium)
  has_chinese_font || missing+=(fonts-noto-cjk)
  has_postgres || missing+=(postgresql)
  if [ "$run_validators" = true ]; then
    command -v java > /dev/null || missing+=(default-jre-headless)
    command -v xmllint > /dev/null || missing+=(libxml2-utils)
    has_feedparser || missing+=(python3-feedparser)
  fi
  [ ${#missing[@]} -ne 0 ] || return 0

  if command -v apt-get > /dev/null && { [ "$(id -u)" -eq 0 ] || sudo -n true 2> /dev/null; }; then
    install_debian_packages "${missing[@]}"
  else
    echo "Missing: ${missing[*]}. Install Chromium, a Chinese font, the PostgreSQL server, Java, xmllint and feedparser for Python; the tests that need them are skipped or fail."
  fi
}

projects=()
run_editor=false
run_validators=false
if [ $# -eq 0 ]; then
  for project in tests/*.Tests/*.csproj; do projects+=("$project"); done
  run_editor=true
  run_validators=true
else
  for name in "$@"; do
    if [ "$name" = Editor ]; then run_editor=true; continue; fi
    if [ "$name" = Validators ]; then run_validators=true; continue; fi
    name=CqNewsroom.${name#CqNewsroom.}
    [ -f "tests/$name/$name.csproj" ] || fail "No such test project: $name"
    projects+=("tests/$name/$name.csproj")
  done
fi

install_what_is_missing

if [ $# -eq 0 ]; then
  bounded 20m dotnet build CqNewsroom.sln --configuration "$configuration" --verbosity quiet
else
  for project in "${projects[@]}"; do bounded 20m dotnet build "$project" --configuration "$configuration" --verbosity quiet; done
  if [ "$run_validators" = true ]; then bounded 20m dotnet build src/CqNewsroom.Web --configuration "$configuration" --verbosity quiet; fi
fi

passed=0 failed=0 skipped=0
problems=()

# The names of what failed stand in the last lines: of a long output often only its end is kept.
name_failed() {
  local name
  while IFS= read -r name; do problems+=("$1: $name"); done < <(sed -nE 's/^(failed [^ ].*|not ok .*|✖ .*)$/\1/p' "$2" | sort -u | head -n 40)
}

# Adds one run to the sums; a run that ended badly without a failed test counts as one failure, so that the last line tells it.
count() {
  local name=$1 exit_code=$2 ok=${3:-0} bad=${4:-0} left_out=${5:-0}
  if [ $((ok + bad + left_out)) -eq 0 ]; then
    problems+=("$name ran no test (exit code $exit_code)")
    bad=1
  elif [ "$exit_code" -ne 0 ] && [ "$bad" -eq 0 ]; then
    problems+=("$name ended with exit code $exit_code")
    bad=1
  fi
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + left_out))
}

summary() { sed -nE "s/^ *$2: ([0-9]+) *$/\1/p" "$1" | tail -n 1; }

for project in "${projects[@]}"; do
  name=$(basename "$project" .csproj)
  echo "== $name"
  exit_code=0
  bounded "${TEST_TIMEOUT:-25m}" dotnet test --project "$project" --configuration "$configuration" --no-build \
    --results-directory "$root/artifacts/test-results" 2>&1 | tee "$logs/$name" || exit_code=$?
  count "$name" "$exit_code" "$(summary "$logs/$name" succeeded)" "$(summary "$logs/$name" failed)" "$(summary "$logs/$name" skipped)"
  name_failed "$name" "$logs/$name"
done

# Runs npm scripts of a folder; each ends with the closing lines of node's own test runner: '# pass 12', or with a sign of its own before the word.
node_tests() {
  local name=$1 folder=$2 limit=$3 script exit_code installed=0
  shift 3
  echo "== $name"
  { [ -d "$folder/node_modules" ] || bounded 10m npm ci --ignore-scripts --no-audit --no-fund --prefix "$folder"; } > "$logs/npm" 2>&1 || { cat "$logs/npm"; installed=1; }
  node_summary() { sed -nE "s/^[^A-Za-z0-9]*$1 ([0-9]+)\$/\1/p" "$logs/$name" | tail -n 1; }
  for script in "$@"; do
    : > "$logs/$name"
    exit_code=$installed
    if [ "$exit_code" -eq 0 ]; then (cd "$folder" && NO_COLOR=1 CONFIGURATION=$configuration bounded "$limit" npm run "$script") 2>&1 | tee "$logs/$name" || exit_code=$?; fi
    count "$name ($script)" "$exit_code" "$(node_summary pass)" "$(node_summary fail)" "$(node_summary skipped)"
    name_failed "$name ($script)" "$logs/$name"
  done
}

# The editor's units, then the whole of it in Chromium against a stand-in server.
if [ "$run_editor" = true ]; then node_tests Editor "$editor" 10m test trial; fi
if [ "$run_validators" = true ]; then node_tests Validators "$validators" 15m test; fi

for problem in "${problems[@]}"; do echo "$problem"; done
if [ "${CI:-}" = true ] && [ "$skipped" -ne 0 ]; then echo 'On CI a skipped test is a failure.'; fi

result=0
if [ "$failed" -ne 0 ] || [ "$passed" -eq 0 ]; then result=1; fi
if [ "${CI:-}" = true ] && [ "$skipped" -ne 0 ]; then result=1; fi
echo "$passed passed, $failed failed, $skipped skipped"
exit "$result"

#!/usr/bin/env bash
# Builds the extension and tries it: its parts in plain Node, its grammar, and the
# packed extension in a real VS Code, the oldest that it promises and a current one.
# What cannot be installed is not tried, and said aloud.
#   PLAN_PICTURES=DIR   where the pictures of the workbench go (dist/pictures)
set -euo pipefail
cd "$(dirname "$0")"

cache=${XDG_CACHE_HOME:-$HOME/.cache}/plan
oldest=$cache/vscode-4.100.3   # VS Code 1.100.3
current=$cache/vscode-4.139.1  # VS Code 1.139.1
# Without a network, say so soon.
export npm_config_fetch_retry_mintimeout=1000 npm_config_fetch_retry_maxtimeout=5000
export PLAN_PICTURES=${PLAN_PICTURES:-$PWD/dist/pictures}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

said() { # said NAME COMMAND...: runs it, and says how long it took
  local name=$1 begin=$SECONDS status=0
  shift
  "$@" || status=$?
  echo "VS Code: $name, $((SECONDS - begin)) s."
  return $status
}

skip() {
  local tests
  tests=$(grep -hE "^ *(await step|it)\(" test/workbench/*.mjs test/host/*.cjs | wc -l)
  echo "*** VS Code was NOT tested: $1. $tests tests of the extension did not run. ***"
  exit 0
}

packages() { # packages FOLDER: its npm packages, as the lock file has them
  local mark=$1/node_modules/.locked
  cmp -s "$1/package-lock.json" "$mark" && return
  (cd "$1" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >"$work/npm" 2>&1 || { tail -5 "$work/npm" && return 1; }
  cp "$1/package-lock.json" "$mark"
}

editors() {
  [ -e "$oldest/complete" ] && [ -e "$current/complete" ] && return
  echo "VS Code: two versions are put into $cache, about two minutes, once a machine."
  test/install.sh "$oldest" 4.100.3 20.20.2 >"$work/oldest" 2>&1 &
  local other=$! status=0
  test/install.sh "$current" 4.139.1 24.9.0 >"$work/current" 2>&1 || { status=1 && tail -5 "$work/current"; }
  wait "$other" || { status=1 && tail -5 "$work/oldest"; }
  return $status
}

pack() {
  npm run --silent package >"$work/pack" 2>&1 || { cat "$work/pack" && return 1; }
}

parts() {
  npm test --silent >"$work/parts" 2>&1 || { cat "$work/parts" && return 1; }
}

hosts() { # both versions at once
  local status=0
  PLAN_VSCODE=$oldest node test/host/run.mjs >"$work/host" 2>&1 &
  local other=$!
  PLAN_VSCODE=$current node test/host/run.mjs || status=1
  wait "$other" || status=1
  cat "$work/host"
  return $status
}

workbench() {
  rm -rf "$PLAN_PICTURES"
  PLAN_VSCODE=$current node --test-reporter=spec test/workbench/all.mjs
}

for program in node npm chromium rg g++ make python3; do
  command -v "$program" >/dev/null || skip "$program is missing"
done
[ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || skip "Node $(node --version) is older than 20"
said "the npm packages" packages . || skip "npm cannot install the packages"
said "the npm packages of the tests" packages test || skip "npm cannot install the packages of the tests"
said "the editors" editors || skip "npm cannot install VS Code"

said "the extension is built and packed" pack
PLAN_VSIX=$(ls dist/plan-linux-*.vsix)
export PLAN_VSIX
status=0
said "its parts and its grammar are tried" parts || status=1
said "in the extension hosts of two versions" hosts || status=1
said "in the workbench" workbench || status=1
echo "VS Code: the pictures are in $PLAN_PICTURES."
exit $status

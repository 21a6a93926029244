#!/usr/bin/env bash
# Has the report, the pictures and the workbooks judged by programs of others: axe-core and a
# browser, also one that runs no script, a printer, graphviz, the parser of mermaid, and
# exceljs. What cannot be installed judges nothing, and that is said aloud.
#   PLAN_PICTURES=DIR   where pictures of all pages go; without it, none are taken
set -euo pipefail
cd "$(dirname "$0")"
export npm_config_fetch_retry_mintimeout=1000 npm_config_fetch_retry_maxtimeout=5000

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

skip() {
  echo "*** The pages of plan were NOT judged: $1. ***"
  exit 0
}

for program in node npm chromium dot pdftotext; do
  command -v "$program" >/dev/null || skip "$program is missing"
done
[ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || skip "Node $(node --version) is older than 20"
if ! cmp -s package-lock.json node_modules/.locked; then
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >"$work/npm" 2>&1 || { tail -5 "$work/npm"; skip "npm cannot install the judges"; }
  cp package-lock.json node_modules/.locked
fi
begin=$SECONDS
if [ -z "${PLAN:-}" ]; then
  PLAN=$work/plan
  (cd ../.. && CGO_ENABLED=0 "${GO:-go}" build -o "$PLAN" ./cmd/plan)
fi
export PLAN
node --test-reporter=spec judge.mjs
node --test-reporter=spec workbook.mjs
echo "The pages of plan were judged, $((SECONDS - begin)) s."

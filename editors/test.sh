#!/usr/bin/env bash
# Drives real editors against plan lsp. Installs those that are missing, where it
# may (Debian's packages, as root); of the others it says aloud that nothing is
# known about them.
set -euo pipefail
cd "$(dirname "$0")/.."

need=()
command -v nvim >/dev/null || need+=(neovim)
command -v emacs >/dev/null || need+=(emacs-nox)
[ -d /usr/share/emacs/site-lisp/elpa-src ] && ls /usr/share/emacs/site-lisp/elpa-src | grep -q '^eglot' || need+=(elpa-eglot)
[ -d /usr/share/vim-ale ] || need+=(vim-nox vim-ale)
command -v node >/dev/null || need+=(nodejs npm)
command -v chromium >/dev/null || need+=(chromium) # VS Code's workbench runs in it
command -v rg >/dev/null || need+=(ripgrep)
for program in g++ make python3; do # for VS Code's own modules
  command -v "$program" >/dev/null || need+=("$program")
done

if [ ${#need[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${need[*]}: about a minute, once a machine."
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${need[@]}" >/dev/null; } || echo "The installation failed."
  else
    echo "Not installed, and not root on a Debian to install it: ${need[*]}"
  fi
fi

# Without a network, npm says so soon.
export npm_config_fetch_retry_mintimeout=1000 npm_config_fetch_retry_maxtimeout=5000

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
PLAN_EDITORS=1 "${GO:-go}" test ./cmd/plan -run '^TestEditors$' -v -count=1 | tee "$log" || status=$?
skipped=$(grep -c '^ *--- SKIP' "$log" || true)
if [ "$skipped" -gt 0 ]; then
  echo "*** $skipped of $(grep -c '^ *--- .*TestEditors/' "$log") editors were NOT tested. ***"
fi

editors/pages/test.sh || status=$?
editors/vscode/test.sh || status=$?
exit $status

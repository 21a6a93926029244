#!/usr/bin/env bash
# Makes a real VS Code ready on this machine, once for each version:
#   install.sh DIR VERSION NODE
# npm's code-server carries VS Code's own server, workbench and extension host.
# No install script of any package runs; the native modules are compiled here.
set -euo pipefail
dir=$1 version=$2 node_version=$3
[ -e "$dir/complete" ] && exit 0
case $(uname -m) in
  x86_64) arch=x64 ;;
  aarch64) arch=arm64 ;;
  *) echo "VS Code is not tested on $(uname -m)." && exit 1 ;;
esac

rm -rf "$dir"
mkdir -p "$dir"
cd "$dir"
echo '{"private": true}' >package.json
npm_install() { npm install --ignore-scripts --no-audit --no-fund --loglevel=error "$@"; }
npm_install --save-exact "code-server@$version" "node-linux-$arch@$node_version"

home=$dir/node_modules/node-linux-$arch
node=$home/bin/node
ln -s "$node" node
ln -s node_modules/code-server/lib/vscode vscode
cd vscode/
npm_install --omit=dev # pinned by the shrinkwrap inside
ln -sfn node_modules node_modules.asar

gyp=$(npm exec -c 'echo $npm_config_node_gyp')
for module in node-pty @vscode/spdlog native-watchdog @vscode/native-watchdog @vscode/fs-copyfile; do
  [ -f "node_modules/$module/binding.gyp" ] || continue
  log=$dir/${module##*/}.log
  (cd "node_modules/$module" && PATH="$home/bin:$PATH" "$node" "$gyp" rebuild --nodedir="$home" -j 2) >"$log" 2>&1 || { tail -20 "$log" && exit 1; }
done
# The search is Debian's: its npm package would fetch one from elsewhere.
if [ -d node_modules/@vscode/ripgrep ]; then
  mkdir -p node_modules/@vscode/ripgrep/bin
  ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
fi
"$node" out/server-main.js --version >/dev/null
touch "$dir/complete"

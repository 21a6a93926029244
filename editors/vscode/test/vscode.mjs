// A real VS Code on 127.0.0.1: its server, its workbench in Debian's chromium, and
// nothing else of the network.
import { chromium } from 'playwright-core';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const QUIET = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.editor.restoreEditors': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'git.enabled': false,
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
};

const freePort = () => new Promise(resolve => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

// start runs the VS Code that install.sh put into a folder, with an extension
// installed from its .vsix. A driven one runs tests in its extension host.
export async function start({ home, vsix, settings = {}, driven = false }) {
  const data = mkdtempSync(path.join(tmpdir(), 'plan-vscode-'));
  const node = path.join(home, 'node');
  const entry = path.join(home, 'vscode/out/server-main.js');
  const env = { ...process.env, EXTENSIONS_GALLERY: '{}', XDG_CONFIG_HOME: `${data}/config`, XDG_DATA_HOME: `${data}/share` };
  const common = [entry, '--accept-server-license-terms', '--server-data-dir', data, '--user-data-dir', `${data}/user`, '--extensions-dir', `${data}/extensions`];
  const configure = more => {
    for (const scope of ['User', 'Machine']) {
      mkdirSync(`${data}/user/${scope}`, { recursive: true });
      writeWhole(`${data}/user/${scope}/settings.json`, JSON.stringify({ ...QUIET, ...settings, ...more }, null, 2));
    }
  };
  configure({});
  const { status, stdout, stderr } = spawnSync(node, [...common, '--install-extension', vsix], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The extension cannot be installed.\n${stdout}${stderr}`);
  const name = readdirSync(`${data}/extensions`).find(folder => folder.startsWith('plan-as-code.plan-'));
  const port = await freePort();
  const server = spawn(node, [...common, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--telemetry-level', 'off', ...(driven ? ['--enable-smoke-test-driver'] : [])], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', chunk => { output += chunk; });
  const address = `http://127.0.0.1:${port}/`;
  await answers(`${address}version`, () => output);

  const browser = await chromium.launchPersistentContext(`${data}/chromium`, {
    executablePath: process.env.PLAN_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  await browser.grantPermissions(['clipboard-read', 'clipboard-write']);

  return {
    address, browser, configure,
    extension: path.join(data, 'extensions', name),
    remote: file => `vscode-remote://127.0.0.1:${port}${encodeURI(file).replaceAll('#', '%23')}`,
    output: () => output,
    async stop() {
      await browser.close();
      server.kill('SIGTERM');
      await new Promise(resolve => { server.on('exit', resolve); setTimeout(resolve, 3000); });
      rmSync(data, { recursive: true, force: true });
    },
  };
}

// writeWhole writes a file that is never read in part.
function writeWhole(file, text) {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

async function answers(url, output) {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    try {
      if ((await fetch(url)).ok) return;
    } catch { /* not listening yet */ }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`VS Code does not start.\n${output()}`);
}

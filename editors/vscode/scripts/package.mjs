// Packs the extension into dist: without the program, for those who have it
// already, and with it, for the platform at hand or with --all for every platform.
// The program for all is built without the folders of this machine in it; the one
// at hand is built from what is compiled already.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';

const home = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const repository = path.resolve(home, '../..');
const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));

// platforms are VS Code's names, and Go's.
const platforms = {
  'darwin-arm64': ['darwin', 'arm64'],
  'darwin-x64': ['darwin', 'amd64'],
  'linux-arm64': ['linux', 'arm64'],
  'linux-x64': ['linux', 'amd64'],
  'win32-arm64': ['windows', 'arm64'],
  'win32-x64': ['windows', 'amd64'],
};

const bin = path.join(home, 'bin');
const dist = path.join(home, 'dist');
const release = process.argv.includes('--all');
const targets = release ? Object.keys(platforms) : [`${process.platform}-${process.arch}`].filter((name) => name in platforms);

mkdirSync(dist, { recursive: true });
readdirSync(dist).filter((name) => name.endsWith('.vsix')).forEach((name) => rmSync(path.join(dist, name)));
// The package holds the licence, which lies at the top of the repository.
copyFileSync(path.join(repository, 'LICENSE'), path.join(home, 'LICENSE'));
clear();
await pack(undefined);
for (const target of targets) {
  compile(target);
  await pack(target);
  clear();
}

function clear() {
  rmSync(bin, { recursive: true, force: true });
}

function compile(target) {
  const [GOOS, GOARCH] = platforms[target];
  const program = path.join(bin, GOOS === 'windows' ? 'plan.exe' : 'plan');
  execFileSync(process.env.GO ?? 'go', ['build', ...(release ? ['-trimpath'] : []), '-ldflags', '-s -w', '-o', program, './cmd/plan'], {
    cwd: repository, stdio: 'inherit', env: { ...process.env, CGO_ENABLED: '0', GOOS, GOARCH },
  });
}

async function pack(target) {
  const file = path.join(dist, ['plan', target, version].filter(Boolean).join('-') + '.vsix');
  await createVSIX({ cwd: home, packagePath: file, target, dependencies: false, allowMissingRepository: true });
  console.log(path.relative(process.cwd(), file));
}

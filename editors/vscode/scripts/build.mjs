// Bundles the extension, or with --tests its unit tests, into dist.
import { build } from 'esbuild';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const home = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const common = { absWorkingDir: home, bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning' };

if (process.argv.includes('--tests')) {
  rmSync(path.join(home, 'dist/test'), { recursive: true, force: true });
  await build({
    ...common,
    entryPoints: readdirSync(path.join(home, 'test/unit')).filter((name) => name.endsWith('.test.ts')).map((name) => `test/unit/${name}`),
    outdir: 'dist/test',
    alias: { vscode: './test/unit/vscode.ts' },
    sourcemap: 'inline',
  });
} else {
  await build({
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    minify: true,
  });
}

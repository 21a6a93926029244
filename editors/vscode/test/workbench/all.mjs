// Every test of the workbench, in one VS Code.
import { after } from 'node:test';
import { rmSync } from 'node:fs';
import { scratch } from '../plans.mjs';
import { vscode } from './stage.mjs';

const only = process.argv.slice(2);
// The first window without a plan is the first start.
for (const name of ['walkthrough', 'aligned', 'amended', 'broken', 'imported', 'outside', 'places', 'reach', 'program', 'report', 'ways']) {
  if (only.length === 0 || only.includes(name)) await import(`./${name}.test.mjs`);
}
after(async () => {
  await vscode.stop();
  rmSync(scratch, { recursive: true, force: true });
});

// One VS Code for all tests of the workbench, and a picture of what went wrong.
import path from 'node:path';
import { test as nodeTest } from 'node:test';
import { Window } from './window.mjs';
import { start } from '../vscode.mjs';

export const DAY = '2027-02-15';
const { PLAN_VSCODE: home, PLAN_VSIX: vsix } = process.env;

export const vscode = await start({ home, vsix: path.resolve(vsix), settings: { 'plan.asOf': DAY } });

// scene opens a window for several tests that follow one another in it: behind one that
// fails, none is begun. Settings of its own hold until the next scene.
export function scene(title, { settings = {}, ...place }, play) {
  nodeTest(title, { timeout: 600_000 }, async context => {
    vscode.configure(settings);
    const window = await Window.open(vscode, place);
    let failed = false;
    const step = (name, act) => context.test(name, { skip: failed && 'what comes before it failed' }, async () => {
      try {
        await act();
      } catch (error) {
        failed = true;
        await window.picture(`FAILED ${title}, ${name}`);
        throw error;
      }
    });
    try {
      await play(window, step);
    } finally {
      await window.close();
      if (failed) console.log(vscode.output().slice(-1000));
    }
  });
}

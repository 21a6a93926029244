// Copies of the sample plans, and the program plan as of a fixed day.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const samples = path.resolve(import.meta.dirname, '../../../testdata/plans');
const top = realpathSync(mkdtempSync(path.join(tmpdir(), 'plan-plans-')));
let count = 0;

export const scratch = top;

// folderOf copies a sample into a new folder of the given name.
export function folderOf(sample, name = sample) {
  const folder = path.join(top, String(++count), name);
  cpSync(path.join(samples, sample), folder, { recursive: true });
  return folder;
}

// folderWith makes a new folder with files of the given texts.
export function folderWith(files, name = 'plan') {
  const folder = path.join(top, String(++count), name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  return folder;
}

// program makes an executable file out of a shell script.
export function program(name, script) {
  const file = path.join(folderWith({}, 'bin'), name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

// onDay is the program plan with a day of its own, so that no test ages.
export function onDay(plan, day) {
  return program('plan', `exec "${plan}" "$@" --as-of ${day}`);
}

// A plan that leaves something to mend.
export const POSTERS = `campaign "spring" {
  title = "Spring"
  start = 2027-04-01
  end   = "2027-06-30"
}

tactic "posters" {
  title  = "Posters"
  serves = [objective.trails]
}

objective "trials" {
  title     = "Trials"
  statement = "1,200 commuters have tried the bike by 30 June 2027."
}
`;

// Copies of the sample plans, and the program plan as of a fixed day.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
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
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

// readOnly lets nobody change a folder, also not root; the answer takes that back. Where the
// machine cannot, there is no answer.
export function readOnly(folder) {
  const root = process.getuid() === 0;
  const run = (...command) => spawnSync(command[0], [...command.slice(1), folder]).status === 0;
  const free = () => root ? run('chattr', '-R', '-i') : run('chmod', '-R', 'u+w');
  const done = root ? run('chattr', '-R', '+i') : run('chmod', '-R', 'a-w');
  if (done) process.on('exit', free);
  return done ? free : undefined;
}

// program makes an executable file out of a shell script.
export function program(name, script) {
  const file = path.join(folderWith({}, 'bin'), name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

// placeOf is where a text of a file begins: its line and column, from one.
export function placeOf(file, text) {
  const before = readFileSync(file, 'utf8').split(text)[0].split('\n');
  return [before.length, before.at(-1).length + 1];
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

// manyTactics is a plan of about the given number of lines.
export function manyTactics(lines) {
  const tactics = Array.from({ length: Math.ceil((lines - 15) / 5) }, (_, i) => `
tactic "posters_${i}" {
  title  = "Posters in street ${i}"
  serves = [objective.trials]
}
`);
  return POSTERS.replace('trails', 'trials') + tactics.join('');
}

// Running the program plan for what it writes: a plan to begin with, a table, an agreement.
import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import type { Supervisor } from './supervisor';

export interface Ran {
  code: number;
  out: string;
}

const usual = new Set([0, 1]); // it did as it was asked, or found something; anything else is a refusal

// runPlan runs a command of the program in a folder. What it refuses is an error, in its own
// words.
export async function runPlan(supervisor: Pick<Supervisor, 'program'>, folder: string, args: string[]): Promise<Ran> {
  const file = supervisor.program?.file;
  if (!file) {
    throw new Error('The program “plan” does not run, so nothing was written.');
  }
  const asOf = vscode.workspace.getConfiguration('plan').get('asOf', '');
  const all = [...args, '--color', 'never', ...(asOf ? ['--as-of', asOf] : [])];
  return new Promise((resolve, reject) => {
    execFile(file, all, { cwd: folder, timeout: 120_000, maxBuffer: 64 << 20, windowsHide: true }, (error, out, said) => {
      const code = error ? Number(error.code ?? 3) : 0;
      if (usual.has(code)) {
        resolve({ code, out });
      } else {
        reject(new Error(sentence(said) || `The program “plan” did not finish: ${error?.message ?? ''}`));
      }
    });
  });
}

// sentence is what the program said last, as a sentence of its own.
export function sentence(said: string): string {
  const last = said.trim().split('\n').filter((line) => line.startsWith('plan: ')).at(-1)?.slice('plan: '.length).trim() ?? '';
  const begun = /^\S+\.\w/.test(last) ? last : last.charAt(0).toUpperCase() + last.slice(1); // a file keeps its name
  const ended = last && `${begun}${/[.?!]$/.test(last) ? '' : '.'}`;
  return /permission denied|not permitted|read-only|access is denied/i.test(last) ? `${ended} Nothing was changed. Is its folder one that you may change?` : ended;
}

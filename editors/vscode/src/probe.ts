// Running a program once, to see whether it is plan.
import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import type { Probe } from './binary';

// probe asks a program for its version.
export async function probe(file: string): Promise<Probe> {
  const stands = examine(file);
  if (stands) {
    return { state: stands };
  }
  return new Promise((resolve) => {
    execFile(file, ['version'], { timeout: 60_000, windowsHide: true }, (error, stdout) => {
      const version = /^plan ([^\s,]+)/.exec(stdout)?.[1];
      resolve(!error && version ? { state: 'ok', version } : { state: reason(error) });
    });
  });
}

function examine(file: string): 'missing' | 'forbidden' | undefined {
  try {
    if (!statSync(file).isFile()) {
      return 'missing';
    }
  } catch {
    return 'missing';
  }
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return 'forbidden';
  }
  return undefined;
}

function reason(error: Error | null): 'forbidden' | 'foreign' {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === 'EACCES' || code === 'EPERM' ? 'forbidden' : 'foreign';
}

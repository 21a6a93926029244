// Finding the program plan: the setting, the one that came with the extension,
// the PATH, in this order.
import * as path from 'node:path';
import { problems, type Problem } from './problems';

export type Origin = 'setting' | 'bundled' | 'path';

// What running a program once has shown.
export type Probe = { state: 'ok'; version: string } | { state: 'missing' | 'forbidden' | 'foreign' };

// Where to look, and how to look.
export interface Places {
  setting: string;
  bundled: string;
  path: string;
  trusted: boolean; // what the folder, or the machine, names may run
  windows: boolean;
  probe(file: string): Promise<Probe>;
}

export interface Program {
  file: string;
  origin: Origin;
  version: string;
}

export type Found = { program: Program; notes: string[] } | { problem: Problem; notes: string[] };

const origins: Record<Origin, string> = {
  setting: 'the setting plan.server.path names it',
  bundled: 'it came with the extension',
  path: 'it is on the PATH',
};

// findProgram says which program runs, and in notes why. A program that the
// setting names counts alone: where it does not run, no other takes its place.
export async function findProgram(places: Places): Promise<Found> {
  const notes: string[] = [];
  let fault: Problem | undefined;
  for (const { file, origin } of candidates(places, notes)) {
    const probe = await places.probe(file);
    if (probe.state === 'ok') {
      notes.push(`${file} runs, since ${origins[origin]}: version ${probe.version}.`);
      return { program: { file, origin, version: probe.version }, notes };
    }
    notes.push(`${file} does not run: ${reasons[probe.state]}.`);
    if (origin === 'setting' || probe.state !== 'missing') {
      fault ??= problems[probe.state](file, origin === 'setting');
    }
  }
  return { problem: fault ?? (places.trusted ? problems.none() : problems.untrusted()), notes };
}

const reasons = {
  missing: 'it is not there',
  forbidden: 'this computer does not allow it to run',
  foreign: 'it is not the program plan, or was made for another kind of computer',
};

function candidates(places: Places, notes: string[]): { file: string; origin: Origin }[] {
  const bundled = { file: places.bundled, origin: 'bundled' as const };
  if (!places.trusted) {
    notes.push('The folder of this window is not trusted, so only the program that came with the extension may run.');
    return [bundled];
  }
  if (places.setting) {
    return [{ file: places.setting, origin: 'setting' }];
  }
  return [bundled, ...onPath(places).map((file) => ({ file, origin: 'path' as const }))];
}

// Relative folders of the PATH are left out: they mean another place in each
// folder that is opened.
function onPath(places: Places): string[] {
  const { delimiter, isAbsolute, join } = places.windows ? path.win32 : path.posix;
  const name = places.windows ? 'plan.exe' : 'plan';
  return places.path.split(delimiter).filter(isAbsolute).map((folder) => join(folder, name));
}

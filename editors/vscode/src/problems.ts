// What can keep plans from being checked, in words, with the button that helps.
export type Remedy = 'choose' | 'allow' | 'trust' | 'restart' | 'log';

export interface Problem {
  message: string;
  remedies: Remedy[];
  file?: string;
}

export const buttons: Record<Remedy, string> = {
  choose: 'Choose the program…',
  allow: 'Allow it to run',
  trust: 'Decide about trust…',
  restart: 'Start it again',
  log: 'Show the log',
};

const named = (file: string, bySetting: boolean): string =>
  bySetting ? `The setting “Plan: Server Path” names ${file}` : `The program for plans was found at ${file}`;

export const problems = {
  none: (): Problem => ({
    message: 'Your plans cannot be checked yet: the program “plan” was not found on this computer. Choose where it is, and checking starts at once.',
    remedies: ['choose'],
  }),
  untrusted: (): Problem => ({
    message: 'Your plans are not checked here, since the folder of this window is not trusted yet.',
    remedies: ['trust'],
  }),
  missing: (file: string, bySetting: boolean): Problem => ({
    message: `${named(file, bySetting)}, but there is no such file. Choose where the program is, and your plans are checked at once.`,
    remedies: ['choose'],
  }),
  forbidden: (file: string, bySetting: boolean): Problem => ({
    message: `${named(file, bySetting)}, but this computer does not allow that file to run. Allow it, and your plans are checked at once.`,
    remedies: ['allow'],
    file,
  }),
  foreign: (file: string, bySetting: boolean): Problem => ({
    message: `${named(file, bySetting)}, but that is another program, or was made for another kind of computer. Choose the one that checks plans.`,
    remedies: ['choose'],
  }),
  old: (file: string, version: string): Problem => ({
    message: `The program at ${file} (version ${version}) is older than this extension. Your plans are checked, but the page beside the plan and the status bar stay empty. Choose a newer program.`,
    remedies: ['choose'],
  }),
  crashed: (times: number): Problem => ({
    message: `The program that checks your plans has stopped ${times} times in a row and is left alone for now. Your files are safe. The log says what happened.`,
    remedies: ['restart', 'log'],
  }),
};

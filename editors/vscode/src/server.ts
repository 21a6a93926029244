// The server's commands, and what they answer.
export const commands = {
  trace: 'plan.trace',
  inspect: 'plan.inspect',
  explain: 'plan.explain',
  status: 'plan.status',
  undecided: 'plan.undecided',
  agree: 'plan.agree',
  begin: 'plan.begin',
  refresh: 'plan.refresh',
  report: 'plan.report',
  graph: 'plan.graph',
  locate: 'plan.locate',
  fix: 'plan.fix',
} as const;

export type Ask = (command: string, ...args: unknown[]) => Promise<unknown>;

// Page is something to read: an element, its line of sight, a rule.
export interface Page {
  address?: string;
  title: string;
  markdown: string;
}

export interface Counts {
  errors: number;
  warnings: number;
  infos: number;
  waived: number;
}

// Status counts what was found in the campaign of a file.
export interface Status extends Counts {
  campaign: string;
  folder: string;
}

export interface Totals extends Counts {
  files: number;
  campaigns?: { campaign: string; folder: string; uri: string }[]; // none for no campaign
}

// Beginning is what a plan can begin with, and the days that follow from those that are known.
export interface Beginning {
  kinds: KindOfPlan[];
  start: string;
  launch: string;
  end: string;
  wrong?: string; // what is wrong with what was answered
}

export interface KindOfPlan {
  name: string;
  title: string;
  about: string;
  launchIs?: string; // what happens on its launch; none for a kind that has none
  endless?: boolean;
  usual: string[];
  disciplines: string[];
}

// Agreement is what sealing would write, or why it cannot.
export interface Agreement {
  folder: string;
  markdown: string;
  ready: boolean;
  refused: boolean;
}

// Undecided is a value that is to be decided, and where it stands.
export interface Undecided {
  address: string;
  title: string;
  attribute: string;
  decideBy?: string;
  uri: string;
  range: { start: Place; end: Place };
}

// Beside is the report of a campaign, or a picture of it.
export interface Beside {
  title: string;
  folder: string;
  address?: string; // of the element under the caret
  text: string;
  findings?: { fingerprint: string; location: Location; fixes: string[] }[];
}

export interface Location {
  uri: string;
  range: { start: Place; end: Place };
}

interface Place {
  line: number;
  character: number;
}

// The server's commands, and what they answer.
export const commands = {
  trace: 'plan.trace',
  inspect: 'plan.inspect',
  explain: 'plan.explain',
  status: 'plan.status',
  undecided: 'plan.undecided',
  agree: 'plan.agree',
  begin: 'plan.begin',
  mend: 'plan.mend',
  outline: 'plan.outline',
  serve: 'plan.serve',
  refresh: 'plan.refresh',
  report: 'plan.report',
  graph: 'plan.graph',
  locate: 'plan.locate',
  fix: 'plan.fix',
  letStand: 'plan.letStand',
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

// Status counts what was found in the campaign of a file, and says how that stands.
export interface Status extends Counts {
  campaign: string; // "" for what all campaigns share, which has none of the rest
  folder: string;
  uri?: string;
  agreement?: { on?: string; by: string[]; changes: number; toSeal: number };
  objectives?: Partial<Record<State, number>>;
  undecided?: number;
}

// State is where an objective is.
export type State = 'missed' | 'behind' | 'unread' | 'unclear' | 'on_track' | 'reached' | 'not_begun';

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
  campaign: string;
  page: string;
  ready: boolean;
  refused: boolean;
  signers: { address: string; title: string; is?: string }[];
  open: number; // values that are to be decided
  errors: number;
  lock: string; // the file that it is written into
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

// Mending is what was mended, and what is left.
export interface Mending {
  changes: number;
  files: string[];
  did: { message: string; count: number }[];
  left: number;
  fixable: number; // of those that are left, those for which there are choices
}

// Outline is a campaign as a tree.
export interface Outline {
  title: string;
  folder: string; // of the plan, within its workspace
  uri: string; // of the file that declares it
  location: Location;
  status: Status;
  sections: Node[] | null; // null where they are to be asked for
  within?: Outline[]; // campaigns that lie in its folder
}

// Node is an entry of the tree: a section, or an element.
export interface Node {
  kind: string;
  title: string;
  says?: string;
  tip?: string;
  state?: string;
  address?: string;
  errors?: number;
  warnings?: number;
  location?: Location;
  children?: Node[];
}

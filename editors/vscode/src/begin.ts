// Creating a plan: what plan init asks, asked in the editor; folder and files are its own.
import * as path from 'node:path';
import * as vscode from 'vscode';
import { runPlan } from './program';
import { choose, interview, write, type At, type Went } from './questions';
import { commands, type Ask, type Beginning, type KindOfPlan, type Undecided } from './server';
import type { Supervisor } from './supervisor';
import { count, day } from './words';

interface Answers {
  kind: KindOfPlan;
  title: string;
  first: string; // the launch, or the first day of a kind that has none
  end: string;
  disciplines: string[];
  currency: string;
}

const begun = 'plan.begun'; // the folder that is opened next, and its campaign

// startPlan asks what a plan is to begin with, and writes it.
export async function startPlan(context: vscode.ExtensionContext, ask: Ask, supervisor: Supervisor): Promise<void> {
  const { kinds } = await ask(commands.begin) as Beginning;
  const said: Partial<Answers> = {};
  if (!await interview('Create a plan', questions(ask, kinds, said))) {
    return;
  }
  const answers = said as Answers;
  for (let folder = await home(answers.title); folder; folder = await elsewhere(answers.title)) {
    const refused = await put(folder, supervisor, answers).then(() => '', (error: unknown) => reason(error, folder));
    if (!refused) {
      return arrive(context, ask, folder);
    }
    const other = 'Choose another folder'; // what was answered holds for that, too
    if (await vscode.window.showWarningMessage(refused, other) !== other) {
      return;
    }
  }
}

// put writes the plan, or leaves everything as it was.
async function put(folder: vscode.Uri, supervisor: Supervisor, answers: Answers): Promise<void> {
  const empty = await emptyPlans(folder);
  try {
    await Promise.all(empty.map((file) => vscode.workspace.fs.delete(file))); // they make room
    await vscode.workspace.fs.createDirectory(folder);
    await runPlan(supervisor, folder.fsPath, ['init', folder.fsPath, ...flags(answers)]);
  } catch (error) {
    await Promise.allSettled(empty.map((file) => vscode.workspace.fs.writeFile(file, new Uint8Array())));
    throw error;
  }
}

// reason says why nothing is written.
function reason(error: unknown, folder: vscode.Uri): string {
  if (error instanceof vscode.FileSystemError) {
    return `Nothing can be written in the folder ${folder.fsPath}. Is it one that you may change?`;
  }
  return error instanceof Error ? error.message : String(error);
}

function questions(ask: Ask, kinds: KindOfPlan[], said: Partial<Answers>): ((at: At) => Promise<Went>)[] {
  const kind = (): KindOfPlan => said.kind ?? kinds[0]!;
  const days = async (first: string, end?: string): Promise<Beginning> => {
    const launch = kind().launchIs ? { launch: first } : { start: first };
    return await ask(commands.begin, { kind: kind().name, ...launch, ...(end === undefined ? {} : { end }) }) as Beginning;
  };
  const span = ({ start, end }: Beginning): string => `The campaign then runs from ${day(start)} to ${day(end)}.`;
  const iso = (b: Beginning): string => (kind().launchIs ? b.launch : b.start);
  return [
    (at) => choose(at, {
      placeholder: 'What kind of campaign is it?', chosen: [kind().name],
      items: kinds.map(({ name, about }) => ({ label: words(name), detail: `${about.charAt(0).toUpperCase()}${about.slice(1)}`, value: name })),
    }, ([name]) => {
      if (said.kind?.name !== name) {
        Object.assign(said, { kind: kinds.find((one) => one.name === name), first: undefined, end: undefined, disciplines: undefined });
      }
    }),
    (at) => write(at, {
      prompt: 'What do people call it?', value: said.title ?? kind().title,
      check: (text) => Promise.resolve(text ? {} : { wrong: 'Write what people call the campaign.' }),
    }, (text) => { said.title = text; }),
    async (at) => write(at, {
      prompt: kind().launchIs ? `When is ${kind().launchIs}?` : 'On which day does it begin?', value: day(said.first ?? iso(await days(''))),
      check: async (text) => {
        const b = await days(text);
        return text === '' ? { wrong: 'Write a day, such as 30 April 2027.' } : b.wrong ? { wrong: b.wrong } : { says: span(b) };
      },
    }, (text) => { said.first = text; }).then(async (went) => {
      if (went === 'next') {
        said.first = iso(await days(said.first ?? ''));
      }
      return went;
    }),
    async (at) => write(at, {
      prompt: kind().endless ? 'Which is its last day? Leave it empty if it goes on until somebody ends it.' : 'Which is its last day?',
      value: said.end ? day(said.end) : kind().endless ? '' : day((await days(said.first!)).end),
      check: async (text) => {
        const b = await days(said.first!, text);
        return text === '' && !kind().endless ? { wrong: 'Write a day, such as 30 June 2027.' } : b.wrong ? { wrong: b.wrong } : { says: text ? span(b) : '' };
      },
    }, (text) => { said.end = text; }).then(async (went) => {
      if (went === 'next' && said.end) {
        said.end = (await days(said.first!, said.end)).end;
      }
      return went;
    }),
    (at) => choose(at, {
      placeholder: 'Who is at the table? Each discipline gets a file of its own.', several: true, chosen: said.disciplines ?? kind().usual,
      items: [...kind().usual, ...kind().disciplines.filter((one) => !kind().usual.includes(one))].map((one) => ({ label: words(one), value: one })),
    }, (values) => { said.disciplines = values; }),
    (at) => choose(at, {
      placeholder: 'In which currency is money counted?', chosen: [said.currency ?? 'EUR'],
      items: Object.entries(currencies).map(([code, name]) => ({ label: code, description: name, value: code })),
    }, ([code]) => { said.currency = code!; }),
  ];
}

const currencies = {
  EUR: 'euro', USD: 'US dollar', GBP: 'pound sterling', CHF: 'Swiss franc', AUD: 'Australian dollar', BRL: 'Brazilian real', CAD: 'Canadian dollar', CZK: 'Czech koruna',
  DKK: 'Danish krone', INR: 'Indian rupee', JPY: 'yen', MXN: 'Mexican peso', NOK: 'Norwegian krone', NZD: 'New Zealand dollar', PLN: 'zloty', SEK: 'Swedish krona', SGD: 'Singapore dollar', ZAR: 'rand',
};

// words are a name of the language as people say it: always_on is Always on; pr is PR.
function words(name: string): string {
  const text = name.replaceAll('_', ' ');
  return text.length <= 3 ? text.toUpperCase() : text.charAt(0).toUpperCase() + text.slice(1);
}

function flags({ kind, title, first, end, disciplines, currency }: Answers): string[] {
  return ['--kind', kind.name, '--title', title, kind.launchIs ? '--launch' : '--start', first, ...(end ? ['--end', end] : []), '--disciplines', disciplines.join(','), '--currency', currency, '--yes'];
}

// home is where the plan is to live: the folder that is open and holds none, or elsewhere.
async function home(title: string): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1 && !await holdsPlan(folders[0]!.uri)) {
    return folders[0]!.uri;
  }
  return elsewhere(title);
}

// elsewhere is a folder that is chosen, if it is empty, or a new one in it.
async function elsewhere(title: string): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [chosen] = await vscode.window.showOpenDialog({
    title: 'Where shall the folder of the plan be?', openLabel: 'Put it here', canSelectFiles: false, canSelectFolders: true, canSelectMany: false,
    ...(folders[0] ? { defaultUri: vscode.Uri.joinPath(folders[0].uri, '..') } : {}),
  }) ?? [];
  if (!chosen) {
    return undefined;
  }
  const empty = (await vscode.workspace.fs.readDirectory(chosen)).length === 0;
  return empty ? chosen : vscode.Uri.joinPath(chosen, slug(title));
}

// slug is a title as the name of a folder, on every kind of computer.
export function slug(title: string): string {
  return title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'plan';
}

async function plansIn(folder: vscode.Uri): Promise<vscode.Uri[]> {
  return vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/*.plan.hcl'), '**/node_modules/**', 1000);
}

async function isEmpty(file: vscode.Uri): Promise<boolean> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  return !open?.getText().trim() && (await vscode.workspace.fs.stat(file)).size < 4;
}

// holdsPlan says whether a folder has a plan in which something is written.
async function holdsPlan(folder: vscode.Uri): Promise<boolean> {
  const empty = await Promise.all((await plansIn(folder)).map(isEmpty));
  return empty.includes(false);
}

// emptyPlans are the plan files of a folder where none says anything.
async function emptyPlans(folder: vscode.Uri): Promise<vscode.Uri[]> {
  if (!vscode.workspace.getWorkspaceFolder(folder)) {
    return [];
  }
  return await holdsPlan(folder) ? [] : plansIn(folder);
}

// arrive opens what was written, in this window where its folder is open.
async function arrive(context: vscode.ExtensionContext, ask: Ask, folder: vscode.Uri): Promise<void> {
  if (vscode.workspace.getWorkspaceFolder(folder)) {
    await ask(commands.refresh);
    await welcome(ask, folder);
  } else {
    await context.globalState.update(begun, folder.toString());
    await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: false });
  }
}

// continueBegun welcomes to a plan for which this window was opened.
export async function continueBegun(context: vscode.ExtensionContext, ask: Ask): Promise<void> {
  const folder = context.globalState.get<string>(begun);
  if (folder && vscode.workspace.workspaceFolders?.some(({ uri }) => uri.toString() === folder)) {
    await context.globalState.update(begun, undefined);
    await welcome(ask, vscode.Uri.parse(folder));
  }
}

async function welcome(ask: Ask, folder: vscode.Uri): Promise<void> {
  const files = await plansIn(folder);
  const campaign = files.find(({ path: name }) => path.posix.basename(name) === 'campaign.plan.hcl') ?? files[0];
  if (campaign) {
    await vscode.window.showTextDocument(campaign, { preview: false });
  }
  const open = ((await ask(commands.undecided)) as Undecided[]).filter(({ uri }) => uri.startsWith(folder.toString())).length;
  const show = 'Show what is to be decided';
  const says = `The plan is written: ${count(files.length, 'file')} in ${path.basename(folder.fsPath)}.`;
  const choice = await vscode.window.showInformationMessage(open > 0 ? `${says} What only you can know stands there as tbd: ${count(open, 'value')}.` : says, ...(open > 0 ? [show] : []));
  if (choice === show) {
    await vscode.commands.executeCommand('plan.showUndecided');
  }
}

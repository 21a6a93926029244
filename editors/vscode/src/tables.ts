// Spreadsheets and calendars on their way into a plan and out of it.
import * as path from 'node:path';
import * as vscode from 'vscode';
import { campaignAtHand, campaigns } from './campaign';
import { runPlan } from './program';
import type { Review } from './review';
import type { Sheet } from './review_page';
import { commands, type Ask } from './server';
import type { Supervisor } from './supervisor';
import { count } from './words';

// Table is what plan import says of a table.
export interface Table {
  kind: string;
  rows: number;
  part: string;
  columns: { heading: string; becomes: string; samples: string[]; unread: string[] }[];
  created: string[];
  changed: { address: string; attribute: string; plan: string; table: string }[];
  conflicts: { address: string; attribute: string; plan: string; table: string }[];
  gone: string[];
  titles: Record<string, string>; // of the elements that are named, by address
  left_out: { row: number; what: string; why: string }[];
  questions: { text: string; flag: string }[];
  notes: string[];
  files: string[];
}

export async function importTable(ask: Ask, supervisor: Supervisor, review: Review): Promise<void> {
  const [file] = await vscode.window.showOpenDialog({
    title: 'Which table holds the plan?', openLabel: 'Read it', canSelectMany: false,
    filters: { 'Tables and calendars': ['xlsx', 'csv', 'tsv', 'ics', 'md'], 'All files': ['*'] },
  }) ?? [];
  const into = file && await target(ask);
  if (!file || !into) {
    return;
  }
  const name = path.basename(file.fsPath);
  const read = async (chosen: ReadonlySet<string>, ...more: string[]): Promise<Table[]> =>
    (JSON.parse((await runPlan(supervisor, into.fsPath, ['import', file.fsPath, '--into', into.fsPath, '--format', 'json', ...answers(chosen), ...more])).out) as { tables: Table[] }).tables;
  await review.open({
    sheet: async (chosen) => comesTo(name, path.basename(into.fsPath), await read(chosen), chosen),
    press: async (chosen) => {
      const tables = await read(chosen, '--yes');
      review.close();
      await ask(commands.refresh);
      const files = [...new Set(tables.flatMap((table) => table.files))];
      const written = files.filter((one) => one.endsWith('.plan.hcl')).map((one) => vscode.Uri.file(path.resolve(into.fsPath, one)));
      if (written[0]) {
        await vscode.window.showTextDocument(written.at(-1)!, { preview: false });
      }
      void vscode.window.showInformationMessage(`${name} is in the plan: ${brought(tables)}. The list of findings says what is still missing.`);
    },
  });
}

// target is the folder that the rows go into.
async function target(ask: Ask): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders[0] && (await campaigns(ask)).length > 0) {
    return (await campaignAtHand(ask, 'Import a spreadsheet'))?.folder;
  }
  if (folders.length === 1) {
    return folders[0]!.uri;
  }
  return (await vscode.window.showOpenDialog({ title: 'Which folder shall the plan be in?', openLabel: 'Put it here', canSelectFiles: false, canSelectFolders: true }))?.[0];
}

function answers(chosen: ReadonlySet<string>): string[] {
  return [...chosen].flatMap((answer) => [`--${answer.split(' ', 1)[0]!}`, answer.slice(answer.indexOf(' ') + 1)]);
}

// comesTo is the page of what a file comes to in a plan.
export function comesTo(file: string, into: string, tables: Table[], chosen: ReadonlySet<string>): Sheet {
  const nothing = tables.every(({ created, changed }) => created.length + changed.length === 0);
  return {
    title: `Import ${file}`,
    markdown: [`# ${plain(file)}, read as ${list(tables.map(({ kind, rows }) => `${count(rows, 'row')} of ${kind}`))}`,
      `It goes into the folder *${plain(into)}*. Nothing is written before you say so.`, ...tables.flatMap(paragraphs)].join('\n\n'),
    questions: questions(tables, chosen),
    button: 'Import it',
    lacks: nothing ? 'The plan has all of it already.' : '',
  };
}

function paragraphs({ columns, created, changed, conflicts, gone, left_out: left, questions: open, notes, part, titles }: Table): string[] {
  const named = (address: string): string => plain(titles[address] ?? address.slice(address.indexOf('.') + 1).replaceAll('_', ' '));
  const section = (title: string, lines: string[]): string[] => (lines.length > 0 ? [`## ${title}`, lines.slice(0, 20).map((line) => `- ${line}`).join('\n') + (lines.length > 20 ? `\n- and ${lines.length - 20} more` : '')] : []);
  const change = (c: Table['changed'][number]): string => `${named(c.address)}, ${c.attribute.replaceAll('_', ' ')}: ${plain(c.plan || 'nothing')} → ${plain(c.table || 'nothing')}`;
  return [
    `## What the columns mean${part ? `: ${plain(part)}` : ''}`,
    ['| column | becomes | such as |', '|---|---|---|', ...columns.map((c) => `| ${cell(c.heading)} | ${cell(c.becomes.replaceAll('_', ' '))} | ${cell(c.samples.join(' · '))} |`)].join('\n'),
    ...section('What is new', kinds(created, named)), ...section('What changes', changed.map(change)),
    ...section('Left as people changed it in the plan', conflicts.map(change)), ...section('No longer in the table, and kept', gone.map(named)),
    ...section('Left out', left.map(({ row, what, why }) => `${row ? `Row ${row}: ` : ''}${plain(what)} (${plain(why)})`)),
    ...section('Good to know', [...open.filter(({ flag }) => !asked(flag)).map(({ text }) => text), ...notes].map(spoken)),
  ];
}

// questions are those that a choice on the page answers.
function questions(tables: Table[], chosen: ReadonlySet<string>): Sheet['questions'] {
  const open = tables.flatMap((table) => table.questions);
  const options = (flag: string, all: [string, string][]): Sheet['questions'][number]['options'] => all.map(([value, label]) => ({ id: `${flag} ${value}`, label, on: chosen.has(`${flag} ${value}`) }));
  const year = new Date().getFullYear();
  const says = (flag: string): string | undefined => open.find((q) => asked(q.flag) === flag)?.text ?? ([...chosen].some((one) => one.startsWith(`${flag} `)) ? '' : undefined);
  const dates = says('dates'), years = says('year');
  return [
    ...(dates === undefined ? [] : [{ legend: `Which comes first in the dates? ${dates}`.trim(), one: true, options: options('dates', [['dmy', 'The day: 3/4 is the third of April'], ['mdy', 'The month: 3/4 is the fourth of March']]) }]),
    ...(years === undefined ? [] : [{ legend: `Of which year are the days? ${years}`.trim(), one: true, options: options('year', [year, year + 1, year - 1].map((one) => [String(one), String(one)])) }]),
  ];
}

const asked = (flag: string): string => /^--(dates|year)\b/.exec(flag)?.[1] ?? '';

// spoken is a sentence without what only the command line understands.
function spoken(text: string): string {
  return plain(text.replace(/;? ?(the flag )?--[a-z][^;.]*/g, ''));
}

function kinds(addresses: string[], named: (address: string) => string): string[] {
  const by = new Map<string, string[]>();
  addresses.forEach((address) => by.set(kindOf(address), [...by.get(kindOf(address)) ?? [], named(address)]));
  return [...by].map(([kind, names]) => `${count(names.length, kind, plural(kind))}: ${list(names.slice(0, 8))}${names.length > 8 ? ' …' : ''}`);
}

function brought(tables: Table[]): string {
  const made = tables.flatMap(({ created }) => created), changed = tables.reduce((n, table) => n + table.changed.length, 0);
  const by = new Map<string, number>();
  made.forEach((address) => by.set(kindOf(address), (by.get(kindOf(address)) ?? 0) + 1));
  return list([...[...by].map(([kind, n]) => count(n, kind, plural(kind))), ...(changed ? [`${count(changed, 'value')} changed`] : [])]) || 'nothing was new';
}

const kindOf = (address: string): string => address.split('.', 1)[0]!;
const plural = (kind: string): string => (kind === 'person' ? 'people' : /[^aeou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`);
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/\s+/g, ' ');
const cell = plain;

function list(parts: string[]): string {
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}` : parts[0] ?? '';
}

// exportPlan writes a plan for people with a spreadsheet or a calendar.
export async function exportPlan(ask: Ask, supervisor: Supervisor): Promise<void> {
  const home = await campaignAtHand(ask, 'Export');
  const items = [
    { label: 'Spreadsheet', description: '.xlsx', detail: 'A sheet for each kind of element. What is changed there comes back by “Import a Spreadsheet”.', end: 'xlsx' },
    { label: 'Calendar', description: '.ics', detail: 'Tactics, milestones and reviews as whole days, for any calendar.', end: 'ics' },
    { label: 'Table as text', description: '.csv', detail: 'The tactics alone, for other programs.', end: 'csv' },
    { label: 'Report', description: '.html', detail: 'The page for whoever pays: one file that opens in any browser.', end: 'html' },
  ];
  const form = home && await vscode.window.showQuickPick(items, { title: `Export ${home.title}`, placeHolder: 'As what?', matchOnDetail: true });
  if (!home || !form) {
    return;
  }
  const to = await vscode.window.showSaveDialog({
    title: `Export ${home.title}`, saveLabel: 'Export', defaultUri: vscode.Uri.joinPath(home.folder, `${path.basename(home.folder.fsPath)}.${form.end}`), filters: { [form.label]: [form.end] },
  });
  if (!to) {
    return;
  }
  await vscode.workspace.saveAll(false);
  const command = form.end === 'html' ? ['report', home.folder.fsPath, '--format', 'html'] : ['export', home.folder.fsPath, '--format', form.end];
  await runPlan(supervisor, home.folder.fsPath, [...command, '--out', to.fsPath]);
  const open = 'Open it';
  if (await vscode.window.showInformationMessage(`${home.title} is exported to ${path.basename(to.fsPath)}.`, open) === open) {
    await vscode.env.openExternal(to);
  }
}

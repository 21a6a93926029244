// What the extension asks and says on the way into a plan, to its agreement, and out of it.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { slug } from '../../src/begin';
import { mended } from '../../src/mend';
import { menuOf } from '../../src/menu';
import { sentence } from '../../src/program';
import { Review } from '../../src/review';
import { reviewed, reviewFrame } from '../../src/review_page';
import { sheetOf } from '../../src/seal';
import type { Agreement, Outline, Status } from '../../src/server';
import { comesTo, type Table } from '../../src/tables';
import { Tree, type Entry } from '../../src/tree';
import { blank, holdsCampaign } from '../../src/welcome';
import * as stand from './vscode';

beforeEach(() => Object.values(stand.heard).forEach((list) => { list.length = 0; }));

test('an empty folder is one that holds documents at most', () => {
  assert.ok(blank([]));
  assert.ok(blank(['.git', 'Plan 2027.xlsx', 'brief.docx', 'README.md']));
  assert.ok(!blank(['package.json']));
  assert.ok(!blank(['src']));
});

test('a campaign is recognised whatever its file is called', () => {
  const campaign = '# Ours\ncampaign "autumn" {\n}\n';
  assert.ok(holdsCampaign('/plans/autumn.hcl', campaign));
  assert.ok(!holdsCampaign('/plans/autumn.plan.hcl', campaign));
  assert.ok(!holdsCampaign('/plans/plan.lock.hcl', campaign));
  assert.ok(!holdsCampaign('/plans/notes.txt', campaign));
  assert.ok(!holdsCampaign('/infra/main.hcl', 'resource "campaign" "x" {}\n'));
});

test('a folder is called after the title, on every kind of computer', () => {
  assert.equal(slug('Frühling 2027: ride & win!'), 'fruhling-2027-ride-win');
  assert.equal(slug('../..'), 'plan');
  assert.equal(slug('春'), '春');
});

test('what the program refuses is a sentence', () => {
  assert.equal(sentence('noise\nplan: /plans/a belongs to the plan already, and is left\n'), '/plans/a belongs to the plan already, and is left.');
  assert.equal(sentence('plan: who agrees?'), 'Who agrees?');
  assert.equal(sentence('Segmentation fault'), '');
  assert.equal(sentence('plan: plan.lock.hcl cannot be written: permission denied'), 'plan.lock.hcl cannot be written: permission denied. Nothing was changed. Is its folder one that you may change?');
});

const dry = (more: Partial<Agreement> = {}): Agreement => ({
  folder: '/plans', campaign: 'Spring', page: '# Agree', ready: false, refused: false, open: 0, errors: 0, lock: 'file:///plans/plan.lock.hcl',
  signers: [{ address: 'person.ana', title: 'Ana <b>', is: 'sponsor of the campaign' }, { address: 'person.jo', title: 'Jo' }], ...more,
});

test('who agrees is asked, never assumed', () => {
  const sheet = sheetOf(dry(), new Set());
  assert.ok(sheet.questions.every(({ options }) => options.every(({ on }) => !on)));
  assert.equal(sheet.lacks, 'Say who agrees first.');
  assert.match(reviewed(sheet), /aria-disabled="true"/);
  const chosen = sheetOf(dry({ ready: true }), new Set(['person.ana', 'person.jo']));
  assert.equal(chosen.button, 'Seal it for Ana <b> and Jo');
  assert.equal(chosen.lacks, '');
  assert.match(reviewed(chosen), /Seal it for Ana &lt;b&gt; and Jo/);
  assert.doesNotMatch(reviewed(chosen), /aria-disabled|<b>/);
});

test('errors and open values are in the way until somebody says that they are not', () => {
  const refused = dry({ refused: true, errors: 1, open: 2 });
  assert.equal(sheetOf(refused, new Set(['person.ana'])).lacks, 'The errors are in the way.');
  assert.equal(sheetOf(refused, new Set(['person.ana', 'despite'])).lacks, 'What is to be decided is in the way.');
  assert.deepEqual(sheetOf(refused, new Set()).questions.map(({ legend }) => legend), ['The plan has errors', '2 values to be decided', 'Who agrees?']);
  assert.match(sheetOf(dry({ signers: [] }), new Set()).lacks, /names no person/);
});

test('a page to read takes choices, and writes once its button is pressed', async () => {
  const review = new Review(stand.Uri.parse('file:///icon.svg') as never);
  const pressed: string[][] = [];
  const seen: string[][] = [];
  await review.open({
    sheet: (chosen) => { seen.push([...chosen]); return Promise.resolve({ title: 'It', markdown: '# It', questions: [], button: 'Do it', lacks: '' }); },
    press: (chosen) => { pressed.push([...chosen]); return Promise.reject(new Error('The disk is full.')); },
  });
  const panel = stand.panels.at(-1)!;
  panel.send({ choose: 'dates dmy', on: true, others: ['dates mdy'] });
  panel.send({ choose: 'dates mdy', on: true, others: ['dates dmy'] });
  await new Promise((resolve) => setImmediate(resolve));
  panel.send({ press: true });
  panel.send({ press: true }); // while the first is at work
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(pressed, [['dates mdy']]);
  assert.deepEqual(stand.heard.messages, ['The disk is full.']);
  assert.deepEqual(seen.at(-1), ['dates mdy']);
  assert.match(reviewFrame('abc'), /default-src 'none'/);
  assert.doesNotMatch(reviewFrame('abc'), /unsafe|https?:/);
});

const table: Table = {
  kind: 'tactics', rows: 2, part: '', columns: [{ heading: 'Start | day', becomes: 'start', samples: ['03/04/2027'], unread: ['03/04/2027'] }], created: ['tactic.press_day', 'tactic.mail', 'person.jo_becker'],
  changed: [], conflicts: [], gone: [], titles: { 'tactic.press_day': 'Press day', 'tactic.mail': 'The first mail', 'person.jo_becker': 'Jo Becker' }, left_out: [{ row: 9, what: 'Sum', why: 'a sum' }],
  questions: [{ text: '2 cells can be read either way.', flag: '--dates dmy or --dates mdy' }], notes: ['Days are read as those of 2027, the only year in the table (Q2 2027); --year says another.'], files: ['t.plan.hcl'],
};

test('a table is shown before it is imported, and asks what it cannot know', () => {
  const sheet = comesTo('t.csv', 'plans', [table], new Set(['dates dmy']));
  assert.match(sheet.markdown, /2 rows of tactics/);
  assert.match(sheet.markdown, /Start \\\| day/);
  assert.match(sheet.markdown, /2 tactics: Press day and The first mail\n- 1 person: Jo Becker/);
  assert.match(sheet.markdown, /Row 9: Sum/);
  assert.doesNotMatch(sheet.markdown, /--[a-z]/);
  assert.deepEqual(sheet.questions.map(({ one, options }) => [one, options.map(({ id, on }) => [id, on])]), [[true, [['dates dmy', true], ['dates mdy', false]]]]);
  assert.equal(comesTo('t.csv', 'plans', [{ ...table, created: [] }], new Set()).lacks, 'The plan has all of it already.');
});

test('mending says what it did, or why nothing', () => {
  assert.equal(mended({ changes: 0, files: [], did: [], left: 0, fixable: 0 }), 'There is nothing to mend: nothing is found in these plans.');
  assert.equal(mended({ changes: 0, files: [], did: [], left: 2, fixable: 1 }), 'Nothing can be mended without a decision. 2 findings are left, which only you can decide; the light bulb offers choices for 1.');
  assert.equal(mended({ changes: 2, files: ['a'], did: [{ message: 'A day needs quotes.', count: 2 }], left: 0, fixable: 0 }),
    'Mended: 2 changes in 1 file. Gone: “A day needs quotes” and 1 more like it. Nothing else is found. Undo takes it back.');
});

const status: Status = { campaign: 'Spring', folder: 'file:///plans', errors: 1, warnings: 0, infos: 0, waived: 0, agreement: { by: [], changes: 0, toSeal: 0 }, objectives: {}, undecided: 3 };

test('the menu offers what the campaign lacks first', () => {
  const labels = (of: Status): string[] => menuOf(of).filter(({ command }) => command).map(({ label }) => label.replace(/^\$\([^)]*\) /, ''));
  assert.deepEqual(labels(status).slice(0, 4), ['1 error', 'Mend what needs no decision', '3 values to be decided', 'Not sealed yet']);
  assert.deepEqual(labels({ ...status, errors: 0, undecided: 0 }).slice(0, 2), ['No findings', 'Not sealed yet']);
});

const location = { uri: 'file:///plans/a.plan.hcl', range: { start: { line: 3, character: 7 }, end: { line: 3, character: 9 } } };
const tactic = { kind: 'tactic', title: 'Posters', address: 'tactic.posters', errors: 2, location };
const outline: Outline = {
  title: 'Spring', folder: '.', uri: 'file:///plans/a.plan.hcl', location, status,
  sections: [{ kind: 'goals', title: 'Goals and objectives', children: [
    { kind: 'objective', title: 'Rides', address: 'objective.rides', state: 'behind', location, children: [tactic] }, { kind: 'objective', title: 'Sales', address: 'objective.sales', location }] },
  { kind: 'tactics', title: 'Tactics', children: [tactic] }],
};

test('the tree shows states and findings, and takes a tactic to an objective', async () => {
  const asked: unknown[][] = [];
  const tree = new Tree((...args) => { asked.push(args); return Promise.resolve(args[0] === 'plan.outline' ? [outline] : location); });
  tree.refresh();
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.deepEqual([stand.tree.description, stand.tree.badge?.value], ['Spring', 1]);
  const [goals, tactics] = tree.getChildren() as [Entry, Entry];
  const [rides, sales] = tree.getChildren(goals) as [Entry, Entry];
  const [below] = tree.getChildren(rides) as [Entry];
  const [apart] = tree.getChildren(tactics) as [Entry];
  assert.equal((tree.getTreeItem(rides).iconPath as unknown as stand.ThemeIcon).id, 'warning');
  const item = tree.getTreeItem(below);
  assert.match(String(item.tooltip), /Found here: 2 errors/);
  assert.equal(tree.provideFileDecoration(item.resourceUri!)?.badge, '2');
  assert.equal(new Set([goals, tactics, rides, sales, below, apart].map(({ id }) => id)).size, 6);

  const drop = async (source: Entry, target: Entry | undefined): Promise<void> => {
    const data = new Map<string, unknown>();
    tree.handleDrag([source], data as never);
    await tree.handleDrop(target, data as never);
  };
  await drop(below, sales); // from the objective that it stood below
  assert.deepEqual(asked.at(-1), ['plan.serve', outline.uri, 'tactic.posters', 'objective.sales', 'objective.rides']);
  await drop(apart, below); // onto what stands below an objective, from elsewhere
  assert.deepEqual(asked.at(-1), ['plan.serve', outline.uri, 'tactic.posters', 'objective.rides', '']);
  const before = asked.length;
  await drop(apart, tactics);
  await drop(rides, sales);
  assert.equal(asked.length, before);
  assert.ok(stand.heard.messages.includes('Drop a tactic on the objective that it is to serve.'));
});

test('of many campaigns the tree asks for what is in those that somebody opens', async () => {
  const many = [1, 2].map((n): Outline => ({ ...outline, title: `Spring ${n}`, uri: `file:///plans/${n}.plan.hcl`, sections: null }));
  const asked: unknown[][] = [];
  const tree = new Tree((...args) => { asked.push(args); return Promise.resolve(many.map((of) => ({ ...of, sections: args.includes(of.uri) ? outline.sections : null }))); });
  tree.refresh();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const second = tree.getChildren()[1]!;
  assert.equal(tree.getTreeItem(second).collapsibleState, stand.TreeItemCollapsibleState.Collapsed);
  assert.deepEqual(tree.getChildren(second), []);
  stand.fire('expanded', { element: second });
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.deepEqual(asked.at(-1), ['plan.outline', 'file:///plans/2.plan.hcl']);
  assert.deepEqual(tree.getChildren(tree.getChildren()[1]).map(({ node }) => node.title), ['Goals and objectives', 'Tactics']);
  assert.deepEqual(tree.getChildren(tree.getChildren()[0]), []);
  stand.fire('collapsed', { element: tree.getChildren()[1] });
  tree.refresh();
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.deepEqual(asked.at(-1), ['plan.outline']);
});

test('campaigns within a campaign are branches of it, whose tactics may serve the objectives of both', async () => {
  const harbour = { kind: 'objective', title: 'Harbour', address: 'objective.harbour', location };
  const inner: Outline = { ...outline, title: 'Bergen', folder: 'bergen', uri: 'file:///plans/bergen/b.plan.hcl', sections: [{ kind: 'goals', title: 'Goals and objectives', children: [{ ...harbour, children: [tactic] }] }] };
  const asked: unknown[][] = [];
  const tree = new Tree((...args) => { asked.push(args); return Promise.resolve(args[0] === 'plan.outline' ? [{ ...outline, within: [inner] }] : location); });
  tree.refresh();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const bergen = tree.getChildren().at(-1)!;
  assert.equal(tree.getTreeItem(bergen).label, 'Bergen');
  assert.equal(tree.getTreeItem(bergen).collapsibleState, stand.TreeItemCollapsibleState.Collapsed);
  const stood = tree.getChildren(tree.getChildren(tree.getChildren(bergen)[0])[0])[0]!;
  await tree.letServe(stood); // by the first
  assert.deepEqual((stand.heard.picks.at(-1) as { label: string }[]).map(({ label }) => label), ['Rides', 'Sales', 'Harbour']);
  assert.deepEqual(asked.at(-1), ['plan.serve', inner.uri, 'tactic.posters', 'objective.rides', 'objective.harbour']);
});

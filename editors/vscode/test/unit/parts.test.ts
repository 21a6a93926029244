import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { follow } from '../../src/campaign';
import { registerCommands, type Parts } from '../../src/commands';
import { Pane } from '../../src/pane';
import { StatusBar } from '../../src/status';
import { Teller } from '../../src/teller';
import { problems } from '../../src/problems';
import * as stand from './vscode';

const asked: unknown[][] = [];
const answers: Record<string, unknown> = {};
const ask = (...args: unknown[]): Promise<unknown> => {
  asked.push(args);
  const answer = answers[args[0] as string];
  return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? null);
};
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 160));
const editor = (line: number, name = 'spring'): unknown => ({
  document: { uri: { scheme: 'file', toString: () => `file:///plans/${name}.plan.hcl` }, languageId: 'plan' },
  selection: { active: { line, character: 2 } },
});
const log = { info() { /* not looked at */ }, warn() { /* not looked at */ }, error() { /* not looked at */ }, show() { stand.heard.executed.push('log'); } } as unknown as Parts['log'];
const supervisor = { session: { lacks: [] }, start: () => Promise.resolve(stand.heard.executed.push('start')) };
const pane = new Pane(ask, stand.Uri.parse('file:///icon.svg') as never);
registerCommands({ context: {}, supervisor, ask, pane, report: { open() { /* not looked at */ } }, log } as unknown as Parts);
const status = new StatusBar(ask, () => true);
follow();

beforeEach(() => {
  asked.length = 0;
  Object.keys(answers).forEach((key) => delete answers[key]);
  Object.values(stand.heard).forEach((list) => { list.length = 0; });
  stand.panels.at(-1)?.dispose();
  stand.editors.active = editor(4);
  stand.editors.visible = [];
  stand.editors.diagnostics = [];
});

test('a closed pane asks nothing', async () => {
  stand.fire('selection', { textEditor: editor(4) });
  await pause();
  assert.deepEqual(asked.filter(([command]) => command === 'plan.inspect'), []);
});

test('the pane follows the caret, and asks once for many moves', async () => {
  answers['plan.inspect'] = { address: 'tactic.ride', title: 'Ride', markdown: '# Ride' };
  await stand.run('plan.openPane');
  const panel = stand.panels.at(-1)!;
  panel.send({ ready: true });
  for (let line = 0; line < 40; line++) {
    stand.fire('selection', { textEditor: editor(line) });
  }
  await pause();
  assert.deepEqual(asked.filter(([command]) => command === 'plan.inspect'), [['plan.inspect', { uri: 'file:///plans/spring.plan.hcl', position: { line: 39, character: 2 } }]]);
  assert.equal(panel.title, 'Plan: Ride');
  assert.match(panel.posted.at(-1)!.html, /<h1>Ride<\/h1>/);
});

test('a page that was asked for stays, until the caret is to be followed again', async () => {
  answers['plan.trace'] = { address: 'goal.growth', title: 'Growth', markdown: 'the trace' };
  answers['plan.inspect'] = { address: 'tactic.ride', title: 'Ride', markdown: 'the ride' };
  await stand.run('plan.traceElement');
  const panel = stand.panels.at(-1)!;
  stand.fire('selection', { textEditor: editor(9) });
  await pause();
  assert.equal(panel.title, 'Plan: Growth');
  assert.equal(panel.posted.at(-1)!.pinned, true);
  panel.send({ follow: true });
  await pause();
  assert.equal(panel.title, 'Plan: Ride');
  assert.equal(panel.posted.at(-1)!.pinned, false);
});

test('the rule at the cursor is explained; among several one is chosen', async () => {
  const finding = (code: string, here: boolean): unknown => ({ code: { value: code }, message: `${code} says so`, range: { start: { line: here ? 4 : 9 }, end: { line: here ? 4 : 9 } } });
  answers['plan.explain'] = { id: 'x', title: 'A rule', markdown: 'why' };
  stand.editors.diagnostics = [finding('orphan-tactic', true), finding('private-metric', false)];
  await stand.run('plan.explainRule');
  assert.deepEqual(asked.at(-1), ['plan.explain', 'orphan-tactic']);
  assert.equal(stand.heard.picks.length, 0);
  stand.editors.diagnostics = [finding('private-metric', false), finding('orphan-tactic', false)];
  await stand.run('plan.explainRule');
  assert.equal(stand.heard.picks.length, 1);
  assert.deepEqual(asked.at(-1), ['plan.explain', 'private-metric']);
});

test('a check opens the list of findings where there are any, and sums up', async () => {
  answers['plan.status'] = { files: 2, errors: 0, warnings: 0, infos: 0, waived: 0 };
  await stand.run('plan.checkWorkspace');
  assert.deepEqual(stand.heard, { messages: ['2 files checked: no findings.'], picks: [], executed: [], answers: [], opened: [] });
  answers['plan.status'] = { files: 2, errors: 1, warnings: 0, infos: 0, waived: 0 };
  await stand.run('plan.checkWorkspace');
  assert.deepEqual(stand.heard.executed, ['workbench.actions.view.problems']);
});

test('what is to be decided is listed in words, and the one that is chosen is opened', async () => {
  answers['plan.undecided'] = [];
  await stand.run('plan.showUndecided');
  assert.match(stand.heard.messages.at(-1)!, /Everything is decided/);
  const range = { start: { line: 22, character: 15 }, end: { line: 22, character: 32 } };
  answers['plan.undecided'] = [
    { address: 'tactic.tour', title: 'A $(bug) tour', attribute: 'contribution.expected', decideBy: '2027-03-01', uri: 'file:///plans/a.plan.hcl', range },
    { address: 'campaign.spring', title: 'Spring', attribute: 'freeze_on', uri: 'file:///plans/a.plan.hcl', range },
  ];
  await stand.run('plan.showUndecided');
  const [first, second] = stand.heard.picks.at(-1) as { label: string; description: string; detail: string }[];
  assert.deepEqual([first?.label, first?.description, first?.detail], ['A $ (bug) tour: contribution, expected', 'by 1 March 2027', 'tactic.tour']);
  assert.deepEqual([second?.label, second?.description], ['Spring: freeze on', '']);
  assert.deepEqual(stand.heard.opened, [['file:///plans/a.plan.hcl', { selection: new stand.Range(22, 15, 22, 32) }]]);
});

test('what the server refuses is said in its own words', async () => {
  answers['plan.trace'] = new Error('There is no such element.');
  await stand.run('plan.traceElement');
  assert.deepEqual(stand.heard.messages, ['There is no such element.']);
});

test('the status bar counts for plans, and stays with the last one', async () => {
  answers['plan.status'] = { campaign: 'Spring', folder: '', errors: 1, warnings: 2, infos: 0, waived: 0 };
  status.show('running');
  await pause();
  assert.equal(stand.item.text, 'Spring: $(error) 1 $(warning) 2');
  assert.equal(stand.item.command, 'plan.showMenu');
  stand.fire('editor', stand.editors.active);
  stand.editors.active = { document: { uri: { scheme: 'output' }, languageId: 'log' } };
  stand.fire('editor', stand.editors.active);
  await pause();
  assert.ok(stand.item.visible);
});

test('without a plan in sight it is about the only campaign, and hides among several', async () => {
  stand.fire('editor', { document: { uri: { scheme: 'file' }, languageId: 'plan', isClosed: true } });
  stand.editors.active = undefined;
  const campaign = (name: string): unknown => ({ campaign: name, folder: `file:///plans/${name}`, uri: `file:///plans/${name}/campaign.plan.hcl` });
  answers['plan.status'] = { campaign: 'Spring', folder: '', errors: 0, warnings: 0, infos: 0, waived: 0, campaigns: [campaign('spring')] };
  status.show('running');
  await pause();
  assert.ok(stand.item.visible);
  assert.deepEqual(asked.at(-1), ['plan.status', 'file:///plans/spring/campaign.plan.hcl']);
  answers['plan.status'] = { ...answers['plan.status'] as object, campaigns: [campaign('spring'), campaign('autumn')] };
  status.show('running');
  await pause();
  assert.ok(!stand.item.visible);
});

test('the status of a plan in sight stays while a page beside it has the focus', async () => {
  answers['plan.status'] = { campaign: 'Spring', folder: '', errors: 0, warnings: 0, infos: 0, waived: 0 };
  status.show('running');
  await pause();
  stand.editors.visible = [stand.editors.active];
  stand.editors.active = undefined;
  stand.fire('editor', undefined);
  await pause();
  assert.ok(stand.item.visible);
});

test('a message that still stands is not shown again', async () => {
  const teller = new Teller(log, () => undefined);
  await Promise.all([teller.tell(problems.none()), teller.tell(problems.none()), teller.tell(problems.none())]);
  assert.equal(stand.heard.messages.length, 1);
  stand.heard.answers.push('Show the log');
  await teller.tell(problems.crashed(4));
  assert.deepEqual(stand.heard.executed, ['log']);
});

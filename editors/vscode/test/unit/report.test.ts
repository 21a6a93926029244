import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Report } from '../../src/report';
import { frame } from '../../src/report_frame';
import * as stand from './vscode';

const asked: unknown[][] = [];
let answer: (command: string) => unknown = () => null;
const ask = async (...args: unknown[]): Promise<unknown> => {
  asked.push(args);
  return await answer(args[0] as string);
};
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const document = { uri: { scheme: 'file', toString: () => 'file:///plans/spring.plan.hcl' }, languageId: 'plan' };
const editor = (line: number): unknown => ({ document, selection: { active: { line, character: 2 } }, viewColumn: 1 });
const location = { uri: 'file:///plans/pr.plan.hcl', range: { start: { line: 7, character: 2 }, end: { line: 7, character: 9 } } };
const page = { title: 'Spring', folder: 'spring', text: '<!DOCTYPE html>', address: 'tactic.ride', findings: [{ fingerprint: 'f1', location, fixes: ['Mend it'] }] };
const report = new Report(ask, stand.Uri.parse('file:///icon.svg') as never);

// opened is the panel after the page is there.
async function opened(): Promise<stand.Panel> {
  void report.open('report');
  const panel = stand.panels.at(-1)!;
  panel.send({ ready: {} });
  await turn();
  return panel;
}

beforeEach(() => {
  stand.panels.at(-1)?.dispose();
  asked.length = 0;
  Object.values(stand.heard).forEach((list) => { list.length = 0; });
  stand.editors.active = editor(4);
  answer = (command) => (command === 'plan.report' ? page : command === 'plan.graph' ? { title: 'Spring', folder: 'spring', text: '<svg/>' } : null);
});

test('the report of the campaign at hand is shown, and the fixes of what it lists', async () => {
  const panel = await opened();
  assert.deepEqual(asked[0], ['plan.report', 'file:///plans/spring.plan.hcl', { line: 4, character: 2 }]);
  assert.equal(panel.title, 'Report: Spring');
  assert.deepEqual(panel.posted.filter((sent) => 'page' in sent).at(-1), { page: { title: 'Spring', folder: 'spring', text: '<!DOCTYPE html>', findings: [{ fingerprint: 'f1', fixes: ['Mend it'] }] }, view: 'report', here: 'tactic.ride' });
});

test('it follows edits: one question while another is answered, and no pause', async () => {
  await opened();
  asked.length = 0;
  let free: () => void = () => undefined;
  answer = () => new Promise((resolve) => { free = () => resolve(page); });
  for (let i = 0; i < 20; i++) {
    stand.fire('document', { document });
  }
  await turn();
  for (let i = 0; i < 20; i++) {
    stand.fire('diagnostics', {});
  }
  assert.equal(asked.length, 1);
  free();
  await turn();
  assert.equal(asked.length, 2);
  free();
  await turn();
  assert.equal(asked.length, 2);
});

test('a page that is the same is not put in place again', async () => {
  const panel = await opened();
  const before = panel.posted.filter((sent) => 'page' in sent).length;
  stand.fire('document', { document });
  await turn();
  assert.equal(panel.posted.filter((sent) => 'page' in sent).length, before);
});

test('its pictures are shown, and the last one again when it is opened later', async () => {
  const panel = await opened();
  panel.send({ view: 'map' });
  await turn();
  assert.deepEqual(asked.at(-1), ['plan.graph', 'file:///plans/spring.plan.hcl', { line: 4, character: 2 }, 'map', 'svg', 0]);
  const before = asked.length;
  panel.send({ room: 480 });
  panel.send({ room: 480 }); // nothing new
  await turn();
  assert.deepEqual(asked.slice(before).map((one) => one.at(-1)), [480]);
  panel.send({ view: 'nothing' });
  await turn();
  assert.deepEqual(asked.at(-1)![3], 'map');
  const restored = await stand.restore('plan.report');
  restored.send({ ready: { view: 'money' } }); // it knows what it showed
  await turn();
  assert.deepEqual(asked.at(-1)![3], 'money');
  void report.open('timeline');
  restored.send({ ready: { view: 'report' } }); // a page that is new does not
  await turn();
  assert.deepEqual(asked.at(-1)![3], 'timeline');
  restored.send({ view: 'report' });
  await turn();
});

test('what it names leads to its place', async () => {
  const panel = await opened();
  answer = () => location;
  panel.send({ open: { address: 'tactic.press', folder: 'spring' } });
  await turn();
  assert.deepEqual(asked.at(-1), ['plan.locate', 'file:///plans/spring.plan.hcl', 'tactic.press', 'spring']);
  assert.deepEqual(stand.heard.opened, [['file:///plans/pr.plan.hcl', { viewColumn: 1, selection: new stand.Range(7, 2, 7, 9) }]]);
  panel.send({ finding: 'f1' });
  await turn();
  assert.equal(stand.heard.opened.length, 2);
});

test('a button mends what was found, and says where that cannot be', async () => {
  const panel = await opened();
  panel.send({ finding: 'f1', fix: 'Mend it' });
  await turn();
  assert.deepEqual(asked.at(-1), ['plan.fix', 'file:///plans/spring.plan.hcl', 'f1', 'Mend it']);
  answer = () => Promise.reject(new Error('The plan has changed.'));
  panel.send({ finding: 'f1', fix: 'Mend it' });
  await turn();
  assert.deepEqual(stand.heard.messages, ['The plan has changed.']);
});

test('it marks the element under the caret without another page', async () => {
  const panel = await opened();
  answer = () => ({ address: 'tactic.press' });
  stand.fire('selection', { textEditor: { ...editor(9) as object } });
  await turn();
  assert.deepEqual(panel.posted.at(-1), { here: 'tactic.press' });
});

test('the frame runs its own script alone and loads nothing', () => {
  const html = frame('abc');
  assert.match(html, /default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'/);
  assert.doesNotMatch(html, /unsafe|https?:|innerHTML|eval\(/);
});

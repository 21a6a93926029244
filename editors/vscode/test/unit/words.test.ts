import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Status } from '../../src/server';
import { buttons, problems } from '../../src/problems';
import { checked, count, findings, statusText, statusTip } from '../../src/words';

const status = (more: Partial<Status> = {}): Status => ({ campaign: 'Spring launch', folder: 'file:///plans', errors: 0, warnings: 0, infos: 0, waived: 0, ...more });

test('numbers are written as people write them', () => {
  assert.equal(count(1, 'error'), '1 error');
  assert.equal(count(1200, 'file'), '1,200 files');
  assert.equal(findings(status({ errors: 2, warnings: 1 })), '2 errors, 1 warning');
  assert.equal(findings(status()), 'no findings');
});

test('the status bar counts what was found in the campaign', () => {
  assert.equal(statusText('running', status({ errors: 2, warnings: 1 })), 'Spring launch: $(error) 2 $(warning) 1');
  assert.equal(statusText('running', status()), '$(check) Spring launch');
  assert.equal(statusText('running', status({ campaign: '' })), '$(check) Plan');
  assert.equal(statusText('running', undefined), 'Plan');
  assert.equal(statusText('starting', undefined), '$(sync~spin) Plan');
  assert.equal(statusText('stopped', status()), '$(warning) Plans are not checked');
});

test('the status bar says whether the campaign is sealed, on track and decided', () => {
  const stands = status({ agreement: { by: [], changes: 0, toSeal: 0 }, objectives: { on_track: 1, behind: 1, not_begun: 3 }, undecided: 4 });
  assert.equal(statusText('running', stands), '$(check) Spring launch · not sealed · 1 of 2 on track · 4 open');
  assert.equal(statusText('running', status({ agreement: { on: '2027-02-15', by: ['Ana'], changes: 2, toSeal: 1 }, objectives: { reached: 2 }, undecided: 0 })), '$(check) Spring launch · sealed, 2 changed, 1 to seal · on track');
  assert.equal(statusText('running', status({ agreement: { on: '2027-02-15', by: [], changes: 0, toSeal: 0 }, objectives: { not_begun: 2, unclear: 1 } })), '$(check) Spring launch · sealed');
});

test('a title is neither endless nor an icon', () => {
  assert.equal(statusText('running', status({ campaign: '$(bug)' })), '$(check) $ (bug)');
  assert.equal(statusText('running', status({ campaign: '🌱'.repeat(40) })), `$(check) ${'🌱'.repeat(31)}…`);
});

test('the tip is a sentence', () => {
  assert.equal(statusTip('running', status({ warnings: 1, waived: 2 })), 'The campaign “Spring launch”: 1 warning. 2 findings waived. Click for what can be done.');
  assert.equal(statusTip('running', status({ campaign: '' })), 'What all campaigns share: no findings. Click for what can be done.');
});

test('a check of everything sums up', () => {
  assert.equal(checked({ files: 3, errors: 1, warnings: 0, infos: 0, waived: 1 }), '3 files checked: 1 error, and 1 finding waived.');
});

test('every message is whole sentences for people who never programmed', () => {
  const all = [problems.none(), problems.untrusted(), problems.missing('/a', true), problems.forbidden('/a', false), problems.foreign('/a', true),
    problems.old('/a', '1'), problems.crashed(4)];
  for (const { message, remedies } of all) {
    assert.match(message, /^[A-Z].*\.$/);
    assert.doesNotMatch(message, /server failed|error|null|exit|code|spawn|binary|invalid|language client/i);
    assert.ok(remedies.length > 0 && remedies.every((remedy) => buttons[remedy]));
  }
});

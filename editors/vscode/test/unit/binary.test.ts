import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findProgram, type Places, type Probe } from '../../src/binary';
import { problems } from '../../src/problems';

// places has programs at some places; each is as its probe says.
function places(there: Record<string, Probe['state']>, more: Partial<Places> = {}): Places {
  return {
    setting: '', bundled: '/ext/bin/plan', path: '/usr/bin:relative::/opt/plan', trusted: true, windows: false,
    probe: (file) => {
      const state = there[file] ?? 'missing';
      return Promise.resolve(state === 'ok' ? { state, version: '1.2.0' } : { state });
    },
    ...more,
  };
}

async function program(found: Places): Promise<string> {
  const result = await findProgram(found);
  return 'program' in result ? `${result.program.origin} ${result.program.file}` : result.problem.message;
}

test('the setting comes first, then the bundled program, then the PATH', async () => {
  const all = { '/my/plan': 'ok', '/ext/bin/plan': 'ok', '/opt/plan/plan': 'ok' } as const;
  assert.equal(await program(places(all, { setting: '/my/plan' })), 'setting /my/plan');
  assert.equal(await program(places(all)), 'bundled /ext/bin/plan');
  assert.equal(await program(places({ '/opt/plan/plan': 'ok' })), 'path /opt/plan/plan');
});

test('the log says which program runs and why', async () => {
  const { notes } = await findProgram(places({ '/ext/bin/plan': 'foreign', '/usr/bin/plan': 'ok' }));
  assert.deepEqual(notes, [
    '/ext/bin/plan does not run: it is not the program plan, or was made for another kind of computer.',
    '/usr/bin/plan runs, since it is on the PATH: version 1.2.0.',
  ]);
});

test('a program that the setting names counts alone', async () => {
  const setting = '/my plans/plan';
  const others = { '/ext/bin/plan': 'ok', '/usr/bin/plan': 'ok' } as const;
  assert.equal(await program(places(others, { setting })), problems.missing(setting, true).message);
  assert.equal(await program(places({ ...others, [setting]: 'forbidden' }, { setting })), problems.forbidden(setting, true).message);
  assert.equal(await program(places({ ...others, [setting]: 'foreign' }, { setting })), problems.foreign(setting, true).message);
});

test('another program of that name on the PATH is passed over', async () => {
  assert.equal(await program(places({ '/usr/bin/plan': 'foreign', '/opt/plan/plan': 'ok' })), 'path /opt/plan/plan');
  assert.equal(await program(places({ '/usr/bin/plan': 'foreign' })), problems.foreign('/usr/bin/plan', false).message);
});

test('without a program there is one button', async () => {
  const result = await findProgram(places({}));
  assert.ok('problem' in result);
  assert.deepEqual(result.problem, problems.none());
  assert.deepEqual(result.problem.remedies, ['choose']);
});

test('in a folder that is not trusted only the bundled program runs', async () => {
  const all = { '/my/plan': 'ok', '/ext/bin/plan': 'ok', '/usr/bin/plan': 'ok' } as const;
  const asked: string[] = [];
  const untrusted = places(all, { setting: '/my/plan', trusted: false });
  const probe = untrusted.probe;
  untrusted.probe = (file) => (asked.push(file), probe(file));
  assert.equal(await program(untrusted), 'bundled /ext/bin/plan');
  assert.deepEqual(asked, ['/ext/bin/plan']);
  assert.equal(await program(places({ '/usr/bin/plan': 'ok' }, { trusted: false })), problems.untrusted().message);
});

test('relative folders of the PATH are never searched', async () => {
  const asked: string[] = [];
  await findProgram(places({}, { probe: (file) => (asked.push(file), Promise.resolve({ state: 'missing' })) }));
  assert.deepEqual(asked, ['/ext/bin/plan', '/usr/bin/plan', '/opt/plan/plan']);
});

test('on Windows the program is plan.exe', async () => {
  const windows = places({ 'C:\\Tools\\plan.exe': 'ok' }, { windows: true, path: 'plans;C:\\Tools' });
  assert.equal(await program(windows), 'path C:\\Tools\\plan.exe');
});

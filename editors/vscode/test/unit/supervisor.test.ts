import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Probe } from '../../src/binary';
import { problems, type Problem } from '../../src/problems';
import { Supervisor, type Session } from '../../src/supervisor';

interface World {
  supervisor: Supervisor;
  told: Problem[];
  log: string[];
  states: string[];
  launched: (() => void)[]; // each ends one server, as a crash does
  stopped: number;
  clock: number;
}

const good: Session = { lacks: [], stop: () => Promise.resolve() };

function world(options: { probe?: Probe; session?: Partial<Session>; crashes?: () => boolean } = {}): World {
  const told: Problem[] = [], log: string[] = [], states: string[] = [], launched: (() => void)[] = [];
  const w: World = { told, log, states, launched, stopped: 0, clock: 0 } as unknown as World;
  w.supervisor = new Supervisor({
    places: () => ({ setting: '', bundled: '/ext/plan', path: '', trusted: true, windows: false, probe: () => Promise.resolve(options.probe ?? { state: 'ok', version: '1' }) }),
    launch: (_, ended) => {
      launched.push(ended);
      return options.crashes?.() ? Promise.reject(new Error('it crashed')) : Promise.resolve({ ...good, ...options.session, stop: () => (w.stopped++, Promise.resolve()) });
    },
    tell: (problem) => told.push(problem),
    log: (line) => log.push(line),
    wait: () => Promise.resolve(),
    now: () => w.clock,
  }, () => states.push(w.supervisor.state));
  return w;
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test('a server starts and stops', async () => {
  const w = world();
  await w.supervisor.start();
  assert.deepEqual(w.states, ['starting', 'running']);
  await w.supervisor.stop();
  assert.equal(w.supervisor.state, 'stopped');
  assert.equal(w.stopped, 1);
  assert.deepEqual(w.told, []);
});

test('a server that crashes once is started again without a word', async () => {
  const w = world();
  await w.supervisor.start();
  w.launched[0]?.();
  await settle();
  assert.equal(w.supervisor.state, 'running');
  assert.equal(w.launched.length, 2);
  assert.deepEqual(w.told, []);
});

test('a server that crashes at its start is left alone, with one message', async () => {
  const w = world({ crashes: () => true });
  await w.supervisor.start();
  await settle();
  assert.equal(w.launched.length, 4);
  assert.deepEqual(w.told, [problems.crashed(4)]);
  assert.equal(w.supervisor.state, 'stopped');
});

test('a server that crashes in a loop is left alone, with one message', async () => {
  const w = world();
  await w.supervisor.start();
  for (let i = 0; i < 10; i++) {
    w.launched.at(-1)?.();
    await settle();
  }
  assert.equal(w.launched.length, 4);
  assert.deepEqual(w.told, [problems.crashed(4)]);
});

test('crashes that lie far apart do not count together', async () => {
  const w = world();
  await w.supervisor.start();
  for (let i = 0; i < 10; i++) {
    w.clock += 200_000;
    w.launched.at(-1)?.();
    await settle();
  }
  assert.equal(w.supervisor.state, 'running');
  assert.deepEqual(w.told, []);
});

test('after the message, a start from outside begins a new row', async () => {
  let crash = true;
  const w = world({ crashes: () => crash });
  await w.supervisor.start();
  await settle();
  crash = false;
  await w.supervisor.start();
  assert.equal(w.supervisor.state, 'running');
  assert.equal(w.told.length, 1);
});

test('an end that is told twice counts once', async () => {
  const w = world();
  await w.supervisor.start();
  w.launched[0]?.();
  w.launched[0]?.();
  await settle();
  assert.equal(w.launched.length, 2);
});

test('the end of a server that was stopped on purpose starts nothing', async () => {
  const w = world();
  await w.supervisor.start();
  await w.supervisor.stop();
  w.launched[0]?.();
  await settle();
  assert.equal(w.launched.length, 1);
  assert.equal(w.supervisor.state, 'stopped');
});

test('two starts at once leave one server', async () => {
  const w = world();
  await Promise.all([w.supervisor.start(), w.supervisor.start()]);
  assert.equal(w.launched.length - w.stopped, 1);
  assert.equal(w.supervisor.state, 'running');
});

test('without a program nothing starts, and one message helps', async () => {
  const w = world({ probe: { state: 'missing' } });
  await w.supervisor.start();
  assert.equal(w.launched.length, 0);
  assert.deepEqual(w.told, [problems.none()]);
});

test('an older server runs, and one message says what it lacks', async () => {
  const w = world({ session: { lacks: ['plan.inspect'] } });
  await w.supervisor.start();
  assert.equal(w.supervisor.state, 'running');
  assert.deepEqual(w.told, [problems.old('/ext/plan', '1')]);
});

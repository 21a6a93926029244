import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Latest } from '../../src/latest';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('of many requests the newest is done', async () => {
  const latest = new Latest(5), done: number[] = [];
  for (let i = 0; i < 50; i++) {
    latest.run(() => Promise.resolve(() => void done.push(i)));
  }
  await pause(30);
  assert.deepEqual(done, [49]);
});

test('what an older request brings late is dropped', async () => {
  const latest = new Latest(1), shown: string[] = [];
  latest.run(async () => { await pause(40); return () => void shown.push('old'); });
  await pause(15);
  latest.run(() => Promise.resolve(() => void shown.push('new')));
  await pause(60);
  assert.deepEqual(shown, ['new']);
});

test('work that fails hinders nothing', async () => {
  const latest = new Latest(1), shown: string[] = [];
  latest.run(() => Promise.reject(new Error('no server')));
  await pause(10);
  latest.run(() => Promise.resolve(() => void shown.push('shown')));
  await pause(10);
  assert.deepEqual(shown, ['shown']);
});

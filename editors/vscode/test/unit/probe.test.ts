import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { probe } from '../../src/probe';

const folder = mkdtempSync(path.join(tmpdir(), 'plän #1 🌱 '));
after(() => rmSync(folder, { recursive: true }));

function program(name: string, text: string, mode = 0o755): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

test('a program is known by what it says of its version', async () => {
  assert.deepEqual(await probe(program('plan', '#!/bin/sh\necho "plan 1.2.0, commit abc, go1.26 linux/amd64"\n')), { state: 'ok', version: '1.2.0' });
  assert.deepEqual(await probe(program('other', '#!/bin/sh\necho "Planner 7"\n')), { state: 'foreign' });
  assert.deepEqual(await probe(program('failing', '#!/bin/sh\necho "plan 1.2.0"\nexit 3\n')), { state: 'foreign' });
});

test('what cannot run says why', async () => {
  assert.deepEqual(await probe(path.join(folder, 'nowhere')), { state: 'missing' });
  assert.deepEqual(await probe(folder), { state: 'missing' });
  assert.deepEqual(await probe(program('still', '#!/bin/sh\n', 0o644)), { state: 'forbidden' });
  assert.deepEqual(await probe(program('elsewhere', '#!/no/such/interpreter\n')), { state: 'foreign' });
  assert.deepEqual(await probe(program('garbage', '\x7fELF\x02\x01\x01 of another world')), { state: 'foreign' });
});

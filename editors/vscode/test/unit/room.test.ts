import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitting, longest, widths } from '../../src/room';

test('columns beside each other have a width each, and those below each other that of their column', () => {
  assert.deepEqual(widths({ orientation: 0, groups: [{ size: 600 }, { size: 320 }] }), [600, 320]);
  assert.deepEqual(widths({ orientation: 0, groups: [{ size: 600 }, { size: 320, groups: [{ size: 400 }, { size: 331 }] }] }), [600, 320, 320]);
  assert.deepEqual(widths({ orientation: 1, groups: [{ size: 400, groups: [{ size: 500 }, { size: 420 }] }, { size: 331 }] }), [500, 420, undefined]);
  assert.deepEqual(widths({ orientation: 1, groups: [{ size: 731 }] }), [undefined], 'one has the whole window');
});

test('a line wraps where the editor says, and where it ends', () => {
  const room = { wrap: 'on', column: 80, width: 600, letter: 8.4, minimap: false };
  const fit = longest(room);
  assert.ok(fit > 50 && fit < 60, `${fit}`);
  assert.ok(longest({ ...room, minimap: true }) < fit - 5, 'the map of the text takes some of it');
  assert.equal(longest({ ...room, wrap: 'off' }), Infinity);
  assert.equal(longest({ ...room, wrap: 'wordWrapColumn' }), 80);
  assert.equal(longest({ ...room, wrap: 'bounded' }), fit);
  assert.equal(longest({ ...room, wrap: 'bounded', width: 1200 }), 80);
  assert.equal(longest({ ...room, width: undefined }), Infinity, 'as far as that is known');
});

test('a remark says as much as there is room for', () => {
  const [day, weekday, notice] = ['\u00a0= 10\u00a0April\u00a02027', '\u00a0·\u00a0Saturday', '\u00a0·\u00a058\u00a0days\u00a0of\u00a0notice'];
  const whole = day + weekday + notice;
  assert.equal(fitting(whole, Infinity), whole);
  assert.equal(fitting(whole, whole.length + 1), whole);
  assert.equal(fitting(whole, whole.length), day + weekday);
  assert.equal(fitting(whole, day.length + 1), day);
  assert.equal(fitting(whole, day.length), '');
  assert.equal(fitting(weekday, weekday.length), '');
  assert.equal(fitting(weekday, weekday.length + 1), weekday);
  for (const room of [0, -40]) assert.equal(fitting(whole, room), '');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frame, render } from '../../src/page';

test('a page shows what the author wrote, and runs none of it', () => {
  const html = render('# Press <script>alert(1)</script>\n\n![x](https://elsewhere.example/x.png) [y](javascript:alert(1))');
  assert.doesNotMatch(html, /<script|<img|href="javascript/);
  assert.match(html, /<h1>Press &lt;script&gt;/);
});

test('the frame loads nothing from outside', () => {
  const html = frame('abc');
  assert.match(html, /default-src 'none'/);
  assert.doesNotMatch(html, /unsafe|https?:/);
});

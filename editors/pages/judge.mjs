// The judges. None of them is of this project.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import { broken, currencies, five, forty, odd, others, plan, scratch, twelve } from './plans.mjs';

const VIEWS = ['timeline', 'map', 'journey', 'money'];
const pictures = process.env.PLAN_PICTURES;
const require = createRequire(import.meta.url);
const script = name => readFileSync(require.resolve(name), 'utf8');
const browser = await chromium.launch({ executablePath: process.env.PLAN_CHROMIUM ?? '/usr/bin/chromium', headless: true, args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND'] });
const usual = five();
const all = [...usual, twelve(), forty(), ...odd(), currencies()];
const rest = others();
const torn = broken();
for (const one of [...all, ...rest, torn]) Object.assign(one, plan(one, 'report'));
const drawn = (one, view, format = 'svg') => plan(one, 'graph', '--view', view, '--format', format).text;

after(async () => {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
});

// Stage is one tab, which shows one text after another and remembers what they say went wrong.
class Stage {
  static async open(options = {}) {
    const stage = new Stage();
    const { policy, ...context } = options;
    stage.context = await browser.newContext(context);
    stage.page = await stage.context.newPage();
    stage.page.on('console', message => message.type() === 'error' && stage.faults.push(message.text()));
    stage.page.on('pageerror', error => stage.faults.push(String(error)));
    await stage.page.route('**/*', route => {
      if (route.request().url() !== 'http://plan.test/') {
        stage.faults.push(`it asks for ${route.request().url()}`);
        return route.abort();
      }
      return route.fulfill({ body: stage.text, contentType: 'text/html; charset=utf-8', headers: policy ? { 'Content-Security-Policy': policy } : {} });
    });
    return stage;
  }

  async show(text) {
    Object.assign(this, { text, faults: [] });
    await this.page.goto('http://plan.test/');
    return this.page;
  }

  close() {
    return this.context.close();
  }
}

// violations are what axe-core finds. It is put in beside the page's own policy, which allows
// no script. Only colours differ in the dark.
async function violations(stage, text) {
  const page = await stage.show(text);
  await page.evaluate(script('axe-core/axe.min.js'));
  const list = [];
  for (const [colorScheme, rules] of [['light', undefined], ['dark', ['color-contrast']]]) {
    await page.emulateMedia({ colorScheme });
    list.push(...await page.evaluate(async ([colours, only]) => {
      const { violations: found } = await window.axe.run(document, { resultTypes: ['violations'], iframes: false, ...(only ? { runOnly: only } : {}) });
      return found.map(({ id, help, nodes }) => `${colours}: ${id}: ${help}: ${nodes.slice(0, 3).map(node => `${node.html.slice(0, 200)} ${node.any.map(check => check.message).join(' ').slice(0, 200)}`).join(' | ')}`);
    }, [colorScheme, rules]));
  }
  return list;
}

test('axe-core finds nothing in any page, light and dark', async () => {
  const stage = await Stage.open({ bypassCSP: true });
  for (const one of [...all, torn]) {
    if (one.name !== 'five-hundred') assert.deepEqual(await violations(stage, one.text), [], one.name); // which has no part that the others have not
  }
  await stage.close();
});

test('a browser without scripts, under the strictest policy, shows the same text', async () => {
  const strict = await Stage.open({ javaScriptEnabled: false, policy: "default-src 'none'; style-src 'unsafe-inline'" });
  const free = await Stage.open();
  for (const one of all) {
    const words = await (await strict.show(one.text)).locator('body').innerText();
    assert.equal(words, await (await free.show(one.text)).locator('body').innerText(), one.name);
    assert.deepEqual([...strict.faults, ...free.faults], [], one.name);
    assert.ok(words.includes('Are we on track?'), one.name);
  }
  assert.match(await (await strict.show(torn.text)).locator('[role=note]').innerText(), /torn/);
  assert.equal(torn.code, 4);
  await Promise.all([strict.close(), free.close()]);
});

test('on any screen no word is set a letter a line, and nothing but wide tables and pictures is wider', async () => {
  const stage = await Stage.open();
  for (const width of [320, 390, 820, 1280]) {
    await stage.page.setViewportSize({ width, height: 800 });
    for (const one of [...all.filter(({ name }) => name !== 'five-hundred'), torn]) {
      const page = await stage.show(one.text);
      const [narrow, across] = await page.evaluate(() => [
        [...document.querySelectorAll('h1, h2, h3, p, li, caption, th, td, .mark')].filter(node => {
          const { width, height } = node.getBoundingClientRect();
          return node.innerText.trim().length > 3 && width > 1 && width < 24 && height > 40;
        }).map(node => node.outerHTML.slice(0, 120)),
        document.documentElement.scrollWidth - innerWidth,
      ]);
      assert.deepEqual(narrow, [], `${one.name} at ${width}`);
      assert.ok(across <= 0, `${one.name} at ${width}: ${across} wider than the screen`);
    }
  }
  await stage.close();
});

test('the HTML is what the parser makes of it', async () => {
  const stage = await Stage.open();
  const page = await stage.show('<!DOCTYPE html><title>x</title>');
  for (const one of all) {
    const [written, read, astray] = await page.evaluate(source => {
      const voids = new Set(['meta', 'br', 'path', 'rect', 'stop']);
      const tags = html => [...html.replace(/<(style|title)\b[^>]*>[^]*?<\/\1>/g, '').matchAll(/<(\/?[a-zA-Z][\w-]*)[\s>/]/g)].map(m => m[1]).filter(tag => !voids.has(tag.replace('/', ''))).join(' ');
      const parsed = new DOMParser().parseFromString(source, 'text/html');
      return [tags(source), tags(parsed.documentElement.outerHTML), parsed.querySelectorAll('p p, p table, p div, a a').length];
    }, one.text);
    assert.equal(written, read, one.name);
    assert.equal(astray, 0, one.name);
  }
  await stage.close();
});

test('a picture alone is XML, and no label lies over another one as the browser sets it', async () => {
  const stage = await Stage.open();
  const page = await stage.show('<!DOCTYPE html><title>x</title><body></body>');
  for (const one of all.filter(({ name }) => name !== 'five-hundred')) {
    const over = await page.evaluate(sources => sources.flatMap(source => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      if (parsed.querySelector('parsererror')) return [parsed.querySelector('parsererror').textContent];
      document.body.replaceChildren(document.importNode(parsed.documentElement, true));
      const slack = 3; // above and below letters
      const boxes = [...document.querySelectorAll('text')].map(node => [node.textContent, node.getBBox()]);
      return boxes.flatMap(([a, x], i) => boxes.slice(i + 1).filter(([, y]) =>
        x.x + 1 < y.x + y.width && y.x + 1 < x.x + x.width && x.y + slack < y.y + y.height && y.y + slack < x.y + x.height).map(([b]) => `${a} / ${b}`));
    }), VIEWS.map(view => drawn(one, view)));
    assert.deepEqual(over, [], one.name);
    assert.deepEqual(stage.faults, [], one.name);
  }
  await stage.close();
});

test('on paper a campaign of twelve tactics takes two pages, no picture is cut, and every title is there', async () => {
  const stage = await Stage.open({ viewport: { width: 703, height: 1040 } }); // what A4 leaves
  for (const [one, most] of [[all.find(({ name }) => name === 'twelve'), 2], ...[...usual, ...rest].map(one => [one, 12])]) {
    const page = await stage.show(one.text);
    const file = path.join(scratch, `${one.name}.pdf`);
    const sheets = () => spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).stdout;
    await page.pdf({ path: file, format: 'Letter', margin: { top: '11mm', right: '12mm', bottom: '11mm', left: '12mm' }, printBackground: true });
    assert.ok(sheets().split('\f').length - 1 <= most, `${one.name}: ${sheets().split('\f').length - 1} pages of Letter`);
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    await page.emulateMedia({ media: 'print' });
    const [titles, captions, cut] = await page.evaluate(() => [
      [...document.querySelectorAll('tbody th[scope=row] > bdi')].map(node => node.textContent),
      [...document.querySelectorAll('caption')].map(node => node.textContent),
      [...document.querySelectorAll('figure svg')].filter(node => node.getBoundingClientRect().right > innerWidth + 1 || node.getBoundingClientRect().height > 1040).length,
    ]);
    await page.emulateMedia({ media: null });
    assert.equal(cut, 0, `${one.name}: a picture is cut`);
    const stdout = sheets();
    const ends = stdout.split('\f').map(sheet => sheet.trim().split('\n').at(-1));
    assert.deepEqual(ends.filter(line => captions.includes(line)), [], `${one.name}: a sheet ends with what its table is called`);
    const squeeze = words => words.replace(/[\s\u00ad]+/g, '');
    assert.deepEqual(titles.filter(title => !squeeze(stdout).includes(squeeze(title))), [], one.name);
    assert.ok(stdout.split('\f').length - 1 <= most, `${one.name}: ${stdout.split('\f').length - 1} pages`);
  }
  await stage.close();
});

test('graphviz reads dot', () => {
  for (const one of all) {
    const { status, stderr } = spawnSync('dot', ['-Tcanon'], { input: VIEWS.map(view => drawn(one, view, 'dot')).join('\n'), encoding: 'utf8', timeout: 20_000 });
    assert.equal(status, 0, `${one.name}: ${stderr}`);
    assert.doesNotMatch(stderr, /syntax|Error|Warning/, one.name);
  }
  const { status, stdout } = spawnSync('dot', ['-Tsvg'], { input: drawn(usual[0], 'map', 'dot'), encoding: 'utf8' });
  assert.equal(status, 0);
  assert.match(stdout, /<svg/);
});

test("mermaid's own parser reads mermaid", async () => {
  const stage = await Stage.open();
  const page = await stage.show('<!DOCTYPE html><title>x</title>');
  await page.addScriptTag({ content: script('mermaid/dist/mermaid.min.js') });
  for (const one of all) {
    const faults = await page.evaluate(async sources => {
      window.mermaid.initialize({ startOnLoad: false, maxTextSize: 1e6, maxEdges: 5000 });
      const said = [];
      for (const source of sources) await window.mermaid.parse(source).catch(error => said.push(String(error)));
      return said;
    }, VIEWS.map(view => drawn(one, view, 'mermaid')));
    assert.deepEqual(faults, [], one.name);
  }
  await stage.close();
});

test('bytes are equal from run to run', () => {
  for (const one of usual) {
    assert.equal(plan(one, 'report').text, one.text, one.name);
    for (const view of VIEWS) assert.equal(drawn(one, view), drawn(one, view), `${one.name}, ${view}`);
  }
});

test('pictures of all, to be looked at', { skip: !pictures }, async () => {
  mkdirSync(pictures, { recursive: true });
  const stage = await Stage.open();
  for (const one of [...all, torn, ...rest]) {
    const at = name => path.join(pictures, `${one.name} ${name}`);
    const whole = one.name !== 'five-hundred';
    for (const colorScheme of ['light', 'dark']) {
      await stage.page.emulateMedia({ colorScheme });
      for (const [name, text, widths] of [['report', one.text, [390, 768, 1280]], ...VIEWS.map(view => [view, drawn(one, view).replace(/^<\?xml.*\n/, '<!DOCTYPE html><title>x</title>'), [1280]])]) {
        for (const width of widths) {
          await stage.page.setViewportSize({ width, height: 900 });
          await stage.show(text);
          await stage.page.screenshot({ path: at(`${name} ${width} ${colorScheme}.png`), fullPage: whole });
        }
      }
    }
    await stage.page.emulateMedia({ colorScheme: 'light' });
    for (const format of whole ? ['A4', 'Letter'] : []) {
      await stage.show(one.text);
      await stage.page.pdf({ path: at(`paper ${format}.pdf`), format, preferCSSPageSize: format === 'A4', margin: { top: '11mm', right: '12mm', bottom: '11mm', left: '12mm' }, printBackground: true });
      spawnSync('pdftoppm', ['-r', '70', '-png', at(`paper ${format}.pdf`), at(`paper ${format}`)]);
    }
  }
  await stage.close();
});

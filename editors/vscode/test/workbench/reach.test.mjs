// Whom the editor reaches: who has a keyboard alone, who hears a screen reader, who may change
// nothing in a folder.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { folderOf, folderWith, POSTERS, readOnly } from '../plans.mjs';
import { scene } from './stage.mjs';
import { eventually } from './window.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// faults are what axe-core finds in a frame, within an element.
async function faults(frame, within) {
  await frame.evaluate(axe); // beside the page's own policy, which allows no script
  return frame.evaluate(async where => {
    const { violations } = await window.axe.run(where ?? document, { resultTypes: ['violations'], iframes: false });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 200)} ${any.map(({ message }) => message).join(' ')}`).join(' | ')}`);
  }, within);
}

async function frameOf(window) {
  const outer = await (await window.page.locator('iframe.webview').last().elementHandle()).contentFrame();
  return (await outer.waitForSelector('#active-frame')).contentFrame();
}

const folder = folderOf('spring-subscriptions', 'keyboard');
const file = path.join(folder, 'spring/events.plan.hcl');
const box = window => window.page.locator('.quick-input-widget:visible');

scene('By keyboard alone', { folder, file, line: 3, column: 10 }, async (window, step) => {
  const row = text => window.page.locator('.part.sidebar .monaco-list-row', { hasText: text }).first();
  const key = async name => { // as run, without the mouse
    await window.press('F1');
    await window.type(name);
    await box(window).locator(`.monaco-list-row.focused:is([aria-label="${name}"], [aria-label^="${name},"])`).waitFor();
    await window.press('Enter');
  };

  await step('the tree is walked, opens places, and says to a screen reader what it shows', async () => {
    await window.checked();
    await key('Plan: Focus on Campaign View');
    await row('Goals and objectives').waitFor();
    const within = window.page.locator('.part.sidebar .monaco-list:focus-within');
    await eventually(async () => await within.count() > 0 || key('Plan: Focus on Campaign View').then(() => false), 'The focus on the tree');
    await window.press('Home');
    for (let i = 0; i < 40 && !await row('Posters on the commuter').evaluate(one => one.classList.contains('focused')); i++) await window.press('ArrowDown');
    await window.picture('84 tree by keyboard');
    assert.match(await row('Posters on the commuter').getAttribute('aria-label'), /^Posters on the commuter ferries, \d/);
    await window.press('Enter');
    await window.page.locator('.statusbar').getByText(/^Ln \d\d,/).waitFor();
  });

  await step('a tactic is let serve an objective', async () => {
    await key('Plan: Let It Serve an Objective…');
    await box(window).getByText('Winter riders restart').waitFor();
    await window.picture('84 let it serve');
    await window.type('Winter');
    await window.press('Enter');
    await window.lineWith('objective.restarts').waitFor();
    await window.press('Control+s');
    await eventually(() => /"ferry_posters" \{[^}]*objective\.restarts/.test(readFileSync(file, 'utf8')), 'Saving');
    await window.press('Control+z');
    await window.lineWith('objective.restarts').waitFor({ state: 'detached' });
    await window.press('Control+s');
    await window.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
  });

  await step('a page is read and sealed', async () => {
    await key('Plan: Seal the Agreement…');
    const page = window.pane();
    await page.getByRole('heading', { name: 'What is sealed' }).waitFor();
    const on = role => page.locator(`${role}:focus`).count();
    await eventually(async () => { await window.press('Tab'); return on('input'); }, 'A way to the choices');
    await window.press('Space');
    await page.getByRole('button', { name: /^Seal it for / }).waitFor();
    await eventually(async () => { await window.press('Tab'); return on('#press'); }, 'A way to the button');
    await window.picture('84 seal by keyboard');
    await window.press('Enter');
    await eventually(() => existsSync(path.join(folder, 'spring/plan.lock.hcl')), 'The sealed agreement');
  });
});

const flawed = folderWith({ 'spring.plan.hcl': POSTERS, 'bergen/bergen.plan.hcl': 'campaign "bergen" {\n  title = "Spring in Bergen"\n}\n' }, 'flawed');
const table = path.join(folderWith({}, 'tables'), 'tactics.csv');
writeFileSync(table, 'Activity;Channel;Owner;Start;End;Budget\nPress day;PR;Jo Becker;03/04/2027;05/04/2027;1,200\n');

scene('axe-core', { folder: flawed, file: path.join(flawed, 'spring.plan.hcl') }, async (window, step) => {
  for (const [theme, name] of [['Light Modern', 'light'], ['Dark Modern', 'dark'], ['Dark High Contrast', 'high contrast'], ['Light High Contrast', 'light high contrast']]) {
    await step(`finds nothing in the tree and in the page to seal: ${name}`, async () => {
      await window.colours(theme);
      await window.run('Plan: Focus on Campaign View');
      await window.page.locator('.part.sidebar .monaco-list-row', { hasText: 'Spring in Bergen' }).waitFor();
      assert.deepEqual(await faults(window.page.mainFrame(), '.part.sidebar .monaco-list'), []);
      await window.run('Plan: Seal the Agreement…');
      await window.pane().getByRole('heading', { name: 'What that means' }).waitFor();
      assert.deepEqual(await faults(await frameOf(window)), []);
      await window.picture(`85 tree and page, ${name}`);
      await window.run('View: Close Editor');
    });
  }

  await step('finds nothing in the page of the element, and in the report', async () => {
    await window.run('Plan: Show the Page of the Element');
    await window.pane().getByRole('heading').first().waitFor();
    assert.deepEqual(await faults(await frameOf(window)), []);
    await window.run('View: Close Editors in Other Groups');
    await window.run('Plan: Open the Report Beside');
    await window.pane().getByRole('heading', { name: 'Are we on track?' }).first().waitFor();
    assert.deepEqual(await faults(await frameOf(window)), []);
  });
});

const kept = folderOf('spring-subscriptions', 'kept');
const text = readFileSync(path.join(kept, 'spring/events.plan.hcl'), 'utf8');
const elsewhere = folderWith({}, 'elsewhere');
const free = readOnly(kept);

if (!free) console.log('*** A folder that may not be changed was NOT tried: this machine has none. ***');
else scene('A folder that may not be changed', { folder: kept, file: path.join(kept, 'spring/events.plan.hcl') }, async (window, step) => {
  const told = pattern => window.notifications().filter({ hasText: pattern }).first().waitFor();

  await step('says so when it is to be sealed, and keeps the page', async () => {
    await window.checked();
    await window.run('Plan: Seal the Agreement…');
    await window.pane().getByLabel('sponsor of the campaign').check();
    await window.pane().getByRole('button', { name: /^Seal it for / }).click();
    await told('plan.lock.hcl cannot be written');
    await window.picture('86 a folder to read, seal');
    await window.pane().getByRole('button', { name: /^Seal it for / }).waitFor();
    await window.run('View: Close Editor');
    await window.run('Notifications: Clear All Notifications');
  });

  await step('says so when a table is to be imported, and writes nothing', async () => {
    await window.run('Plan: Import a Spreadsheet…');
    await box(window).locator('.monaco-list-row', { hasText: 'content.plan.hcl' }).waitFor();
    await box(window).locator('input').first().fill(table);
    await box(window).locator('.monaco-list-row', { hasText: 'tactics.csv' }).first().waitFor();
    await window.press('Enter');
    await window.pane().getByLabel('The day: 3/4 is the third of April').check();
    await window.pane().getByRole('button', { name: 'Import it' }).click();
    await told('Is its folder one that you may change?');
    await window.picture('86 a folder to read, import');
    await window.run('View: Close Editor');
    await window.run('Notifications: Clear All Notifications');
  });

  await step('keeps in the window what is typed', async () => {
    await window.goTo(4, 1);
    await window.press('End');
    await window.type(' # later');
    await window.run('File: Save');
    await told(/Failed to save/);
    await window.picture('86 a folder to read, save');
    await window.lineWith('# later').waitFor();
    assert.equal(readFileSync(path.join(kept, 'spring/events.plan.hcl'), 'utf8'), text);
    await window.press('Control+z');
    await window.lineWith('# later').waitFor({ state: 'detached' });
    await window.run('Notifications: Clear All Notifications');
  });

  await step('says so when a plan is to be created in it, and asks for another one', async () => {
    const answered = async (prompt, text) => {
      await box(window).getByText(prompt).or(box(window).locator(`input[placeholder^="${prompt}"]`)).first().waitFor();
      if (text) await box(window).locator('input:not([type=checkbox])').first().fill(text);
      await window.press('Enter');
    };
    const put = async where => {
      const beside = box(window).locator('.monaco-list-row', { hasText: 'kept' });
      await beside.waitFor(); // until then it forgets what is typed
      await box(window).locator('input:not([type=checkbox])').first().fill(`${where}/`);
      await beside.waitFor({ state: 'detached' });
      await box(window).getByText('Put it here').click();
    };
    await window.run('Plan: Create a Plan…');
    await box(window).getByText('Event', { exact: true }).click();
    await answered('What do people call it?', 'Open day');
    for (const prompt of ['When is the day of the event?', 'Which is its last day?', 'Who is at the table?', 'In which currency']) await answered(prompt);
    await put(kept);
    await told('Is it one that you may change?');
    await window.picture('86 a folder to read, create');
    await window.page.locator('.notification-toast a', { hasText: 'Choose another folder' }).click();
    await put(elsewhere);
    await eventually(() => existsSync(path.join(elsewhere, 'campaigns/open-day/campaign.plan.hcl')), 'The plan in another folder');
  });
  free();
});

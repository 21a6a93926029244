// An aligned plan, in a folder whose name is hard on paths.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { folderOf, placeOf } from '../plans.mjs';
import { scene } from './stage.mjs';
import { eventually } from './window.mjs';

const folder = folderOf('spring-subscriptions', 'Frühling #1 🚲 plan');
const file = path.join(folder, 'spring/events.plan.hcl');

scene('An aligned plan', { folder, file, line: 3, column: 10 }, async (window, step) => {
  await step('has a lens above each element', async () => {
    await window.checked();
    await window.page.getByText('serves 1 objective').first().waitFor();
  });

  await step('has no squiggle', async () => {
    assert.equal(await window.squiggles('error').count() + await window.squiggles('warning').count(), 0);
  });

  await step('is named in the status bar, with a tick', async () => {
    await window.status().getByText('Spring 2027: ride first').waitFor();
    await window.status().locator('.codicon-check').waitFor();
    await window.picture('01 aligned plan');
  });

  await step('shows in hints what is worked out', async () => {
    await window.lineWith('campaign.budget').getByText('€30,000').waitFor();
  });

  await step('says less behind a line where the window is narrow, and nothing that wraps', async () => {
    const text = async () => (await window.page.locator('.editor-instance .view-lines').innerText()).replaceAll('\u00a0', ' ');
    const says = what => eventually(async () => (await text()).includes(what), what);
    await says('= 10 April 2027 · Saturday');
    await window.page.setViewportSize({ width: 700, height: 800 });
    await eventually(async () => !(await text()).includes('10 April'), 'Less behind a line');
    await window.picture('01 aligned plan, narrow');
    await window.run('View: Toggle Primary Side Bar Visibility');
    await says('10 April');
    await window.run('View: Toggle Primary Side Bar Visibility');
    await window.page.setViewportSize({ width: 1280, height: 800 });
    await says('10 April 2027 · Saturday');
  });

  await step('is outlined', async () => {
    const outline = window.page.locator('.outline-tree');
    await window.show('Explorer: Focus on Outline View', outline.getByText('Posters on the commuter ferries').first());
    await window.picture('02 outline');
    await window.run('View: Toggle Primary Side Bar Visibility');
  });

  await step('opens the trace of an element from its lens', async () => {
    await window.page.locator('.editor-instance .codelens-decoration a').first().click();
    await window.pane().getByText('Spring 2027: ride first').first().waitFor();
    await window.picture('03 trace from the lens');
  });

  await step('has a page beside it that follows the cursor', async () => {
    await window.goTo(3, 10);
    await window.run('Plan: Show the Page of the Element');
    await window.pane().getByRole('heading', { name: 'Test-ride days in twelve towns' }).first().waitFor();
    await window.goTo(...placeOf(file, '"ferry_posters"'));
    await window.pane().getByRole('heading', { name: 'Posters on the commuter ferries' }).first().waitFor();
    await window.picture('04 page of the element');
  });

  await step('has a page beside it that follows the edits', async () => {
    await window.goTo(...placeOf(file, 'on the commuter ferries'));
    await window.type('in autumn ');
    await window.pane().getByRole('heading', { name: 'Posters in autumn on the commuter ferries' }).first().waitFor();
    await window.run('View: Close Editors in Other Groups');
  });

  await step('is sealed on a page that says what that means, once somebody says who agrees', async () => {
    const lock = path.join(folder, 'spring/plan.lock.hcl');
    await window.run('File: Save All Files');
    await window.run('View: Focus Active Editor Group');
    await window.run('Plan: Seal the Agreement…');
    const page = window.pane();
    const button = page.getByRole('button', { name: /^Seal it/ });
    await page.getByRole('heading', { name: 'What is sealed' }).waitFor();
    await page.getByText('Say who agrees first.').waitFor();
    await window.picture('06 seal, nobody agrees yet');
    await button.click({ force: true }); // does nothing
    await page.getByLabel('sponsor of the campaign').focus();
    await window.press('Space');
    await page.getByRole('button', { name: /^Seal it for / }).waitFor();
    assert.equal(await button.getAttribute('aria-disabled'), null);
    await window.picture('06 seal, the sponsor agrees');
    assert.ok(!existsSync(lock));
    await button.click();
    await eventually(() => existsSync(lock), 'The sealed agreement');
    await window.notifications().filter({ hasText: 'is sealed in plan.lock.hcl. Commit that file' }).first().waitFor();
    await window.picture('06 sealed');
    assert.match(readFileSync(lock, 'utf8'), /by += \[person\.\w+\]/);
  });

  await step('has an agreement with a mark of its own, which nobody changes by hand', async () => {
    await window.page.locator('.notification-toast a', { hasText: 'Show it' }).first().click();
    await window.lineWith('entry "1"').waitFor();
    await window.type('x');
    await window.page.locator('.monaco-editor-overlaymessage').getByText('read-only').waitFor();
    await window.picture('07 the agreement, to be read');
    await window.run('View: Close Editor');
    await window.status().getByText('· sealed').waitFor();
    rmSync(path.join(folder, 'spring/plan.lock.hcl'));
  });

  await step('renames an element in every file', async () => {
    await window.goTo(...placeOf(file, 'booking_page'));
    await window.press('F2');
    const box = window.page.locator('.rename-input');
    await box.fill('ride_booking');
    await window.picture('05 rename');
    await window.press('Enter');
    await window.lineWith('tactic.ride_booking').waitFor();
    await window.run('File: Save All Files');
    const other = path.join(folder, 'spring/content.plan.hcl');
    await eventually(() => readFileSync(other, 'utf8').includes('tactic "ride_booking"'), 'The renaming in the other file');
    await window.checked();
    assert.equal(await window.squiggles('error').count(), 0);
  });
});

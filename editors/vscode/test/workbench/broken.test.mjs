// A plan that leaves something to mend.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { folderWith, POSTERS } from '../plans.mjs';
import { scene } from './stage.mjs';
import { eventually } from './window.mjs';

const folder = folderWith({ 'spring.plan.hcl': POSTERS });
const file = path.join(folder, 'spring.plan.hcl');
const saved = () => readFileSync(file, 'utf8');

scene('A broken plan', { folder, file }, async (window, step) => {
  await step('has squiggles', async () => {
    await window.squiggles().first().waitFor({ state: 'attached' });
  });

  await step('is counted in the status bar', async () => {
    await window.status().getByText('Spring:').waitFor();
    await window.status().locator('.codicon-error').waitFor();
    await window.picture('10 broken plan');
  });

  await step('is listed in the Problems panel', async () => {
    await window.status().click();
    await window.picture('10 menu of the status bar');
    await window.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'show the list' }).click();
    await window.problems().filter({ hasText: 'unquoted-date' }).first().waitFor();
    await window.problems().filter({ hasText: 'unknown-reference' }).first().waitFor();
    await window.picture('11 problems');
    await window.run('View: Toggle Panel Visibility');
    await window.page.locator('.markers-panel').waitFor({ state: 'hidden' });
  });

  await step('explains a finding on hover', async () => {
    await window.lineWith('objective.trails').getByText('trails').last().hover();
    const hover = window.page.locator('.monaco-hover:visible').first();
    await hover.getByText('does not have').first().waitFor();
    await hover.getByText('Why', { exact: false }).first().waitFor();
    await window.picture('12 hover');
    await window.page.mouse.move(2, 2);
  });

  await step('explains the rule on a page beside it', async () => {
    await window.goTo(9, 20);
    await window.run('Plan: Explain This Rule');
    await window.pane().getByRole('heading').first().waitFor();
    await window.picture('13 page of the rule');
    await window.run('View: Close Editors in Other Groups');
  });

  await step('is mended through the light bulb', async () => {
    await window.goTo(9, 25);
    const bulb = window.page.locator('.editor-instance [class*="codicon-gutter-lightbulb"], .editor-instance .lightBulbWidget').first();
    await bulb.waitFor();
    await bulb.click();
    const menu = window.page.locator('.action-widget');
    await menu.getByText('Change it to objective.trials').first().waitFor();
    await window.picture('14 light bulb');
    await menu.getByText('Change it to objective.trials').first().click();
    await window.lineWith('[objective.trials]').waitFor();
  });

  await step('is completed by keyboard', async () => {
    await window.goTo(9, 31);
    await window.press('End', 'Enter');
    await window.type('own');
    const list = window.page.locator('.suggest-widget.visible');
    await list.getByText('owner').first().waitFor();
    await window.picture('15 completion');
    await window.press('Enter');
    await window.lineWith('owner').waitFor();
    await window.press('Escape', 'Escape');
  });

  await step('is formatted when it is saved', async () => {
    await window.run('File: Save');
    await eventually(() => /^ {2}owner +=/m.test(saved()) && saved().includes('objective.trials]'), 'Saving');
    const columns = saved().split('\n').slice(7, 10).map(line => line.indexOf('='));
    assert.equal(new Set(columns).size, 1, `not aligned:\n${saved()}`);
    await window.picture('16 formatted');
  });
});

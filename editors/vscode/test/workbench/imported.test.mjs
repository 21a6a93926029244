// A plan that begins as a spreadsheet: it is imported, mended by what the light bulb offers, sealed,
// amended, sealed again and reported. Somebody hears a screen reader meanwhile, whose mode the editor is in.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderWith, placeOf } from '../plans.mjs';
import { scene } from './stage.mjs';
import { eventually } from './window.mjs';

const folder = folderWith({}, 'imported');
const table = path.join(folderWith({}, 'sheets'), 'summer.csv');
writeFileSync(table, 'Activity;Discipline;Owner;Start;End;Budget\nPress day;PR;Jo Becker;13/04/2027;15/04/2027;1,200\nNewsletter;Email;;20/04/2027;21/04/2027;300\n');
const tactics = path.join(folder, 'summer.plan.hcl');
const lock = path.join(folder, 'plan.lock.hcl');

scene('A plan that begins as a spreadsheet', { folder, settings: { 'editor.accessibilitySupport': 'on' } }, async (window, step) => {
  const box = () => window.page.locator('.quick-input-widget:visible');
  const menu = text => window.page.locator('.action-widget').getByText(text).first();
  const offered = async (place, title) => {
    await window.goTo(...place());
    await eventually(async () => {
      await window.press('Control+.');
      return menu(title).waitFor({ timeout: 5000 }).then(() => true, () => window.press('Escape'));
    }, title);
  };
  const openFile = async name => {
    await window.press('Control+p');
    await box().locator('input').first().fill(name);
    await box().locator('.monaco-list-row', { hasText: name }).first().click();
    await window.page.locator('.tab.active', { hasText: name }).waitFor();
  };

  await step('is imported from the empty folder', async () => {
    await window.page.locator('.part.sidebar .welcome-view').getByText('Import a spreadsheet').first().click();
    await box().locator('.monaco-list-row', { hasText: '..' }).first().waitFor();
    await eventually(async () => { // until it has listed the folder, it forgets what is typed
      await box().locator('input').first().fill(table);
      return box().locator('.monaco-list-row', { hasText: 'summer.csv' }).first().waitFor({ timeout: 3000 }).then(() => true, () => false);
    }, 'The table in the list');
    await window.press('Enter');
    await window.pane().getByRole('heading', { name: 'summer.csv, read as 2 rows of tactics' }).waitFor();
    await window.picture('65 what the spreadsheet comes to');
    await window.pane().getByRole('button', { name: 'Import it' }).click();
    await window.notifications().filter({ hasText: 'summer.csv is in the plan' }).first().waitFor();
    await window.lineWith('tactic "press_day"').waitFor();
    await window.picture('65 imported');
    await window.run('Notifications: Clear All Notifications');
  });

  await step('lets its author choose who owns a tactic, out of the people that it has', async () => {
    await offered(() => placeOf(tactics, 'newsletter"'), /owner/);
    await window.picture('66 what a tactic of the table lacks');
    await menu(/owner/).click();
    await window.lineWith('person.jo_becker').nth(0).waitFor();
    await window.page.locator('.statusbar').getByText(/selected\)/).waitFor();
    await window.picture('66 an owner to choose');
    await window.press('Escape', 'Escape', 'Escape');
    await window.saveAll();
    await window.picture('66 an owner');
    assert.equal(readFileSync(tactics, 'utf8').match(/owner +=/g).length, 2);
  });

  await step('tells what is found in the campaign around it', async () => {
    await openFile('campaign.plan.hcl');
    await window.squiggles().first().waitFor({ state: 'attached' });
    await window.picture('67 the campaign');
    await window.run('Problems: Focus on Problems View');
    await window.problems().nth(1).waitFor();
    await window.picture('67 what is found in it');
  });

  await step('names a sponsor out of its people', async () => {
    await window.run('View: Toggle Panel Visibility');
    await offered(() => [1, 12], 'Say who answers for its result');
    await menu('Say who answers for its result').click();
    await window.lineWith('person.jo_becker').waitFor();
    await window.press('Escape', 'Escape', 'Escape');
    await window.saveAll();
  });

  const seal = async () => {
    await window.pane().getByLabel('Seal it all the same').check();
    await window.pane().getByLabel('sponsor of the campaign').check();
    await window.pane().getByRole('button', { name: 'Seal it for Jo Becker' }).click();
    await window.notifications().filter({ hasText: 'is sealed in plan.lock.hcl' }).first().waitFor();
    await window.run('Notifications: Clear All Notifications');
  };

  await step('is sealed with the errors that it has, once somebody says so', async () => {
    await window.run('Plan: Seal the Agreement…');
    await window.pane().getByText('The errors are in the way.').waitFor();
    await window.picture('68 what is in the way of sealing');
    await seal();
    await eventually(() => existsSync(lock), 'The agreement');
    await window.status().getByText('· sealed').waitFor();
  });

  await step('is amended, and says so in the report', async () => {
    await openFile('summer.plan.hcl');
    const [line, column] = placeOf(tactics, '2027-04-15');
    await window.goTo(line, column);
    for (let i = 0; i < 10; i++) await window.press('Shift+ArrowRight');
    await window.type('2027-04-17');
    await window.status().getByText('sealed, 1 changed').waitFor();
    await offered(() => [line, column + 3], 'Write an amendment that changes it');
    await menu('Write an amendment that changes it').click();
    await window.page.locator('.statusbar').getByText(/selected\)/).waitFor();
    await window.type('The hall is free two days longer');
    await window.press('Escape', 'Escape', 'Escape');
    await window.picture('68 amended');
    await window.saveAll();
    await window.run('Plan: Open the Report Beside');
    await window.pane().getByText('The hall is free two days longer').first().waitFor();
    await window.picture('68 report of what was a spreadsheet');
  });
});

// Ways into a plan and out of it, where something is in the way: an empty plan, a table that can be
// read in two ways, a folder that may not be changed, a narrow window, other themes.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderWith } from '../plans.mjs';
import { scene } from './stage.mjs';
import { eventually } from './window.mjs';

const folder = folderWith({ 'summer.plan.hcl': '' }, 'ways');
const file = path.join(folder, 'summer.plan.hcl');
const table = path.join(folderWith({}, 'tables'), 'tactics.csv');
writeFileSync(table, 'Activity;Channel;Owner;Start;End;Budget\nPress day;PR;Jo Becker;03/04/2027;05/04/2027;1,200\nNewsletter;Email;Ana Ruiz;10/04/2027;11/04/2027;300\n');

scene('A spreadsheet', { folder, file }, async (window, step) => {
  const box = () => window.page.locator('.quick-input-widget:visible');

  await step('is offered to be imported by an empty plan', async () => {
    for (const offer of ['Create a plan', 'Import a spreadsheet', 'Open the sample']) {
      await window.page.locator('.codelens-decoration a', { hasText: offer }).waitFor();
    }
    await window.picture('70 an empty plan');
    await window.page.locator('.codelens-decoration a', { hasText: 'Import a spreadsheet' }).click();
    await box().locator('.monaco-list-row', { hasText: 'summer.plan.hcl' }).waitFor();
    await box().locator('input').first().fill(table);
    await box().locator('.monaco-list-row', { hasText: 'tactics.csv' }).first().waitFor();
    await window.press('Enter');
  });

  await step('is shown before anything is written, and asks what it cannot know', async () => {
    const page = window.pane();
    await page.getByRole('heading', { name: 'tactics.csv, read as 2 rows of tactics' }).waitFor();
    await page.getByLabel('The day: 3/4 is the third of April').check();
    await window.picture('71 what a table comes to');
    assert.ok(!existsSync(path.join(folder, 'tactics.plan.hcl')));
    await page.getByRole('button', { name: 'Import it' }).click();
    await window.notifications().filter({ hasText: 'tactics.csv is in the plan' }).first().waitFor();
    await eventually(() => readFileSync(path.join(folder, 'tactics.plan.hcl'), 'utf8').includes('"2027-04-03"'), 'The import');
    await window.picture('72 a table is imported');
  });

  await step('leaves findings, and what can be mended without a decision is told', async () => {
    await window.run('Plan: Mend What Needs No Decision');
    await window.notifications().filter({ hasText: /Mended:|Nothing can be mended without a decision/ }).first().waitFor();
    await window.picture('73 mended, or why not');
  });

  const looks = [['Dark Modern', 'dark', 1280], ['Dark High Contrast', 'high contrast', 1000], ['Light High Contrast', 'light high contrast', 1280], ['Light Modern', 'light', 700]];
  for (const [theme, name, width] of looks) {
    await step(`has a tree and a page to seal that can be read: ${name}, ${width} wide`, async () => {
      await window.page.setViewportSize({ width, height: 800 });
      await window.colours(theme);
      await window.run('Plan: Focus on Campaign View');
      await window.page.locator('.part.sidebar .monaco-list-row', { hasText: 'Tactics' }).first().waitFor();
      await window.run('Plan: Seal the Agreement…');
      await window.pane().getByRole('heading', { name: 'What that means' }).waitFor();
      await window.picture(`74 tree and page, ${name}`);
    });
  }
});

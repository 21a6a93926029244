// Plans in unusual places: without a file, without a folder, in two folders, and a
// very long one.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf, folderWith, manyTactics, POSTERS, scratch } from '../plans.mjs';
import { scene } from './stage.mjs';
import { eventually } from './window.mjs';

const alone = path.join(folderWith({ 'summer.plan.hcl': POSTERS }, 'ohne Ordner'), 'summer.plan.hcl');

scene('A window without a folder', { file: alone }, async (window, step) => {
  await step('checks the plan that is opened in it', async () => {
    await window.squiggles().first().waitFor({ state: 'attached' });
    await window.status().getByText('Spring:').waitFor();
    await window.picture('20 plan outside of every folder');
  });

  await step('asks what a plan is to begin with', async () => {
    await window.run('Plan: Create a Plan…');
    await window.page.locator('.quick-input-widget').getByText('people come to something on a day', { exact: false }).first().waitFor();
    await window.picture('21 new plan');
    await window.press('Escape');
  });

  await step('checks a plan that has no file yet', async () => {
    await window.run('File: New Untitled Text File');
    await window.run('Change Language Mode');
    await window.page.locator('.quick-input-widget input').first().fill('Plan');
    await window.page.locator('.quick-input-widget .monaco-list-row', { hasText: '(plan)' }).first().click();
    await window.page.locator('.codelens-decoration a', { hasText: 'Create a plan' }).waitFor();
    await window.editor().first().click();
    await window.squiggles().first().waitFor({ state: 'detached' });
    await window.type('tactic "posters" {');
    await window.squiggles().first().waitFor({ state: 'attached' });
    await window.picture('22 plan without a file');
  });
});

scene('The sample in a window of its own', {}, async (window, step) => {
  const counted = async () => (await window.page.locator('[id="status.problems"]').innerText()).replace(/\s+/g, ' ').trim();

  await step('is forgotten when it is closed, and known again when it is opened', async () => {
    for (let times = 0; times < 2; times++) {
      await window.run('Plan: Open the Sample Plan');
      await window.lineWith('campaign "spring"').waitFor();
      await eventually(async () => await counted() !== '0 0', 'The findings');
      await window.run('View: Close All Editors');
      await eventually(async () => await counted() === '0 0', 'Forgetting the findings');
      await eventually(async () => await window.status().count() === 0, 'Forgetting the campaign');
    }
    await window.picture('25 a sample that was closed');
  });
});

const one = folderWith({ 'spring.plan.hcl': POSTERS }, 'one');
const two = folderOf('spring-subscriptions', 'two');
const workspace = path.join(scratch, 'both.code-workspace');
writeFileSync(workspace, JSON.stringify({ folders: [one, two].map(folder => ({ path: path.relative(scratch, folder) })) }));

scene('Two folders in one window', { workspace, file: path.join(one, 'spring.plan.hcl') }, async (window, step) => {
  await step('are both checked, each by itself', async () => {
    await window.status().getByText('Spring:').waitFor();
    await window.press('Control+p');
    await window.page.locator('.quick-input-widget input').first().fill('pr.plan.hcl');
    await window.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'pr.plan.hcl' }).first().click();
    await window.status().getByText('Spring 2027: ride first').waitFor();
    await window.checked();
    assert.equal(await window.squiggles().count(), 0);
    await window.picture('23 two folders');
  });
});

const long = folderWith({ 'long.plan.hcl': manyTactics(5000) });

scene('A plan of 5,000 lines', { folder: long, file: path.join(long, 'long.plan.hcl'), line: 2503, column: 1 }, async (window, step) => {
  await step('lets one type without waiting', async () => {
    await window.status().getByText('Spring:').waitFor();
    await window.goTo(2500, 1);
    await window.press('Home', 'Enter', 'ArrowUp');
    const slowest = [];
    for (const letter of 'tactic "handzettel" {') {
      const start = performance.now();
      await window.press(letter);
      slowest.push(performance.now() - start);
    }
    await window.lineWith('handzettel').waitFor();
    slowest.sort((a, b) => b - a);
    assert.ok(slowest[2] < 1000, `a letter took ${Math.round(slowest[2])} ms`);
    await window.picture('24 long plan');
  });
});

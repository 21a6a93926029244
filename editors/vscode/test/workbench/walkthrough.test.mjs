// The first minute of somebody who never used an editor: what is there without being looked for.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderWith, POSTERS } from '../plans.mjs';
import { scene } from './stage.mjs';
import { eventually } from './window.mjs';

const folder = folderWith({}, 'first');

scene('The first start', { folder }, async (window, step) => {
  const steps = ['Open a plan', 'See what was found', 'Mend it', 'Follow a tactic to its goal', 'Create a plan of your own'];
  const at = name => window.page.locator('.getting-started-step', { hasText: name }).first();

  await step('opens the walkthrough, and the empty folder offers how to begin', async () => {
    await at(steps[0]).waitFor();
    for (const offer of ['Create a plan', 'Import a spreadsheet', 'Open the sample']) {
      await window.page.locator('.part.sidebar').getByRole('button', { name: offer, exact: true }).first().waitFor();
    }
    await window.picture('40 the first start');
  });

  await step('has five steps, each with a picture in words', async () => {
    await window.run('View: Toggle Primary Side Bar Visibility'); // leaves room for what each step shows
    for (const [i, name] of steps.entries()) {
      await at(name).click();
      await window.page.locator('.getting-started-step.expanded', { hasText: name }).waitFor();
      await window.page.locator('.getting-started-media iframe').first().waitFor();
      await window.picture(`4${i + 1} walkthrough, ${name.toLowerCase()}`);
    }
  });

  await step('opens a sample plan in which there is something to see', async () => {
    await at(steps[0]).click();
    await window.page.getByRole('button', { name: 'Open the sample plan' }).first().click();
    await window.squiggles().first().waitFor({ state: 'attached' });
    await window.status().getByText('Spring launch').waitFor();
    await window.picture('46 sample plan');
  });

  await step('shows a way to mend the first finding, and marks the step as done', async () => {
    await at(steps[2]).click();
    await window.page.getByRole('button', { name: 'Show me the first one' }).first().click();
    await window.page.locator('.action-widget').getByText('Put it in quotes').first().click();
    await window.lineWith('"').first().waitFor();
    await window.page.locator('.getting-started-step', { hasText: steps[2] }).locator('.codicon-getting-started-step-checked').waitFor({ state: 'attached' });
  });

  await step('shows what a tactic is for', async () => {
    await at(steps[3]).click();
    await window.page.getByRole('button', { name: 'Show me the press day' }).first().click();
    await window.pane().getByRole('heading', { name: 'Press day' }).first().waitFor();
    await window.picture('47 page of the press day');
    await window.run('View: Close All Editors');
    await window.run('View: Toggle Primary Side Bar Visibility');
  });

  const box = () => window.page.locator('.quick-input-widget:visible');
  const answer = async (title, text) => {
    await box().getByText(title).first().waitFor();
    if (text) await box().locator('input[type=text], .input').first().fill(text);
  };

  await step('asks what a plan is to begin with, and says what is wrong with an answer', async () => {
    await window.page.getByRole('button', { name: 'Create a plan', exact: true }).first().click();
    await box().getByText('A product, a service or an offer comes to market').waitFor();
    await window.picture('48 create a plan, the kind');
    await box().getByText('Event', { exact: true }).click();
    await answer('What do people call it?', 'Open day');
    await window.press('Enter');
    await answer('When is the day of the event?', '3 March 2026');
    await box().getByText('is over').waitFor();
    await window.picture('48 create a plan, a day that is over');
    await answer('When is the day of the event?', '8 May 2027');
    await box().getByText('The campaign then runs from').waitFor();
    await window.press('Enter');
    await answer('Which is its last day?');
    await window.press('Enter');
    await box().getByText('Who is at the table?').or(box().locator('input[placeholder^="Who is at the table"]')).first().waitFor();
    await window.picture('48 create a plan, who is at the table');
    await window.press('Enter');
    await box().locator('input[placeholder^="In which currency"]').waitFor();
    await window.press('Enter');
  });

  await step('writes folder and files, and says what is to be decided', async () => {
    await window.notifications().filter({ hasText: 'The plan is written' }).first().waitFor();
    await window.lineWith('Open day').waitFor();
    assert.ok(existsSync(path.join(folder, 'campaigns/open-day/events.plan.hcl')));
    await window.picture('49 a plan is created');
    await window.page.locator('.notification-toast a', { hasText: 'Show what is to be decided' }).first().click();
    await box().getByText('to be decided').first().waitFor();
    await window.press('Escape');
  });

  await step('offers the name by which a campaign is checked', async () => {
    writeFileSync(path.join(folder, 'autumn.hcl'), POSTERS.replace('"spring"', '"autumn"'));
    await window.press('Control+p');
    await box().locator('input').first().fill('autumn.hcl');
    await box().locator('.monaco-list-row', { hasText: 'autumn.hcl' }).first().click();
    await window.page.locator('.notification-toast a', { hasText: 'Rename it to autumn.plan.hcl' }).first().click();
    await eventually(() => existsSync(path.join(folder, 'autumn.plan.hcl')), 'The renaming');
    await window.squiggles().first().waitFor({ state: 'attached' });
    await window.picture('49 a campaign is renamed');
  });
});

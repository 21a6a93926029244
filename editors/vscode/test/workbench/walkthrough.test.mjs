// The first minute of somebody who never used an editor: what is there without being looked for.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
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
      await window.page.locator('.part.sidebar .welcome-view').getByText(offer, { exact: true }).first().waitFor();
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
    await window.saveAll();
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
    await box().locator('input').first().fill('8 May 2027');
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
    const open = async () => Number(/(\d+) open/.exec(await window.status().innerText())?.[1]);
    const before = await eventually(open, 'The number of open values');
    await box().locator('.monaco-list-row', { hasText: 'Open day: budget' }).click();
    await window.page.locator('.statusbar').getByText('(3 selected)').waitFor();
    await window.type('60000');
    await eventually(async () => await open() === before - 1, 'One value less to be decided');
    await window.picture('49 a value is decided');
    await window.saveAll();
  });

  const row = text => window.page.locator('.part.sidebar .monaco-list-row', { hasText: text });
  const button = name => window.page.getByRole('button', { name }).first();

  await step('shows the campaign as a tree, which opens places', async () => {
    await window.run('View: Close All Editors');
    await window.page.locator('.activitybar .action-item a[aria-label^="Plan"], .activitybar .action-item[aria-label^="Plan"]').first().click();
    await row('Goals and objectives').first().waitFor();
    await row('The right people come').waitFor();
    await window.picture('50 tree');
    await row('The right people come').click();
    await window.lineWith('objective "full_house"').waitFor();
  });

  await step('lets a tactic serve the objective that it is dragged to', async () => {
    await row('The day itself').first().dragTo(row('The right people come'));
    await window.lineWith('tactic "day"').waitFor();
    await window.page.locator('.statusbar').getByText('serves “The right people come” now').waitFor();
    await eventually(async () => await row('The day itself').count() > 0, 'The tree');
    await window.picture('51 a tactic was dragged to an objective');
  });

  await step('puts report, timeline and map beside the text', async () => {
    await window.run('View: Toggle Primary Side Bar Visibility');
    await window.run('Plan: Open the Timeline Beside');
    await window.pane().locator('svg text', { hasText: 'Invitations' }).first().waitFor();
    await window.run('Plan: Open the Map Beside');
    await window.pane().locator('svg text', { hasText: 'Objectives' }).first().waitFor();
    await window.run('Plan: Open the Report Beside');
    await window.pane().getByRole('heading', { name: 'Are we on track?' }).waitFor();
    await window.picture('52 report of the new plan');
    await window.saveAll();
    await window.run('View: Close All Editors');
  });

  await step('says in the status bar how the campaign stands, and what can be done', async () => {
    await window.status().getByText('not sealed').waitFor();
    await window.status().click();
    await box().getByText('values to be decided').first().waitFor();
    await window.picture('53 menu of the status bar');
    await box().getByText('Not sealed yet').click();
  });

  await step('is sealed with what is open, by who says yes', async () => {
    const page = window.pane();
    await page.getByText('Say who agrees').or(page.getByText('is in the way')).first().waitFor();
    await window.picture('54 a page to read before sealing');
    await page.getByLabel('Seal them as open').check();
    await page.getByLabel('sponsor of the campaign').check();
    await page.getByRole('button', { name: 'Seal it for' }).click();
    await window.notifications().filter({ hasText: 'is sealed in plan.lock.hcl' }).first().waitFor();
    await window.status().getByText('· sealed').waitFor();
    assert.ok(existsSync(path.join(folder, 'campaigns/open-day/plan.lock.hcl')));
    await window.picture('55 sealed');
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

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
    await window.problems().filter({ hasText: '→ Change it to the objective "Trials"' }).first().waitFor();
    await window.picture('11 problems');
    await window.run('View: Toggle Panel Visibility');
    await window.page.locator('.markers-panel').waitFor({ state: 'hidden' });
  });

  await step('keeps the colour of references in a light theme', async () => {
    const colour = text => window.page.locator('.editor-instance .view-line span span', { hasText: text }).first().evaluate(span => getComputedStyle(span).color);
    await eventually(async () => await colour(/^objective/) !== await colour(/^serves|^title/), 'A colour of its own for references');
  });

  await step('explains a finding on hover', async () => {
    await window.lineWith('objective.trails').getByText('trails').last().hover();
    const hover = window.page.locator('.monaco-hover:visible').first();
    await hover.getByText('does not have').first().waitFor();
    await hover.getByText('→ Change it to the objective "Trials"').first().waitFor();
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
    await menu.getByText('Change it to the objective "Trials"').first().waitFor();
    await window.picture('14 light bulb');
    await menu.getByText('Change it to the objective "Trials"').first().click();
    await window.lineWith('[objective.trials]').waitFor();
  });

  // fix opens the light bulb at a place and takes an offer.
  const fix = async (place, offer, picture) => {
    await window.goTo(...place);
    const entry = window.page.locator('.action-widget').getByText(offer).first();
    const there = async () => {
      await window.press('Control+.');
      return entry.waitFor({ timeout: 5000 }).then(() => true, () => window.press('Escape'));
    };
    await eventually(there, offer);
    await window.picture(picture);
    await entry.click();
  };
  const stateAt = text => window.page.locator('.statusbar').getByText(text).first();

  await step('lets something stand, after a choice', async () => {
    await fix([1, 12], 'Let it stand', '14d let it stand');
    const choice = window.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'sponsor' }).first();
    await choice.waitFor();
    await window.picture('14e what may stand');
    await choice.click();
    await window.lineWith('waiver "sponsor-missing"').waitFor();
    await window.type('He comes in May.');
    await window.lineWith('"He comes in May."').waitFor();
    await window.picture('14f waiver');
    await window.press('Escape', 'Escape');
  });

  await step('leads to what a fix leaves open', async () => {
    await fix([1, 12], 'Write a goal', '14b what a campaign lacks');
    await stateAt(/^Ln 2[0-9],/).waitFor();
    await window.type('subscriptions');
    await window.lineWith('goal "subscriptions" {').waitFor();
    await window.press('Tab');
    await window.type('200 more subscriptions');
    await window.lineWith('"200 more subscriptions"').waitFor();
    await window.press('Tab');
    await window.picture('14c a goal to fill in');
    await window.press('Escape', 'Escape');
  });

  await step('leads from a gap to what mends it', async () => {
    await window.goTo(9, 1);
    await window.press('Control+Shift+k');
    const gap = window.page.locator('.editor-instance .codelens-decoration a', { hasText: 'serves no objective' }).first();
    await gap.waitFor();
    const offer = window.page.locator('.action-widget').getByText('Let it serve Trials').first();
    const there = async () => {
      await gap.click();
      return offer.waitFor({ timeout: 5000 }).then(() => true, () => window.press('Escape'));
    };
    await eventually(there, 'What mends the gap');
    await window.picture('14g from a gap to its fixes');
    await offer.click();
    await window.lineWith('serves = [objective.trials]').waitFor();
  });

  await step('is laid out where the caret has left', async () => {
    await window.goTo(2, 7);
    await window.press('End', 'Enter');
    await window.type('note = "Not yet"');
    await window.goTo(13, 1);
    await window.lineWith(/^\s*note\s{2}=/).waitFor();
    await window.picture('14h laid out');
    await window.goTo(3, 1);
    await window.press('Control+Shift+k');
    await window.lineWith('Not yet').waitFor({ state: 'detached' });
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
    await window.lineWith(/^\s*owner\s{2}=/).waitFor(); // below the other equals signs, before anything is saved
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

// When the program that checks plans is missing or broken: one message, which says
// what to do, and no storm.
import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { folderWith, POSTERS, program } from '../plans.mjs';
import { scene, vscode } from './stage.mjs';
import { eventually } from './window.mjs';

const plan = path.join(vscode.extension, 'bin/plan');
const folder = folderWith({ 'spring.plan.hcl': POSTERS });
const place = { folder, file: path.join(folder, 'spring.plan.hcl') };
const forbidden = program('plan', `exec "${plan}" "$@"`);
chmodSync(forbidden, 0o644);

const faults = [
  ['A program that is missing', '/nowhere/plan', 'there is no such file', 'Choose the program'],
  ['Another program', '/bin/true', 'another program', 'Choose the program'],
  ['A program that ends at once', program('plan', `[ "$1" = lsp ] && exit 3; exec "${plan}" "$@"`), 'times in a row', 'Start it again'],
  ['A program that ends again and again', program('plan', `[ "$1" = lsp ] && exec timeout 1 "${plan}" lsp; exec "${plan}" "$@"`), 'times in a row', 'Start it again'],
  ['A program that may not run', forbidden, 'does not allow', 'Allow it to run'],
];

// clearNotifications runs the command until it has taken hold.
async function clearNotifications(window) {
  while (await window.notifications().count() > 0) {
    await window.run('Notifications: Clear All Notifications');
    await window.page.waitForTimeout(300);
  }
}

const settingsFor = file => ({ 'plan.server.path': file });

scene('A program that does not run', { ...place, settings: settingsFor(faults[0][1]) }, async (window, step) => {
  for (const [title, file, says, button] of faults) {
    await step(`is told once, with a way out: ${title.toLowerCase()}`, async () => {
      if (file !== faults[0][1]) {
        await clearNotifications(window);
      }
      const told = window.notifications().filter({ hasText: says }).first();
      await eventually(() => { // what is written while VS Code reads may go unnoticed
        vscode.configure(settingsFor(file));
        return told.waitFor({ timeout: 10_000 }).then(() => true, () => false);
      }, `Being told: ${says}`);
      await window.page.waitForTimeout(1500); // for a second message to come
      await window.picture(`30 ${title.toLowerCase()}`);
      assert.equal(await window.notifications().count(), 1);
      await window.page.locator('.notification-toast a', { hasText: button }).first().waitFor();
    });
  }

  await step('runs when it is allowed to', async () => {
    await window.page.locator('.notification-toast a', { hasText: 'Allow it to run' }).first().click();
    await window.squiggles().first().waitFor({ state: 'attached' });
  });
});

const untrusting = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never', 'plan.server.path': '/nowhere/plan' };

scene('A folder that is not trusted', { ...place, settings: untrusting }, async (window, step) => {
  await step('is checked by the program that came with the extension', async () => {
    await window.squiggles().first().waitFor({ state: 'attached' });
    await window.page.locator('.statusbar').getByText('Restricted Mode').waitFor();
    assert.equal(await window.notifications().filter({ hasText: 'program' }).count(), 0);
    await window.picture('38 not trusted');
  });
});

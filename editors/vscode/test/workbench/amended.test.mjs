// What was agreed is changed, the change is approved and sealed, and the report shows it: by what
// the editor offers, without a command that one would have to know.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf, placeOf } from '../plans.mjs';
import { scene } from './stage.mjs';
import { eventually } from './window.mjs';

const folder = folderOf('spring-subscriptions', 'amended');
const file = path.join(folder, 'spring/events.plan.hcl');
const lock = path.join(folder, 'spring/plan.lock.hcl');
const entries = () => readFileSync(lock, 'utf8').match(/^entry /gm).length;

scene('An agreement that is amended', { folder, file, line: 3, column: 10 }, async (window, step) => {
  const seal = async () => {
    await window.pane().getByLabel('sponsor of the campaign').check();
    await window.pane().getByRole('button', { name: 'Seal it for Jana Ostertag' }).click();
    await window.notifications().filter({ hasText: 'is sealed in plan.lock.hcl' }).first().waitFor();
    await window.run('Notifications: Clear All Notifications');
  };
  const offer = async (place, title, picture) => {
    const entry = window.page.locator('.action-widget').getByText(title).first();
    await window.goTo(...place);
    await eventually(async () => {
      await window.press('Control+.');
      return entry.waitFor({ timeout: 5000 }).then(() => true, () => window.press('Escape'));
    }, title);
    await window.picture(picture);
    await entry.click();
  };
  const lens = text => window.page.locator('.editor-instance .codelens-decoration a', { hasText: text }).first();

  await step('is sealed from the status bar', async () => {
    await window.status().getByText('· not sealed').waitFor();
    await window.status().click();
    await window.page.locator('.quick-input-widget:visible').getByText('Not sealed yet').click();
    await seal();
    await window.status().getByText('· sealed').waitFor();
  });

  await step('says that a change was not agreed, and offers an amendment to fill in', async () => {
    const [line, column] = placeOf(file, '2027-06-12');
    await window.goTo(line, column);
    for (let i = 0; i < 10; i++) await window.press('Shift+ArrowRight');
    await window.type('2027-06-19');
    await window.status().getByText('sealed, 1 changed').waitFor();
    await offer([line, column + 3], 'Write an amendment that changes it', '90 what was agreed is changed');
    await window.lineWith('amendment "change_test_ride_days"').waitFor();
    await window.page.locator('.statusbar').getByText(/selected\)/).waitFor();
    await window.type('The town fair is a week later');
    await window.lineWith('The town fair is a week later').waitFor();
    await window.press('Escape', 'Escape');
    await window.picture('91 an amendment');
  });

  await step('enters who agrees, by name', async () => {
    await lens('waits for Jana Ostertag, Events and Public relations').waitFor();
    await window.run('File: Save');
    await eventually(() => readFileSync(file, 'utf8').includes('amendment'), 'Saving');
    await offer(placeOf(file, 'change_test_ride_days'), 'Enter that "Jana Ostertag", "Events" and "Public relations" agree', '92 who agrees');
    await window.lineWith('[person.jana]').waitFor();
    assert.doesNotMatch(await window.lineWith('[person.jana]').innerText(), /#/, 'it still says who is to be asked');
    await window.status().getByText('sealed, 1 to seal').waitFor();
  });

  await step('is sealed again from what stands above the amendment', async () => {
    await lens('approved, to be sealed').waitFor();
    await window.picture('93 approved, to be sealed');
    await lens('approved, to be sealed').click();
    await window.pane().getByText('which allows it').waitFor();
    await window.picture('94 what is sealed again');
    await seal();
    await eventually(() => entries() === 2, 'The second entry');
    await window.status().getByText('· sealed').waitFor();
    await lens(/^sealed$/).waitFor();
    await window.picture('95 sealed again');
  });

  await step('is in the report, with its reason', async () => {
    await window.run('Plan: Open the Report Beside');
    const row = window.pane().locator('tr', { hasText: 'The town fair is a week later' });
    await row.getByText('Agreed').waitFor();
    await eventually(() => row.scrollIntoViewIfNeeded().then(() => true, () => false), 'Scrolling'); // while the page is made anew
    await window.picture('96 the report says what changed');
  });
});

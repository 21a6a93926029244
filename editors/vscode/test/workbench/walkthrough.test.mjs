// The first hour of somebody who never used an editor.
import { folderWith } from '../plans.mjs';
import { scene } from './stage.mjs';

scene('The walkthrough', { folder: folderWith({}) }, async (window, step) => {
  const steps = ['Open a plan', 'See what was found', 'Mend it', 'Follow a tactic to its goal', 'Start a plan of your own'];

  await step('has five steps', async () => {
    await window.run('View: Toggle Primary Side Bar Visibility'); // leaves room for what each step shows
    await window.run('Welcome: Open Walkthrough...');
    await window.page.locator('.quick-input-widget input').first().fill('holds together');
    await window.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Plan a campaign' }).first().click();
    for (const [i, name] of steps.entries()) {
      await window.page.locator('.getting-started-step', { hasText: name }).first().click();
      await window.page.waitForTimeout(1000);
      await window.picture(`4${i + 1} walkthrough, ${name.toLowerCase()}`);
    }
  });

  await step('opens a sample plan in which there is something to see', async () => {
    await window.page.locator('.getting-started-step', { hasText: steps[0] }).first().click();
    await window.page.getByRole('button', { name: 'Open the sample plan' }).first().click();
    await window.squiggles().first().waitFor({ state: 'attached' });
    await window.status().getByText('Spring launch:').waitFor();
    await window.picture('46 sample plan');
  });
});

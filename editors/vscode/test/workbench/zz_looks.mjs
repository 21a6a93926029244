import { after } from 'node:test';
import { writeFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { folderOf, folderWith, POSTERS, placeOf, scratch } from '../plans.mjs';
import { scene, vscode } from './stage.mjs';
import { eventually } from './window.mjs';
const folder = folderOf('spring-subscriptions', 'looks');
const file = path.join(folder, 'spring/events.plan.hcl');
const campaign = path.join(folder, 'spring/campaign.plan.hcl');
const broken = folderWith({ 'spring.plan.hcl': POSTERS }, 'broken');
const bfile = path.join(broken, 'spring.plan.hcl');
const looks = [['Dark Modern', 'dark', 1000], ['Dark High Contrast', 'hc', 1280], ['Light Modern', 'light', 700], ['Light High Contrast', 'hcl', 1000]];
for (const [theme, name, width] of looks) {
  scene(`looks ${name}`, { folder, file, line: 3, column: 10, settings: { 'workbench.colorTheme': theme } }, async (window, step) => {
    const shot = (n) => window.picture(`${name} ${width} ${n}`);
    const s = (n, f) => step(n, f);
    await window.page.setViewportSize({ width, height: 800 });
    await s('text', async () => { await window.checked(); await window.page.waitForTimeout(800); await shot('01 text'); });
    await s('hover', async () => { await window.goTo(3, 10); await window.run('Show or Focus Hover'); await window.page.waitForTimeout(500); await shot('02 hover'); await window.press('Escape'); });
    await s('bulb', async () => { await window.press('Control+.'); await window.page.waitForTimeout(1500); await shot('03 bulb'); await window.press('Escape'); });
    await s('tree', async () => { await window.run('Plan: Focus on Campaign View'); await window.page.waitForTimeout(1200); await shot('04 tree'); });
    await s('menu', async () => { await window.status().click(); await window.page.waitForTimeout(800); await shot('05 menu'); await window.press('Escape'); });
    await s('seal', async () => { await window.run('Plan: Seal the Agreement…'); await window.pane().getByRole('heading', { name: 'What is sealed' }).waitFor(); await shot('06 seal'); await window.run('View: Close Editor'); });
    await s('report', async () => { await window.run('View: Toggle Primary Side Bar Visibility'); await window.run('Plan: Open the Report Beside'); await window.page.waitForTimeout(1500); await shot('07 report'); await window.run('View: Close Editors in Other Groups'); });
    await s('page', async () => { await window.run('Plan: Show the Page of the Element'); await window.page.waitForTimeout(1500); await shot('08 page'); });
  });
  scene(`looks ${name} broken`, { folder: broken, file: bfile, settings: { 'workbench.colorTheme': theme } }, async (window, step) => {
    const shot = (n) => window.picture(`${name} ${width} ${n}`);
    await window.page.setViewportSize({ width, height: 800 });
    await step('problems', async () => { await window.squiggles().first().waitFor({ state: 'attached' }); await window.run('View: Toggle Primary Side Bar Visibility').catch(() => 0); await window.run('Problems: Focus on Problems View'); await window.page.waitForTimeout(800); await shot('10 problems'); await window.run('View: Toggle Panel Visibility'); });
    await step('bulb', async () => { await window.goTo(1, 12); await window.press('Control+.'); await window.page.waitForTimeout(1500); await shot('11 bulb campaign'); await window.press('Escape');
      await window.goTo(7, 10); await window.press('Control+.'); await window.page.waitForTimeout(1500); await shot('12 bulb tactic'); await window.press('Escape'); 
      await window.goTo(12, 14); await window.press('Control+.'); await window.page.waitForTimeout(1500); await shot('12b bulb objective'); await window.press('Escape');});
    await step('hover', async () => { await window.goTo(1, 12); await window.run('Show or Focus Hover'); await window.page.waitForTimeout(800); await shot('13 hover campaign'); await window.press('Escape', 'Escape'); });
    await step('complete', async () => { await window.goTo(11, 1); await window.type('tac'); await window.press('Control+Space'); await window.page.waitForTimeout(1500); await shot('14 completion'); await window.press('Enter'); await window.page.waitForTimeout(800); await shot('15 a tactic');  });
  });
}
after(async () => { await vscode.stop(); rmSync(scratch, { recursive: true, force: true }); });

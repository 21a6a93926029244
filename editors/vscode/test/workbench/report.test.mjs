// The report beside a plan: the page that the sponsor gets, which leads back to the text.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf, placeOf } from '../plans.mjs';
import { scene } from './stage.mjs';
import { eventually } from './window.mjs';

const folder = folderOf('spring-subscriptions', 'report');
const file = path.join(folder, 'spring/events.plan.hcl');
for (let i = 0; i < 100; i++) writeFileSync(path.join(folder, `more_${i}.plan.hcl`), `# Remarks of week ${i}.\n`);

scene('The report beside a plan', { folder, file, line: 3, column: 10 }, async (window, step) => {
  const page = () => window.pane().locator('#page');
  const scrolled = () => window.pane().locator('body').evaluate(() => window.scrollY);

  await step('is the page of the campaign at hand', async () => {
    await window.checked();
    await window.run('View: Toggle Primary Side Bar Visibility');
    await window.lineWith('€30,000').waitFor();
    await window.run('Plan: Open the Report Beside');
    await page().getByRole('heading', { name: 'Are we on track?' }).waitFor();
    await window.picture('60 report');
  });

  await step('leaves no remark behind a line that would wrap because of it', async () => {
    await window.lineWith('€30,000').waitFor({ state: 'detached' });
    await window.lineWith(/Saturday/).waitFor(); // where there is room
  });

  await step('follows the edits, and keeps its place', async () => {
    await page().getByRole('link', { name: 'Posters on the commuter ferries' }).last().scrollIntoViewIfNeeded();
    await window.goTo(...placeOf(file, 'on the commuter ferries'));
    const before = await eventually(scrolled, 'scrolling');
    await window.type('in autumn ');
    await page().getByRole('link', { name: 'Posters in autumn on the commuter ferries' }).first().waitFor();
    assert.equal(await scrolled(), before);
    await window.picture('61 report after an edit');
  });

  await step('has four pictures, whose elements lead to their place', async () => {
    for (const [view, says] of [['Map', 'Objectives'], ['Journey', 'Something is planned for each stage'], ['Money', 'In all'], ['Timeline', 'Test-ride days']]) {
      await window.pane().getByRole('button', { name: view, exact: true }).click();
      await page().locator('svg text', { hasText: says }).first().waitFor();
      await window.picture(`62 report, ${view.toLowerCase()}`);
    }
    for (const [view, widths] of [['Map', [1280, 1000]], ['Timeline', [1280, 1000, 800]]]) {
      await window.pane().getByRole('button', { name: view, exact: true }).click();
      for (const width of widths) {
        await window.page.setViewportSize({ width, height: 800 });
        const over = () => page().evaluate(node => node.scrollWidth - node.clientWidth);
        await eventually(async () => await page().locator('svg').count() > 0 && await over() <= 0, `A ${view} that fits a column of a window ${width} wide`);
        await window.picture(`62 report, ${view.toLowerCase()} in a window ${width} wide`);
      }
    }
    const { bottom, height } = await page().evaluate(node => ({ bottom: node.getBoundingClientRect().bottom, height: innerHeight }));
    assert.ok(bottom <= height, `the bar below a picture is ${bottom - height} out of sight`);
    await window.page.setViewportSize({ width: 1280, height: 800 });
    await window.pane().getByRole('button', { name: 'Timeline', exact: true }).click();
    await page().locator('svg text', { hasText: 'Test-ride days' }).first().click();
    await window.lineWith('Test-ride days').waitFor();
    await window.page.locator('.statusbar').getByText(/^Ln 3,/).waitFor();
  });

  await step('leads from a row to its element', async () => {
    await window.pane().getByRole('button', { name: 'Report', exact: true }).click();
    await page().getByRole('link', { name: 'Posters in autumn' }).first().click();
    await window.page.locator('.statusbar').getByText(new RegExp(`^Ln ${placeOf(file, '"ferry_posters"')[0]},`)).waitFor();
  });

  for (const [theme, name] of [['Dark Modern', 'dark'], ['Dark High Contrast', 'high contrast'], ['Light High Contrast', 'light high contrast'], ['Light Modern', 'light']]) {
    await step(`has the colours of the theme: ${name}`, async () => {
      await window.colours(theme);
      const night = name === 'dark' || name === 'high contrast';
      await eventually(async () => await window.pane().locator('html').evaluate(html => html.style.colorScheme) === (night ? 'dark' : 'light'), 'The theme');
      await window.page.waitForTimeout(300);
      await window.picture(`63 report, ${name}`);
    });
  }
});

const flawed = folderOf('spring-subscriptions', 'flawed');
const events = path.join(flawed, 'spring/events.plan.hcl');
const whole = readFileSync(events, 'utf8');
const objective = /serves += \[(objective\.\w+)/.exec(whole)[1];
writeFileSync(events, whole.replace(objective, `${objective}s`));

scene('The report of a plan with a finding', { folder: flawed, file: events }, async (window, step) => {
  await step('mends it by a button', async () => {
    await window.checked();
    await window.run('Plan: Open the Report Beside');
    await window.pane().getByRole('button', { name: /^Change it to the objective/ }).first().click();
    await window.lineWith(`[${objective}`).waitFor();
    await window.pane().getByRole('button', { name: /^Change it to the objective/ }).first().waitFor({ state: 'detached' });
    await window.picture('64 report, mended by a button');
  });
});

// What happens to plans outside of the editor, and to many of them at once: a file deleted, an
// agreement that comes and goes, a branch switched, 200 files while somebody types.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf, folderWith, placeOf } from '../plans.mjs';
import { DAY, scene, vscode } from './stage.mjs';

const folder = folderOf('spring-subscriptions', 'outside');
const file = path.join(folder, 'spring/events.plan.hcl');
const lock = path.join(folder, 'spring/plan.lock.hcl');
const git = (...words) => execFileSync('git', ['-c', 'user.name=Jo', '-c', 'user.email=jo@example.org', ...words], { cwd: folder, stdio: 'pipe' });
const plan = (...words) => execFileSync(path.join(vscode.extension, 'bin/plan'), [...words, '--as-of', DAY], { cwd: folder, stdio: 'pipe' });

git('init', '-q', '-b', 'main');
git('add', '-A');
git('commit', '-qm', 'A plan');
git('checkout', '-qb', 'autumn');
const campaign = path.join(folder, 'spring/campaign.plan.hcl');
writeFileSync(campaign, readFileSync(campaign, 'utf8').replace('Spring 2027: ride first', 'Autumn 2027: ride on'));
rmSync(path.join(folder, 'spring/email.plan.hcl'));
git('add', '-A');
git('commit', '-qm', 'Another plan');
git('checkout', '-q', 'main');

scene('A plan that changes outside of the editor', { folder, file, line: 3, column: 10 }, async (window, step) => {
  const row = text => window.page.locator('.part.sidebar .monaco-list-row', { hasText: text }).first();

  await step('is sealed by somebody else, and the agreement goes again', async () => {
    await window.status().getByText('· not sealed').waitFor();
    plan('agree', 'spring', '--by', /sponsor += (person\.\w+)/.exec(readFileSync(campaign, 'utf8'))[1]);
    await window.status().getByText('· sealed').waitFor();
    await window.picture('80 sealed by somebody else');
    rmSync(lock);
    await window.status().getByText('· not sealed').waitFor();
  });

  await step('follows a branch that is switched', async () => {
    await window.run('Plan: Focus on Campaign View');
    await row('E-mail').waitFor();
    git('checkout', '-q', 'autumn');
    await window.status().getByText('Autumn 2027: ride on').waitFor();
    await row('E-mail').waitFor({ state: 'detached' });
    await window.picture('81 another branch');
    git('checkout', '-q', 'main');
    await window.status().getByText('Spring 2027: ride first').waitFor();
    await row('E-mail').waitFor();
  });

  await step('says what is missing when a file is deleted', async () => {
    rmSync(path.join(folder, 'spring/content.plan.hcl'));
    await row('Content and community').waitFor({ state: 'detached' });
    await window.status().locator('.codicon-error').waitFor();
    await window.run('Problems: Focus on Problems View');
    await window.problems().filter({ hasText: 'unknown-reference' }).first().waitFor();
    await window.picture('82 a file is gone');
  });
});

const tactic = i => `tactic "letters_${i}" {\n  title  = "Letters to street ${i}"\n  owner  = person.ana\n  serves = [objective.rides]\n}\n`;
const many = folderWith({
  'spring.plan.hcl': `campaign "spring" {\n  title   = "Spring"\n  start   = "2027-04-01"\n  end     = "2027-06-30"\n  sponsor = person.ana\n}\n\nperson "ana" {}\n\ngoal "growth" {\n  statement = "300 more subscriptions"\n}\n\nobjective "rides" {\n  title    = "Rides"\n  supports = [goal.growth]\n}\n`,
  ...Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`letters_${i}.plan.hcl`, tactic(i)])),
}, 'many');
const first = path.join(many, 'letters_0.plan.hcl');

scene('200 files', { folder: many, file: first }, async (window, step) => {
  await step('let one type without waiting, and see what is found', async () => {
    await window.status().getByText('Spring').waitFor();
    await window.goTo(...placeOf(first, 'objective.rides'));
    await window.press('Control+Shift+ArrowRight');
    const slowest = [];
    for (const letter of 'objectives are many') {
      const start = performance.now();
      await window.press(letter === ' ' ? 'Space' : letter);
      slowest.push(performance.now() - start);
    }
    await window.lineWith('objectives are many').waitFor();
    await window.squiggles().first().waitFor({ state: 'attached' });
    slowest.sort((a, b) => b - a);
    assert.ok(slowest[2] < 1000, `a letter took ${Math.round(slowest[2])} ms`);
    await window.picture('83 two hundred files');
  });

  await step('follow a rename in all of them', async () => {
    await window.run('File: Revert File');
    await window.squiggles().first().waitFor({ state: 'detached' });
    await window.goTo(...placeOf(first, 'rides]'));
    await window.press('F2');
    await window.page.locator('.rename-input').fill('test_rides');
    await window.press('Enter');
    await window.lineWith('objective.test_rides').waitFor();
    await window.saveAll();
    assert.match(readFileSync(path.join(many, 'letters_199.plan.hcl'), 'utf8'), /objective\.test_rides/);
    assert.equal(await window.squiggles().count(), 0);
  });
});

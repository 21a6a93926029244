// The plans of which the pages are judged, and the program that writes them.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const samples = path.resolve(import.meta.dirname, '../../testdata/plans');
export const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'plan-pages-')));

// written makes a folder with a plan of the given text.
function written(name, text) {
  const folder = path.join(scratch, name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'a.plan.hcl'), text);
  return { name, folder, day: '2027-05-02' };
}

// copied is a copy of a sample as of a day on which something happens in it.
function copied(name, day) {
  const folder = path.join(scratch, name);
  cpSync(path.join(samples, name), folder, { recursive: true });
  return { name, folder, day };
}

const tactics = (n, lines) => Array.from({ length: n }, (_, i) => `tactic "t${i}" {\n${lines(i)}\n}\n`).join('');
const dated = i => `  title = "Tactic number ${i}"\n  start = "2027-0${1 + i % 6}-0${1 + i % 9}"\n  end = "2027-0${2 + i % 7}-1${i % 9}"\n  discipline = discipline.d${i % 4}\n  serves = [objective.rides]\n  budget = ${100 * (1 + i % 7)}`;
const frame = (lines = '  start = "2027-01-01"\n  end = "2027-09-30"\n  budget = 50000\n  currency = "EUR"') => `campaign "spring" {\n  title = "Spring"\n${lines}\n}\n`;
const rest = `${Array.from({ length: 4 }, (_, i) => `discipline "d${i}" { title = "Discipline ${i}" }\n`).join('')}goal "growth" { title = "More riders" }\nmetric "rides" {\n  title = "Rides"\n  unit = "rides"\n}\nobjective "rides" {\n  title = "1,200 rides"\n  supports = [goal.growth]\n  metric = metric.rides\n  baseline = 0\n  target = 1200\n}\n`;

// twelve is a campaign of the usual size, which is printed on two pages.
export const twelve = () => written('twelve', frame() + rest + tactics(12, dated));

// forty is a large one, with steps that wait for one another and days that matter.
export const forty = () => written('forty', frame('  start = "2027-01-01"\n  end = "2027-09-30"\n  launch = "2027-05-14"\n  budget = 50000\n  currency = "EUR"') + rest
  + 'review "weekly" {\n  title = "Weekly review"\n  every = "1w"\n  from = "2027-01-08"\n  until = "2027-09-24"\n}\nmilestone "shop" {\n  title = "The shop opens"\n  on = "2027-05-11"\n}\n'
  + tactics(40, i => `${dated(i)}${i % 9 === 4 ? `\n  requires = [tactic.t${i - 4}]` : ''}`));

// others are the rest of the samples, of which pictures are looked at, too.
export const others = () => [copied('black-friday', '2025-11-25'), copied('influencer-push', '2027-04-10'), copied('operator-control-center', '2026-04-20')];

// five are those of which pictures are looked at.
export const five = () => [copied('spring-subscriptions', '2027-05-20'), copied('react-gtm-kit-launch', '2025-12-01'), copied('stormwater-education', '2021-02-01'), copied('leave-system-golive', '2027-05-20'), copied('developer-relations', '2027-05-20')];

const hostile = ['</script><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'خطة الربيع للإعلان في المدينة', 'תוכנית האביב', '🚲🏳️‍🌈 Ride first 👩‍👩‍👧‍👦', 'Wort'.repeat(75), 'a b '.repeat(75), '&amp; <b>bold</b> `code` | pipe'];

// odd are plans that no page may break on.
export const odd = () => [
  written('titles', frame().replace('"Spring"', JSON.stringify(hostile[0])) + rest + hostile.map((title, i) => `tactic "h${i}" {\n  title = ${JSON.stringify(title)}\n  start = "2027-04-0${1 + i}"\n  end = "2027-05-0${1 + i}"\n  discipline = discipline.d0\n}\n`).join('')),
  written('no-dates', frame('') + rest + tactics(5, i => `  title = "Tactic ${i}"`)),
  written('one-day', frame('  start = "2027-05-01"\n  end = "2027-05-01"') + tactics(3, () => '  start = "2027-05-01"\n  end = "2027-05-01"')),
  written('three-years', frame('  start = "2026-01-01"\n  end = "2028-12-31"') + rest + tactics(8, i => `  start = "202${6 + i % 3}-0${1 + i}-01"\n  end = "2028-12-0${1 + i}"\n  occurs = "1m"\n  discipline = discipline.d${i % 4}`)),
  written('five-hundred', frame() + rest + tactics(500, dated)),
  written('circle', frame() + rest + tactics(4, i => `${dated(i)}\n  requires = [tactic.t${(i + 1) % 4}]`)),
  written('undecided', frame('  start = tbd\n  end = tbd\n  budget = tbd') + 'objective "o" {\n  metric = tbd\n  target = tbd\n}\n' + tactics(4, () => '  start = tbd\n  end = tbd\n  budget = tbd\n  discipline = tbd\n  serves = tbd')),
  written('nothing', 'campaign "c" {}\n'),
];

export function currencies() {
  const folder = path.join(scratch, 'currencies');
  for (const [name, code] of [['paris', 'EUR'], ['london', 'GBP']]) {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, 'a.plan.hcl'), frame(`  start = "2027-01-01"\n  end = "2027-09-30"\n  budget = 9000\n  currency = "${code}"`).replace('"spring"', `"${name}"`).replace('"Spring"', `"Spring in ${name}"`) + rest + tactics(3, dated));
  }
  return { name: 'currencies', folder, day: '2027-05-02' };
}

export const broken = () => written('broken', `${frame() + rest}tactic "torn" {\n  title = \n}\n`);

// plan runs the program, and answers what it writes.
export function plan({ folder, day }, command, ...args) {
  const { stdout, stderr, status } = spawnSync(process.env.PLAN, [command, '--as-of', day, ...args, folder], { encoding: 'utf8', maxBuffer: 1 << 26, cwd: folder });
  return { text: stdout, said: stderr, code: status };
}

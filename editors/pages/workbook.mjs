// What people open in a spreadsheet, read by a library that is not of this project: a day is a day
// there and a number a number, and both are what the plan says.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import ExcelJS from 'exceljs';

const samples = path.resolve(import.meta.dirname, '../../testdata/plans');
const exported = (name, format) => spawnSync(process.env.PLAN, ['export', '--format', format, '--as-of', '2027-02-01', path.join(samples, name)], { maxBuffer: 1 << 26 }).stdout;
const read = { day: 0, number: 0 };

for (const name of readdirSync(samples)) {
  test(`the workbook of ${name}`, async () => {
    const book = await new ExcelJS.Workbook().xlsx.load(exported(name, 'xlsx'));
    const { plans } = JSON.parse(exported(name, 'json'));
    const elements = new Map(plans.flatMap(plan => plan.elements).map(e => [e.address, e]));
    for (const sheet of book.worksheets.filter(sheet => sheet.state === 'visible')) {
      const headings = sheet.getRow(1).values;
      const id = headings.indexOf('id');
      sheet.eachRow(row => row.eachCell((cell, column) => {
        const says = elements.get(row.getCell(id).value)?.attributes[headings[column]]?.value;
        const kind = typeof says === 'number' ? 'number' : /^\d{4}-\d\d-\d\d$/.test(says) ? 'day' : '';
        if (!kind) return;
        const value = kind === 'day' ? cell.value.toISOString?.() : cell.value;
        assert.equal(value, kind === 'day' ? `${says}T00:00:00.000Z` : says, `${sheet.name}, ${cell.address}`);
        read[kind]++;
      }));
    }
  });
}

after(() => assert.ok(read.day > 50 && read.number > 30, JSON.stringify(read)));

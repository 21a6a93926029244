// Numbers and states as people say them.
import type { Counts, Status, Totals } from './server';
import type { State } from './supervisor';

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

// day is a day, which a plan writes as 2027-03-01, as people say it: 1 March 2027.
export function day(iso: string): string {
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

// findings names what was found: "2 errors, 1 warning".
export function findings(counts: Counts): string {
  const parts = [
    counts.errors && count(counts.errors, 'error'),
    counts.warnings && count(counts.warnings, 'warning'),
    counts.infos && count(counts.infos, 'hint'),
  ].filter(Boolean);
  return parts.join(', ') || 'no findings';
}

export function statusText(state: State, status: Status | undefined): string {
  if (state === 'stopped') {
    return '$(warning) Plans are not checked';
  }
  if (state === 'starting') {
    return '$(sync~spin) Plan';
  }
  if (!status) {
    return 'Plan';
  }
  const name = shorten(status.campaign || 'Plan', 32);
  return status.errors + status.warnings === 0 ? `$(check) ${name}` : `${name}: $(error) ${status.errors} $(warning) ${status.warnings}`;
}

export function statusTip(state: State, status: Status | undefined): string {
  if (state === 'stopped') {
    return 'The program that checks your plans does not run. Click to start it.';
  }
  if (state === 'starting') {
    return 'The program that checks your plans is starting.';
  }
  if (!status) {
    return 'Your plans are being checked.';
  }
  const waived = status.waived ? ` ${count(status.waived, 'finding')} waived.` : '';
  const name = status.campaign ? `The campaign “${status.campaign}”` : 'What all campaigns share';
  return `${name}: ${findings(status)}.${waived} Click to see the list.`;
}

// checked is the result of a check of everything that is open.
export function checked(totals: Totals): string {
  const waived = totals.waived ? `, and ${count(totals.waived, 'finding')} waived` : '';
  return `${count(totals.files, 'file')} checked: ${findings(totals)}${waived}.`;
}

// shorten also keeps a title from being read as an icon.
export function shorten(title: string, most: number): string {
  const letters = [...title.replaceAll('$(', '$ (')];
  return letters.length > most ? `${letters.slice(0, most - 1).join('').trimEnd()}…` : letters.join('');
}

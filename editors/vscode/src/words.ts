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

// statusText is what the status bar says: the campaign, what was found, and how it stands.
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
  const found = status.errors + status.warnings === 0 ? `$(check) ${name}` : `${name}: $(error) ${status.errors} $(warning) ${status.warnings}`;
  return [found, ...standing(status)].join(' · ');
}

// standing says in few words whether a campaign is sealed, on track and decided.
export function standing(status: Status): string[] {
  const { agreement, objectives, undecided } = status;
  return [
    agreement && (agreement.on ? ['sealed', agreement.changes && `${agreement.changes} changed`, agreement.toSeal && `${agreement.toSeal} to seal`].filter(Boolean).join(', ') : 'not sealed'),
    objectives && tracked(objectives),
    undecided && `${undecided} open`,
  ].filter((part): part is string => Boolean(part));
}

// tracked says how many objectives are where they should be, of those of which that can be told.
function tracked(objectives: NonNullable<Status['objectives']>): string {
  const n = (...states: (keyof typeof objectives)[]): number => states.reduce((sum, one) => sum + (objectives[one] ?? 0), 0);
  const well = n('on_track', 'reached'), told = well + n('behind', 'missed', 'unread');
  return told === 0 ? '' : well === told ? 'on track' : `${well} of ${told} on track`;
}

// sealedText says how far a campaign is agreed.
export function sealedText({ on, changes, toSeal }: NonNullable<Status['agreement']>): string {
  if (!on) {
    return 'Not sealed yet';
  }
  return [`Sealed on ${day(on)}`, changes && `${count(changes, 'change')} since that nobody agreed to`, toSeal && `${count(toSeal, 'approved change')} to be sealed`].filter(Boolean).join(', ');
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
  const agreed = status.agreement ? ` ${sealedText(status.agreement)}.` : '';
  const open = status.undecided ? ` ${count(status.undecided, 'value')} to be decided.` : '';
  return `${name}: ${findings(status)}.${waived}${agreed}${open} Click for what can be done.`;
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

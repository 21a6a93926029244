// Sealing the agreement: one page says what is sealed, what is in the way and what is open, and
// asks who agrees; nothing is written before its button is pressed.
import * as vscode from 'vscode';
import { campaignAtHand } from './campaign';
import { runPlan } from './program';
import type { Review } from './review';
import type { Question, Sheet } from './review_page';
import { commands, type Agreement, type Ask } from './server';
import type { Supervisor } from './supervisor';
import { count } from './words';

export async function seal(ask: Ask, review: Review, supervisor: Supervisor): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    const trust = 'Decide about trust…';
    if (await vscode.window.showInformationMessage('An agreement is sealed only in a folder that you trust.', trust) === trust) {
      await vscode.commands.executeCommand('workbench.trust.manage');
    }
    return;
  }
  const home = await campaignAtHand(ask, 'Seal the agreement');
  if (!home) {
    return;
  }
  const read = async (chosen: ReadonlySet<string>): Promise<Agreement | null> =>
    await ask(commands.agree, home.uri, { by: signing(chosen), open: chosen.has('open'), despite: chosen.has('despite') }) as Agreement | null;
  await review.open({
    sheet: async (chosen) => {
      const dry = await read(chosen);
      return dry ? sheetOf(dry, chosen) : undefined;
    },
    press: async (chosen) => {
      await vscode.workspace.saveAll(false);
      const dry = await read(chosen);
      if (!dry?.ready) {
        return; // the page says why, once it is made anew
      }
      const { code, out } = await runPlan(supervisor, dry.folder, ['agree', dry.folder, '--by', signing(chosen).join(','),
        ...(chosen.has('open') ? ['--except-tbd'] : []), ...(chosen.has('despite') ? ['--despite-errors'] : [])]);
      if (code !== 0) {
        throw new Error(`It was not sealed. ${/^✗ (.*)$/m.exec(out)?.[1] ?? out}`);
      }
      await ask(commands.refresh);
      review.close();
      void sealed(dry);
    },
  });
}

const signing = (chosen: ReadonlySet<string>): string[] => [...chosen].filter((one) => one.includes('.'));

// sheetOf is the page of what would be sealed, with the questions that it takes.
export function sheetOf(dry: Agreement, chosen: ReadonlySet<string>): Sheet {
  const who = dry.signers.filter(({ address }) => chosen.has(address)).map(({ title }) => title);
  const leave: Question[] = [];
  if (dry.errors > 0) {
    leave.push({ legend: 'The plan has errors', options: [{ id: 'despite', label: 'Seal it all the same', hint: 'the agreement says that it had errors', on: chosen.has('despite') }] });
  }
  if (dry.open > 0) {
    leave.push({ legend: `${count(dry.open, 'value')} to be decided`, options: [{ id: 'open', label: 'Seal them as open', hint: 'the sponsor decides them later', on: chosen.has('open') }] });
  }
  const nobody = dry.signers.length === 0;
  return {
    title: `Agree on ${dry.campaign}`,
    markdown: dry.page,
    questions: nobody ? leave : [...leave, {
      legend: 'Who agrees?', options: dry.signers.map(({ address, title, is }) => ({ id: address, label: title, ...(is ? { hint: is } : {}), on: chosen.has(address) })),
    }],
    button: who.length > 0 ? `Seal it for ${who.length > 2 ? `${who.slice(0, 2).join(', ')} and ${who.length - 2} more` : who.join(' and ')}` : 'Seal it',
    lacks: dry.ready ? '' : lacks(dry, chosen, who.length === 0),
  };
}

function lacks(dry: Agreement, chosen: ReadonlySet<string>, nobody: boolean): string {
  if (!dry.refused) {
    return nobody && dry.signers.length > 0 ? 'Say who agrees first.' : nobody ? 'The plan names no person, party or discipline that could agree.' : 'There is nothing new to seal.';
  }
  if (dry.errors > 0 && !chosen.has('despite')) {
    return 'The errors are in the way.';
  }
  return dry.open > 0 && !chosen.has('open') ? 'What is to be decided is in the way.' : 'What stands above is in the way.';
}

// sealed says what was written, and what makes it known to the others.
async function sealed({ campaign, lock }: Agreement): Promise<void> {
  const show = 'Show it', commit = 'Go to the changes';
  const choice = await vscode.window.showInformationMessage(
    `The agreement on ${campaign} is sealed in plan.lock.hcl. Commit that file with the plan and push it: it is what the plan is held against from now on.`, show, commit);
  if (choice === show) {
    await vscode.window.showTextDocument(vscode.Uri.parse(lock), { preview: false });
  } else if (choice === commit) {
    await vscode.commands.executeCommand('workbench.view.scm');
  }
}

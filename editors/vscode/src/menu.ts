// The menu behind the item in the status bar: how the campaign stands, and what can be done.
import * as vscode from 'vscode';
import { campaignAtHand } from './campaign';
import { commands, type Ask, type Status } from './server';
import { count, findings, sealedText, shorten } from './words';

interface Item extends vscode.QuickPickItem {
  command?: string;
  args?: unknown[];
}

export async function showMenu(ask: Ask): Promise<void> {
  const home = await campaignAtHand(ask, 'Plan');
  const status = home && await ask(commands.status, home.uri) as Status | null;
  if (!home || !status) {
    return;
  }
  const items = menuOf(status);
  const chosen = await vscode.window.showQuickPick(items, { title: shorten(status.campaign, 60), placeHolder: 'What do you want to do?', matchOnDescription: true });
  if (chosen?.command) {
    await vscode.commands.executeCommand(chosen.command, ...chosen.args ?? []);
  }
}

// menuOf are the entries for a campaign: what it lacks first.
export function menuOf(status: Status): Item[] {
  const found = status.errors + status.warnings + status.infos > 0;
  const group = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    group('How it stands'),
    { label: `$(${status.errors ? 'error' : status.warnings ? 'warning' : 'check'}) ${capital(findings(status))}`, description: found ? 'show the list' : '', command: 'workbench.actions.view.problems' },
    ...(found ? [{ label: '$(wand) Mend what needs no decision', command: 'plan.mendAll' }] : []),
    ...(status.undecided ? [{ label: `$(list-unordered) ${count(status.undecided, 'value')} to be decided`, description: 'go there', command: 'plan.showUndecided' }] : []),
    ...(status.agreement ? [{ label: `$(lock) ${sealedText(status.agreement)}`, description: 'read it, and seal', command: 'plan.sealAgreement' }] : []),
    group('Look at it'),
    { label: '$(list-tree) The tree of the campaign', command: 'plan.outline.focus' },
    { label: '$(graph) The report', command: 'plan.openReport' },
    { label: '$(calendar) The timeline', command: 'plan.openTimeline' },
    { label: '$(type-hierarchy) The map', command: 'plan.openMap' },
    group('Bring in, take out'),
    { label: '$(table) Import a spreadsheet…', command: 'plan.importTable' },
    { label: '$(export) Export…', command: 'plan.exportPlan' },
    { label: '$(add) Create another plan…', command: 'plan.startPlan' },
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

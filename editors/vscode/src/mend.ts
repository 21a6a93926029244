// Mending what needs no decision, and saying what that did.
import * as vscode from 'vscode';
import { commands, type Ask, type Mending } from './server';
import { count, shorten } from './words';

export async function mendAll(ask: Ask): Promise<void> {
  const done = await ask(commands.mend) as Mending;
  const show = 'Show the list';
  const choice = await vscode.window.showInformationMessage(mended(done), ...(done.left > 0 ? [show] : []));
  if (choice === show) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}

// mended says what was done, or why nothing was.
export function mended({ changes, files, did, left, fixable }: Mending): string {
  const rest = left === 0 ? 'Nothing else is found.'
    : `${count(left, 'finding')} ${left === 1 ? 'is' : 'are'} left, which only you can decide${fixable ? `; the light bulb offers choices for ${fixable === left ? (left === 1 ? 'it' : 'all of them') : fixable}` : ''}.`;
  if (changes === 0) {
    return left === 0 ? 'There is nothing to mend: nothing is found in these plans.' : `Nothing can be mended without a decision. ${rest}`;
  }
  const what = did.slice(0, 3).map(({ message, count: n }) => `“${shorten(message.replace(/\.$/, ''), 90)}”${n > 1 ? ` and ${n - 1} more like it` : ''}`).join(', ');
  const others = did.length > 3 ? ` and ${count(did.length - 3, 'other kind')}` : '';
  return `Mended: ${count(changes, 'change')} in ${count(files.length, 'file')}${what ? `. Gone: ${what}${others}` : ''}. ${rest} Undo takes it back.`;
}

// mendHere shows what the light bulb offers at a place.
export async function mendHere(uri: string, { line, character }: { line: number; character: number }): Promise<void> {
  const at = new vscode.Position(line, character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: new vscode.Range(at, at) });
  await vscode.commands.executeCommand('editor.action.quickFix');
}

// What is to be decided, as a list that leads to each place.
import * as vscode from 'vscode';
import { commands, type Ask, type Undecided } from './server';
import { count, day, shorten } from './words';

export async function showUndecided(ask: Ask): Promise<void> {
  const open = await ask(commands.undecided) as Undecided[];
  if (open.length === 0) {
    await vscode.window.showInformationMessage('Everything is decided: no value of these plans says tbd.');
    return;
  }
  const items = open.map((value) => ({
    label: `${shorten(value.title, 60)}: ${value.attribute.replaceAll('_', ' ').replace('.', ', ')}`,
    description: value.decideBy ? `by ${day(value.decideBy)}` : '',
    detail: value.address,
    value,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: `${count(open.length, 'value')} to be decided`, placeHolder: 'Where do you want to go?', matchOnDescription: true, matchOnDetail: true,
  });
  if (chosen) {
    const { start, end } = chosen.value.range;
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    await vscode.window.showTextDocument(vscode.Uri.parse(chosen.value.uri), { selection });
  }
}

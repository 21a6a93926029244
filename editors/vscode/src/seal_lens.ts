// The lens above a campaign that says how far it is agreed, and leads to the page that seals it.
import * as vscode from 'vscode';
import { isPlan } from './documents';
import { commands, type Ask, type Status } from './server';
import { sealedText } from './words';

export function sealLenses(ask: Ask): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider([{ language: 'plan', scheme: 'file' }], {
    provideCodeLenses: async (document) => {
      const at = isPlan(document) ? /^campaign\s+"/m.exec(document.getText()) : null;
      const status = at && await ask(commands.status, document.uri.toString()).catch(() => null) as Status | null;
      if (!at || !status?.agreement) {
        return [];
      }
      const place = document.positionAt(at.index);
      return [new vscode.CodeLens(new vscode.Range(place, place), { title: `${sealedText(status.agreement)}: seal…`, command: 'plan.sealAgreement' })];
    },
  });
}

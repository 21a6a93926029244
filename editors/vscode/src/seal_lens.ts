// The lens above a campaign that says how far it is agreed, and leads to the page that seals it.
import * as vscode from 'vscode';
import { isPlan } from './documents';
import { commands, type Ask, type Status } from './server';
import { sealedText } from './words';

export class SealLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly parts = [this.changed, vscode.languages.registerCodeLensProvider([{ language: 'plan', scheme: 'file' }], this)];

  constructor(private readonly ask: Ask) {}

  refresh(): void {
    this.changed.fire();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const at = isPlan(document) ? /^campaign\s+"/m.exec(document.getText()) : null;
    const status = at && await this.ask(commands.status, document.uri.toString()).catch(() => null) as Status | null;
    if (!at || !status?.agreement) {
      return [];
    }
    const place = document.positionAt(at.index);
    return [new vscode.CodeLens(new vscode.Range(place, place), { title: `${sealedText(status.agreement)}: seal…`, command: 'plan.sealAgreement' })];
  }

  dispose(): void {
    this.parts.forEach((part) => part.dispose());
  }
}

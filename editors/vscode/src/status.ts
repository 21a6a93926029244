// The item in the status bar: what was found in the campaign at hand.
import * as vscode from 'vscode';
import { isPlan } from './documents';
import { Latest } from './latest';
import { commands, type Ask, type Status } from './server';
import type { State } from './supervisor';
import { statusText, statusTip } from './words';

export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('plan.status', vscode.StatusBarAlignment.Left, 50);
  private readonly parts: vscode.Disposable[];
  private readonly latest = new Latest(100);
  private state: State = 'stopped';
  private document: vscode.TextDocument | undefined; // the one at hand, also while the log has the focus

  constructor(private readonly ask: Ask) {
    this.item.name = 'Plan';
    const later = (): void => this.latest.run(() => this.update());
    this.parts = [this.item, this.latest,
      vscode.window.onDidChangeActiveTextEditor(later),
      vscode.window.onDidChangeVisibleTextEditors(later),
      vscode.languages.onDidChangeDiagnostics(later)];
  }

  // show follows the server's state.
  show(state: State): void {
    this.state = state;
    this.latest.run(() => this.update());
  }

  private async update(): Promise<(() => void) | undefined> {
    const document = this.document = atHand(this.document);
    if (!document || !isPlan(document)) {
      return () => this.item.hide();
    }
    const status = this.state === 'running' ? await this.ask(commands.status, document.uri.toString()).catch(() => undefined) as Status | null | undefined : undefined;
    return () => this.write(status ?? undefined);
  }

  private write(status: Status | undefined): void {
    this.item.text = statusText(this.state, status);
    this.item.tooltip = statusTip(this.state, status);
    this.item.command = this.state === 'stopped' ? 'plan.restartServer' : 'workbench.actions.view.problems';
    this.item.backgroundColor = this.state === 'stopped' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.item.show();
  }

  dispose(): void {
    this.parts.forEach((part) => part.dispose());
  }
}

// atHand is the document that is edited. The panel's own texts, such as the log,
// take the focus without taking its place; so do pages beside a plan in sight.
function atHand(before: vscode.TextDocument | undefined): vscode.TextDocument | undefined {
  const active = vscode.window.activeTextEditor?.document;
  if (active) {
    return active.uri.scheme === 'output' && before && !before.isClosed ? before : active;
  }
  const inSight = vscode.window.visibleTextEditors.map((editor) => editor.document);
  return inSight.find((document) => document === before) ?? inSight.find(isPlan);
}

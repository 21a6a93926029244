// The item in the status bar: the campaign at hand, what was found in it and how it stands.
import * as vscode from 'vscode';
import { campaigns, planAtHand } from './campaign';
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

  constructor(private readonly ask: Ask, private readonly wanted: () => boolean) {
    this.item.name = 'Plan';
    const later = (): void => this.latest.run(() => this.update());
    this.parts = [this.item, this.latest,
      vscode.window.onDidChangeActiveTextEditor(later),
      vscode.window.onDidChangeVisibleTextEditors(later),
      vscode.workspace.onDidChangeTextDocument(({ document }) => isPlan(document) && later()),
      vscode.languages.onDidChangeDiagnostics(later)];
  }

  // show follows the server's state.
  show(state: State): void {
    this.state = state;
    this.latest.run(() => this.update());
  }

  // update is about the plan that is edited or was last; else about the only campaign of the
  // window.
  private async update(): Promise<() => void> {
    const at = planAtHand()?.uri.toString();
    if (!this.wanted() && at === undefined) {
      return () => this.item.hide();
    }
    if (this.state !== 'running') {
      return () => this.write(undefined);
    }
    const uri = at ?? await this.only();
    const status = uri === undefined ? null : await this.ask(commands.status, uri).catch(() => undefined) as Status | null | undefined;
    return () => (uri === undefined ? this.item.hide() : this.write(status ?? undefined));
  }

  private async only(): Promise<string | undefined> {
    const all = await campaigns(this.ask).catch(() => []);
    return all.length === 1 ? all[0]!.uri : undefined;
  }

  private write(status: Status | undefined): void {
    this.item.text = statusText(this.state, status);
    this.item.tooltip = statusTip(this.state, status);
    this.item.command = this.state === 'stopped' ? 'plan.restartServer' : 'plan.showMenu';
    this.item.backgroundColor = this.state === 'stopped' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.item.show();
  }

  dispose(): void {
    this.parts.forEach((part) => part.dispose());
  }
}

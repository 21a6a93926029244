// Which campaign a command is about, wherever the focus is.
import * as vscode from 'vscode';
import { isPlan } from './documents';
import { commands, type Ask, type Totals } from './server';

// Home is a campaign, and a file of it.
export interface Home {
  title: string;
  folder: vscode.Uri;
  uri: string;
}

let last: vscode.TextDocument | undefined; // the plan that was edited last

// follow remembers which plan is edited.
export function follow(): vscode.Disposable {
  const remember = (editor: vscode.TextEditor | undefined): void => {
    if (editor && isPlan(editor.document)) {
      last = editor.document;
    }
  };
  remember(vscode.window.activeTextEditor);
  return vscode.window.onDidChangeActiveTextEditor(remember);
}

// planAtHand is the plan that is edited, or was last, or is in sight.
export function planAtHand(): vscode.TextDocument | undefined {
  const active = vscode.window.activeTextEditor?.document;
  if (active && isPlan(active)) {
    return active;
  }
  return last && isOpen(last) ? last : vscode.window.visibleTextEditors.map(({ document }) => document).find(isPlan);
}

// inWindow says whether a file belongs to this window: it lies in its folders, or has a tab. A
// document that was closed may be known for a while.
export function inWindow(file: string): boolean {
  const uri = vscode.Uri.parse(file);
  return (vscode.workspace.workspaceFolders ?? []).length === 0 || vscode.workspace.getWorkspaceFolder(uri) !== undefined
    || hasTab(uri);
}

// isOpen says whether a document is one of the window's: it lies in its folders, has a tab,
// or was changed. VS Code knows others for minutes after their tab was closed.
export function isOpen(document: vscode.TextDocument): boolean {
  const { uri, isClosed, isDirty } = document;
  return !isClosed && (isDirty || hasTab(uri) || vscode.workspace.getWorkspaceFolder(uri) !== undefined);
}

// hasTab says whether a file is open in a tab.
export function hasTab(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) =>
    (input instanceof vscode.TabInputText ? input.uri : input instanceof vscode.TabInputTextDiff ? input.modified : undefined)?.toString() === uri.toString()));
}

// campaigns are all of the window.
export async function campaigns(ask: Ask): Promise<Home[]> {
  const { campaigns: all } = await ask(commands.status) as Totals;
  return (all ?? []).filter(({ uri }) => inWindow(uri)).map(({ campaign, folder, uri }) => ({ title: campaign, folder: vscode.Uri.parse(folder), uri }));
}

// campaignAtHand is that of the plan that is edited, or the only one, or one that is chosen;
// undefined where there is none, which it says, or none was chosen.
export async function campaignAtHand(ask: Ask, question: string): Promise<Home | undefined> {
  const all = await campaigns(ask);
  const at = planAtHand()?.uri.toString();
  const here = at ? (await ask(commands.status, at) as { folder?: string } | null)?.folder : undefined;
  const own = all.find(({ folder }) => here !== undefined && folder.toString() === vscode.Uri.parse(here).toString());
  if (own ?? all.length === 1) {
    return own ?? all[0];
  }
  if (all.length === 0) {
    const create = 'Create a plan';
    if (await vscode.window.showInformationMessage('There is no campaign in this window yet.', create) === create) {
      await vscode.commands.executeCommand('plan.startPlan');
    }
    return undefined;
  }
  const items = all.map((home) => ({ label: home.title, description: vscode.workspace.asRelativePath(home.folder), home }));
  return (await vscode.window.showQuickPick(items, { title: question, placeHolder: 'Which campaign?', matchOnDescription: true }))?.home;
}

// The first minute: the walkthrough at the first start, what an empty folder and an empty plan
// offer, and plans whose name hides what they are.
import * as path from 'node:path';
import * as vscode from 'vscode';
import { isPlan } from './documents';
import { Latest } from './latest';

const welcomed = 'plan.welcomed';
const walkthrough = 'plan-as-code.plan#start';
const documents = /^\.|\.(xlsx|xls|ods|csv|tsv|ics|docx?|pdf|pptx?|md|txt|png|jpe?g)$/i;

// blank says whether the names in a folder are none of a project: documents at most.
export function blank(names: string[]): boolean {
  return names.every((name) => documents.test(name));
}

// holdsCampaign says whether a file whose name says nothing of plans is one all the same.
export function holdsCampaign(name: string, text: string): boolean {
  const base = path.posix.basename(name);
  return base.endsWith('.hcl') && !base.endsWith('.plan.hcl') && base !== 'plan.lock.hcl' && !base.startsWith('.') && /^campaign\s+"[^"\n]*"\s*\{/m.test(text);
}

export class Welcome implements vscode.Disposable {
  private readonly parts: vscode.Disposable[];
  private readonly latest = new Latest(100);
  private shown = false;
  private readonly offered = new Set<string>();

  constructor() {
    const looks = (): void => this.latest.run(() => this.look());
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.plan.hcl', false, true, false);
    this.parts = [this.latest, watcher, watcher.onDidCreate(looks), watcher.onDidDelete(looks),
      vscode.workspace.onDidChangeWorkspaceFolders(looks), vscode.workspace.onDidCreateFiles(looks), vscode.workspace.onDidDeleteFiles(looks),
      vscode.window.registerTreeDataProvider('plan.begin', { getChildren: () => [], getTreeItem: () => new vscode.TreeItem('') }),
      vscode.languages.registerCodeLensProvider([{ language: 'plan' }], { provideCodeLenses: beginnings }),
      vscode.workspace.onDidOpenTextDocument((document) => void this.recognise(document)),
      vscode.workspace.onDidSaveTextDocument((document) => void this.recognise(document))];
    looks();
    vscode.workspace.textDocuments.forEach((document) => void this.recognise(document));
  }

  // look says to the menus whether the folders of the window hold nothing yet.
  private async look(): Promise<() => void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const names = await Promise.all(folders.map(({ uri }) => vscode.workspace.fs.readDirectory(uri).then((all) => all.map(([name]) => name), () => ['?'])));
    const plans = await vscode.workspace.findFiles('**/*.plan.hcl', '**/node_modules/**', 1);
    return () => {
      const empty = folders.length > 0 && names.every(blank) && plans.length === 0;
      void vscode.commands.executeCommand('setContext', 'plan.folderIsBlank', empty);
      if (empty && !this.shown) {
        this.shown = true; // the Explorer keeps views of others closed until they are asked for
        void vscode.commands.executeCommand('plan.begin.focus', { preserveFocus: true });
      }
    };
  }

  // recognise offers the name by which a campaign is checked.
  private async recognise(document: vscode.TextDocument): Promise<void> {
    const { uri } = document;
    if (uri.scheme !== 'file' || this.offered.has(uri.toString()) || !holdsCampaign(uri.path, document.getText())) {
      return;
    }
    this.offered.add(uri.toString());
    const name = path.posix.basename(uri.path);
    const better = name.replace(/\.hcl$/, '.plan.hcl');
    const yes = `Rename it to ${better}`;
    if (await vscode.window.showInformationMessage(`${name} holds a campaign, and is not checked: the name of a plan ends in .plan.hcl.`, yes) === yes) {
      await rename(document, vscode.Uri.joinPath(uri, '..', better));
    }
  }

  dispose(): void {
    this.parts.forEach((part) => part.dispose());
  }
}

async function rename(document: vscode.TextDocument, to: vscode.Uri): Promise<void> {
  await document.save();
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(document.uri, to, { overwrite: false });
  const there = await vscode.workspace.fs.stat(to).then(() => true, () => false);
  if (there || !await vscode.workspace.applyEdit(edit)) {
    await vscode.window.showWarningMessage(there ? `There is a file called ${path.posix.basename(to.path)} already, so the name stays as it is.` : 'The file could not be renamed. Is its folder one that you may change?');
    return;
  }
  const renamed = await vscode.workspace.openTextDocument(to);
  await vscode.window.showTextDocument(renamed.languageId === 'plan' ? renamed : await vscode.languages.setTextDocumentLanguage(renamed, 'plan'), { preview: false });
}

// beginnings are offered above a plan in which nothing is written.
function beginnings(document: vscode.TextDocument): vscode.CodeLens[] {
  if (!isPlan(document) || document.getText().trim()) {
    return [];
  }
  const top = new vscode.Range(0, 0, 0, 0);
  return [['Create a plan', 'plan.startPlan'], ['Import a spreadsheet', 'plan.importTable'], ['Open the sample', 'plan.openSample']]
    .map(([title, command]) => new vscode.CodeLens(top, { title: title!, command: command! }));
}

// greet opens the walkthrough at the first start, where it takes nobody's place.
export async function greet(context: vscode.ExtensionContext): Promise<void> {
  const taken = vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input !== undefined));
  if (context.globalState.get(welcomed) || taken) {
    return;
  }
  await context.globalState.update(welcomed, true);
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false);
}

// plansHere says whether this window has to do with plans at all.
export async function plansHere(): Promise<boolean> {
  return vscode.workspace.textDocuments.some(isPlan) || (await vscode.workspace.findFiles('**/*.plan.hcl', '**/node_modules/**', 1)).length > 0;
}

// Plans to begin with.
import * as vscode from 'vscode';
import type { Pane } from './pane';

// openSample opens the user's own copy of the sample plan, as it was left.
export async function openSample(context: vscode.ExtensionContext): Promise<vscode.TextEditor> {
  const folder = vscode.Uri.joinPath(context.globalStorageUri, 'sample');
  const copy = vscode.Uri.joinPath(folder, 'spring.plan.hcl');
  await vscode.workspace.fs.createDirectory(folder);
  try {
    await vscode.workspace.fs.stat(copy);
  } catch {
    const sample = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'walkthrough', 'spring.plan.hcl'));
    await vscode.workspace.fs.writeFile(copy, Buffer.from(nextYear(Buffer.from(sample).toString('utf8'), new Date().getFullYear())));
  }
  whenMended(copy);
  return vscode.window.showTextDocument(copy, { preview: false, viewColumn: besidePage() });
}

// besidePage is where a text goes so that the page in front, the walkthrough,
// stays in sight.
function besidePage(): vscode.ViewColumn {
  const shown = vscode.window.visibleTextEditors[0]?.viewColumn;
  return shown ?? vscode.ViewColumn.Beside;
}

// tour shows in the sample what a step of the walkthrough is about.
export async function tour(context: vscode.ExtensionContext, pane: Pane, step: unknown): Promise<void> {
  const editor = await openSample(context);
  if (step === 'mend') {
    const [first] = vscode.languages.getDiagnostics(editor.document.uri).sort((a, b) => a.range.start.compareTo(b.range.start));
    if (first) {
      select(editor, first.range.start);
      await vscode.commands.executeCommand('vscode.executeCodeActionProvider', editor.document.uri, first.range); // they are known
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await vscode.commands.executeCommand('editor.action.quickFix');
    }
  } else if (step === 'follow') {
    select(editor, editor.document.positionAt(Math.max(editor.document.getText().indexOf('"press_day"'), 0)));
    pane.open();
    await done('follow');
  }
}

const done = (step: string): Thenable<unknown> => vscode.commands.executeCommand('setContext', `plan.toured.${step}`, true);

let watch: vscode.Disposable | undefined;

// whenMended has the walkthrough say so when there is less to mend in a plan than there was.
function whenMended(plan: vscode.Uri): void {
  let most = vscode.languages.getDiagnostics(plan).length;
  watch?.dispose();
  watch = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    const left = uris.some((uri) => uri.toString() === plan.toString()) ? vscode.languages.getDiagnostics(plan).length : most;
    if (left < most && vscode.workspace.textDocuments.some(({ uri, isClosed }) => !isClosed && uri.toString() === plan.toString())) {
      watch?.dispose();
      void done('mend');
    }
    most = Math.max(most, left);
  });
}

function select(editor: vscode.TextEditor, at: vscode.Position): void {
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
}

// nextYear moves the sample into the year that comes.
export function nextYear(sample: string, year: number): string {
  return sample.replaceAll('2027-', `${year + 1}-`);
}

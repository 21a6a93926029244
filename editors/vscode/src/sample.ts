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
    const first = await firstFound(editor.document.uri);
    if (first) {
      await vscode.commands.executeCommand('vscode.executeCodeActionProvider', editor.document.uri, first.range); // they are known
      for (let tries = 0; tries < 5; tries++) { // the page that was clicked may take the focus once more
        const shown = await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active, preview: false });
        select(shown, first.range.start);
        await new Promise((resolve) => setTimeout(resolve, 100));
        if (vscode.window.activeTextEditor?.document === editor.document) {
          break;
        }
      }
      await vscode.commands.executeCommand('editor.action.quickFix');
    } else {
      void vscode.window.showInformationMessage('Nothing is left to mend in the sample.');
    }
  } else if (step === 'follow') {
    select(editor, editor.document.positionAt(Math.max(editor.document.getText().indexOf('"press_day"'), 0)));
    pane.open();
    await done('follow');
  }
}

// firstFound is the first finding of a plan that was perhaps just opened, as soon as it is known;
// undefined where nothing is found.
async function firstFound(plan: vscode.Uri): Promise<vscode.Diagnostic | undefined> {
  const find = (): vscode.Diagnostic | undefined => [...vscode.languages.getDiagnostics(plan)].sort((a, b) => a.range.start.compareTo(b.range.start))[0];
  return find() ?? new Promise((resolve) => {
    const give = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve(find());
    };
    const timer = setTimeout(give, 10_000); // all of it is mended
    const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.some((uri) => uri.toString() === plan.toString()) && find() && give());
  });
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

// Elements are laid out when the caret leaves them: a save that VS Code makes by itself lays
// nothing out, and what is inserted need not wait for one.
import * as vscode from 'vscode';
import { isPlan } from './documents';

interface Touched {
  document: vscode.TextDocument;
  line: number; // that was changed last
}

// layOut follows the edits and the caret.
export function layOut(): vscode.Disposable {
  let touched: Touched | undefined;
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      const last = contentChanges[contentChanges.length - 1];
      if (isPlan(document) && last && reason === undefined) {
        touched = { document, line: last.range.start.line + last.text.split('\n').length - 1 };
      }
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const was = touched;
      if (!was || textEditor.document !== was.document || selections.length !== 1) {
        return;
      }
      const element = elementAround(was.document, was.line);
      if (selections[0] && !element.contains(selections[0].active)) {
        touched = undefined;
        void format(was.document, element);
      }
    }),
  );
}

// elementAround are the lines of the element that a line belongs to: from its first, which begins
// at the margin, to its closing brace there.
export function elementAround(document: vscode.TextDocument, line: number): vscode.Range {
  let first = Math.min(line, document.lineCount - 1);
  while (first > 0 && !/^[a-z]/.test(document.lineAt(first).text)) {
    first--;
  }
  let last = first;
  while (last < document.lineCount - 1 && !/^}/.test(document.lineAt(last).text)) {
    last++;
  }
  last = Math.max(last, Math.min(line, document.lineCount - 1));
  return new vscode.Range(new vscode.Position(first, 0), document.lineAt(last).range.end);
}

async function format(document: vscode.TextDocument, element: vscode.Range): Promise<void> {
  const settings = vscode.workspace.getConfiguration('editor', document);
  if (!settings.get('formatOnSave', false)) {
    return; // nothing is laid out by itself
  }
  const version = document.version;
  const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatRangeProvider', document.uri, element,
    { tabSize: settings.get('tabSize', 2), insertSpaces: true });
  if (edits?.length && document.version === version) {
    const change = new vscode.WorkspaceEdit();
    change.set(document.uri, edits);
    await vscode.workspace.applyEdit(change);
  }
}

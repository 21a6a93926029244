// Which documents are plans.
import * as vscode from 'vscode';

// isPlan says whether a document is one that the server reads.
export function isPlan(document: vscode.TextDocument): boolean {
  return document.languageId === 'plan' && ['file', 'untitled'].includes(document.uri.scheme);
}

// planEditor is the editor with the plan at hand; without one it says so.
export function planEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor && isPlan(editor.document)) {
    return editor;
  }
  void vscode.window.showInformationMessage('Open a plan and put the cursor into it first.');
  return undefined;
}

// The lens that says what an element lacks leads to what mends it.
import * as vscode from 'vscode';

// mendHere shows what the light bulb offers at a place.
export async function mendHere(uri: string, { line, character }: { line: number; character: number }): Promise<void> {
  const at = new vscode.Position(line, character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: new vscode.Range(at, at) });
  await vscode.commands.executeCommand('editor.action.quickFix');
}

// How much room there is behind a line: editors beside each other have a part of the window each,
// and no line is to wrap because of what is shown behind it.
import * as vscode from 'vscode';

// fits says whether a remark has room behind its line.
export function fits(document: vscode.TextDocument, { position, label }: vscode.InlayHint): boolean {
  const most = vscode.workspace.getConfiguration('plan').get('hints.longestLine', 100);
  const shown = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
  return document.lineAt(position.line).text.length + shown.length <= most / columns() * (columns() > 1 ? 0.9 : 1); // some of it is margins
}

export function columns(): number {
  return new Set(vscode.window.tabGroups.all.map(({ viewColumn }) => viewColumn)).size || 1;
}

// whenColumnsChange tells when there are more of them, or fewer.
export function whenColumnsChange(tell: () => void): vscode.Disposable {
  let were = columns();
  return vscode.window.tabGroups.onDidChangeTabGroups(() => {
    if (columns() !== were) {
      were = columns();
      tell();
    }
  });
}

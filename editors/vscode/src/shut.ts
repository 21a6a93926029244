// Plans that somebody has closed: VS Code knows a document for minutes that nobody looks at any
// more. The server hears at once that it is closed, so that what was found in it goes.
import * as vscode from 'vscode';
import { DidCloseTextDocumentNotification, DidOpenTextDocumentNotification } from 'vscode-languageclient';
import type { LanguageClient } from 'vscode-languageclient/node';
import { isOpen } from './campaign';

export function shutWithTheirTabs(client: LanguageClient): vscode.Disposable {
  const opening = client.getFeature(DidOpenTextDocumentNotification.method), closing = client.getFeature(DidCloseTextDocumentNotification.method);
  const look = (): void => {
    const known = new Set([...opening.openDocuments].map(({ uri }) => uri.toString()));
    for (const document of vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'file')) {
      const open = isOpen(document);
      if (open !== known.has(document.uri.toString())) {
        void (open ? opening : closing).getProvider(document)?.send(document);
      }
    }
  };
  return vscode.Disposable.from(vscode.window.tabGroups.onDidChangeTabs(look), vscode.workspace.onDidChangeWorkspaceFolders(look));
}

// belongs says whether what is found in a file is of interest here.
export function belongs(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined || vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString() && isOpen(document));
}

// Plans that somebody has closed: VS Code knows a document for minutes that nobody looks at any
// more. The server hears at once that it is closed, so that what was found in it goes.
import * as vscode from 'vscode';
import { DidCloseTextDocumentNotification, DidOpenTextDocumentNotification, DocumentDiagnosticRequest } from 'vscode-languageclient';
import type { LanguageClient } from 'vscode-languageclient/node';
import { hasTab, isOpen } from './campaign';

let tabs = new Set<string>(); // of the last look: a document is there before its tab

export function shutWithTheirTabs(client: LanguageClient): vscode.Disposable {
  const opening = client.getFeature(DidOpenTextDocumentNotification.method), closing = client.getFeature(DidCloseTextDocumentNotification.method);
  const finding = client.getFeature(DocumentDiagnosticRequest.method);
  const look = (): void => {
    const known = new Set([...opening.openDocuments].map(({ uri }) => uri.toString()));
    const files = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'file');
    for (const document of files) {
      const open = isOpen(document), was = known.has(document.uri.toString());
      if (was && !open) {
        void closing.getProvider(document)?.send(document);
      } else if (open && !was) { // its tab has asked already what is found in it
        void opening.getProvider(document)?.send(document).then(() => finding.getProvider(document)?.onDidChangeDiagnosticsEmitter.fire());
      }
    }
    tabs = new Set(files.filter(({ uri }) => hasTab(uri)).map(({ uri }) => uri.toString()));
  };
  look();
  return vscode.Disposable.from(vscode.window.tabGroups.onDidChangeTabs(look), vscode.workspace.onDidChangeWorkspaceFolders(look));
}

// justShut says whether the tab of a file is gone, so that what is found in it is nothing.
export function justShut(uri: vscode.Uri): boolean {
  return tabs.has(uri.toString()) && !hasTab(uri) && vscode.workspace.getWorkspaceFolder(uri) === undefined;
}

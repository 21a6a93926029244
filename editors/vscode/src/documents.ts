import type { TextDocument } from 'vscode';

// isPlan says whether a document is one that the server reads.
export function isPlan(document: TextDocument): boolean {
  return document.languageId === 'plan' && ['file', 'untitled'].includes(document.uri.scheme);
}

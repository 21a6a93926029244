// How much room there is behind a line: no line is to wrap because of what is shown behind it.
import * as vscode from 'vscode';
import { isPlan } from './documents';
import { Latest } from './latest';

// Layout is how VS Code arranges editors: beside each other (0) or below (1), by turns.
export interface Layout {
  orientation?: 0 | 1;
  groups?: Layout[];
  size?: number; // in pixels, along what it is part of
}

// widths are those of the columns of a layout, in their order; undefined where VS Code does not
// say, as of one that has the whole window.
export function widths({ orientation = 0, groups = [] }: Layout, within?: number): (number | undefined)[] {
  return groups.length === 0 ? [within]
    : groups.flatMap((group) => widths({ ...group, orientation: orientation === 0 ? 1 : 0 }, orientation === 0 ? group.size : within));
}

// Room is what decides where the lines of an editor wrap.
export interface Room {
  wrap: string; // as in editor.wordWrap
  column: number; // as in editor.wordWrapColumn
  width: number | undefined; // of the editor, in pixels
  letter: number;
  minimap: boolean;
}

// longest is how many characters a line has before it wraps, as far as that is known. Beside them
// are marks, line numbers, what folds, the scroll bar and the map of the text.
export function longest({ wrap, column, width = Infinity, letter, minimap }: Room): number {
  const text = width - 18 - 5 * letter - 26 - 16;
  const fit = Math.floor((text - (minimap ? Math.min(128, text / (letter + 1) + 8) : 0)) / letter) - 1;
  return { off: Infinity, wordWrapColumn: column, bounded: Math.min(fit, column) }[wrap] ?? fit;
}

// fitting is as much of a remark as has fewer characters than there is room for: its parts stand
// behind points, and what matters most comes first.
export function fitting(words: string, room: number): string {
  let text = words;
  while (text && text.length >= room) {
    text = text.slice(0, Math.max(0, text.lastIndexOf('\u00a0·\u00a0')));
  }
  return text;
}

// layout is the one of the window. Of one editor that could have others below it, VS Code says how
// high it is; of one that could have others beside it, how wide, and nobody sees the difference.
async function layout(): Promise<Layout> {
  const read = (): Thenable<Layout> => vscode.commands.executeCommand<Layout>('vscode.getEditorLayout');
  const is = await read();
  if (is.orientation !== 1 || is.groups?.length !== 1 || is.groups[0]?.groups) {
    return is;
  }
  await vscode.commands.executeCommand('vscode.setEditorLayout', { orientation: 0, groups: [{}] });
  return read();
}

// roomFor is how many characters the lines of a document have room for, where it is shown.
export async function roomFor(document: vscode.TextDocument): Promise<number> {
  const editor = vscode.workspace.getConfiguration('editor', document);
  const columns = widths(await layout());
  const letter = editor.get('fontSize', 14) * 0.605 + editor.get('letterSpacing', 0);
  const shown = vscode.window.visibleTextEditors.filter((one) => one.document === document);
  return Math.min(...shown.map(({ viewColumn }) => longest({
    wrap: editor.get('wordWrap', 'off'), column: editor.get('wordWrapColumn', 80), letter, minimap: editor.get('minimap.enabled', true), width: columns[(viewColumn ?? 1) - 1],
  })));
}

// whenRoomChanges tells of a document that is shown in more room, or in less.
export function whenRoomChanges(tell: (document: vscode.TextDocument) => void): vscode.Disposable {
  const was = new WeakMap<vscode.TextDocument, number>();
  const latest = new Latest(100);
  const look = (): void => latest.run(async () => {
    const shown = [...new Set(vscode.window.visibleTextEditors.map(({ document }) => document).filter(isPlan))];
    const rooms = await Promise.all(shown.map(roomFor));
    return () => shown.forEach((document, i) => {
      if (was.get(document) !== rooms[i]) {
        was.set(document, rooms[i]!);
        tell(document);
      }
    });
  });
  look();
  return vscode.Disposable.from(latest, vscode.window.tabGroups.onDidChangeTabGroups(look), vscode.window.onDidChangeVisibleTextEditors(look),
    vscode.window.onDidChangeTextEditorVisibleRanges(look), vscode.workspace.onDidChangeConfiguration(look));
}

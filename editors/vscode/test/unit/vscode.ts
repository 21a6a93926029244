// A stand-in for VS Code: it does nothing, and remembers what it was asked.
type Listener = (event: unknown) => unknown;

export const heard = { messages: [] as string[], picks: [] as unknown[], executed: [] as string[], answers: [] as unknown[], opened: [] as unknown[] };
export const editors = { active: undefined as unknown, visible: [] as unknown[], diagnostics: [] as unknown[] };
const listeners = new Map<string, Listener[]>();

export function fire(name: string, event: unknown): void {
  listeners.get(name)?.forEach((listener) => listener(event));
}

const event = (name: string) => (listener: Listener) => {
  listeners.set(name, [...(listeners.get(name) ?? []), listener]);
  return { dispose: () => undefined };
};

const message = (text: string): Promise<unknown> => {
  heard.messages.push(text);
  return Promise.resolve(heard.answers.shift());
};

export class Panel {
  title = '';
  visible = true;
  posted: { html: string; key: string; pinned: boolean; here?: string }[] = [];
  private close: Listener | undefined;
  private hear: Listener | undefined;
  readonly webview = {
    html: '', options: {},
    postMessage: (sent: { html: string; key: string; pinned: boolean }) => Promise.resolve(this.posted.push(sent)),
    onDidReceiveMessage: (listener: Listener) => { this.hear = listener; },
  };
  onDidDispose(listener: Listener): void { this.close = listener; }
  reveal(): void { /* it is always visible */ }
  dispose(): void { this.close?.(undefined); }
  send(sent: unknown): void { this.hear?.(sent); }
}

export const panels: Panel[] = [];
const nothing = { dispose: () => undefined };
export const tree = { description: '', badge: undefined as { value: number } | undefined, selection: [] as unknown[], onDidExpandElement: event('expanded'), onDidCollapseElement: event('collapsed'), dispose() { /* nothing to free */ } };

interface Serializer { deserializeWebviewPanel(panel: unknown): Promise<unknown> }
const serializers = new Map<string, Serializer>();

// restore brings back a page of a kind, as when the window is opened again.
export async function restore(kind: string): Promise<Panel> {
  const panel = new Panel();
  panels.push(panel);
  await serializers.get(kind)!.deserializeWebviewPanel(panel);
  return panel;
}
export const item = { text: '', tooltip: '', command: '', name: '', visible: false, backgroundColor: undefined as unknown, show() { this.visible = true; }, hide() { this.visible = false; }, dispose() { /* nothing to free */ } };

export const window = {
  get activeTextEditor() { return editors.active; },
  get visibleTextEditors() { return editors.visible; },
  showInformationMessage: message,
  showWarningMessage: message,
  showQuickPick: (items: unknown[]) => { heard.picks.push(items); return Promise.resolve(items[0]); },
  showTextDocument: (uri: unknown, how: unknown) => { heard.opened.push([String(uri), how]); return Promise.resolve(); },
  showInputBox: () => Promise.resolve('tactic'),
  showOpenDialog: () => Promise.resolve(undefined),
  createStatusBarItem: () => item,
  createWebviewPanel: () => { const panel = new Panel(); panels.push(panel); return panel; },
  registerWebviewPanelSerializer: (kind: string, serializer: Serializer) => { serializers.set(kind, serializer); return nothing; },
  tabGroups: { all: [], onDidChangeTabs: event('tabs') },
  createTreeView: () => tree,
  registerFileDecorationProvider: () => nothing,
  setStatusBarMessage: message,
  onDidChangeTextEditorSelection: event('selection'),
  onDidChangeActiveTextEditor: event('editor'),
  onDidChangeVisibleTextEditors: event('visible'),
};

export const languages = { onDidChangeDiagnostics: event('diagnostics'), getDiagnostics: () => editors.diagnostics };
export const workspace = {
  isTrusted: true, workspaceFolders: [] as unknown[], getConfiguration: () => ({ get: (_: string, usual: unknown) => usual }), textDocuments: [] as unknown[],
  onDidChangeTextDocument: event('document'), saveAll: () => Promise.resolve(true),
  asRelativePath: String,
};
export const commands = {
  registerCommand: (id: string, run: Listener) => { listeners.set(`command ${id}`, [run]); return { dispose: () => undefined }; },
  executeCommand: (id: string) => { heard.executed.push(id); return Promise.resolve(); },
};
export const tasks = {};
export const env = { openExternal: (uri: unknown) => { heard.executed.push(String(uri)); return Promise.resolve(true); } };
export const ViewColumn = { One: 1, Beside: -2, Active: -1 };
export const QuickPickItemKind = { Separator: -1 };
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export class ThemeIcon { constructor(readonly id: string, readonly color?: ThemeColor) {} }
export class TreeItem { constructor(readonly label: string, readonly collapsibleState: number) {} }
export class EventEmitter { event = event('emitter'); fire(): void { /* nobody listens */ } dispose(): void { /* nothing to free */ } }
export class DataTransferItem { constructor(readonly value: unknown) {} }
export class FileDecoration { constructor(readonly badge: string, readonly tooltip: string, readonly color: ThemeColor) {} }
export const StatusBarAlignment = { Left: 1 };
export class ThemeColor { constructor(readonly id: string) {} }
export class Range {
  constructor(readonly startLine: number, readonly startCharacter: number, readonly endLine: number, readonly endCharacter: number) {}
}
export class Uri {
  private constructor(readonly scheme: string, private readonly text: string) {}
  static parse(text: string): Uri { return new Uri(text.split(':', 1)[0] ?? '', text); }
  toString(): string { return this.text; }
  static from({ scheme, path, query }: { scheme: string; path: string; query: string }): Uri { return new Uri(scheme, `${scheme}:${path}?${query}`); }
  get query(): string { return this.text.split('?')[1] ?? ''; }
  get fsPath(): string { return this.text.replace(/^file:\/\//, ''); }
}

// run runs a command as the palette does.
export async function run(id: string): Promise<void> {
  await listeners.get(`command ${id}`)?.[0]?.(undefined);
}

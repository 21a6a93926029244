// The pane beside the editor: the page of the element under the cursor, which
// follows cursor and edits; or a page that was asked for and stays.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { isPlan } from './documents';
import { Latest } from './latest';
import { frame, render } from './page';
import { commands, type Ask, type Page } from './server';

export type Source = () => Promise<Page | null | undefined>;

const kind = 'plan.pane';
const nothing: Page = { title: '', markdown: 'Put the cursor into an element of a plan, and its page appears here.' };

export class Pane implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private pinned: Source | undefined;
  private editor: vscode.TextEditor | undefined;
  private last: (Page & { pinned: boolean }) | undefined;
  private readonly latest = new Latest(120);
  private readonly parts: vscode.Disposable[];

  constructor(private readonly ask: Ask, private readonly icon: vscode.Uri) {
    this.parts = [this.latest,
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      vscode.languages.onDidChangeDiagnostics(() => this.refresh()),
      vscode.window.registerWebviewPanelSerializer(kind, { deserializeWebviewPanel: (panel) => Promise.resolve(this.adopt(panel)) })];
  }

  // open shows the page of the element under the cursor.
  open(): void {
    this.pinned = undefined;
    this.editor = vscode.window.activeTextEditor ?? this.editor ?? vscode.window.visibleTextEditors.find(({ document }) => isPlan(document));
    this.reveal();
    this.refresh();
  }

  // pin shows a page that stays until the user asks for the cursor's again; it is
  // made anew when the plan changes.
  async pin(source: Source): Promise<void> {
    const page = await source();
    if (page) {
      this.pinned = source;
      this.reveal();
      this.show(page);
    }
  }

  // refresh makes the page anew.
  refresh(): void {
    if (this.panel) {
      this.latest.run(() => this.update());
    }
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    if (editor && isPlan(editor.document)) {
      this.editor = editor;
      this.refresh();
    }
  }

  private async update(): Promise<() => void> {
    const pinned = this.pinned;
    const page = pinned ? await pinned() : await this.underCaret();
    return () => this.show(page ?? (pinned && this.last) ?? nothing);
  }

  private async underCaret(): Promise<Page | null | undefined> {
    const editor = this.editor;
    if (!editor || editor.document.isClosed) {
      return undefined;
    }
    const { line, character } = editor.selection.active;
    return await this.ask(commands.inspect, { uri: editor.document.uri.toString(), position: { line, character } }) as Page | null;
  }

  private reveal(): void {
    if (this.panel) {
      this.panel.reveal(undefined, true);
    } else {
      this.adopt(vscode.window.createWebviewPanel(kind, 'Plan', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, {}));
    }
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    panel.iconPath = this.icon;
    panel.webview.options = { enableScripts: true, localResourceRoots: [] };
    panel.onDidDispose(() => {
      if (this.panel === panel) {
        this.panel = this.pinned = this.last = undefined;
      }
    });
    panel.webview.onDidReceiveMessage((message: { ready?: true; follow?: true; open?: string }) => this.hear(message));
    panel.webview.html = frame(randomBytes(16).toString('hex'));
  }

  private hear(message: { ready?: true; follow?: true; open?: string }): void {
    if (message.ready) {
      this.last ? this.show(this.last) : this.refresh();
    } else if (message.follow) {
      this.pinned = undefined;
      this.refresh();
    } else if (message.open) {
      void openLink(message.open);
    }
  }

  private show(page: Page): void {
    const pinned = this.pinned !== undefined;
    this.last = { ...page, pinned };
    if (this.panel) {
      this.panel.title = page.title ? `Plan: ${page.title}` : 'Plan';
      void this.panel.webview.postMessage({ html: render(page.markdown), key: page.address ?? page.title, pinned });
    }
  }

  dispose(): void {
    this.panel?.dispose();
    this.parts.forEach((part) => part.dispose());
  }
}

// openLink follows a link to a place of a plan, or to a page on the web.
export async function openLink(target: string, viewColumn = vscode.ViewColumn.One): Promise<void> {
  const uri = vscode.Uri.parse(target);
  if (uri.scheme === 'https') {
    await vscode.env.openExternal(uri);
  } else if (uri.scheme === 'file') {
    const line = Number(/^L(\d+)/.exec(uri.fragment)?.[1] ?? 1) - 1;
    await vscode.window.showTextDocument(uri.with({ fragment: '' }), { viewColumn, selection: new vscode.Range(line, 0, line, 0) });
  }
}

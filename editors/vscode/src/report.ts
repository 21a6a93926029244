// The report beside the plan: the page of the campaign at hand, or one of its pictures.
// It follows the edits as fast as the server answers, and what it names leads to its place.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { campaignAtHand, planAtHand } from './campaign';
import { isPlan } from './documents';
import { frame, views, type View } from './report_frame';
import { commands, type Ask, type Beside, type Location } from './server';

const kind = 'plan.report';

// Heard is what the page says: that it is there, how much room it has, what is to be shown, where
// somebody wants to go, and which fix he takes.
interface Heard {
  ready?: { view?: View };
  room?: number;
  view?: View;
  open?: { address: string; folder: string };
  finding?: string;
  fix?: string;
}

export class Report implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private editor: vscode.TextEditor | undefined; // the one that was active last with a plan
  private home: string | undefined; // a file of the campaign that was chosen, where none is edited
  private view: View = 'report';
  private room = 0; // of the page, in pixels across
  private restored = false; // the page was there before, and knows what it showed
  private last: Beside | undefined;
  private running = false;
  private again = false;
  private readonly parts: vscode.Disposable[];

  constructor(private readonly ask: Ask, private readonly icon: vscode.Uri) {
    this.parts = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      // The client sends the edit first, and then what is asked.
      vscode.workspace.onDidChangeTextDocument(({ document }) => isPlan(document) && setImmediate(() => this.refresh())),
      vscode.languages.onDidChangeDiagnostics(() => this.refresh()),
      vscode.window.registerWebviewPanelSerializer(kind, { deserializeWebviewPanel: (panel) => {
        this.restored = true;
        return Promise.resolve(this.adopt(panel));
      } }),
    ];
  }

  // open shows the report of the campaign at hand, or a picture of it.
  async open(view: View): Promise<void> {
    this.editor = active() ?? this.editor;
    if (!this.editor && !planAtHand()) {
      this.home = (await campaignAtHand(this.ask, views[view]))?.uri;
      if (!this.home) {
        return;
      }
    }
    this.view = view;
    this.last = undefined;
    if (this.panel) {
      this.panel.reveal(undefined, true);
    } else {
      this.adopt(vscode.window.createWebviewPanel(kind, 'Report', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, {}));
    }
    this.refresh();
  }

  // refresh asks for the page. While the server works on it, all that happens is one more
  // question, which is asked when the answer is there.
  refresh(): void {
    if (!this.panel) {
      return;
    }
    this.again = true;
    if (!this.running) {
      this.running = true;
      void this.run().finally(() => { this.running = false; });
    }
  }

  private async run(): Promise<void> {
    while (this.again && this.panel) {
      this.again = false;
      const view = this.view;
      const page = await this.fetch(view).catch(() => undefined);
      if (page && view === this.view) {
        this.show(page);
      }
    }
  }

  private async fetch(view: View): Promise<Beside | null | undefined> {
    const editor = this.editor ??= active() ?? vscode.window.visibleTextEditors.find((one) => isPlan(one.document));
    const uri = this.subject();
    if (!uri) {
      return undefined;
    }
    const at = [uri, editor ? place(editor) : null];
    return await (view === 'report' ? this.ask(commands.report, ...at) : this.ask(commands.graph, ...at, view, 'svg', this.room)) as Beside | null;
  }

  // subject is the file whose campaign is shown.
  private subject(): string | undefined {
    return this.editor?.document.uri.toString() ?? this.home ?? planAtHand()?.uri.toString();
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    if (editor && isPlan(editor.document)) {
      const same = editor.document === this.editor?.document;
      this.editor = editor;
      void (same ? this.mark(editor) : this.refresh());
    }
  }

  // mark shows on the page which element is under the caret.
  private async mark(editor: vscode.TextEditor): Promise<void> {
    if (this.panel?.visible) {
      const at = await this.ask(commands.inspect, { uri: editor.document.uri.toString(), position: place(editor) }).catch(() => undefined) as { address?: string } | null | undefined;
      void this.panel?.webview.postMessage({ here: at?.address ?? '' });
    }
  }

  private show(page: Beside): void {
    const same = this.last && this.last.text === page.text && JSON.stringify(this.last.findings) === JSON.stringify(page.findings);
    this.last = page;
    if (!this.panel) {
      return;
    }
    this.panel.title = `Report: ${page.title}`;
    void this.panel.webview.postMessage(same ? { here: page.address ?? '' } : { page: shown(page), view: this.view, here: page.address ?? '' });
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    panel.iconPath = this.icon;
    panel.webview.options = { enableScripts: true, localResourceRoots: [] };
    panel.onDidDispose(() => {
      if (this.panel === panel) {
        this.panel = this.last = undefined;
      }
    });
    panel.webview.onDidReceiveMessage((message: Heard) => void this.hear(message));
    panel.webview.html = frame(randomBytes(16).toString('hex'));
  }

  private async hear(message: Heard): Promise<void> {
    const chosen = message.ready ? (this.restored && message.ready.view) || this.view : message.view;
    this.restored = false;
    if (chosen && chosen in views) {
      this.view = chosen;
      this.last = undefined; // it is to be sent, whether it is new or not
      this.refresh();
      return;
    }
    if (message.room && message.room !== this.room) {
      this.room = message.room;
      this.refresh();
    }
    try {
      await this.act(message);
    } catch (error) {
      await vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
    }
  }

  private async act({ open, finding, fix }: Heard): Promise<void> {
    const uri = this.subject();
    if (open) {
      await this.go(await this.ask(commands.locate, uri, open.address, open.folder) as Location | null);
    } else if (finding && fix) {
      await this.ask(commands.fix, uri, finding, fix);
    } else if (finding) {
      await this.go(this.last?.findings?.find((one) => one.fingerprint === finding)?.location);
    }
  }

  private async go(to: Location | null | undefined): Promise<void> {
    if (to) {
      const { start, end } = to.range;
      const viewColumn = this.editor?.viewColumn ?? vscode.ViewColumn.One;
      await vscode.window.showTextDocument(vscode.Uri.parse(to.uri), { viewColumn, selection: new vscode.Range(start.line, start.character, end.line, end.character) });
    }
  }

  dispose(): void {
    this.panel?.dispose();
    this.parts.forEach((part) => part.dispose());
  }
}

function active(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && isPlan(editor.document) ? editor : undefined;
}

function place(editor: vscode.TextEditor): { line: number; character: number } {
  const { line, character } = editor.selection.active;
  return { line, character };
}

// shown is what of an answer the page needs.
function shown({ title, folder, text, findings }: Beside): unknown {
  return { title, folder, text, findings: findings?.map(({ fingerprint, fixes }) => ({ fingerprint, fixes })) ?? [] };
}

// A page to read before something is written: what that is, what is in the way, what has to be
// said first, and the button that does it.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { openLink } from './pane';
import { reviewFrame, reviewed, type Sheet } from './review_page';

// Reading is what is shown: it is made anew for each choice, and when the plan changes.
export interface Reading {
  sheet(chosen: ReadonlySet<string>): Promise<Sheet | undefined>;
  press(chosen: ReadonlySet<string>): Promise<void>;
}

const kind = 'plan.review';

export class Review implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private reading: Reading | undefined;
  private chosen = new Set<string>();
  private busy = false;

  constructor(private readonly icon: vscode.Uri) {}

  // open shows a page; false where there is nothing to read.
  async open(reading: Reading): Promise<boolean> {
    this.chosen = new Set();
    const sheet = await reading.sheet(this.chosen);
    if (!sheet) {
      return false;
    }
    this.reading = reading;
    if (this.panel) {
      this.panel.reveal();
    } else {
      this.adopt(vscode.window.createWebviewPanel(kind, sheet.title, vscode.ViewColumn.Active, { enableScripts: true, localResourceRoots: [] }));
    }
    this.show(sheet);
    return true;
  }

  close(): void {
    this.panel?.dispose();
  }

  // refresh makes the page anew, as while the plan is mended beside it.
  async refresh(): Promise<void> {
    const reading = this.reading;
    if (this.panel && reading && !this.busy) {
      const sheet = await reading.sheet(this.chosen).catch(() => undefined);
      if (sheet && reading === this.reading) {
        this.show(sheet);
      }
    }
  }

  private show(sheet: Sheet): void {
    if (this.panel) {
      this.panel.title = sheet.title;
      void this.panel.webview.postMessage({ html: reviewed(sheet) });
    }
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    panel.iconPath = this.icon;
    panel.onDidDispose(() => { this.panel = this.reading = undefined; });
    panel.webview.onDidReceiveMessage((message: Heard) => void this.hear(message));
    panel.webview.html = reviewFrame(randomBytes(16).toString('hex'));
  }

  private async hear({ ready, choose, on, others, press, open }: Heard): Promise<void> {
    others?.forEach((other) => this.chosen.delete(other));
    if (choose) {
      this.chosen[on ? 'add' : 'delete'](choose);
    }
    if (ready || choose) {
      await this.refresh();
    } else if (press && this.reading && !this.busy) {
      this.busy = true;
      try {
        await this.reading.press(this.chosen);
      } catch (error) {
        void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
      } finally {
        this.busy = false;
        await this.refresh();
      }
    } else if (open) {
      await openLink(open, vscode.ViewColumn.Beside);
    }
  }

  dispose(): void {
    this.close();
  }
}

interface Heard {
  ready?: true;
  choose?: string;
  on?: boolean;
  others?: string[];
  press?: true;
  open?: string;
}

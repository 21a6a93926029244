// Where VS Code starts the extension: the parts are made and joined here.
import * as vscode from 'vscode';
import { places } from './places';
import { continueBegun } from './begin';
import { follow } from './campaign';
import { connect, type Connection } from './client';
import { registerCommands } from './commands';
import { layOut } from './layout';
import { mendHere } from './mend';
import { Pane } from './pane';
import { isPlan } from './documents';
import { Report } from './report';
import { Review } from './review';
import type { Ask } from './server';
import { SealLenses } from './seal_lens';
import { StatusBar } from './status';
import { Supervisor } from './supervisor';
import { Teller } from './teller';
import { showTrace } from './trace';
import { Tree } from './tree';
import { greet, plansHere, Welcome } from './welcome';

let supervisor: Supervisor | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('Plan', { log: true });
  const teller = new Teller(log, () => void supervisor?.start());
  const ask: Ask = async (command, ...args) => (supervisor?.session as Connection | undefined)?.ask(command, ...args);
  const icon = vscode.Uri.joinPath(context.extensionUri, 'media', 'file.svg');
  const pane = new Pane(ask, icon);
  const report = new Report(ask, icon);
  const review = new Review(icon);
  const tree = new Tree(ask);
  let begun = await plansHere();
  const status = new StatusBar(ask, () => begun);
  const lenses = new SealLenses(ask);
  const settled = (): void => { // also where nothing is found otherwise, all may stand otherwise
    lenses.refresh();
    status.show(supervisor?.state ?? 'stopped');
    pane.refresh();
    report.refresh();
    void review.refresh();
    tree.refresh();
  };
  const running = supervisor = new Supervisor({
    places: () => places(context),
    launch: (program, ended) => connect(program, log, ended, (args) => showTrace(ask, pane, args), settled),
    tell: (problem) => void teller.tell(problem),
    log: (line) => log.info(line),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: Date.now,
  }, settled);
  let chosen = places(context).setting;
  const startFor = (document: vscode.TextDocument): void => {
    if (isPlan(document) && !begun) {
      begun = true;
      void running.start();
    }
  };
  context.subscriptions.push(layOut(), vscode.commands.registerCommand('plan.mendHere', mendHere),
    log, pane, report, review, tree, status, new Welcome(), follow(), lenses,
    ...registerCommands({ context, supervisor: running, ask, pane, report, review, tree, log }),
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.languages.onDidChangeDiagnostics(() => void review.refresh()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void running.start()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('plan.server.path') && places(context).setting !== chosen) {
        chosen = places(context).setting; // a setting of less weight changes nothing
        void running.start();
      }
    }));
  void greet(context);
  if (begun) { // else the program waits until a plan is there to be checked
    await running.start();
    await continueBegun(context, ask);
  }
}

export async function deactivate(): Promise<void> {
  await supervisor?.stop();
}

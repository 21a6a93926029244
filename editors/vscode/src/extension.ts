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
import { commands } from './server';
import { sealLenses } from './seal_lens';
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
  const ask = async (command: string, ...args: unknown[]): Promise<unknown> => {
    const answer = await (supervisor?.session as Connection | undefined)?.ask(command, ...args);
    if (command === commands.refresh) {
      settled(); // of what was read anew, nothing may be found and all may stand otherwise
    }
    return answer;
  };
  const icon = vscode.Uri.joinPath(context.extensionUri, 'media', 'file.svg');
  const pane = new Pane(ask, icon);
  const report = new Report(ask, icon);
  const review = new Review(icon);
  const tree = new Tree(ask);
  let begun = await plansHere();
  const status = new StatusBar(ask, () => begun);
  const settled = (): void => {
    status.show(supervisor?.state ?? 'stopped');
    pane.refresh();
    report.refresh();
    void review.refresh();
    tree.refresh();
  };
  const running = supervisor = new Supervisor({
    places: () => places(context),
    launch: (program, ended) => connect(program, log, ended, (args) => showTrace(ask, pane, args)),
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
  const locks = vscode.workspace.createFileSystemWatcher('**/plan.lock.hcl');
  const sealed = (): void => void ask(commands.refresh).catch(() => undefined);
  context.subscriptions.push(layOut(), vscode.commands.registerCommand('plan.mendHere', mendHere),
    locks, locks.onDidChange(sealed), locks.onDidCreate(sealed), locks.onDidDelete(sealed), log, pane, report, review, tree, status, new Welcome(), follow(), sealLenses(ask),
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

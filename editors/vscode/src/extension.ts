// Where VS Code starts the extension: the parts are made and joined here.
import * as vscode from 'vscode';
import { places } from './places';
import { connect, type Connection } from './client';
import { registerCommands } from './commands';
import { layOut } from './layout';
import { mendHere } from './mend';
import { Pane } from './pane';
import { Report } from './report';
import { StatusBar } from './status';
import { Supervisor } from './supervisor';
import { Teller } from './teller';
import { showTrace } from './trace';

let supervisor: Supervisor | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('Plan', { log: true });
  const teller = new Teller(log, () => void supervisor?.start());
  const ask = async (command: string, ...args: unknown[]): Promise<unknown> => (supervisor?.session as Connection | undefined)?.ask(command, ...args);
  const icon = vscode.Uri.joinPath(context.extensionUri, 'media', 'file.svg');
  const pane = new Pane(ask, icon);
  const report = new Report(ask, icon);
  const status = new StatusBar(ask);
  const settled = (): void => {
    status.show(supervisor?.state ?? 'stopped');
    pane.refresh();
    report.refresh();
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
  context.subscriptions.push(layOut(), vscode.commands.registerCommand('plan.mendHere', mendHere));
  context.subscriptions.push(log, pane, report, status, ...registerCommands({ context, supervisor: running, ask, pane, report, log }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void running.start()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('plan.server.path') && places(context).setting !== chosen) {
        chosen = places(context).setting; // a setting of less weight changes nothing
        void running.start();
      }
    }));
  await running.start();
}

export async function deactivate(): Promise<void> {
  await supervisor?.stop();
}

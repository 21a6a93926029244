// Telling what is wrong, once: a message that still stands is not shown again.
import { chmod } from 'node:fs/promises';
import * as vscode from 'vscode';
import { buttons, type Problem, type Remedy } from './problems';

export class Teller {
  private readonly standing = new Set<string>();

  constructor(private readonly log: vscode.LogOutputChannel, private readonly restart: () => void) {}

  async tell(problem: Problem): Promise<void> {
    this.log.warn(problem.message);
    if (this.standing.has(problem.message)) {
      return;
    }
    this.standing.add(problem.message);
    const choice = await vscode.window.showWarningMessage(problem.message, ...problem.remedies.map((remedy) => buttons[remedy]));
    this.standing.delete(problem.message);
    const remedy = problem.remedies.find((candidate) => buttons[candidate] === choice);
    if (remedy) {
      await this.remedies[remedy](problem);
    }
  }

  private readonly remedies: Record<Remedy, (problem: Problem) => unknown> = {
    choose: () => chooseProgram(),
    allow: (problem) => this.allow(problem.file ?? ''),
    trust: () => vscode.commands.executeCommand('workbench.trust.manage'),
    restart: () => this.restart(),
    log: () => this.log.show(),
  };

  private async allow(file: string): Promise<void> {
    try {
      await chmod(file, 0o755);
    } catch (error) {
      this.log.warn(String(error));
      await vscode.window.showWarningMessage(`${file} cannot be changed by you. Ask whoever looks after this computer to let it run.`);
      return;
    }
    this.restart();
  }
}

// chooseProgram asks for the program and writes the setting, which starts it.
async function chooseProgram(): Promise<void> {
  const picked = await vscode.window.showOpenDialog({ title: 'Where is the program “plan”?', openLabel: 'Use this program', canSelectMany: false });
  if (picked?.[0]) {
    await vscode.workspace.getConfiguration('plan').update('server.path', picked[0].fsPath, vscode.ConfigurationTarget.Global);
  }
}

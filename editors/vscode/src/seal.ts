// Sealing the agreement: the dry run is shown first, and nothing is written before
// the user has said yes.
import * as vscode from 'vscode';
import { planEditor } from './documents';
import type { Pane } from './pane';
import { commands, type Agreement, type Ask } from './server';
import type { Supervisor } from './supervisor';

export async function seal(ask: Ask, pane: Pane, supervisor: Supervisor): Promise<void> {
  const editor = planEditor();
  if (!editor) {
    return;
  }
  if (!vscode.workspace.isTrusted) {
    await vscode.window.showInformationMessage('An agreement is sealed only in a folder that you trust.');
    return;
  }
  await vscode.workspace.saveAll(false);
  const dry = await ask(commands.agree, editor.document.uri.toString()) as Agreement | null;
  if (!dry) {
    await vscode.window.showInformationMessage('This file belongs to no campaign, so there is nothing to agree on.');
    return;
  }
  await pane.pin(() => Promise.resolve({ title: 'The agreement', markdown: dry.markdown }));
  if (!dry.ready) {
    await vscode.window.showInformationMessage(dry.refused
      ? 'The agreement cannot be sealed yet. The page beside the plan says what is in the way.'
      : 'Nothing of what was agreed has changed, so there is nothing to seal.');
    return;
  }
  const yes = 'Seal it';
  const question = { modal: true, detail: 'The page beside the plan shows what is written. From then on, changes to what is agreed need an amendment.' };
  if (await vscode.window.showInformationMessage('Seal the agreement?', question, yes) === yes && supervisor.program) {
    await run(supervisor.program.file, dry.folder);
    await ask(commands.refresh);
  }
}

// run seals in a terminal, where the user sees what is said.
async function run(program: string, folder: string): Promise<void> {
  const task = new vscode.Task({ type: 'plan' }, vscode.TaskScope.Workspace, 'Seal the agreement', 'Plan', new vscode.ProcessExecution(program, ['agree', folder]));
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, focus: false };
  const execution = await vscode.tasks.executeTask(task);
  await new Promise<void>((resolve) => {
    const listener = vscode.tasks.onDidEndTask((event) => {
      if (event.execution === execution) {
        listener.dispose();
        resolve();
      }
    });
  });
}

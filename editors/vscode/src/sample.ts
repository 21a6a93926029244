// Plans to begin with.
import * as vscode from 'vscode';

// openSample opens the user's own copy of the sample plan, as it was left.
export async function openSample(context: vscode.ExtensionContext): Promise<void> {
  const folder = vscode.Uri.joinPath(context.globalStorageUri, 'sample');
  const copy = vscode.Uri.joinPath(folder, 'spring.plan.hcl');
  await vscode.workspace.fs.createDirectory(folder);
  try {
    await vscode.workspace.fs.stat(copy);
  } catch {
    const sample = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'walkthrough', 'spring.plan.hcl'));
    await vscode.workspace.fs.writeFile(copy, Buffer.from(nextYear(Buffer.from(sample).toString('utf8'), new Date().getFullYear())));
  }
  await vscode.window.showTextDocument(copy, { preview: false, viewColumn: besidePage() });
}

// besidePage is where a text goes so that the page in front, the walkthrough,
// stays in sight.
function besidePage(): vscode.ViewColumn {
  const shown = vscode.window.visibleTextEditors[0]?.viewColumn;
  return shown ?? vscode.ViewColumn.Beside;
}

// startPlan opens a plan that has no file yet: a whole campaign to fill in.
export async function startPlan(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'plan', content: '' });
  await vscode.window.showTextDocument(document, { preview: false });
  await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'plan', name: 'A small campaign' });
}

// nextYear moves the sample into the year that comes.
export function nextYear(sample: string, year: number): string {
  return sample.replaceAll('2027-', `${year + 1}-`);
}

// Letting a finding stand: where the light bulb finds several, somebody chooses one.
import * as vscode from 'vscode';

// Standing is a finding that may be let stand, as the server names it.
interface Standing {
  finding: string;
  says: string;
}

// chooseStanding narrows the arguments of the server's command to one finding; undefined where
// nobody chooses.
export async function chooseStanding([uri, choices]: unknown[]): Promise<unknown[] | undefined> {
  const list = (choices as Standing[]).map((one) => ({ label: one.says, one }));
  if (list.length < 2) {
    return [uri, choices];
  }
  const chosen = await vscode.window.showQuickPick(list, { title: 'Let it stand', placeHolder: 'What may stand for a while? The plan will say why, and until when.' });
  return chosen && [uri, [chosen.one]];
}

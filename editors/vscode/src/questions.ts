// Questions one after another, with a way back to the one before.
import * as vscode from 'vscode';

export type Step = (at: At) => Promise<Went>;
export type Went = 'next' | 'back' | 'stop';

// At is which question it is, of how many.
export interface At {
  title: string;
  step: number;
  totalSteps: number;
}

// interview asks until the last question is answered; false where somebody gave up.
export async function interview(title: string, steps: Step[]): Promise<boolean> {
  for (let i = 0; i < steps.length;) {
    const went = await steps[i]!({ title, step: i + 1, totalSteps: steps.length });
    if (went === 'stop') {
      return false;
    }
    i += went === 'back' ? -1 : 1;
  }
  return true;
}

export interface Choice extends vscode.QuickPickItem {
  value: string;
}

// choose asks for one of several, or for some of them.
export async function choose(at: At, question: { placeholder: string; items: Choice[]; chosen: string[]; several?: boolean }, take: (values: string[]) => void): Promise<Went> {
  const input = vscode.window.createQuickPick<Choice>();
  const chosen = question.items.filter(({ value }) => question.chosen.includes(value));
  Object.assign(input, { placeholder: question.placeholder, canSelectMany: question.several ?? false, matchOnDetail: true });
  input.items = question.items;
  if (question.several) {
    input.selectedItems = chosen;
  } else {
    input.activeItems = chosen.slice(0, 1);
  }
  return show(input, at, (done) => input.onDidAccept(() => {
    if (input.selectedItems.length > 0) {
      take(input.selectedItems.map(({ value }) => value));
      done('next');
    }
  }));
}

// write asks for a text. The check says what is wrong with one, or what follows from it.
export async function write(at: At, question: { prompt: string; value: string; check(text: string): Promise<{ wrong?: string; says?: string }> }, take: (text: string) => void): Promise<Went> {
  const input = vscode.window.createInputBox();
  Object.assign(input, { prompt: question.prompt, value: question.value });
  let round = 0;
  const look = async (): Promise<boolean> => {
    const mine = ++round;
    const { wrong, says } = await question.check(input.value.trim());
    if (mine === round) {
      input.validationMessage = wrong;
      input.prompt = says ? `${question.prompt} ${says}` : question.prompt;
    }
    return mine === round && !wrong;
  };
  void look();
  return show(input, at, (done) => {
    input.onDidChangeValue(() => void look());
    return input.onDidAccept(async () => {
      if (await look()) {
        take(input.value.trim());
        done('next');
      }
    });
  });
}

function show(input: vscode.QuickPick<Choice> | vscode.InputBox, at: At, listen: (done: (went: Went) => void) => unknown): Promise<Went> {
  Object.assign(input, at, { ignoreFocusOut: true, buttons: at.step > 1 ? [vscode.QuickInputButtons.Back] : [] });
  return new Promise<Went>((resolve) => {
    listen(resolve);
    input.onDidTriggerButton(() => resolve('back'));
    input.onDidHide(() => resolve('stop'));
    input.show();
  }).finally(() => input.dispose());
}

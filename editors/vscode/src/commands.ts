// The commands of the palette. Each asks the server and shows the answer.
import * as vscode from 'vscode';
import { planEditor } from './documents';
import { mendAll } from './mend';
import { showMenu } from './menu';
import type { Pane } from './pane';
import type { Report } from './report';
import { startPlan } from './begin';
import type { Review } from './review';
import { openSample, tour } from './sample';
import { seal } from './seal';
import { commands, type Ask, type Location, type Page, type Totals } from './server';
import type { Supervisor } from './supervisor';
import { exportPlan, importTable } from './tables';
import { showTrace } from './trace';
import { reveal, type Entry, type Tree } from './tree';
import { showUndecided } from './undecided';
import { checked } from './words';

export interface Parts {
  context: vscode.ExtensionContext;
  supervisor: Supervisor;
  ask: Ask;
  pane: Pane;
  report: Report;
  review: Review;
  tree: Tree;
  log: vscode.LogOutputChannel;
}

export function registerCommands(parts: Parts): vscode.Disposable[] {
  const { context, supervisor, ask, pane, report, review, tree, log } = parts;
  const all: Record<string, (...args: unknown[]) => unknown> = {
    'plan.checkWorkspace': () => check(ask),
    'plan.openPane': () => pane.open(),
    'plan.openReport': () => report.open('report'),
    'plan.openTimeline': () => report.open('timeline'),
    'plan.openMap': () => report.open('map'),
    'plan.reveal': (at) => reveal(at as Location),
    'plan.letServe': (entry) => tree.letServe(entry as Entry | undefined),
    'plan.mendAll': () => mendAll(ask),
    'plan.showMenu': () => showMenu(ask),
    'plan.traceElement': () => traceHere(ask, pane),
    'plan.explainRule': () => explain(ask, pane),
    'plan.showUndecided': () => showUndecided(ask),
    'plan.sealAgreement': () => seal(ask, review, supervisor),
    'plan.restartServer': () => supervisor.start(),
    'plan.showLog': () => log.show(),
    'plan.openSample': () => openSample(context),
    'plan.tour': (step) => tour(context, pane, step),
    'plan.startPlan': () => startPlan(context, ask, supervisor),
    'plan.importTable': () => importTable(ask, supervisor, review),
    'plan.exportPlan': () => exportPlan(ask, supervisor),
  };
  const needNone = new Set(['plan.restartServer', 'plan.showLog', 'plan.openSample', 'plan.openPane', 'plan.tour', 'plan.reveal']);
  return Object.entries(all).map(([id, run]) => vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    if (!needNone.has(id) && !supervisor.session) {
      await supervisor.start(); // says what is in the way
      if (!supervisor.session) {
        return;
      }
    }
    try {
      await run(...args);
    } catch (error) {
      log.error(String(error));
      await vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
    }
  }));
}

async function check(ask: Ask): Promise<void> {
  await ask(commands.refresh);
  const totals = await ask(commands.status) as Totals | null;
  if (!totals || totals.files === 0) {
    await vscode.window.showInformationMessage('There is no plan here yet. A plan is a file whose name ends in .plan.hcl.');
    return;
  }
  if (totals.errors + totals.warnings + totals.infos > 0) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
  void vscode.window.showInformationMessage(checked(totals));
}

async function traceHere(ask: Ask, pane: Pane): Promise<void> {
  const editor = planEditor();
  if (!editor) {
    return;
  }
  const uri = editor.document.uri.toString();
  const { line, character } = editor.selection.active;
  const page = await ask(commands.trace, { uri, position: { line, character } }) as Page | null;
  if (page?.address) {
    await showTrace(ask, pane, [page.address, uri]);
  }
}

// explain shows the page of a rule: that of the finding on the line of the cursor, or of
// one that is chosen among those of the file.
async function explain(ask: Ask, pane: Pane): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const found = editor ? vscode.languages.getDiagnostics(editor.document.uri) : [];
  const line = editor?.selection.active.line ?? -1;
  const here = found.filter((d) => d.range.start.line <= line && line <= d.range.end.line);
  const rules = rulesOf(here.length > 0 ? here : found);
  const rule = here.length > 0 && rules.length === 1 ? rules[0]?.label : await chooseRule(rules);
  if (rule) {
    await pane.pin(async () => await ask(commands.explain, rule.trim()) as Page | null);
  }
}

function rulesOf(found: readonly vscode.Diagnostic[]): vscode.QuickPickItem[] {
  const rules = new Map<string, vscode.QuickPickItem>();
  for (const { code, message } of found) {
    const id = String(typeof code === 'object' ? code.value : code ?? '');
    if (id && !rules.has(id)) {
      rules.set(id, { label: id, detail: message.split('\n', 1)[0] ?? '' });
    }
  }
  return [...rules.values()];
}

async function chooseRule(rules: vscode.QuickPickItem[]): Promise<string | undefined> {
  if (rules.length === 0) {
    return vscode.window.showInputBox({ title: 'Explain', prompt: 'The name of a rule, or of an element', placeHolder: 'orphan-tactic, or tactic' });
  }
  return (await vscode.window.showQuickPick(rules, { title: 'Explain', placeHolder: 'Which rule?', matchOnDetail: true }))?.label;
}

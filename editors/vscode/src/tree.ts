// The campaign as a tree, in a view of its own: what it is for, who does what when, what is to be
// decided and what is due. It opens places, shows what was found, and takes a tactic that is
// dragged to an objective.
import * as vscode from 'vscode';
import { inWindow } from './campaign';
import { isPlan } from './documents';
import { Latest } from './latest';
import { commands, type Ask, type Location, type Node, type Outline, type State } from './server';
import { count, findings, shorten, standing } from './words';

export const view = 'plan.outline';
const scheme = 'plan-node';
const dragged = `application/vnd.code.tree.${view}`;

// Entry is a node in its place in the tree.
export interface Entry {
  node: Node;
  of: Outline;
  parent: Entry | undefined;
  id: string;
}

const icons: Record<string, string> = {
  campaign: 'milestone', goals: 'target', goal: 'target', objective: 'circle-large-outline', tactics: 'megaphone', tactic: 'megaphone', discipline: 'organization', phases: 'calendar',
  phase: 'calendar', people: 'account', person: 'person', undecided: 'question', value: 'question', soon: 'clock', event: 'clock', overdue: 'alert',
};

const states: Record<State, [icon: string, color: string]> = {
  missed: ['error', 'list.errorForeground'], behind: ['warning', 'list.warningForeground'], unread: ['question', 'list.warningForeground'], unclear: ['circle-outline', 'disabledForeground'],
  on_track: ['pass', 'charts.green'], reached: ['pass-filled', 'charts.green'], not_begun: ['circle-large-outline', 'disabledForeground'],
};

export class Tree implements vscode.TreeDataProvider<Entry>, vscode.TreeDragAndDropController<Entry>, vscode.FileDecorationProvider, vscode.Disposable {
  readonly dragMimeTypes = [dragged];
  readonly dropMimeTypes = [dragged];
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly decorated = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  readonly onDidChangeFileDecorations = this.decorated.event;
  private readonly latest = new Latest(150);
  private readonly tree: vscode.TreeView<Entry>;
  private readonly parts: vscode.Disposable[];
  private outlines: Outline[] = [];
  private said = '';
  private readonly opened = new Set<string>(); // files of the campaigns that somebody looks at

  constructor(private readonly ask: Ask) {
    this.tree = vscode.window.createTreeView(view, { treeDataProvider: this, dragAndDropController: this, showCollapseAll: true });
    this.parts = [this.tree, this.latest, this.changed, this.decorated,
      vscode.window.registerFileDecorationProvider(this),
      vscode.window.tabGroups.onDidChangeTabs(() => this.refresh()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => isPlan(document) && this.refresh()),
      vscode.languages.onDidChangeDiagnostics(() => this.refresh()),
      this.tree.onDidExpandElement(({ element }) => this.look(element, true)),
      this.tree.onDidCollapseElement(({ element }) => this.look(element, false))];
  }

  // look notes that somebody opens a campaign, whose sections the server may not have told yet.
  private look({ node, of }: Entry, opens: boolean): void {
    if (node.kind !== 'campaign') {
      return;
    }
    if (!opens) {
      this.opened.delete(of.uri);
    } else {
      this.opened.add(of.uri);
      if (!of.sections) {
        this.refresh();
      }
    }
  }

  // refresh asks for the tree after a pause, and shows it where it says something else.
  refresh(): void {
    this.latest.run(async () => {
      const outlines = await this.ask(commands.outline, ...this.opened) as Outline[] | undefined ?? [];
      return () => this.show(outlines.filter(({ uri }) => inWindow(uri)));
    });
  }

  private show(outlines: Outline[]): void {
    const says = JSON.stringify(outlines);
    if (says === this.said) {
      return;
    }
    this.said = says;
    this.outlines = outlines;
    const [only] = outlines;
    this.tree.description = only && outlines.length === 1 ? shorten(only.title, 40) : '';
    const errors = outlines.reduce((n, { status }) => n + status.errors, 0);
    this.tree.badge = errors > 0 ? { value: errors, tooltip: `${count(errors, 'error')} in ${outlines.length === 1 ? 'this campaign' : 'these campaigns'}` } : undefined;
    this.changed.fire(undefined);
    this.decorated.fire(undefined);
  }

  getChildren(entry?: Entry): Entry[] {
    if (entry) {
      return [...within(entry.node.children, entry.of, entry), ...(entry.node.kind === 'campaign' ? campaigns(entry.of.within, entry) : [])];
    }
    const [only] = this.outlines;
    if (only && this.outlines.length === 1) {
      return [...within(only.sections ?? [], only, undefined), ...campaigns(only.within, undefined)];
    }
    return campaigns(this.outlines, undefined);
  }

  getParent(entry: Entry): Entry | undefined {
    return entry.parent;
  }

  getTreeItem({ node, of, id, parent }: Entry): vscode.TreeItem {
    const some = (node.children?.length ?? 0) > 0 || node.kind === 'campaign';
    const inner = node.kind === 'campaign' && !this.outlines.includes(of);
    const open = !inner && (node.kind !== 'campaign' || of.sections !== null) && (!node.address || ['goal', 'objective'].includes(node.kind));
    const item = new vscode.TreeItem(shorten(node.title, 90), !some ? vscode.TreeItemCollapsibleState.None
      : open && !['people', 'phases', 'undecided', 'discipline'].includes(node.kind) ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed);
    item.id = id;
    item.contextValue = node.kind === 'objective' && parent?.node.kind === 'objective' ? 'objective' : node.kind;
    const [icon, color] = node.state && node.state in states ? states[node.state as State] : [icons[node.kind] ?? 'circle-outline', undefined];
    item.iconPath = new vscode.ThemeIcon(icon, node.kind === 'overdue' ? new vscode.ThemeColor('list.errorForeground') : color ? new vscode.ThemeColor(color) : undefined);
    item.description = node.says ?? '';
    const found = { errors: node.errors ?? 0, warnings: node.warnings ?? 0, infos: 0, waived: 0 };
    const some2 = found.errors + found.warnings > 0;
    item.tooltip = [node.title, node.says, node.tip, some2 ? `Found here: ${findings(found)}.` : ''].filter(Boolean).join('\n');
    item.accessibilityInformation = { label: [node.title, node.says, some2 ? findings(found) : ''].filter(Boolean).join(', ') };
    if (some2) {
      item.resourceUri = vscode.Uri.from({ scheme, path: `/${of.folder}/${id}`, query: `${found.errors},${found.warnings}` });
    }
    if (node.location) {
      item.command = { command: 'plan.reveal', title: 'Go There', arguments: [node.location] };
    }
    return item;
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== scheme) {
      return undefined;
    }
    const [errors = 0, warnings = 0] = uri.query.split(',').map(Number);
    const kind = errors > 0 ? 'error' : 'warning';
    return new vscode.FileDecoration(String(Math.min(errors || warnings, 9)), count(errors || warnings, kind), new vscode.ThemeColor(`list.${kind}Foreground`));
  }

  handleDrag(source: readonly Entry[], data: vscode.DataTransfer): void {
    const tactics = source.filter(({ node }) => node.kind === 'tactic');
    if (tactics.length > 0) {
      data.set(dragged, new vscode.DataTransferItem(tactics));
    }
  }

  async handleDrop(target: Entry | undefined, data: vscode.DataTransfer): Promise<void> {
    const tactics = data.get(dragged)?.value as Entry[] | undefined;
    const to = objectiveOf(target);
    if (!tactics || tactics.length === 0) {
      return;
    }
    if (!to) {
      void vscode.window.showInformationMessage('Drop a tactic on the objective that it is to serve.');
      return;
    }
    try {
      for (const tactic of tactics) {
        await this.serve(tactic, to.node);
      }
    } catch (error) {
      void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
    }
  }

  // letServe asks which objective a tactic is to serve, for whom does not drag.
  async letServe(tactic: Entry | undefined): Promise<void> {
    const entry = tactic ?? this.tree.selection.find(({ node }) => node.kind === 'tactic');
    if (!entry || entry.node.kind !== 'tactic') {
      void vscode.window.showInformationMessage('Choose a tactic in the tree first.');
      return;
    }
    const all = way(this.outlines, entry.of).flatMap(({ sections }) => [...objectives(sections ?? []).values()]);
    const items = all.map((node) => ({ label: node.title, description: node.says ?? '', node }));
    const chosen = await vscode.window.showQuickPick(items, { title: `Let “${shorten(entry.node.title, 50)}” serve`, placeHolder: 'Which objective?' });
    if (chosen) {
      await this.serve(entry, chosen.node);
    }
  }

  // serve lets a tactic serve an objective, in the place of the one below which it stands.
  private async serve({ node: tactic, of, parent }: Entry, to: Node): Promise<void> {
    const from = parent?.node.kind === 'objective' ? parent.node.address : '';
    const at = await this.ask(commands.serve, of.uri, tactic.address, to.address, from) as Location;
    await reveal(at);
    vscode.window.setStatusBarMessage(`“${shorten(tactic.title, 24)}” serves “${shorten(to.title, 24)}” now. Undo takes it back.`, 8000);
  }

  dispose(): void {
    this.parts.forEach((part) => part.dispose());
  }
}

function campaign(of: Outline): Node {
  return { kind: 'campaign', title: of.title, says: standing(of.status).join(' · '), errors: of.status.errors, warnings: of.status.warnings, children: of.sections ?? [], location: of.location };
}

// way leads from the campaign on top to one, which sees all that stands on it.
function way(all: Outline[], to: Outline): Outline[] {
  for (const one of all) {
    const below = one.uri === to.uri ? [] : way(one.within ?? [], to);
    if (one.uri === to.uri || below.length > 0) {
      return [one, ...below];
    }
  }
  return [];
}

function campaigns(all: Outline[] | undefined, parent: Entry | undefined): Entry[] {
  return (all ?? []).map((of) => ({ node: campaign(of), of, parent, id: of.uri }));
}

function within(nodes: Node[] | undefined, of: Outline, parent: Entry | undefined): Entry[] {
  return (nodes ?? []).map((node, i) => ({ node, of, parent, id: `${parent?.id ?? of.uri}/${node.kind === 'value' || !node.address ? `${node.kind}-${node.address ?? ''}-${node.title}` : node.address}${node.kind.startsWith('event') || node.kind === 'overdue' ? `-${i}` : ''}` }));
}

// objectiveOf is the objective that an entry is, or stands below.
function objectiveOf(entry: Entry | undefined): Entry | undefined {
  return entry && (entry.node.kind === 'objective' ? entry : objectiveOf(entry.parent));
}

function objectives(nodes: Node[], found = new Map<string, Node>()): Map<string, Node> {
  for (const node of nodes) {
    if (node.kind === 'objective' && node.address) {
      found.set(node.address, node);
    }
    objectives(node.children ?? [], found);
  }
  return found;
}

// reveal opens a place.
export async function reveal({ uri, range: { start, end } }: Location): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: new vscode.Range(start.line, start.character, end.line, end.character) });
}

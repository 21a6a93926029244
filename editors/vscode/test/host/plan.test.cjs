// What the extension offers to VS Code, asked from inside its extension host. The
// folder holds a plan that leaves something to mend.
const assert = require('node:assert/strict');
const vscode = require('vscode');

const ask = (name, ...args) => vscode.commands.executeCommand(`vscode.execute${name}`, ...args);

async function eventually(question, what) {
  for (let i = 0; i < 150; i++) {
    const answer = await question();
    if (answer) return answer;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`${what} did not happen`);
}

describe('The extension', () => {
  let document;
  const place = text => document.positionAt(document.getText().indexOf(text) + 1);
  const codes = uri => vscode.languages.getDiagnostics(uri).map(d => d.code?.value ?? d.code);

  before(async () => {
    const [file] = await vscode.workspace.findFiles('*.plan.hcl');
    document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    await eventually(() => codes(document.uri).includes('unquoted-date'), 'Finding something');
  });

  it('knows a plan by its name', () => assert.equal(document.languageId, 'plan'));

  it('finds what the plan lacks', () => assert.ok(codes(document.uri).includes('unknown-reference')));

  it('has every command that it names', async () => {
    const { packageJSON } = vscode.extensions.getExtension('plan-as-code.plan');
    const known = await vscode.commands.getCommands(true);
    assert.deepEqual(packageJSON.contributes.commands.map(c => c.command).filter(id => !known.includes(id)), []);
  });

  it('mends a finding', async () => {
    const at = place('objective.trails');
    const actions = await ask('CodeActionProvider', document.uri, new vscode.Range(at, at));
    assert.ok(actions.some(a => a.title === 'Change it to the objective "Trials"'), actions.map(a => a.title).join('; '));
  });

  it('says beside a finding what to do, and on hover only why', async () => {
    const found = vscode.languages.getDiagnostics(document.uri).map(d => d.message);
    assert.ok(found.some(message => /does not have[^]*\n→ Change it to/.test(message)), found.join('; '));
    const [hover] = await ask('HoverProvider', document.uri, place('objective.trails'));
    const said = hover.contents.map(c => c.value ?? c).join('\n');
    assert.match(said, /Why/);
    assert.doesNotMatch(said, /does not have|Change it to/); // the editor shows what is found
  });

  it('completes', async () => {
    const { items } = await ask('CompletionItemProvider', document.uri, place('serves = [').translate(0, 9));
    assert.ok(items.some(i => (i.label.label ?? i.label).includes('trials')));
  });

  it('has lenses that open the trace', async () => {
    const lenses = await ask('CodeLensProvider', document.uri, 20);
    assert.ok(lenses.some(l => l.command?.command === 'plan.trace'));
  });

  it('outlines, hints and colours', async () => {
    assert.ok((await ask('DocumentSymbolProvider', document.uri)).some(s => s.name === 'tactic.posters'));
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    assert.ok((await ask('InlayHintProvider', document.uri, all)).length > 0);
    assert.ok((await vscode.commands.executeCommand('vscode.provideDocumentSemanticTokens', document.uri)).data.length > 0);
  });

  it('renames', async () => {
    const edit = await ask('DocumentRenameProvider', document.uri, place('trials" {'), 'test_rides');
    assert.ok(edit.get(document.uri).length > 0);
  });

  it('opens the page of the element', async () => {
    await vscode.commands.executeCommand('plan.openPane');
    const page = () => vscode.window.tabGroups.all.flatMap(g => g.tabs).find(t => t.input?.viewType?.endsWith('plan.pane'));
    await eventually(() => page()?.label.startsWith('Plan'), 'Opening the page');
  });

  it('checks a plan that has no file yet', async () => {
    const fresh = await vscode.workspace.openTextDocument({ language: 'plan', content: 'tactic "posters" {}\n' });
    await eventually(() => codes(fresh.uri).length > 0, 'Finding something');
  });

  it('shows over an agreement what the plan says now', async () => {
    const folder = vscode.Uri.joinPath(document.uri, '../agreed');
    const write = (name, text) => vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), Buffer.from(text));
    await write('campaign.plan.hcl', 'campaign "spring" {\n  start = "2027-04-01"\n  end   = "2027-06-30"\n}\n');
    await write('plan.lock.hcl', 'version = 1\n\nentry "1" {\n  on   = "2027-01-15"\n  by   = []\n  seal = "sha256:0"\n\n  campaign "spring" {\n    end   = "2027-06-30"\n    start = "2027-03-01"\n  }\n}\n');
    const lock = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'plan.lock.hcl'));
    await vscode.window.showTextDocument(lock);
    const over = lock.positionAt(lock.getText().indexOf('"2027-03-01"') + 3);
    const hover = await eventually(async () => (await ask('HoverProvider', lock.uri, over))[0], 'Showing what was agreed');
    assert.match(hover.contents.map(c => c.value ?? c).join('\n'), /1 March 2027[^]*1 April 2027|changed after it was sealed/);
  });

  it('finds everything again after a restart', async () => {
    await vscode.commands.executeCommand('plan.restartServer');
    await eventually(() => codes(document.uri).includes('unquoted-date'), 'Finding something again');
  });
});

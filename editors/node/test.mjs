// The protocol library under VS Code's client drives the server: initialise, open,
// change, complete, resolve, code action with its edit applied, rename, pull
// diagnostics. NODE_PATH names the folder of vscode-languageserver-protocol.
//   node test.mjs PLAN FILE
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.join(process.env.NODE_PATH, 'x.js'));
const p = require('vscode-languageserver-protocol/node');
const { TextDocument } = require('vscode-languageserver-textdocument');

const [plan, file] = process.argv.slice(2);
const server = spawn(plan, ['lsp', '--as-of', '2027-02-01'], { stdio: ['pipe', 'pipe', 'inherit'] });
const c = p.createProtocolConnection(new p.StreamMessageReader(server.stdout), new p.StreamMessageWriter(server.stdin));
const published = [];
c.onNotification(p.PublishDiagnosticsNotification.type, m => published.push(m));
c.onRequest(p.RegistrationRequest.type, () => {});
c.onRequest(p.ConfigurationRequest.type, ({ items }) => items.map(() => null));
c.onRequest(p.DiagnosticRefreshRequest.type, () => {});
c.listen();

const uri = pathToFileURL(file).href;
let doc = TextDocument.create(uri, 'plan', 1, readFileSync(file, 'utf8'));
const textDocument = { uri };
const placeOf = (text, before = '') => doc.positionAt(doc.getText().indexOf(text) + before.length);

async function change(edits) {
  const text = TextDocument.applyEdits(doc, edits);
  doc = TextDocument.create(uri, 'plan', doc.version + 1, text);
  await c.sendNotification(p.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: doc.version }, contentChanges: [{ text }] });
}

const editsOf = edit => edit.changes?.[uri] ?? edit.documentChanges.filter(d => d.textDocument.uri === uri).flatMap(d => d.edits);

async function codes() {
  const report = await c.sendRequest(p.DocumentDiagnosticRequest.type, { textDocument });
  return report.items.map(d => d.code).sort();
}

const folder = pathToFileURL(path.dirname(file)).href;
const { capabilities } = await c.sendRequest(p.InitializeRequest.type, {
  processId: process.pid, rootUri: folder, workspaceFolders: [{ uri: folder, name: 'test' }],
  capabilities: {
    general: { positionEncodings: ['utf-16'] },
    workspace: { workspaceEdit: { documentChanges: true }, diagnostics: { refreshSupport: true }, configuration: true },
    textDocument: {
      diagnostic: {}, rename: { prepareSupport: true },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
      completion: { completionItem: { snippetSupport: true, resolveSupport: { properties: ['documentation'] } } },
    },
  },
});
await c.sendNotification(p.InitializedNotification.type, {});
await c.sendNotification(p.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'plan', version: 1, text: doc.getText() } });
console.log('findings', (await codes()).join(' '));

const at = placeOf('2027-04-01');
const actions = await c.sendRequest(p.CodeActionRequest.type, { textDocument, range: { start: at, end: at }, context: { diagnostics: [] } });
console.log('apply', actions[0].title);
await change(editsOf(actions[0].edit));
console.log('findings', (await codes()).join(' '));

if (capabilities.completionProvider) {
  await change([{ range: { start: placeOf('end '), end: placeOf('end ') }, newText: 'budg\n  ' }]);
  const list = await c.sendRequest(p.CompletionRequest.type, { textDocument, position: placeOf('budg', 'budg') });
  const item = (list.items ?? list).find(i => i.label.startsWith('budget'));
  assert(item, 'budget is not offered');
  const full = await c.sendRequest(p.CompletionResolveRequest.type, item);
  assert(full.documentation ?? full.detail, 'budget is not explained');
  console.log('complete', full.label);
  await change([{ range: { start: placeOf('budg'), end: placeOf('budg', 'budg\n  ') }, newText: '' }]);
}
if (capabilities.renameProvider) {
  const position = placeOf('"trials"', '"tri');
  const edit = await c.sendRequest(p.RenameRequest.type, { textDocument, position, newName: 'rides' });
  await change(editsOf(edit));
  assert(doc.getText().includes('objective "rides"') && doc.getText().includes('[objective.rides]'), doc.getText());
  console.log('rename rides');
}
assert.equal(published.length, 0, 'findings were sent to a client that asks for them');
await c.sendRequest(p.ShutdownRequest.type);
await c.sendNotification(p.ExitNotification.type);
server.on('exit', code => process.exit(code));

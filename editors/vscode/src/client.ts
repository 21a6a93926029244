// The connection to the server: VS Code's language client, which speaks up only
// in the log. What the user is told, the supervisor decides.
import * as vscode from 'vscode';
import {
  CloseAction, ErrorAction, ExecuteCommandRequest, InlayHintRequest, RevealOutputChannelOn, State, vsdiag,
  type ClientCapabilities, type LanguageClientOptions, type StaticFeature,
} from 'vscode-languageclient';
import { LanguageClient } from 'vscode-languageclient/node';
import type { Program } from './binary';
import { fitting, roomFor, whenRoomChanges } from './room';
import { justShut, shutWithTheirTabs } from './shut';
import { chooseStanding } from './stand';
import type { Session } from './supervisor';
import { commands, type Ask } from './server';

// Connection is a session that answers the server's commands.
export interface Connection extends Session {
  ask: Ask;
}

const openPane = 'plan.openPane';

class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

// What the protocol has no words for: lenses lead to traces, fixes and the page that seals, and hover
// leads to the page beside the plan; findings are shown on hover by the editor itself; what
// it shows besides them is made anew where plans changed on disk.
const ofItself: StaticFeature = {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.experimental = { ...capabilities.experimental as object, commands: { commands: [commands.trace, openPane, 'plan.mendHere', 'plan.sealAgreement'] }, showsFindings: true, hearsReadAnew: true };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

// connect starts the server and waits until it answers.
export async function connect(
  program: Program, log: vscode.LogOutputChannel, ended: () => void, opened: (args: unknown[]) => unknown, anew: () => void,
): Promise<Connection> {
  const server = { command: program.file, args: ['lsp'] };
  const client = new QuietClient('plan', 'Plan', { run: server, debug: server }, options(log, ended, opened));
  client.registerFeature(ofItself);
  client.onNotification('plan/readAnew', anew);
  await client.start();
  const room = whenRoomChanges((document) => client.getFeature(InlayHintRequest.method).getProvider(document)?.onDidChangeInlayHints.fire());
  const shut = shutWithTheirTabs(client);
  const offered = client.initializeResult?.capabilities.executeCommandProvider?.commands ?? [];
  return {
    lacks: Object.values(commands).filter((name) => !offered.includes(name)),
    ask: (command, ...args) => client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args }),
    stop: async () => {
      room.dispose();
      shut.dispose();
      if (client.state === State.Running) {
        await client.stop();
      }
      await client.dispose();
    },
  };
}

function options(log: vscode.LogOutputChannel, ended: () => void, opened: (args: unknown[]) => unknown): LanguageClientOptions {
  const settings = vscode.workspace.getConfiguration('plan');
  return {
    // What was agreed is no plan, and the server says what became of it.
    documentSelector: [{ language: 'plan', scheme: 'file' }, { language: 'plan', scheme: 'untitled' }, { pattern: '**/plan.lock.hcl', scheme: 'file' }],
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: { asOf: settings.get('asOf', ''), profile: settings.get('profile', ''), hints: settings.get('hints'), lenses: settings.get('lenses') },
    synchronize: { configurationSection: 'plan' },
    markdown: { isTrusted: { enabledCommands: [openPane] } },
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        ended();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
    middleware: {
      provideInlayHints: async (document, range, token, next) => {
        const [hints, room] = await Promise.all([next(document, range, token), roomFor(document)]);
        return hints?.flatMap((hint) => {
          const words = fitting(wordsOf(hint.label), room - document.lineAt(hint.position.line).text.length);
          return words ? [Object.assign(hint, { label: words })] : [];
        });
      },
      // The last that is asked about a file that was closed is what was found in it.
      provideDiagnostics: (document, last, token, next) => justShut(document instanceof vscode.Uri ? document : document.uri)
        ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] } : next(document, last, token),
      executeCommand: async (command, args, next) => {
        const narrowed = command === commands.letStand ? await chooseStanding(args as unknown[]) : args as unknown[];
        return command === commands.trace ? opened(args as unknown[]) : narrowed && next(command, narrowed) as Promise<unknown>;
      },
    },
  };
}

const wordsOf = (label: string | vscode.InlayHintLabelPart[]): string => (typeof label === 'string' ? label : label.map(({ value }) => value).join(''));

// Where this machine and this window may have the program.
import * as path from 'node:path';
import * as os from 'node:os';
import * as vscode from 'vscode';
import type { Places } from './binary';
import { probe } from './probe';

export function places(context: vscode.ExtensionContext): Places {
  const windows = process.platform === 'win32';
  const setting = vscode.workspace.getConfiguration('plan').get('server.path', '').trim();
  return {
    setting: setting.replace(/^~(?=$|[/\\])/, os.homedir()),
    bundled: path.join(context.extensionPath, 'bin', windows ? 'plan.exe' : 'plan'),
    path: process.env['PATH'] ?? '',
    trusted: vscode.workspace.isTrusted,
    windows,
    probe,
  };
}

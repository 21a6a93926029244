// Runs the suite beside this file inside the extension host of the VS Code at
// PLAN_VSCODE, with the extension that PLAN_VSIX holds.
import path from 'node:path';
import { folderWith, POSTERS } from '../plans.mjs';
import { start } from '../vscode.mjs';

const vscode = await start({ home: process.env.PLAN_VSCODE, vsix: path.resolve(process.env.PLAN_VSIX), settings: { 'plan.asOf': '2027-02-15' }, driven: true });
let code = 1;
try {
  const page = await vscode.browser.newPage();
  const end = new Promise((resolve, reject) => {
    page.exposeFunction('codeAutomationExit', resolve);
    setTimeout(() => reject(new Error('The suite did not end within two minutes.')), 120_000).unref();
  });
  const chatter = /^(?! |$)/; // the workbench's own lines; mocha's begin with a blank
  await page.exposeFunction('codeAutomationLog', (kind, [line, ...more]) => chatter.test(line) || console.log(line, ...more));
  const payload = [
    ['extensionDevelopmentPath', vscode.remote(vscode.extension)],
    ['extensionTestsPath', vscode.remote(path.join(import.meta.dirname, 'index.cjs'))],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ folder: folderWith({ 'spring.plan.hcl': POSTERS }), payload: JSON.stringify(payload) });
  await page.goto(`${vscode.address}?${query}`);
  code = await end;
} catch (error) {
  console.error(`${error.message}\n${vscode.output().slice(-2000)}`);
} finally {
  await vscode.stop();
}
process.exit(code);

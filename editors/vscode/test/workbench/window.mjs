// What a person does and sees in a window of VS Code.
import { mkdirSync } from 'node:fs';
import path from 'node:path';

const PATIENCE = Number(process.env.PLAN_PATIENCE ?? 180_000); // of a busy machine; what is there is seen at once
const pictures = process.env.PLAN_PICTURES;

export class Window {
  constructor(page) {
    this.page = page;
  }

  // open shows a folder, a workspace file or nothing, and a file in it at a line.
  static async open(vscode, { folder, workspace, file, line, column } = {}) {
    const page = await vscode.browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    const query = new URLSearchParams();
    if (folder) query.set('folder', folder);
    if (workspace) query.set('workspace', workspace);
    if (!folder && !workspace) query.set('ew', 'true');
    const payload = [['skipWelcome', 'true']];
    if (file) {
      const place = line ? `:${line}:${column ?? 1}` : '';
      payload.push(['openFile', vscode.remote(file) + place]);
      if (place) payload.push(['gotoLineMode', 'true']);
    }
    query.set('payload', JSON.stringify(payload));
    await page.goto(`${vscode.address}?${query}`, { waitUntil: 'domcontentloaded' });
    await page.waitForSelector('.monaco-workbench');
    const window = new Window(page);
    if (workspace) await window.folders();
    if (file) await window.editor().first().waitFor();
    return window;
  }

  // folders waits for those of a workspace file. At times the window has read it
  // before it could reach them, and shows none until it is loaded again.
  async folders() {
    const first = this.page.locator('.explorer-folders-view .monaco-list-row').first();
    for (let tries = 0; tries < 3; tries++) {
      if (await first.waitFor({ timeout: 10_000 }).then(() => true, () => false)) return;
      await this.page.reload({ waitUntil: 'domcontentloaded' });
    }
    await first.waitFor();
  }

  close() {
    return this.page.close();
  }

  async picture(name) {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    await this.page.screenshot({ path: path.join(pictures, `${name}.png`) });
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  editor() {
    return this.page.locator('.editor-instance .view-line');
  }

  lineWith(text) {
    return this.page.locator('.editor-instance .view-line', { hasText: text }).first();
  }

  // run chooses a command from the palette by its name, as soon as it is there.
  async run(name) {
    const entry = this.page.locator(`.quick-input-widget .monaco-list-row:is([aria-label="${name}"], [aria-label^="${name},"])`).first();
    const there = async () => {
      await this.press('F1');
      await this.page.locator('.quick-input-widget input').first().fill(`>${name}`);
      return entry.click({ timeout: 3000 }).then(() => true, () => this.press('Escape')); // what is opened meanwhile may close the palette
    };
    await eventually(there, `The command ${name}`);
  }

  // colours chooses a theme.
  async colours(theme) {
    await this.run('Preferences: Color Theme');
    await this.page.locator('.quick-input-widget input').first().fill(theme);
    await this.page.locator('.quick-input-widget .monaco-list-row', { hasText: theme }).first().click();
    await this.page.locator(`.monaco-workbench:is(${theme.startsWith('Light') ? '.vs, .hc-light' : '.vs-dark, .hc-black'})`).waitFor();
  }

  // saveAll saves all files, and waits until that is done.
  async saveAll() {
    await this.run('File: Save All Files');
    await this.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
  }

  // show runs a command until what it shows is there.
  async show(command, shown) {
    const there = async () => {
      await this.run(command);
      return shown.waitFor({ timeout: 5000 }).then(() => true, () => false);
    };
    await eventually(there, command);
  }

  async goTo(line, column = 1) {
    await this.press('Control+g');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.fill(`:${line}:${column}`);
    await this.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  squiggles(severity = 'error') {
    return this.page.locator(`.editor-instance .squiggly-${severity}`);
  }

  problems() {
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  // pane is the page beside the plan.
  pane() {
    return this.page.frameLocator('iframe.webview').last().frameLocator('#active-frame');
  }

  notifications() {
    return this.page.locator('.notification-toast .notification-list-item-message, .notifications-center .notification-list-item-message');
  }

  // status is the item of the status bar that tells about the plan.
  status() {
    return this.page.locator('.statusbar-item[id^="plan-as-code.plan"]').first();
  }

  // checked waits until the server has judged the open file.
  async checked() {
    await this.page.locator('.editor-instance .codelens-decoration a').first().waitFor();
  }
}

// eventually asks until the answer is yes, and says what it was instead.
export async function eventually(question, what, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${what} did not happen within ${patience / 1000} s`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

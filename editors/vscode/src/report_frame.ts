// The document around the report and the pictures.
import { sandbox } from './sandbox';

// The views, by what their buttons say.
export const views = { report: 'Report', timeline: 'Timeline', map: 'Map', journey: 'Journey', money: 'Money' } as const;

export type View = keyof typeof views;

// frame puts pages in place, which bring no scripts, makes links and buttons in them, and says
// what was clicked.
export function frame(nonce: string): string {
  const buttons = Object.entries(views).map(([view, title]) => `<button type="button" data-view="${view}" aria-pressed="false">${title}</button>`).join('');
  const body = `<nav id="views" aria-label="What is shown">${buttons}</nav>
<div id="page"><p class="wait">The page of the campaign appears here, once there is a plan to read.</p></div>`;
  return sandbox({ nonce, title: 'Report', style, body, script });
}

const style = `
html body { background: var(--vscode-editor-background); color: var(--vscode-editor-foreground); padding: 0 1.25rem 2rem; max-width: none; }
#views { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .25rem; margin: 0 -1.25rem; padding: .5rem 1.25rem; background: var(--vscode-editor-background); border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent)); }
#page { max-width: 68rem; margin: .75rem auto 0; }
html body:has(#page.picture) { display: flex; flex-direction: column; height: 100vh; padding-bottom: 0; box-sizing: border-box; }
#page.picture { max-width: none; width: 100%; flex: 1; min-height: 0; overflow: auto; margin-bottom: 0; } /* its bars are in sight */
#page.picture > svg { display: block; width: 100%; height: auto; }
button { font-size: .87rem; padding: .2rem .7rem; }
button[aria-pressed=true] { background: var(--vscode-button-background); color: var(--vscode-button-foreground); border-color: var(--vscode-contrastActiveBorder, var(--edge)); }
td button { display: block; margin: .25rem 0 0; text-align: left; white-space: normal; }
#page a, #page footer a { color: var(--vscode-textLink-foreground); text-decoration: none; cursor: pointer; }
#page a:hover { text-decoration: underline; }
#page h1 a, #page h2 a { color: inherit; }
svg [data-address] { cursor: pointer; }
svg text[data-address]:hover { text-decoration: underline; }
tr.here > * { background: var(--vscode-editor-lineHighlightBackground, transparent); box-shadow: inset 0 1px 0 var(--vscode-focusBorder), inset 0 -1px 0 var(--vscode-focusBorder); }
svg text.here { font-weight: bold; text-decoration: underline; }
html body .pg .bg { fill: var(--vscode-editor-background); }
html body.vscode-high-contrast .mark { background: transparent; color: inherit; outline: 1px solid currentColor; }
html body.vscode-high-contrast .facts, html body.vscode-high-contrast small, html body.vscode-high-contrast caption, html body.vscode-high-contrast .more, html body.vscode-high-contrast footer { color: inherit; }
html body.vscode-high-contrast .pg text { fill: var(--vscode-editor-foreground); stroke: none; }
html body.vscode-high-contrast :is(th, td) { border-color: var(--vscode-contrastBorder, currentColor); }
`;

const script = `
const editor = acquireVsCodeApi();
const holder = document.getElementById('page');
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];
const state = editor.getState() || { view: 'report', scroll: {} };
let css, dark = [], here = '', folder = '';

// paint chooses the colours of the page by the editor's theme, not by the machine's.
function paint() {
  const theme = document.body.dataset.vscodeThemeKind || '';
  const night = theme === 'vscode-dark' || theme === 'vscode-high-contrast';
  document.documentElement.style.colorScheme = night ? 'dark' : 'light';
  for (const { rule, without } of dark) rule.media.mediaText = night ? without : 'not all';
}
new MutationObserver(paint).observe(document.body, { attributes: true, attributeFilter: ['data-vscode-theme-kind'] });

function dress(text) {
  if (text === css) return;
  css = text;
  sheet.replaceSync(text);
  dark = [...sheet.cssRules].filter((rule) => rule.media && rule.media.mediaText.includes('prefers-color-scheme')).map((rule) => ({ rule, without: rule.media.mediaText.replace(/ and \\(prefers-color-scheme: *dark\\)/, '') }));
  paint();
}

// parts are the nodes of a page or a picture; its style is put on apart.
function parts(text) {
  const picture = !text.startsWith('<!DOCTYPE');
  const source = new DOMParser().parseFromString(text, picture ? 'image/svg+xml' : 'text/html');
  const styles = source.querySelector('style');
  dress(styles ? styles.textContent : '');
  for (const foreign of source.querySelectorAll('style, script, footer')) foreign.remove(); // the last says how it is made at a terminal
  holder.className = picture ? 'picture' : '';
  return picture ? [fitted(document.importNode(source.documentElement, true))] : [...source.body.childNodes];
}

// fitted makes a picture as wide as the column, while its smallest letters are between 9 and 15 pixels high.
function fitted(picture) {
  const letters = [...picture.querySelectorAll('text')].map((words) => Number(words.getAttribute('font-size')));
  const across = (high) => picture.viewBox.baseVal.width * high / Math.min(...letters) + 'px';
  picture.style.minWidth = across(9);
  picture.style.maxWidth = across(15);
  return picture;
}

const folderOf = (node) => node.closest('[data-folder]')?.dataset.folder || folder;

// lead makes links of what stands for an element, and buttons of what mends a finding.
function lead(findings) {
  for (const node of holder.querySelectorAll('tr[data-address], tr[data-finding], h1[data-address], h2[data-address]')) {
    const words = node.querySelector('th bdi') || node.querySelector('bdi');
    if (!words || !words.textContent) continue;
    const link = document.createElement('a');
    link.href = '#';
    words.replaceWith(link);
    link.append(words);
  }
  for (const picture of holder.querySelectorAll('svg')) {
    picture.setAttribute('role', 'group');
    for (const words of picture.querySelectorAll('text[data-address]')) {
      words.setAttribute('role', 'link');
      words.setAttribute('tabindex', '0');
    }
  }
  for (const { fingerprint, fixes } of findings) {
    const row = holder.querySelector('tr[data-finding="' + CSS.escape(fingerprint) + '"]');
    const cell = row && row.cells[1];
    if (!cell || fixes.length === 0) continue;
    if (fixes.includes(cell.textContent)) cell.replaceChildren();
    for (const title of fixes.slice(0, 3)) {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.fix = title;
      button.textContent = title;
      cell.append(button);
    }
  }
}

function mark() {
  for (const node of holder.querySelectorAll('.here')) node.classList.remove('here');
  if (!here) return;
  for (const node of holder.querySelectorAll('tr[data-address="' + CSS.escape(here) + '"], text[data-address="' + CSS.escape(here) + '"]')) node.classList.add('here');
}

const upright = () => (holder.className === 'picture' ? holder : document.scrollingElement);
const wide = () => [...holder.querySelectorAll('.wide, figure'), holder];
const focusable = () => [...holder.querySelectorAll('a, button, [tabindex]')];

function show(page, view) {
  const sameView = view === state.view && holder.dataset.filled;
  const across = sameView ? wide().map((node) => node.scrollLeft) : [];
  const focus = sameView ? focusable().indexOf(document.activeElement) : -1;
  const down = sameView ? upright().scrollTop : state.scroll[view] || 0;
  folder = page.folder;
  state.view = view;
  holder.dataset.filled = 'yes';
  holder.replaceChildren(...parts(page.text));
  lead(page.findings);
  mark();
  for (const button of document.querySelectorAll('[data-view]')) button.setAttribute('aria-pressed', String(button.dataset.view === view));
  wide().forEach((node, i) => { if (across[i]) node.scrollLeft = across[i]; });
  if (focus >= 0) focusable()[focus]?.focus({ preventScroll: true });
  upright().scrollTop = down;
  editor.setState(state);
}

window.addEventListener('message', ({ data }) => {
  if (data.here !== undefined) here = data.here;
  if (data.page) show(data.page, data.view); else mark();
});

document.addEventListener('scroll', () => {
  state.scroll[state.view] = upright().scrollTop;
  editor.setState(state);
}, { passive: true, capture: true });

function act(event) {
  const node = event.target;
  const view = node.closest('[data-view]');
  const fix = node.closest('[data-fix]');
  const row = node.closest('[data-finding]');
  const element = node.closest('[data-address]');
  if (view) {
    editor.postMessage({ view: view.dataset.view });
  } else if (fix) {
    editor.postMessage({ finding: row.dataset.finding, fix: fix.dataset.fix });
  } else if (node.closest('a[href^="#"]') && !element && !row) {
    return; // within the page
  } else if (row && node.closest('a')) {
    editor.postMessage({ finding: row.dataset.finding });
  } else if (element && node.closest('a, svg')) {
    editor.postMessage({ open: { address: element.dataset.address, folder: folderOf(element) } });
  } else {
    return;
  }
  event.preventDefault();
}
new ResizeObserver(() => editor.postMessage({ room: Math.floor(document.body.clientWidth - 40) })).observe(document.body);
document.addEventListener('click', act);
document.addEventListener('keydown', (event) => { if (event.key === 'Enter' && event.target.closest('svg')) act(event); });
editor.postMessage({ ready: { view: state.view } });
`;

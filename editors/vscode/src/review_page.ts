// A page to read before something is written, as the editor shows it.
import { render } from './page';
import { sandbox } from './sandbox';

export interface Sheet {
  title: string;
  markdown: string;
  questions: Question[];
  button: string;
  lacks: string; // what is to be done before the button can be pressed; "" for nothing
}

export interface Question {
  legend: string;
  one?: boolean; // at most one of its options
  options: { id: string; label: string; hint?: string; on: boolean }[];
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => escapes[c]!);

// reviewed is a sheet as HTML.
export function reviewed({ markdown, questions, button, lacks }: Sheet): string {
  const fields = questions.map(({ legend, one, options }, i) => `<fieldset><legend>${escape(legend)}</legend>${options.map(({ id, label, hint, on }) =>
    `<label><input type="${one ? 'radio' : 'checkbox'}" name="question-${i}" data-choose="${escape(id)}" id="choose-${escape(id)}"${on ? ' checked' : ''}> <span>${escape(label)}${hint ? ` <small>${escape(hint)}</small>` : ''}</span></label>`).join('')}</fieldset>`).join('');
  const act = button && `<p class="act"><button type="button" id="press"${lacks ? ' aria-disabled="true"' : ''} aria-describedby="lacks">${escape(button)}</button> <span id="lacks">${escape(lacks)}</span></p>`;
  return `${render(markdown)}${fields}${act}`;
}

export function reviewFrame(nonce: string): string {
  return sandbox({ nonce, title: 'Plan', style, body: '<main id="page" aria-live="polite"></main>', script });
}

const style = `
body { padding: 0 1.5rem; line-height: 1.5; max-width: 46rem; margin: 0 auto; }
h1 { font-size: 1.6em; font-weight: 600; margin: 1.25rem 0 .5rem; }
h2 { font-size: 1.1em; font-weight: 600; margin: 1.5rem 0 .25rem; }
ul, ol { padding-left: 1.25rem; margin: .25rem 0; }
li { margin: .2rem 0; }
table { border-collapse: collapse; max-width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, currentColor)); overflow-wrap: anywhere; }
blockquote { margin: .75rem 0; padding: .5rem .9rem; border-left: 3px solid var(--vscode-editorWarning-foreground, var(--vscode-contrastBorder)); background: var(--vscode-textBlockQuote-background, transparent); }
blockquote p { margin: .1rem 0; }
fieldset { border: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, currentColor)); border-radius: 4px; margin: 1.25rem 0 0; padding: .25rem 1rem .75rem; }
legend { font-weight: 600; padding: 0 .35rem; }
label { display: flex; gap: .55rem; align-items: baseline; padding: .2rem 0; cursor: pointer; }
small { color: var(--vscode-descriptionForeground); }
input { accent-color: var(--vscode-button-background); }
.act { position: sticky; bottom: 0; margin: 1.25rem 0 0; padding: .75rem 0; background: var(--vscode-editor-background); border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, currentColor)); display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
button { padding: .35rem 1.1rem; background: var(--vscode-button-background); color: var(--vscode-button-foreground); }
button:hover { background: var(--vscode-button-hoverBackground); }
button[aria-disabled=true] { cursor: default; background: var(--vscode-button-secondaryBackground); color: var(--vscode-button-secondaryForeground); opacity: .75; }
body.vscode-high-contrast small { color: inherit; }
body.vscode-high-contrast button[aria-disabled=true] { opacity: 1; border-style: dashed; }
`;

const script = `
const editor = acquireVsCodeApi();
const page = document.getElementById('page');
window.addEventListener('message', ({ data }) => {
  const focus = document.activeElement && document.activeElement.id;
  page.innerHTML = data.html;
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
});
page.addEventListener('change', ({ target }) => {
  if (!target.dataset.choose) return;
  const others = target.type === 'radio' ? [...target.closest('fieldset').querySelectorAll('input')].filter((one) => one !== target).map((one) => one.dataset.choose) : [];
  editor.postMessage({ choose: target.dataset.choose, on: target.checked, others });
});
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href]');
  if (link) {
    event.preventDefault();
    editor.postMessage({ open: link.getAttribute('href') });
  } else if (event.target.closest('#press:not([aria-disabled=true])')) {
    editor.postMessage({ press: true });
  }
});
editor.postMessage({ ready: true });
`;

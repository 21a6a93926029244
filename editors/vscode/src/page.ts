// A page as the pane shows it.
import MarkdownIt from 'markdown-it';
import { sandbox } from './sandbox';

const markdown = new MarkdownIt({ html: false, linkify: false });

// Links go to places of a plan, or to pages on the web.
markdown.validateLink = (url) => /^(file|https):/i.test(url);

// Pictures would have to come from elsewhere.
markdown.disable('image');

export function render(text: string): string {
  return markdown.render(text);
}

// frame puts pages in place and says what was clicked.
export function frame(nonce: string): string {
  return sandbox({ nonce, title: 'Page', style, body, script });
}

const style = `
body { padding: 0 1.25rem 2rem; line-height: 1.5; max-width: 46rem; }
h1 { font-size: 1.5em; font-weight: 600; margin: 1rem 0 0.25rem; }
h2 { font-size: 1.1em; font-weight: 600; margin: 1.25rem 0 0.25rem; }
ul, ol { padding-left: 1.25rem; }
li { margin: 0.15rem 0; }
pre { background: var(--vscode-textCodeBlock-background); padding: 0.75rem; white-space: pre-wrap; overflow-wrap: anywhere; border-radius: 3px; }
table { border-collapse: collapse; }
th, td { text-align: left; padding: 0.2rem 0.75rem 0.2rem 0; border-bottom: 1px solid var(--vscode-panel-border); }
hr { border: 0; border-top: 1px solid var(--vscode-panel-border); }
blockquote { margin: 0.5rem 0; padding-left: 0.75rem; border-left: 3px solid var(--vscode-panel-border); }
#follow { margin-top: 1rem; }
`;

const body = `<button id="follow" hidden>Follow the cursor again</button>
<main id="page" aria-live="polite"></main>`;

const script = `
const editor = acquireVsCodeApi();
const page = document.getElementById('page');
const follow = document.getElementById('follow');
let key;
window.addEventListener('message', ({ data }) => {
  follow.hidden = !data.pinned;
  page.innerHTML = data.html;
  if (key !== data.key) {
    key = data.key;
    window.scrollTo(0, 0);
  }
});
follow.addEventListener('click', () => editor.postMessage({ follow: true }));
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href]');
  if (link) {
    event.preventDefault();
    editor.postMessage({ open: link.getAttribute('href') });
  }
});
editor.postMessage({ ready: true });
`;

// The document in which a page runs: it loads nothing from outside, and its script is the only
// one that runs.
export function sandbox({ nonce, title, style, body, script }: { nonce: string; title: string; style: string; body: string; script: string }): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}';">
<title>${title}</title>
<style nonce="${nonce}">${common}${style}</style>
</head>
<body>
${body}
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

// Common to all pages: what can be pressed looks like it, also where a theme has no colour for that.
const common = `
body { background: var(--vscode-editor-background); }
body.vscode-dark, body.vscode-high-contrast:not(.vscode-high-contrast-light) { color-scheme: dark; }
a { color: var(--vscode-textLink-foreground); }
code { font-family: var(--vscode-editor-font-family); font-size: .95em; }
pre code { color: inherit; background: none; padding: 0; }
button { --edge: var(--vscode-contrastBorder, var(--vscode-button-border, var(--vscode-panel-border, transparent))); font: inherit; padding: .3rem .8rem; border: 1px solid var(--edge); border-radius: 3px; cursor: pointer; background: var(--vscode-button-secondaryBackground); color: var(--vscode-button-secondaryForeground); }
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
`;

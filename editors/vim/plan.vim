" Findings for *.plan.hcl in Vim with ALE. Put this file into ~/.vim/plugin/. The
" program plan must be on the PATH, or be named by g:plan_executable. Where ALE is
" an optional package, load it first: packadd! ale
autocmd BufRead,BufNewFile *.plan.hcl,plan.lock.hcl set filetype=plan commentstring=#\ %s

function! s:top(buffer) abort
  let l:dir = expand('#' . a:buffer . ':p:h')
  let l:workspace = findfile('workspace.plan.hcl', escape(l:dir, ' ,') . ';')
  return empty(l:workspace) ? l:dir : fnamemodify(l:workspace, ':p:h')
endfunction

try
  call ale#linter#Define('plan', {
  \ 'name': 'plan',
  \ 'lsp': 'stdio',
  \ 'executable': {b -> get(g:, 'plan_executable', 'plan')},
  \ 'command': '%e lsp',
  \ 'project_root': function('s:top'),
  \ 'language': 'plan',
  \})
catch /E117/
  echomsg 'plan: ALE is not loaded, so plans are not checked. Write packadd! ale into your vimrc.'
endtry

" Findings for *.plan.hcl in Vim with ALE. Put this file into ~/.vim/plugin/. The
" program plan must be on the PATH, or be named by g:plan_executable. Where ALE is
" an optional package, load it first: packadd! ale
autocmd BufRead,BufNewFile *.plan.hcl,plan.lock.hcl set filetype=plan commentstring=#\ %s

" Colours by the shape of a line: the server says what is wrong, and Vim has no colours of servers.
function! s:colours() abort
  syntax match planBlock /^\s*\zs\h\w*\ze\%(\s\+"[^"]*"\)\?\s*{/
  syntax match planName /\<\h\w*\ze\s*=[^=>]/
  syntax match planFunction /\<\h\w*\ze(/
  syntax match planNumber /\<\d\+\%(\.\d\+\)\?\>/
  syntax keyword planWord tbd true false null
  syntax region planText start=/"/ skip=/\\"/ end=/"\|$/
  syntax region planRemark start=/#\|\/\// end=/$/
  highlight default link planBlock Keyword
  highlight default link planName Identifier
  highlight default link planFunction Function
  highlight default link planNumber Number
  highlight default link planWord Constant
  highlight default link planText String
  highlight default link planRemark Comment
endfunction
autocmd Syntax plan call s:colours()

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

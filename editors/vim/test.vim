" Prints the findings that ALE shows for the open file.
set nocompatible nomore
set runtimepath+=/usr/share/vim-ale
filetype plugin on
let g:ale_linters_explicit = 1
let g:ale_linters = {'plan': ['plan']}
let g:plan_executable = $PLAN
runtime plugin/ale.vim
execute 'source' fnamemodify(expand('<sfile>'), ':p:h') . '/plan.vim'

function! PlanTest() abort
  doautocmd BufRead
  call ale#Queue(0, 'lint_file')
  let l:start = localtime()
  let l:found = []
  while localtime() - l:start < 10 && empty(l:found)
    sleep 50m
    let l:found = get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', [])
  endwhile
  call writefile(map(copy(l:found), {_, x -> x.lnum . ':' . x.col . ' ' . get(x, 'code', '')}), '/dev/stdout', 'a')
  execute empty(l:found) ? 'cquit!' : 'qall!'
endfunction

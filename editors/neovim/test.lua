-- Prints the findings that Neovim shows for the open file, mends the first thing
-- that can be mended, and prints them again. A failure ends with exit code 1.
local function findings()
  for _, d in ipairs(vim.diagnostic.get(0)) do
    io.stdout:write(string.format('%d:%d %s\n', d.lnum + 1, d.col + 1, d.code))
  end
end

local function arrive(condition, what)
  assert(vim.wait(10000, condition, 20), what)
end

local ok, err = pcall(function()
  arrive(function() return #vim.diagnostic.get(0) > 0 end, 'no findings')
  findings()
  local id = vim.lsp.get_active_clients()[1].id
  local range = { start = { line = 1, character = 12 }, ['end'] = { line = 1, character = 12 } }
  local params = { textDocument = { uri = vim.uri_from_bufnr(0) }, range = range, context = { diagnostics = {} } }
  local reply = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 5000)[id]
  local action = assert(reply and reply.result and reply.result[1], 'no code action')
  io.stdout:write('apply ', action.title, '\n')
  vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(id).offset_encoding)
  arrive(function()
    return not vim.tbl_contains(vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(0)), 'unquoted-date')
  end, 'the finding stays')
  findings()
  vim.api.nvim_win_set_cursor(0, { 1, 11 })
  vim.ui.select = function(items, how, choose)
    for _, item in ipairs(items) do
      if vim.startswith(how.format_item(item), 'Write a goal') then
        return choose(item)
      end
    end
    error('no goal is offered')
  end
  vim.lsp.buf.code_action()
  arrive(function() return vim.api.nvim_get_mode().mode == 's' end, 'nothing is selected to go on with')
  vim.api.nvim_feedkeys('growth', 'x', false)
  io.stdout:write('goes on at ', vim.api.nvim_get_current_line(), '\n')
  vim.cmd('stopinsert')
  local copies = vim.fn.tempname()
  vim.g.plan_browser = { 'sh', '-c', 'cat "$0" >>' .. copies }
  for _, shown in ipairs({ { 'PlanReport', 'Are we on track?' }, { 'PlanReport map', '<svg class="pg"' } }) do
    vim.cmd(shown[1])
    arrive(function()
      return vim.fn.filereadable(copies) == 1 and table.concat(vim.fn.readfile(copies), '\n'):find(shown[2], 1, true)
    end, 'nothing is shown by ' .. shown[1])
  end
  io.stdout:write('report shown\n')
  vim.lsp.stop_client(id)
  arrive(function() return vim.lsp.client_is_stopped(id) end, 'the server does not end')
end)
if not ok then
  io.stderr:write(tostring(err), '\n')
  vim.cmd('cquit 1')
end
vim.cmd('qall!')

-- Findings, fixes and help for *.plan.hcl in Neovim 0.7 or later. Put this file
-- into ~/.config/nvim/plugin/. The program plan must be on the PATH, or be named
-- by vim.g.plan_command, for example { '/opt/plan/plan' }.
local function command()
  local words = vim.g.plan_command or { 'plan' }
  return vim.list_extend(vim.deepcopy(words), { 'lsp' })
end

-- One server for each top folder: where the workspace file lies, else the
-- repository, else the file's own folder.
local clients = {}

local function top(file)
  local dir = vim.fn.fnamemodify(file, ':p:h')
  local upward = vim.fn.escape(dir, ' ,') .. ';' -- a list of paths, which blanks would divide
  for _, mark in ipairs({ 'workspace.plan.hcl', '.git' }) do
    local found = mark == '.git' and vim.fn.finddir(mark, upward) or vim.fn.findfile(mark, upward)
    if found ~= '' then
      return vim.fn.fnamemodify(found, mark == '.git' and ':p:h:h' or ':p:h')
    end
  end
  return dir
end

local function attach(buffer)
  local root = top(vim.api.nvim_buf_get_name(buffer))
  local running = clients[root] and vim.lsp.get_client_by_id(clients[root])
  if not running then
    clients[root] = vim.lsp.start_client({
      name = 'plan',
      cmd = command(),
      root_dir = root,
      workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
      capabilities = vim.lsp.protocol.make_client_capabilities(),
    })
  end
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
end

local group = vim.api.nvim_create_augroup('plan', {})
vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
  group = group,
  pattern = { '*.plan.hcl', 'plan.lock.hcl' },
  callback = function(event)
    vim.bo[event.buf].filetype = 'plan'
    vim.bo[event.buf].commentstring = '# %s'
    attach(event.buf)
  end,
})

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

-- Where a fix leaves something open, the server shows where to go on. It is selected, so that
-- typing puts something in its place.
local function show(_, place, context)
  local client = vim.lsp.get_client_by_id(context.client_id)
  local buffer = vim.uri_to_bufnr(place.uri)
  vim.bo[buffer].buflisted = true
  vim.api.nvim_win_set_buf(0, buffer)
  if place.selection then
    local function move(at, back)
      local line = vim.api.nvim_buf_get_lines(buffer, at.line, at.line + 1, false)[1] or ''
      local column = math.min(at.character, #line)
      if client.offset_encoding ~= 'utf-8' then
        column = vim.str_byteindex(line, column, client.offset_encoding == 'utf-16')
      end
      vim.api.nvim_win_set_cursor(0, { at.line + 1, math.max(column - back, 0) })
    end
    local from, to = place.selection.start, place.selection['end']
    move(from, 0)
    if from.line ~= to.line or from.character ~= to.character then
      vim.cmd('normal! v')
      move(to, 1)
      vim.cmd([[execute "normal! \<C-g>"]]) -- select mode
    end
  end
  return { success = true }
end

local function capabilities()
  local all = vim.lsp.protocol.make_client_capabilities()
  all.window = vim.tbl_extend('force', all.window or {}, { showDocument = { support = true } })
  return all
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
      capabilities = capabilities(),
      handlers = { ['window/showDocument'] = show },
    })
  end
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
end

-- The report of the campaign, or a picture of it, in the browser: :PlanReport,
-- :PlanReport map. The browser is the system's, or vim.g.plan_browser, a command.
local function browse(file)
  if vim.g.plan_browser then
    vim.fn.jobstart(vim.list_extend(vim.deepcopy(vim.g.plan_browser), { file }))
  elseif vim.ui.open then
    vim.ui.open(file)
  else
    vim.fn.jobstart({ vim.fn.has('mac') == 1 and 'open' or 'xdg-open', file }, { detach = true })
  end
end

local function report(view)
  local arguments = { vim.uri_from_bufnr(0), vim.NIL }
  if view ~= '' then
    table.insert(arguments, view)
  end
  vim.lsp.buf_request(0, 'workspace/executeCommand', { command = view == '' and 'plan.report' or 'plan.graph', arguments = arguments }, function(err, page)
    if err or not page then
      vim.notify(err and err.message or 'There is no report of this file.', vim.log.levels.WARN)
      return
    end
    local file = vim.fn.tempname() .. (view == '' and '.html' or '.svg')
    vim.fn.writefile(vim.split(page.text, '\n', { plain = true }), file)
    browse(file)
  end)
end

local views = { 'timeline', 'map', 'journey', 'money' }

local group = vim.api.nvim_create_augroup('plan', {})
vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
  group = group,
  pattern = { '*.plan.hcl', 'plan.lock.hcl' },
  callback = function(event)
    vim.bo[event.buf].filetype = 'plan'
    vim.bo[event.buf].commentstring = '# %s'
    attach(event.buf)
    vim.api.nvim_buf_create_user_command(event.buf, 'PlanReport', function(call) report(call.args) end,
      { nargs = '?', complete = function() return views end, desc = 'Show the report, or a picture, in the browser' })
  end,
})

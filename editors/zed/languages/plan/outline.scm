(config_file
  (body
    (block
      (identifier) @context
      (string_lit)? @name) @item))

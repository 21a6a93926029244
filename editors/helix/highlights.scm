; inherits: hcl
((variable_expr (identifier) @constant.builtin) (#eq? @constant.builtin "tbd"))

(comment) @comment
(body (block (identifier) @keyword))
(block (string_lit) @type)
(attribute (identifier) @property)
(variable_expr (identifier) @type)
((variable_expr (identifier) @constant) (#eq? @constant "tbd"))
(get_attr (identifier) @variable)
(function_call (identifier) @function)
(template_literal) @string
(quoted_template_start) @string
(quoted_template_end) @string
(heredoc_identifier) @punctuation.special
(numeric_lit) @number
(bool_lit) @boolean
(null_lit) @constant
["for" "in" "if" "else"] @keyword
["{" "}" "[" "]" "(" ")"] @punctuation.bracket

package lsp

// ended is not known on Windows without a handle; there the end of the input
// ends the server.
func ended(int) bool { return false }

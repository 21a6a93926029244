// Package lsp is the language server: what plan check finds, and what lang
// knows of a plan, while the plan is being written.
//
// It is no API: it changes with the product, without notice. What others may rely on
// stands in lang/STABILITY.md.
//
// Several goroutines work side by side. The reader takes messages from the client in
// their order and never waits for the client. The session, one goroutine, carries out
// notifications one after another; each leaves behind a new state, which never
// changes. A request is given the state as it was when its turn came, and runs in
// a goroutine of its own. The publisher looks at the newest state whenever
// there is one. The sweep looks at the disk, and has the session read again what
// changed there.
//
// A feature is one line in the table of methods and one function: it is given a
// file and the parameters, asks lang or checks, and translates.
//
// Architecture invariant: lsp is the only room that knows JSON-RPC, URIs and
// UTF-16; it decides nothing about plans.
package lsp

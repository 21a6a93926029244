package main

import (
	"context"
	"io"
	"os"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lsp"
	"github.com/spf13/cobra"
)

func newLSP(io *streams) *cobra.Command {
	var log string
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor: findings, fixes and help while a plan is being written",
		Long: "Speaks the language server protocol on standard input and output. An editor\n" +
			"starts it; there is nothing to configure. It ends with the editor.",
		Example:           "  plan lsp\n  plan lsp --log plan-lsp.log --as-of 2027-02-01",
		Args:              takesNothing,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return io.serve(log) },
	}
	cmd.Flags().StringVar(&log, "log", "", "write what the server does into this `FILE`")
	cmd.Flags().Bool("stdio", true, "speak on standard input and output, which it always does")
	_ = cmd.Flags().MarkHidden("stdio")
	return cmd
}

// serve runs the server until the editor is done with it.
func (s *streams) serve(log string) error {
	opts := lsp.Options{Version: version, AsOf: s.asOf, Rest: new(idleCollector).collect}
	if log != "" {
		f, err := os.OpenFile(log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		if err != nil {
			return exit.Errorf(exit.Usage, "--log: %v", workspace.Cause(err))
		}
		defer f.Close()
		opts.Log = io.Writer(f)
	}
	if code := lsp.Serve(context.Background(), s.in, terminal.Unlogged(s.out), opts); code != 0 {
		return exit.With(code)
	}
	return nil
}

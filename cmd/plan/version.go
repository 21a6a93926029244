package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"runtime"
	"runtime/debug"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/spf13/cobra"
)

// version is that of the release, or with -dev of the one that comes next. It stands in
// the source, so that every way to build the program leads to the same.
var version = "0.1.0-dev"

// build is what there is to know of a program: plan version --format json writes it.
type build struct {
	Format  int    `json:"version"` // of this JSON
	Plan    string `json:"plan"`
	Commit  string `json:"commit,omitempty"` // empty where it was built outside of git
	Changed bool   `json:"changed"`          // it was built from that commit and changes
	Go      string `json:"go"`
	System  string `json:"os"`
	Machine string `json:"arch"`
}

func newVersion(io *streams) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:               "version",
		Short:             "Show the version, the commit and the Go version",
		Example:           "  plan version\n  plan version --format json",
		Args:              takesNothing,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			switch format {
			case "text":
				_, err := fmt.Fprintln(io.out, "plan "+versionLine())
				return err
			case "json":
				text, err := json.MarshalIndent(built(debug.ReadBuildInfo()), "", "  ")
				if err == nil {
					_, err = fmt.Fprintln(io.out, string(text))
				}
				return err
			default:
				return exit.Errorf(exit.Usage, "--format is text or json, not %s", format)
			}
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	completeWords(cmd, "format", "text", "json")
	return cmd
}

// untagged is what Go calls a version between releases, which ends with its commit.
var untagged = regexp.MustCompile(`^v\d+\.\d+\.\d+-(?:.*\.)?\d{14}-([0-9a-f]{12})`)

// built reads what Go has put into the program: of a folder under git the commit, of a
// module its version.
func built(info *debug.BuildInfo, ok bool) build {
	b := build{Format: 1, Plan: version, Go: runtime.Version(), System: runtime.GOOS, Machine: runtime.GOARCH}
	if !ok {
		return b
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value
		case "vcs.modified":
			b.Changed = s.Value == "true"
		}
	}
	if m := untagged.FindStringSubmatch(info.Main.Version); m != nil {
		b.Commit = cmp.Or(b.Commit, m[1])
	}
	return b
}

func versionLine() string {
	b := built(debug.ReadBuildInfo())
	commit := cmp.Or(b.Commit, "unknown")
	if b.Changed {
		commit += " with changes"
	}
	return fmt.Sprintf("%s, commit %s, %s %s/%s", b.Plan, commit, b.Go, b.System, b.Machine)
}

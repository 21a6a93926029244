package main

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/spf13/cobra"
)

// agreeCommand is one call of plan agree.
type agreeCommand struct {
	*streams
	by      []string
	on      string
	dryRun  bool
	despite bool // errors
	open    bool // what is to be decided stays so
}

func newAgree(io *streams) *cobra.Command {
	c := &agreeCommand{streams: io}
	cmd := &cobra.Command{
		Use:   "agree [FOLDER]",
		Short: "Seal what was agreed for a campaign, or what was approved since",
		Long: "Writes plan.lock.hcl beside the campaign in FOLDER, or in the folder it is called\n" +
			"in: who agreed, when, and what to. From then on, every change of what was agreed\n" +
			"is a finding until an approved amendment allows it; called again, plan agree\n" +
			"seals those changes with their amendments, and refuses while one is not covered.\n" +
			"It also refuses while the plan has errors, by the rules of the workspace's\n" +
			"profile on that day, and while something of what is agreed is to be decided\n" +
			"that was not sealed as open.",
		Example: "  plan agree --dry-run campaigns/spring\n  plan agree --by person.ana,discipline.pr --on 2027-02-01 campaigns/spring",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return exit.Errorf(exit.Usage, "agree takes the folder of one campaign")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return c.run(append(args, ".")[0]) },
	}
	f := cmd.Flags()
	f.StringSliceVar(&c.by, "by", nil, "who agrees: `ADDRESSES` of people, parties and disciplines, separated by commas (default the campaign's sponsor)")
	f.StringVar(&c.on, "on", "", "the `DAY` on which it was agreed, YYYY-MM-DD (default today)")
	f.BoolVar(&c.dryRun, "dry-run", false, "show what would be sealed, and write nothing")
	f.BoolVar(&c.despite, "despite-errors", false, "seal the plan though it has errors, which the agreement then says")
	f.BoolVar(&c.open, "except-tbd", false, "seal what is to be decided as open; the sponsor decides it later")
	_ = cmd.RegisterFlagCompletionFunc("by", completeSigners)
	return cmd
}

func (c *agreeCommand) run(folder string) error {
	on, err := c.agreedOn()
	if err != nil {
		return err
	}
	d, err := workspace.NewDisk()
	if err != nil {
		return err
	}
	workspaces, err := d.Open([]string{folder})
	if err != nil {
		return err
	}
	w, p, err := campaignIn(folder, workspaces, d.Cwd)
	if err != nil {
		return err
	}
	if lock := agreement.LockOf(p); lock != nil && lock.Problem != nil {
		return exit.Errorf(exit.Undecided, "%s", w.LockProblem(d.Cwd, lock.Problem))
	}
	by, err := signers(p, trimmed(c.by))
	if err != nil {
		return err
	}
	found := checks.Run(w.Snapshot, book.Rules, checks.Options{AsOf: on})
	how := checks.Signing{By: by, On: on, Errors: found.ErrorsIn(p), Despite: c.despite, Open: c.open}
	return c.seal(d, w, checks.Seal(found.Index(), p, how), by, on)
}

// agreedOn is the day that --on says, else that of which is judged.
func (c *agreeCommand) agreedOn() (lang.Date, error) {
	if c.on == "" {
		return c.day()
	}
	on, ok := lang.ParseDate(c.on)
	if !ok {
		return 0, exit.Errorf(exit.Usage, "--on is a day written like 2027-04-30, not %s", c.on)
	}
	return on, nil
}

// seal writes what is sealed, unless that is only to be shown, and says so.
func (c *agreeCommand) seal(d *workspace.Disk, w *workspace.Workspace, s *checks.Sealing, by []lang.Element, on lang.Date) error {
	text := report.Sealing(s, by, on, true, func(r checks.Refusal) string {
		return fmt.Sprintf("%s:%d", w.Display(d.Cwd, r.At.Filename), r.At.Start.Line)
	})
	added := ""
	name := path.Join(s.Plan.Folder, discovery.LockFile)
	where := w.Display(d.Cwd, name)
	var err error
	switch {
	case len(s.Refusals) > 0:
		err = exit.With(exit.Found)
	case s.Entry.Empty():
	case c.dryRun:
		added = strings.TrimLeft(string(s.Text[len(s.Plan.Lock.Bytes()):]), "\n")
		text += fmt.Sprintf("\n%s would say:\n\n", where)
	default:
		if err := writeLock(w.Path(name), s); err != nil {
			return err
		}
		text += fmt.Sprintf("It is sealed in %s. Commit that file: it is what the plan is held against.\n", where)
	}
	_, unwritten := fmt.Fprint(c.out, terminal.Wrapped(terminal.Clean(text), c.width()), terminal.Clean(added))
	return errors.Join(err, unwritten)
}

func writeLock(file string, s *checks.Sealing) error {
	if s.Plan.Lock == nil {
		return workspace.CreateFile(file, s.Text)
	}
	return workspace.ReplaceFile(file, s.Plan.Lock.Src, s.Text)
}

// campaignIn is the campaign in a folder, or the only one below it.
func campaignIn(folder string, workspaces []*workspace.Workspace, cwd string) (*workspace.Workspace, *lang.Plan, error) {
	var found []*lang.Plan
	var folders []string
	var in *workspace.Workspace
	for _, w := range workspaces {
		for _, p := range w.Snapshot.Plans() {
			if p.Campaign == nil || !w.Wants(path.Join(p.Folder, discovery.LockFile)) {
				continue
			}
			if workspace.SameFolder(w.Path(p.Folder), folder) {
				return w, p, nil
			}
			found, folders, in = append(found, p), append(folders, w.Display(cwd, p.Folder)), w
		}
	}
	switch len(found) {
	case 0:
		return nil, nil, exit.Errorf(exit.Undecided, "there is no campaign in %s; plan agree takes the folder of one", folderNamed(folder))
	case 1:
		return in, found[0], nil
	}
	return nil, nil, exit.Errorf(exit.Usage, "there are %d campaigns below %s; name the folder of one: %s", len(found), folderNamed(folder), prose.Either(folders))
}

func folderNamed(folder string) string {
	if folder == "." {
		return "this folder"
	}
	return folder
}

// signing are the kinds of elements that can agree.
var signing = []string{"person", "party", "discipline"}

// signers are those who agree: the elements at the addresses, or the campaign's
// sponsor where none are given.
func signers(p *lang.Plan, addresses []string) ([]lang.Element, error) {
	if len(addresses) == 0 {
		if s := p.Sponsor(); s.Known() {
			return []lang.Element{s.To}, nil
		}
		return nil, exit.Errorf(exit.Usage, "who agrees? the %s has no sponsor; name somebody with --by person.NAME", p.Campaign)
	}
	var list []lang.Element
	for _, address := range addresses {
		kind, name, _ := strings.Cut(address, ".")
		e := p.Lookup(kind, name)
		if e == nil && p.Unclear() {
			return nil, exit.Errorf(exit.Undecided, "--by: there is no %s in what can be read of this plan (%s)%s", address, checkSaysWhere, near(p, address))
		}
		if e == nil || !slices.Contains(signing, kind) {
			return nil, exit.Errorf(exit.Usage, "--by: there is no person, party or discipline %s%s", address, near(p, address))
		}
		if !slices.Contains(list, e) {
			list = append(list, e)
		}
	}
	return list, nil
}

// near proposes who was probably meant.
func near(p *lang.Plan, address string) string {
	var known []string
	p.InScope(func(p *lang.Plan) {
		for _, e := range p.All {
			if slices.Contains(signing, e.Kind().Name) {
				known = append(known, e.Address())
			}
		}
	})
	if i := slices.IndexFunc(known, func(k string) bool { return strings.HasSuffix(k, "."+address) }); i >= 0 {
		return "; did you mean " + known[i] + "?"
	}
	if meant := prose.Nearest(address, known); meant != "" {
		return "; did you mean " + meant + "?"
	}
	return ""
}

package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/plan-as-code/plan/lang/discovery"
)

// The example plans of the repository: one that is aligned, in a workspace with
// people, disciplines and metrics that campaigns share, and two as teams write
// them down at first.
const (
	shared  = "testdata/plans/spring-subscriptions"
	aligned = shared + "/spring"
)

var asFound = []string{"testdata/plans/react-gtm-kit-launch", "testdata/plans/operator-control-center"}

// What the language has besides what the example plans say: for the workspace's own file, for
// each aligned campaign, and for one within every fifth of these.
var (
	//go:embed more_workspace.hcl
	moreWorkspace []byte
	//go:embed more_campaign.hcl
	moreCampaign []byte
	//go:embed more_pilot.hcl
	morePilot []byte
)

// corpus is a workspace in which the example plans stand many times, every fifth
// campaign as it was found.
type corpus struct {
	dir         string
	files, size int // of all its plan files, in bytes
}

func newCorpus(files int) (*corpus, error) {
	dir, err := os.MkdirTemp("", "planbench-")
	if err != nil {
		return nil, err
	}
	c := &corpus{dir: dir}
	own, err := os.ReadFile(filepath.Join(shared, discovery.WorkspaceFile))
	if err != nil {
		return nil, err
	}
	own = bytes.Replace(own, []byte("workspace {"), []byte("workspace {\n  title    = \"Uferrad and its lake\"\n  note     = \"Since 2019.\""), 1)
	if err := c.write(discovery.WorkspaceFile, slices.Concat(own, []byte("\n"), moreWorkspace), 0); err != nil {
		return nil, err
	}
	for n := 0; c.files < files; n++ {
		plan := aligned
		if n%5 == 4 {
			plan = asFound[n/5%len(asFound)]
		}
		if err := c.addCampaign(plan, n); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c *corpus) addCampaign(plan string, n int) error {
	names, err := filepath.Glob(filepath.Join(plan, "*"+discovery.Suffix))
	if err != nil || len(names) == 0 {
		return fmt.Errorf("no plans in %s: run this in the repository's folder (%v)", plan, err)
	}
	folder := fmt.Sprintf("campaign_%04d", n)
	if err := os.Mkdir(filepath.Join(c.dir, folder), 0o755); err != nil {
		return err
	}
	for _, name := range names {
		if err := c.copy(name, filepath.Join(folder, filepath.Base(name)), n); err != nil {
			return err
		}
	}
	if plan != aligned {
		return nil
	}
	if err := c.write(filepath.Join(folder, "more"+discovery.Suffix), moreCampaign, n); err != nil || n%5 > 0 {
		return err
	}
	return c.write(filepath.Join(folder, "pilot", "pilot"+discovery.Suffix), morePilot, n)
}

var campaignName = regexp.MustCompile(`(?m)^campaign "\w+`)

// copy copies a file.
func (c *corpus) copy(from, to string, n int) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return c.write(to, text, n)
}

// write adds a file; the campaign in it gets a number, so that all are called differently.
func (c *corpus) write(to string, text []byte, n int) error {
	text = campaignName.ReplaceAll(text, fmt.Appendf(nil, "${0}_%d", n))
	c.files, c.size = c.files+1, c.size+len(text)
	to = filepath.Join(c.dir, to)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o644)
}

func (c *corpus) remove() { os.RemoveAll(c.dir) }

// edited is the file that is edited, of an aligned campaign.
const edited = "campaign_0003/content" + discovery.Suffix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"

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
	if err := c.copy(filepath.Join(shared, discovery.WorkspaceFile), discovery.WorkspaceFile, 0); err != nil {
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
	return nil
}

var campaignName = regexp.MustCompile(`(?m)^campaign "\w+`)

// copy copies a file; the campaign in it gets a number, so that all are called
// differently.
func (c *corpus) copy(from, to string, n int) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	text = campaignName.ReplaceAll(text, fmt.Appendf(nil, "${0}_%d", n))
	c.files, c.size = c.files+1, c.size+len(text)
	return os.WriteFile(filepath.Join(c.dir, to), text, 0o644)
}

func (c *corpus) remove() { os.RemoveAll(c.dir) }

// edited is the file that is edited, of an aligned campaign.
const edited = "campaign_0003/content" + discovery.Suffix

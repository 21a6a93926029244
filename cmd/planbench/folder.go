package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/plan-as-code/plan/checks/report/score"
	"github.com/plan-as-code/plan/checks/report/status"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
)

// oneFolder prints how the check of one campaign grows with its tactics, which
// stand in one folder and meet each other in audience, channel and time.
func oneFolder() error {
	fmt.Printf("%-34s %12s %12s\n", "one campaign, in process", "check", "a tactic")
	for _, tactics := range []int{1_000, 10_000} {
		dir, err := writeCampaign(tactics)
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		var times []time.Duration
		for range 3 {
			start := time.Now()
			if _, _, err := wholeCheck(dir); err != nil {
				return err
			}
			times = append(times, time.Since(start))
		}
		took := median(times)
		fmt.Printf("%-34s %12s %12s\n", fmt.Sprintf("%d tactics in one folder", tactics), round(took), (took / time.Duration(tactics)).Round(time.Microsecond))
	}
	return nil
}

// onePage prints what the page for those who pay takes beyond the check, and how large it is, and
// what the score takes.
func onePage() error {
	fmt.Printf("%-34s %12s %12s %12s %12s\n", "one page, in process", "check", "the page", "size", "the score")
	for _, tactics := range []int{12, 100, 500} {
		dir, err := writeCampaign(tactics)
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		var checked, written, scored []time.Duration
		size := 0
		for range 9 {
			start := time.Now()
			s, result, err := wholeCheck(dir)
			if err != nil {
				return err
			}
			checked = append(checked, time.Since(start))
			start = time.Now()
			page, err := status.PageOf(status.Source{Snapshot: s, Result: result, Wants: func(string) bool { return true }}).HTML(context.Background())
			if err != nil {
				return err
			}
			written, size = append(written, time.Since(start)), len(page)
			start = time.Now()
			score.Read(s).Of(func(*lang.Plan) bool { return true })
			scored = append(scored, time.Since(start))
		}
		fmt.Printf("%-34s %12s %12s %9d KB %12s\n", fmt.Sprintf("%d tactics", tactics), round(median(checked)), round(median(written)), size/1000, round(median(scored)))
	}
	return nil
}

const manyTactics = `campaign "many" {
  start = "2027-01-01"
  end   = "2027-12-31"
}

discipline "pr" {}
audience "readers" {}
metric "visits" {}

objective "read" {
  statement = "Twice as many people read it."
  audience  = audience.readers
  metric    = metric.visits
  by        = "2027-12-01"
}
`

// writeCampaign writes a campaign with many tactics, a hundred in each file.
func writeCampaign(tactics int) (dir string, err error) {
	if dir, err = os.MkdirTemp("", "planbench-"); err != nil {
		return "", err
	}
	text := []string{manyTactics}
	for i := range tactics {
		text = append(text, fmt.Sprintf(`
tactic "number_%d" {
  title      = "Number %d"
  discipline = discipline.pr
  serves     = [objective.read]
  audiences  = [audience.readers]
  channel    = "channel %d"
  start      = "2027-%02d-01"
  end        = "2027-%02d-25"
}
`, i, i, i%20, i%12+1, i%12+1))
		if len(text) == 100 || i == tactics-1 {
			name := filepath.Join(dir, fmt.Sprintf("part_%05d%s", i, discovery.Suffix))
			if err := os.WriteFile(name, []byte(strings.Join(text, "")), 0o644); err != nil {
				return dir, err
			}
			text = nil
		}
	}
	return dir, nil
}

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/plan-as-code/plan/cmd/plan/internal/files"
)

// The calendar of any plan of the tests says to another program what it says to this one: the
// same entries, with the same titles and days.
func TestCalendarsInOtherHands(t *testing.T) {
	events := 0
	for _, plan := range glob(t, "../../testdata/plans/*") {
		plan, _ = filepath.Abs(plan)
		t.Run(filepath.Base(plan), func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.CopyFS(".", os.DirFS(plan)); err != nil {
				t.Fatal(err)
			}
			out, stderr, code := planCommand(t, "", "export", "--format", "ics", "--as-of", "2027-03-01")
			if strings.Contains(stderr, "nothing of it has a day") {
				return
			}
			if code != 0 {
				t.Fatal(stderr)
			}
			theirs, err := ics.ParseCalendar(strings.NewReader(out))
			if err != nil {
				t.Fatal(err)
			}
			ours := map[string][]string{} // title and days, by what it is
			all, err := files.Read("a.ics", []byte(out), files.Options{})
			if err != nil && len(theirs.Events()) > 0 {
				t.Fatal(err)
			}
			for _, one := range all {
				for _, row := range one.Grid[1:] {
					ours[row[0]] = row[1:]
				}
			}
			for _, e := range theirs.Events() {
				events++
				first, err := e.GetAllDayStartAt()
				if err != nil {
					t.Error(e.Id(), err)
				}
				title := ics.FromText(e.GetProperty(ics.ComponentPropertySummary).Value)
				row := ours[e.Id()]
				if len(row) < 2 || row[0] != title || row[1] != first.Format("2006-01-02") {
					t.Errorf("%s is %q on %s there, and here %q", e.Id(), title, first, row)
				}
				if end, err := e.GetAllDayEndAt(); err == nil && len(row) > 2 && row[2] != "" && row[2] != end.AddDate(0, 0, -1).Format("2006-01-02") {
					t.Errorf("%s ends before %s there, and on %s here", e.Id(), end, row[2])
				}
			}
		})
	}
	if events < 20 {
		t.Errorf("only %d entries were read", events)
	}
}

package agreement

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

const longLock = `version = 1

entry "1" {
  by = [person.ana]

  tactic "tour" {
    budget       = 3
    contribution = [{ expected = 300, metric = metric.rides }]
  }

  tactic "guide" {
    budget = 1
  }
}

entry "2" {
  by         = [person.ana, discipline.pr]
  amendments = {
    cheaper = "sha256:00"
  }
  moves = {
    "tactic.tour" = "tactic.city"
    "tactic.city" = "tactic.town"
  }
  drops        = [tactic.guide]
  consequences = [objective.trials]

  tactic "town" {
    budget = 2
  }

  tactic "tour" {
    budget = 9
  }
}

entry "3" {
  moves = {
    "tactic.town" = "tactic.village"
  }

  tactic "village" {
    budget = 4
  }

  tactic "guide" {
    budget = 5
  }
}
`

// An element is followed through its names, and none of those that took one of these
// names later, or had one before, is taken for it.
func TestCourse(t *testing.T) {
	l := Read("plan.lock.hcl", []byte(longLock))
	for _, c := range []struct {
		entry   int
		address string
		want    string
	}{
		{1, "tactic.tour", "1:3 2:2 3:4 tactic.village"},
		{2, "tactic.town", "1:3 2:2 3:4 tactic.village"},
		{3, "tactic.village", "1:3 2:2 3:4 tactic.village"},
		{2, "tactic.tour", "2:9 tactic.tour"},
		{1, "tactic.guide", "1:1 tactic.guide dropped by 2"},
		{3, "tactic.guide", "3:5 tactic.guide"},
	} {
		course := l.Course(c.entry-1, c.address)
		got := ""
		for _, h := range course.Holdings {
			got += fmt.Sprintf("%d:%s ", h.Entry.Number, h.Element.Values["budget"])
		}
		got += course.Last
		if course.Dropped != nil {
			got += fmt.Sprintf(" dropped by %d", course.Dropped.Number)
		}
		if got != c.want {
			t.Errorf("%s of entry %d: %s, want %s", c.address, c.entry, got, c.want)
		}
	}
}

// What an entry says of itself is what differs from the entries before.
func TestChangesOfAnEntry(t *testing.T) {
	l := Read("plan.lock.hcl", []byte(longLock))
	for i, want := range []string{"", "~tactic.town budget 3 2, ~tactic.town contribution [{ expected = 300, metric = metric.rides }] , +tactic.tour, -tactic.guide", "~tactic.village budget 2 4, +tactic.guide"} {
		var list []string
		for _, c := range l.Changes(i) {
			sign := map[DifferenceKind]string{Added: "+", Changed: "~", Dropped: "-"}[c.Kind]
			for _, v := range c.Changes {
				list = append(list, sign+c.Address+" "+v.Attr+" "+v.Was+" "+v.Is)
			}
			if len(c.Changes) == 0 {
				list = append(list, sign+c.Address)
			}
		}
		if got := strings.Join(list, ", "); got != want {
			t.Errorf("entry %d: %s, want %s", i+1, got, want)
		}
	}
}

// Every address of a lock is found at each of its bytes, and what is found at a byte
// stands there.
func TestPlacesOfALock(t *testing.T) {
	l := Read("plan.lock.hcl", []byte(longLock))
	addresses := regexp.MustCompile(`\b(person|discipline|tactic|objective|metric)\.[a-z]+\b`).FindAllStringIndex(longLock, -1)
	if len(addresses) != 12 {
		t.Fatalf("%d addresses", len(addresses))
	}
	for _, at := range addresses {
		want := longLock[at[0]:at[1]]
		for offset := at[0]; offset <= at[1]; offset++ {
			if p := l.At(offset); p == nil || p.Address != want {
				t.Errorf("%s at %d: %+v", want, offset, p)
			}
		}
		before := strings.HasPrefix(longLock[at[1]:], `" = `)
		if p := l.At(at[0]); p.Before != before {
			t.Errorf("%s was given up: %v", want, p.Before)
		}
	}
	if p := l.At(strings.Index(longLock, "cheaper")); p.Address != "amendment.cheaper" {
		t.Errorf("%+v", p)
	}
	for offset := range len(longLock) + 1 {
		p := l.At(offset)
		line := longLock[strings.LastIndex(longLock[:offset], "\n")+1:]
		line, _, _ = strings.Cut(line, "\n")
		switch {
		case p == nil:
			if strings.Contains(line, "budget") && offset < len(longLock) && longLock[offset] > ' ' {
				t.Errorf("nothing at %d: %s", offset, line)
			}
		case !touches(p.At, offset):
			t.Errorf("%d: %v", offset, p.At)
		case p.Attr != "" && !strings.Contains(line, p.Attr):
			t.Errorf("%s at %s", p.Attr, line)
		}
	}
	if p := Read("plan.lock.hcl", []byte("version = ")).At(3); p != nil {
		t.Errorf("%+v in what cannot be read", p)
	}
}

package strategy

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var messageOutOfPhase = &checks.Rule{
	ID: "message-out-of-phase", Severity: lang.Warning, Tier: checks.Recommended, Needs: checks.Text, Fixable: true,
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if runs, state := t.Running(); state == lang.Known {
				checkSaid(p, t, runs)
			}
		}
	},
}

// checkSaid holds the messages of a tactic against the days on which it runs. One that is
// said in some of its phases only leaves the others to the other messages.
func checkSaid(p *checks.Pass, t *lang.Tactic, runs []lang.Stretch) {
	silent := runs // the days of which no message is said
	if t.Carries.State == lang.Unknown {
		silent = nil
	}
	said := make([][]lang.Stretch, len(t.Carries.Items)) // when each is; nil: at any time
	for i := range t.Carries.Items {
		if said[i] = saidIn(t.Carries.Items[i].To); said[i] == nil {
			silent = nil
		}
		silent = lang.Without(silent, said[i])
	}
	last := -1 // the message that is said last, of which the tactic runs on
	for i := range said {
		at, m := t.Carries.Items[i].Range(), t.Carries.Items[i].To
		switch {
		case said[i] == nil:
		case days(lang.Without(runs, said[i])) == days(runs):
			f := p.Report(t, at, "The %s carries the %s, which is said in %s only, and runs %s.", t, m, prose.Names(phasesOf(m)), span(runs))
			mendSaid(f, t, m)
		case last < 0 || ends(said[i]) > ends(said[last]):
			last = i
		}
	}
	if last >= 0 && len(silent) > 0 {
		m := t.Carries.Items[last].To
		f := p.Report(t, t.Carries.Items[last].Range(), "The %s carries the %s, which is said in %s only, and has nothing to say on %s of its days, from %s on.",
			t, m, prose.Names(phasesOf(m)), prose.Digits(float64(days(silent))), silent[0].First)
		mendSaid(f, t, m)
	}
}

// ends is the last day of stretches.
func ends(list []lang.Stretch) (last lang.Date) {
	for i, s := range list {
		if i == 0 || s.Last > last {
			last = s.Last
		}
	}
	return last
}

// saidIn are the stretches of time in which a message is said; nil where that is any, or not known.
func saidIn(m *lang.Message) []lang.Stretch {
	if !m.Phases.Known() {
		return nil
	}
	var list []lang.Stretch
	for _, ph := range phasesOf(m) {
		s, known := ph.Stretch()
		if !known {
			return nil
		}
		list = append(list, s)
	}
	return list
}

func phasesOf(m *lang.Message) []*lang.Phase {
	var list []*lang.Phase
	for i := range m.Phases.Items {
		list = append(list, m.Phases.Items[i].To)
	}
	return list
}

func days(list []lang.Stretch) (n int) {
	for _, s := range list {
		n += s.Days()
	}
	return n
}

// span says from when to when stretches in order are.
func span(list []lang.Stretch) string {
	return "from " + list[0].First.String() + " to " + list[len(list)-1].Last.String()
}

func mendSaid(f *checks.Finding, t *lang.Tactic, m *lang.Message) {
	f.Detail = m.Address()
	f.See(m.Phases.Range(), "It says here when it is said.")
	var missing []*lang.Phase
	var edits []syntax.Edit
	var names []string
	for i := range t.Phases.Items {
		ph := t.Phases.Items[i].To
		if m.Phases.Has(ph) {
			continue
		}
		if m.Plan().Lookup("phase", ph.Name()) != lang.Element(ph) {
			missing = nil
			break
		}
		missing, names = append(missing, ph), append(names, lang.Reference(ph))
	}
	if len(missing) > 0 {
		edits = m.Plan().AddToList(m, "phases", names...)
	}
	if len(edits) == 0 {
		f.AddFix("Let the tactic run when its message is said, or carry another one on the other days")
		return
	}
	f.AddFix("Let it be said in "+prose.Names(missing)+" as well", edits...)
	f.AddFix("Carry another message then")
}

package objectives

import (
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var numberSaidOtherwise = &checks.Rule{
	ID: "number-said-otherwise", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, o := range p.Objectives {
			if o.Broken() || !o.Metric.Known() {
				continue
			}
			reportOtherNumber(p, o, "statement", &o.Statement)
			reportOtherNumber(p, o, "note", &o.Note)
		}
	},
}

// reportOtherNumber is about the first number that a text of an objective has for a day for which
// the objective has another.
func reportOtherNumber(p *checks.Pass, o *lang.Objective, attr string, text *lang.Text) {
	if !text.Known() {
		return
	}
	read := 0
	for {
		m := numberByDay.Find(text.V[read:])
		if m == nil {
			return
		}
		start := read + strings.Index(text.V[read:], m[0])
		read = start + len(m[0])
		n, ok := numberIn(m[1])
		if !ok || isOfBefore(text.V[:start]) || !isOfMetric(m[2], o) {
			continue
		}
		mark, day := otherMark(o, n, m[3])
		if mark == nil {
			continue
		}
		f := p.Report(o, text.Range(), "The %s is to have %s by %s, and its %s says %s.", o, prose.Digits(mark.V), day, attr, prose.Digits(n))
		f.Detail = attr
		f.See(mark.Range(), "The number is another here.")
		f.AddFix("Agree on one of the two, and write it in both places")
		return
	}
}

// numberByDay is a number, what it counts, and a day by which it is to be reached.
var numberByDay = prose.WordingOf(`(?i)(?:^|[\s(:$€£])(\d[\d.,]*)([^\d.,;:()]{0,30}?) (?:by|until|bis(?: zum)?|d['’]ici(?: le| au)?|jusqu['’]au|hasta el|para el) ` +
	`(\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th|er)?\.? (?:of |de )?\pL{3,}\.?(?: (?:de )?\d{4})?|\pL{3,}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)`)

// numberIn is a number as people write it, with signs between thousands.
func numberIn(text string) (n float64, ok bool) {
	text = strings.TrimRight(text, ".,")
	if whole := strings.NewReplacer(".", "", ",", "").Replace(text); thousands().MatchString(text) {
		text = whole
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", "."), 64)
	return n, err == nil
}

var thousands = prose.Pattern(`^[1-9]\d{0,2}(?:,\d{3}|\.\d{3})+$`)

// isOfBefore reports that what stands before a number in its sentence says that it is of an
// earlier time.
func isOfBefore(text string) bool {
	if i := max(strings.LastIndex(text, ". "), strings.LastIndexAny(text, ";\n")); i >= 0 {
		text = text[i+1:]
	}
	return earlier.In(prose.Normalise(text))
}

var earlier = prose.WordingOf(`\b(?:last|previous|prior) (?:year|season|time|campaign)\b|\b(?:vorjahr\w*|letzte[ns]? (?:jahr|mal)|an(?:née)? (?:dernier|passée|précédente)|año (?:pasado|anterior))\b`)

// isOfMetric reports that nothing stands behind a number, or what its objective counts.
func isOfMetric(counted string, o *lang.Objective) bool {
	m := o.Metric.To
	called := " " + prose.Normalise(m.Name()+" "+m.Title.V+" "+m.Unit.V) + " "
	if strings.Contains(counted, "%") && !strings.Contains(m.Unit.V, "%") && !strings.Contains(called, " percent ") {
		return false
	}
	for w := range strings.FieldsSeq(prose.Normalise(counted)) {
		if !strings.Contains(called, " "+w+" ") {
			return false
		}
	}
	return true
}

// otherMark is what an objective promises for the day that a text says, where that is known and
// another number; nil elsewhere. A text that says no year means the one of the promise.
func otherMark(o *lang.Objective, n float64, day string) (mark *lang.Number, on lang.Date) {
	says := func(on *lang.Day) bool {
		if !on.Known() {
			return false
		}
		iso, ok := syntax.ReadDate(day)
		if !ok {
			iso, ok = syntax.ReadDate(day + " " + on.V.ISO()[:4])
		}
		return ok && iso == on.V.ISO()
	}
	for i := range o.Steps {
		if s := &o.Steps[i]; says(&s.By) {
			if !s.Target.Known() || s.Target.V == n {
				return nil, 0
			}
			return &s.Target, s.By.V
		}
	}
	due := o.Due()
	if !says(due) || !o.Target.Known() || o.Target.V == n || o.Stretch.State == lang.Unknown || o.Stretch.V == n {
		return nil, 0
	}
	return &o.Target, due.V
}

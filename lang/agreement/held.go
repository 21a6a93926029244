package agreement

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// Edition is the newest edition of agreements: the marks of the language's table say from
// which one on something is sealed. An entry is judged by the edition that it was written
// in, so that what is sealed since then breaks no agreement of before.
var Edition = newestEdition()

// effectiveFrom is the edition from which on a campaign is sealed with the sponsor and the
// currency that it has from above, and with the names of the campaigns below it.
const effectiveFrom = 2

// derivedFrom is the edition from which on values are sealed that follow from the rest of the
// plan: who agreed to an objective by a playback, and what a commitment does not say itself.
const derivedFrom = 3

func newestEdition() int {
	newest := 1
	for _, k := range lang.Kinds() {
		newest = max(newest, k.UsedFrom)
		for _, a := range k.Attrs {
			newest = max(newest, a.Sealed, a.Behind)
		}
		for _, n := range k.Blocks {
			newest = max(newest, n.Sealed)
		}
	}
	return newest
}

// by reports that something is sealed in an edition, where it is from another on.
func by(edition, from int) bool { return from > 0 && from <= edition }

// Held lists the elements that an agreement of the plan's campaign would hold today, in
// reading order; those that others name come last, wherever they are declared.
func Held(p *lang.Plan) []lang.Element { return heldElements(p, Edition) }

// Holds reports that an agreement of the plan's campaign would hold an element today. For what
// the plan declares itself nothing is looked for that others name.
func Holds(p *lang.Plan, e lang.Element) bool {
	if e.Plan() == p && agrees(p, e) {
		return true
	}
	return lang.Keep(p, heldKey{}, func(p *lang.Plan) map[lang.Element]bool {
		held := map[lang.Element]bool{}
		for _, e := range Held(p) {
			held[e] = true
		}
		return held
	})[e]
}

type heldKey struct{}

// agrees reports that a plan's agreement holds an element of the plan whoever names it.
func agrees(p *lang.Plan, e lang.Element) bool {
	t, tactic := e.(*lang.Tactic)
	return e.Kind().Agreed && !(tactic && t.Dropped()) && e.Kind() != p.Campaign.Kind()
}

// heldElements lists the elements that an agreement of the plan's campaign holds, in
// reading order; those that are held because others name them come last, wherever they
// are declared.
func heldElements(p *lang.Plan, edition int) []lang.Element {
	h := &holding{plan: p, edition: edition, seen: map[lang.Element]bool{}}
	h.list = append(h.list, p.Campaign)
	for _, e := range p.All {
		if agrees(p, e) {
			h.list = append(h.list, e)
		}
	}
	own := slices.Clone(h.list)
	for _, e := range own {
		h.seen[e] = true
	}
	for _, e := range own {
		h.follow(e)
	}
	return h.list
}

// holding gathers what an agreement holds.
type holding struct {
	plan    *lang.Plan
	edition int
	list    []lang.Element
	seen    map[lang.Element]bool
}

// follow takes in what an element that is held names.
func (h *holding) follow(e lang.Element) {
	in := lang.FieldsOf(e)
	h.use(in, func(a *lang.Attr) bool { return by(h.edition, a.Sealed) || by(h.edition, a.Behind) })
	for _, n := range e.Kind().Blocks {
		if by(h.edition, n.Sealed) {
			for _, block := range in.Blocks(n) {
				h.use(block, func(*lang.Attr) bool { return true })
			}
		}
	}
	switch e := e.(type) {
	case *lang.Campaign:
		if sponsor := e.Plan().Sponsor(); sponsor.Known() && h.edition >= effectiveFrom {
			h.named(sponsor.To)
		}
	case *lang.Objective:
		if h.edition >= derivedFrom {
			agreed, _ := e.Consents()
			for _, c := range agreed {
				h.named(c.Who)
			}
		}
	}
}

func (h *holding) use(in lang.Fields, counts func(*lang.Attr) bool) {
	for _, a := range in.Kind.Attrs {
		if a.Type == lang.TypeRef || a.Type == lang.TypeRefs {
			if counts(a) {
				for _, e := range in.Get(a).Refs() {
					h.named(e)
				}
			}
		}
	}
}

// named takes in an element that something held names. One that is not held itself may
// stand between: the objective of a plan above leads to its goals, a discipline to who
// speaks for it.
func (h *holding) named(e lang.Element) {
	if h.seen[e] {
		return
	}
	h.seen[e] = true
	switch k := e.Kind(); {
	case by(h.edition, k.UsedFrom), h.edition >= effectiveFrom && k.Agreed && shared(e):
		h.list = append(h.list, e)
		h.follow(e)
	default:
		_, objective := e.(*lang.Objective)
		h.use(lang.FieldsOf(e), func(a *lang.Attr) bool {
			return by(h.edition, a.Behind) || objective && a.Name == "supports" && h.edition >= effectiveFrom
		})
	}
}

// shared reports that an element stands outside any campaign, where no agreement of a
// campaign holds it unless something names it.
func shared(e lang.Element) bool { return e.Plan().Campaign == nil }

// currencyOf is the currency of a plan's money: that of its campaign, or else the nearest
// one above that names one; absent where none does.
func currencyOf(p *lang.Plan) (currency lang.Text) {
	for ; p != nil; p = p.Parent {
		if p.Campaign != nil && !p.Campaign.Currency.Absent() {
			return p.Campaign.Currency
		}
		for _, w := range p.Workspaces {
			if !w.Currency.Absent() {
				return w.Currency
			}
		}
	}
	return currency
}

// heldNames are the attributes and blocks of a kind that an edition seals, in the order of
// the reference.
func heldNames(k *lang.Kind, edition int) []string {
	var names []string
	for _, a := range k.Attrs {
		if by(edition, a.Sealed) {
			names = append(names, a.Name)
		}
	}
	for _, n := range k.Blocks {
		if by(edition, n.Sealed) {
			names = append(names, n.Name)
		}
	}
	switch {
	case edition < effectiveFrom:
	case k.Name == "campaign":
		names = append(names, above)
	case k.Name == "tactic":
		names = append(names, standby)
	}
	return names
}

// onlyNamed reports that elements of a kind are held only because others name them: then
// those that named one have changed where it is held no more.
func onlyNamed(address string) bool {
	k := kindOf(address)
	return k != nil && !k.Agreed
}

// takesAmendment reports that what comes after the agreement takes an amendment: goals and
// commitments, and what others only name, may come without one.
func takesAmendment(address string) bool {
	k := kindOf(address)
	return k != nil && amended(k)
}

// amended reports that nothing of a kind comes without an amendment.
func amended(k *lang.Kind) bool {
	return slices.Contains([]string{"objective", "strategy", "tactic", "campaign"}, k.Name)
}

// FillsIn reports that all that differs of an element was to be decided when it was agreed,
// and is decided now.
func (a *Agreement) FillsIn(e lang.Element) bool {
	if a == nil {
		return false
	}
	for _, d := range a.Differences {
		if d.Element == e {
			return d.Kind == Changed && !slices.ContainsFunc(d.Changes, func(c Change) bool { return !c.FillsIn() })
		}
	}
	return false
}

// FillsIn reports that all that differs of a value was to be decided when it was agreed, and
// is decided now: the value itself, or values of blocks that are otherwise as they were.
func (c *Change) FillsIn() bool {
	if c.Was == lang.UndecidedWord || c.Unknown {
		return c.Is != "" && !c.Unknown
	}
	was, is := nestedValues(c.Was), nestedValues(c.Is)
	slices.SortStableFunc(was, func(a, b map[string]string) int { return openIn(a) - openIn(b) })
	for _, then := range was {
		i := slices.IndexFunc(is, func(now map[string]string) bool { return fills(then, now) })
		if i < 0 {
			return false
		}
		is = slices.Delete(is, i, i+1)
	}
	return len(was) > 0 && len(is) == 0
}

// openIn counts the values of a block that are to be decided.
func openIn(block map[string]string) (n int) {
	for _, value := range block {
		if value == lang.UndecidedWord {
			n++
		}
	}
	return n
}

// fills reports that a block says all that it said, and perhaps what was to be decided.
func fills(then, now map[string]string) bool {
	for name, value := range then {
		if now[name] == "" || value != lang.UndecidedWord && value != now[name] {
			return false
		}
	}
	return len(then) == len(now)
}

// TakesAmendment reports that a difference takes an amendment: what changed or is gone does,
// and of what came all but goals, commitments, and what others only name.
func (d *Difference) TakesAmendment() bool {
	return d.Kind != Added || !shared(d.Element) && amended(d.Element.Kind())
}

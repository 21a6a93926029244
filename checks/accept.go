package checks

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Accepted is a finding on a list of those that may stand, since they were there when
// somebody began to check. It never stands for many.
type Accepted struct {
	Campaign    string // its name, and of those above, as in brand/spring; "" outside any
	Address     string // of the element
	Rule        string
	Message     string // what it said, for people, and by its figures for Accept
	Fingerprint string
}

// Fate is what became of a finding on a list.
type Fate uint8

// The fates.
const (
	Unseen Fate = iota // nobody can tell whether it is there
	Found              // it is there, so it is hidden
	Grown              // it is there, and its sentence has other figures, so it is shown
	Waived             // it is there, and a waiver says by now how long it may stand
	Mended             // it is gone
)

// acceptable reports whether a list may name the findings of a rule: as long as they may be
// waived, and those of the language, but for what cannot be read (nobody would see what else
// is wrong there) and for waivers that are none.
func (r *Result) acceptable(f *Finding) bool {
	if f.fault || f.unread || slices.Contains([]string{"syntax", "typographic-quotes", "expired-waiver", "not-waivable"}, f.Rule) {
		return false
	}
	rule := r.policy.byID[f.Rule]
	return rule != nil && (rule.Language() || r.policy.allows(rule))
}

// Accepted lists the findings that a list may name, of those that are shown and not waived,
// by campaign, address, rule and what they say.
func (r *Result) Accepted(shown func(*Finding) bool) []Accepted {
	var list []Accepted
	for _, f := range r.leaves(r.Findings) {
		if shown(f) {
			list = append(list, r.accepted(f))
		}
	}
	slices.SortFunc(list, Accepted.Compare)
	return list
}

// Compare orders findings on a list as people look for them.
func (a Accepted) Compare(b Accepted) int {
	return cmp.Or(cmp.Compare(a.Campaign, b.Campaign), cmp.Compare(a.Address, b.Address), cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Message, b.Message), cmp.Compare(a.Fingerprint, b.Fingerprint))
}

func (r *Result) accepted(f *Finding) Accepted {
	a := Accepted{Address: f.Address, Rule: f.Rule, Message: saying(f)[0], Fingerprint: f.Fingerprint}
	if f.Campaign != nil {
		a.Campaign = campaignPath(f.Campaign)
	}
	return a
}

// leaves are findings that are not waived and that a list may name, those in the place of the
// ones that stand for them.
func (r *Result) leaves(findings []*Finding) (list []*Finding) {
	for _, f := range findings {
		switch {
		case f.Waiver != nil || !r.acceptable(f):
		case len(f.collapsed) > 0:
			list = append(list, f.collapsed...)
		default:
			list = append(list, f)
		}
	}
	return list
}

// Accept takes, out of the results of workspaces, the findings that a list names: Listed has
// them then. Campaigns are the titles of those that it was made of, by their paths. It says of
// each on the list what became of it; one whose element has another name by now is changed in
// place. Where all that the list was made of was judged, whole, what is in none of the
// campaigns is gone with them. Where nothing on the list is of these workspaces, which may
// be another plan's, there is no result.
func Accept(results []*Result, list []Accepted, campaigns map[string]string, whole bool) (without []*Result, fates []Fate) {
	m := newMatching(results, list, campaigns)
	if len(list) > 0 && !m.concerned() {
		return nil, nil
	}
	m.pair()
	for i, r := range results {
		next := *r
		var listed []*Finding
		next.Findings, listed = divided(r.Findings, m.hides)
		next.Listed = slices.Concat(r.Listed, listed)
		without = append(without, &next)
		m.settled[i] = r.settled(m.hides)
	}
	for i := range list {
		if m.fates[i] == Unseen && m.judged(list[i], whole) {
			m.fates[i] = Mended
		}
	}
	return without, m.fates
}

// matching finds for each finding on a list the one that it names.
type matching struct {
	results []*Result
	list    []Accepted
	fates   []Fate
	leaves  []leaf
	taken   map[*Finding]bool
	waived  map[string]bool // fingerprints of what is waived by now
	there   map[[2]string]bool
	moved   map[[2]string]string // what elements were called, by campaign and address
	known   map[string]string    // titles of campaigns of the list, by their paths
	titles  map[string]string    // and of those that are here
	called  map[string]string    // what campaigns of the list that have another name are called here
	settled []bool               // of each result, that what it does not find is not there
}

// leaf is a finding, and as a list would name it.
type leaf struct {
	*Finding
	is     Accepted
	result *Result
}

func newMatching(results []*Result, list []Accepted, campaigns map[string]string) *matching {
	m := &matching{results: results, list: list, fates: make([]Fate, len(list)), settled: make([]bool, len(results)), known: campaigns,
		taken: map[*Finding]bool{}, waived: map[string]bool{}, there: map[[2]string]bool{}, moved: map[[2]string]string{}, titles: map[string]string{}, called: map[string]string{}}
	for _, r := range results {
		for _, f := range r.leaves(slices.Concat(r.Findings, r.Hidden)) {
			m.leaves = append(m.leaves, leaf{f, r.accepted(f), r})
		}
		for _, f := range r.Findings {
			for one := range f.andParts {
				m.waived[one.Fingerprint] = m.waived[one.Fingerprint] || f.Waiver != nil
			}
		}
		for _, p := range r.snapshot.Plans() {
			in := pathOf(p)
			for _, e := range p.All {
				m.there[[2]string{in, e.Address()}] = true
			}
			for _, move := range p.Moves {
				m.moved[[2]string{in, move.New()}] = move.Old()
			}
		}
		maps.Copy(m.titles, r.Campaigns())
	}
	for was, title := range campaigns {
		for _, is := range slices.Sorted(maps.Keys(m.titles)) {
			if _, new := campaigns[is]; m.titles[was] == "" && !new && m.titles[is] == title {
				m.called[was] = is
			}
		}
	}
	return m
}

// in is the path of the campaign, as it is called here, of one on the list.
func (m *matching) in(a Accepted) string {
	if is, renamed := m.called[a.Campaign]; renamed {
		return is
	}
	return a.Campaign
}

// concerned reports whether the list is of these workspaces: they have a campaign by the title
// that it had, or an element, other than a campaign, of which it names a finding.
func (m *matching) concerned() bool {
	if len(m.called) > 0 {
		return true
	}
	for path, title := range m.known {
		if m.titles[path] == title {
			return true
		}
	}
	return slices.ContainsFunc(m.list, func(a Accepted) bool {
		return !strings.HasPrefix(a.Address, "campaign.") && m.there[[2]string{a.Campaign, a.Address}]
	})
}

// pair gives each on the list the finding that it names: by its fingerprint; by what it says
// where it was counted among others of its element; by the address that its element had
// before; and by what it says where its element is gone, since that has another name then.
func (m *matching) pair() {
	m.each(func(a Accepted, l leaf) bool { return a.Fingerprint == l.Fingerprint && l.saysAsMuch(a) })
	m.each(func(a Accepted, l leaf) bool {
		return m.in(a) == l.is.Campaign && a.Address == l.is.Address && a.Message == l.is.Message
	})
	m.each(func(a Accepted, l leaf) bool {
		return m.in(a) == l.is.Campaign && a.Address == m.moved[[2]string{l.is.Campaign, l.is.Address}] && l.saysAsMuch(a)
	})
	m.each(func(a Accepted, l leaf) bool {
		return m.in(a) == l.is.Campaign && a.Message == l.is.Message && !m.there[[2]string{m.in(a), a.Address}]
	})
	shown := map[string]bool{}
	for _, l := range m.leaves {
		shown[l.Fingerprint] = shown[l.Fingerprint] || !m.taken[l.Finding]
	}
	for i, a := range m.list {
		switch {
		case m.fates[i] != Unseen:
		case m.waived[a.Fingerprint]:
			m.fates[i] = Waived
		case shown[a.Fingerprint]:
			m.fates[i] = Grown
		}
	}
}

// each pairs what is the same and is of the same rule.
func (m *matching) each(same func(Accepted, leaf) bool) {
	byRule := map[string][]leaf{}
	for _, l := range m.leaves {
		if !m.taken[l.Finding] {
			byRule[l.Rule] = append(byRule[l.Rule], l)
		}
	}
	for i, a := range m.list {
		if m.fates[i] != Unseen {
			continue
		}
		at := slices.IndexFunc(byRule[a.Rule], func(l leaf) bool { return !m.taken[l.Finding] && same(a, l) })
		if at >= 0 {
			l := byRule[a.Rule][at]
			m.fates[i], m.list[i], m.taken[l.Finding] = Found, l.is, true
		}
	}
}

// saysAsMuch reports whether a finding has the figures that it had. Those of a rule that looks
// at the day may change with it.
func (l leaf) saysAsMuch(a Accepted) bool {
	return l.rule != nil && l.rule.Needs&Date != 0 || slices.Equal(figures(a.Message), figures(l.is.Message))
}

// figures are the numbers of a sentence, but for those in what it quotes.
func figures(sentence string) []string {
	return figure().FindAllString(quotedText().ReplaceAllString(sentence, ""), -1)
}

var (
	figure     = prose.Pattern(`\d[\d.,]*`)
	quotedText = prose.Pattern(`"[^"]*"`)
)

// hides reports that the list names a finding, or each for which it stands.
func (m *matching) hides(f *Finding) bool {
	if len(f.collapsed) > 0 && f.Waiver == nil {
		return !slices.ContainsFunc(f.collapsed, func(one *Finding) bool { return !m.taken[one] })
	}
	return m.taken[f]
}

// settled reports whether what a result does not find is not there: everything can be read, and
// the language finds no mistake but those that are old, by which rules may have been kept from
// judging.
func (r *Result) settled(old func(*Finding) bool) bool {
	return !slices.ContainsFunc(r.snapshot.Plans(), (*lang.Plan).Unclear) && len(LockProblems(r.snapshot)) == 0 &&
		!slices.ContainsFunc(r.Findings, func(f *Finding) bool {
			rule := r.policy.byID[f.Rule]
			return f.Severity == lang.Error && rule != nil && rule.Language() && !old(f)
		})
}

// judged reports whether a finding would have been found if it were there.
func (m *matching) judged(a Accepted, whole bool) bool {
	here, all := false, true
	for i, r := range m.results {
		sure := m.settled[i] && r.judges(a.Rule)
		if r.has(m.in(a)) {
			if here = true; !sure {
				return false
			}
		}
		all = all && sure
	}
	return here || whole && all
}

// has reports whether a workspace has a campaign; "" is what stands outside any.
func (r *Result) has(campaign string) bool {
	return slices.ContainsFunc(r.snapshot.Plans(), func(p *lang.Plan) bool { return pathOf(p) == campaign })
}

// pathOf is the names of a plan's campaign and of those above it; "" outside any.
func pathOf(p *lang.Plan) string {
	if p.Campaign == nil {
		return ""
	}
	return campaignPath(p.Campaign)
}

// judges reports whether a rule ran, by all that it judges by; or is one of the organisation's
// own that nobody states any more.
func (r *Result) judges(id string) bool {
	if r.policy.byID[id] == nil {
		return strings.HasPrefix(id, "rule.")
	}
	return slices.ContainsFunc(r.Ran, func(one *Rule) bool { return one.ID == id }) &&
		!slices.ContainsFunc(r.NotRun, func(n NotRun) bool { return n.ID == id })
}

// Campaigns are the titles of the campaigns of a workspace, by their paths.
func (r *Result) Campaigns() map[string]string {
	titles := map[string]string{}
	for _, p := range r.snapshot.Plans() {
		if p.Campaign != nil {
			titles[pathOf(p)] = p.Campaign.Label()
		}
	}
	return titles
}

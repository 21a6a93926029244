package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// summary says in a few sentences what was checked, what was found, and what was
// not looked at; that it is not the whole truth stands on a line before that.
func (r *Report) summary() string {
	if len(r.results) == 0 && r.Unread != nil {
		return r.doubt()
	}
	return strings.TrimPrefix(r.doubt()+"\n"+strings.Join([]string{r.judged(r.standing()), r.unjudged()}, " "), "\n")
}

// judged says what was checked, what was found, and after that how the plans stand, where that
// is to be said here.
func (r *Report) judged(standing string) string {
	c := r.counts
	sentences := []string{fmt.Sprintf("%s, %s, %s: %s.", prose.Count(c.plans, "plan"), prose.Count(c.elements["tactic"], "tactic"),
		prose.Count(c.rules, "rule"), c.findings())}
	sentences = append(append(sentences, r.old()...), r.accepted()...)
	if notices := r.notices(); notices != "" {
		sentences = append(sentences, notices)
	}
	if n := r.mendable(); n > 0 {
		sentences = append(sentences, fmt.Sprintf("plan check --fix mends %d.", n))
	}
	if c.waived > 0 {
		sentences = append(sentences, fmt.Sprintf("%d waived, until %s.", c.waived, r.firstExpiry()))
	}
	if standing != "" {
		sentences = append(sentences, standing)
	}
	if unsealed := r.unsealed(); len(unsealed) > 0 {
		sentences = append(sentences, fmt.Sprintf("Approved and not yet sealed: %s; plan agree seals it.", strings.Join(counted(unsealed), ", ")))
	}
	if live := r.live(); len(live) > 0 {
		sentences = append(sentences, fmt.Sprintf("Live, as was agreed, since what sets it off has happened: %s.", strings.Join(live, ", ")))
	}
	return strings.Join(sentences, " ")
}

// old says how many findings are hidden because the base has them as well, and whether these
// become fewer.
func (r *Report) old() (sentences []string) {
	c := r.counts
	if c.hidden > 0 {
		sentences = append(sentences, fmt.Sprintf("%d hidden, which the base has as well.", c.hidden))
	}
	switch {
	case c.gone > 0:
		sentences = append(sentences, fmt.Sprintf("%d that it had %s mended.", c.gone, isOrAre(c.gone)))
	case c.hidden > 0:
		sentences = append(sentences, "None that it had is mended.")
	}
	return sentences
}

// Baseline is what became of the list of findings that may stand.
type Baseline struct {
	File string // as people name it
	New  bool   // it was written now, and hides nothing yet
	Kept bool   // the file holds what is said here
	// Listed are on it by now. Of these, Grown say something else than they did and are shown,
	// and of Unseen nobody can tell whether they are there.
	Listed, Grown, Unseen int
	Mended, Waived        int // that were on it
}

// Count takes in what became of one on the list.
func (b *Baseline) Count(fate checks.Fate) {
	switch fate {
	case checks.Mended:
		b.Mended++
		return
	case checks.Waived:
		b.Waived++
		return
	case checks.Grown:
		b.Grown++
	case checks.Unseen:
		b.Unseen++
	}
	b.Listed++
}

// accepted says how many findings are hidden because a list names them, and whether it becomes
// shorter.
func (r *Report) accepted() (sentences []string) {
	b := r.Baseline
	switch {
	case b == nil:
		return nil
	case b.New && b.Listed == 0:
		return []string{b.File + " is new; there is nothing to list."}
	case b.New:
		return []string{fmt.Sprintf("%s is new and lists %s, place by place, which later checks hide.", b.File, prose.Count(b.Listed, "finding"))}
	}
	if r.counts.listed > 0 {
		sentences = append(sentences, fmt.Sprintf("%d hidden, which %s lists.", r.counts.listed, b.File))
	}
	off := ""
	if b.Kept {
		off = " and taken off it"
	}
	switch {
	case b.Mended > 0:
		sentences = append(sentences, fmt.Sprintf("%d on %s %s mended%s.", b.Mended, b.File, isOrAre(b.Mended), off))
	case b.Listed > 0:
		it := "it"
		if r.counts.listed == 0 {
			it = b.File
		}
		sentences = append(sentences, "None on "+it+" is mended.")
	}
	for _, rest := range []struct {
		n    int
		says string
	}{{b.Waived, "waived by now" + off}, {b.Grown, "shown, since the figures are others by now"}, {b.Unseen, "not judged here"}} {
		if rest.n > 0 {
			sentences = append(sentences, fmt.Sprintf("%d on it %s %s.", rest.n, isOrAre(rest.n), rest.says))
		}
	}
	if b.Listed > 0 {
		sentences = append(sentences, fmt.Sprintf("It lists %d.", b.Listed))
	}
	return sentences
}

func isOrAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// unjudged says which rules did not run, and in which profile.
func (r *Report) unjudged() string { return strings.Join(append(r.lacking(), r.profiles()...), " ") }

func (c counts) findings() string {
	var parts []string
	for _, p := range []struct {
		n    int
		noun string
	}{{c.errors, "error"}, {c.warnings, "warning"}, {c.infos, "info"}} {
		if p.n > 0 {
			parts = append(parts, prose.Count(p.n, p.noun))
		}
	}
	if len(parts) == 0 {
		return "no findings"
	}
	return strings.Join(parts, ", ")
}

// standing says how many objectives are on track, of those of which something was read, and
// what is to be decided; "" where there is neither.
func (r *Report) standing() string {
	s := checks.StateOf(r.results)
	var list []string
	progress := s.Progress()
	if read := progress.OnTrack + progress.Behind; read > 0 {
		text := fmt.Sprintf("%d of %s on track", progress.OnTrack, prose.Count(read+progress.NoReading, "objective"))
		for _, rest := range []struct {
			n    int
			says string
		}{{progress.Behind, "behind"}, {progress.NoReading, "without a reading"}} {
			if rest.n > 0 {
				text += fmt.Sprintf(", %d %s", rest.n, rest.says)
			}
		}
		list = append(list, text)
	}
	if text := lang.SayUndecided(s.Undecided); text != "" {
		list = append(list, text)
	}
	if len(list) == 0 {
		return ""
	}
	return strings.Join(list, "; ") + "."
}

// mendable counts the findings that --fix would settle.
func (r *Report) mendable() int {
	n := 0
	for _, f := range r.findings {
		if f.Mendable() {
			n++
		}
	}
	return n
}

// notices says how many of what was found are notices of rules that begin later, and when the
// first of these does; "" where none is.
func (r *Report) notices() string {
	n, first := 0, lang.Date(0)
	for _, f := range r.shown() {
		if f.Begins.Known() {
			if n++; n == 1 || f.Begins.V < first {
				first = f.Begins.V
			}
		}
	}
	switch n {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("1 is a notice of a rule that begins on %s.", first)
	}
	return fmt.Sprintf("%d are notices of rules that begin later, the first on %s.", n, first)
}

// unsealed are the addresses of amendments that are approved and that no agreement
// holds yet.
func (r *Report) unsealed() []string {
	var addresses []string
	for _, result := range r.results {
		for _, m := range result.Unsealed() {
			addresses = append(addresses, m.Address())
		}
	}
	return addresses
}

// live are the addresses of tactics that went live, as was agreed for what has happened.
func (r *Report) live() []string {
	var addresses []string
	for _, result := range r.results {
		for _, t := range result.Live() {
			addresses = append(addresses, t.Address())
		}
	}
	return addresses
}

// counted names each address once, and how often it stands for different amendments.
func counted(addresses []string) []string {
	var list []string
	times := map[string]int{}
	for _, address := range addresses {
		if times[address]++; times[address] == 1 {
			list = append(list, address)
		}
	}
	for i, address := range list {
		if n := times[address]; n > 1 {
			list[i] = fmt.Sprintf("%s (in %d campaigns)", address, n)
		}
	}
	return list
}

// firstExpiry is the day on which the first of the waivers ends.
func (r *Report) firstExpiry() lang.Date {
	first, any := lang.Date(0), false
	for _, f := range r.findings {
		if f.Waiver != nil && f.Waiver.Until.Known() && (!any || f.Waiver.Until.V < first) {
			first, any = f.Waiver.Until.V, true
		}
	}
	return first
}

// lacking says how many rules did not run, or only in part, and for want of what.
func (r *Report) lacking() []string {
	var wants []string
	whole, partly := 0, 0
	for _, n := range r.notRun() {
		if n.Partly {
			partly++
		} else {
			whole++
		}
		for _, w := range n.Lacks {
			if !slices.Contains(wants, w) {
				wants = append(wants, w)
			}
		}
	}
	need := func(n int) string {
		if n == 1 {
			return " needs "
		}
		return " need "
	}
	switch {
	case whole+partly == 0:
		return nil
	case whole == 0:
		return []string{fmt.Sprintf("Run in part: %s%s%s.", prose.Count(partly, "rule"), need(partly), prose.Either(wants))}
	case partly == 0:
		return []string{fmt.Sprintf("Not run: %s%s%s.", prose.Count(whole, "rule"), need(whole), prose.Either(wants))}
	}
	return []string{fmt.Sprintf("Not run: %s%s%s; %d more run in part.", prose.Count(whole, "rule"), need(whole), prose.Either(wants), partly)}
}

// profiles names the profile, and how much the next one would add.
func (r *Report) profiles() []string {
	if len(r.results) == 0 {
		return nil
	}
	first := r.results[0]
	for _, other := range r.results[1:] {
		if other.Profile != first.Profile {
			return nil
		}
	}
	if first.Beyond > 0 {
		return []string{fmt.Sprintf("Profile %s; %s has %d more.", first.Profile, first.Profile+1, first.Beyond)}
	}
	return []string{fmt.Sprintf("Profile %s.", first.Profile)}
}

package checks

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/allowance"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Pass is one rule's look at some plans of a snapshot. It belongs to one goroutine of
// one judgement. Its index, its rule and its policy are shared with passes of other
// goroutines.
type Pass struct {
	*facts.Index
	Rule *Rule     // the rule that looks
	AsOf lang.Date // the day as of which the plan is judged

	ctx      context.Context // ends where nobody waits for the judgement any more
	policy   *policy
	wide     *allowance.Allowance // of all rules of the organisation's own that look at more than one campaign; nil for others
	finds    *allowance.Allowance // places that such rules may find in the pass, and in those of the others
	settings any                  // the rule's own, or those that the workspace configures; not to be written to
	found    []*Finding
	seen     map[*lang.Campaign]int // elements that the rule looked at; nil has those outside campaigns
}

// Finding is a diagnostic, and what the engine decided about it. Once the judgement has
// ended it never changes, and results that follow each other share it.
type Finding struct {
	lang.Diagnostic
	Campaign    *lang.Campaign // whose plan the element belongs to; nil outside any
	Waiver      *lang.Waiver   // set where the finding is waived
	Fingerprint string         // the same for the same finding, wherever it moves
	Begins      lang.Day       // known where its rule begins later: until then it is a notice, which fails nothing
	// Proposes is what its advice would have attributes be. Several proposals for
	// one attribute are alternatives, the likeliest first.
	Proposes []Proposal
	// Alike are those at other places for which OnceASlip lets this one stand.
	Alike []*Finding

	collapsed []*Finding // those that this one stands for, by standFor
	total     int        // of how many elements that may be; 0 where that is not known
	rule      *Rule      // that reported it; nil for what the language finds
	extras    *extras    // nil in most; shared with what was copied from it

	within      bool // judged for its campaign, wherever the element is declared
	apart       bool // nothing makes it superfluous
	unread      bool // says no more than that its element cannot be read
	read        bool // the language says it of one plan, by what stands in it and above it
	fault       bool // is about a rule of the organisation's own that could not be worked out
	wasMendable bool // had a safe fix that FoundIn leaves out
}

// extras are what few findings have.
type extras struct {
	hides     []covering        // findings that this one makes superfluous, besides those that its rule does
	unreadBy  []lang.Element    // what cannot be read, besides its own element
	rests     []hcl.Range       // places that what it proposes is worked out from
	brief     string            // what a list of many says of it; "" names its element
	every     string            // in the place of its rule's Every where all of many have the same
	everyFix  string            // in the place of its rule's EveryFix, likewise
	added     string            // what the end of its message says of a waiver that does not count yet, and of a rule that does not
	elsewhere func() []*Finding // those of collapsed for Places, the same whoever asks; nil where there are none
	alone, of *Finding          // where Places made it: what it was, and the one that stands for it
}

// extra is what the finding has of extras, to be read.
func (f *Finding) extra() extras {
	if f.extras == nil {
		return extras{}
	}
	return *f.extras
}

// setExtra changes what the finding has of extras, and of nothing that it was copied from.
func (f *Finding) setExtra(set func(*extras)) {
	x := f.extra()
	set(&x)
	f.extras = &x
}

// Report adds a finding about an element at a place; the zero range stands for
// the element's name. The rule may add to the finding until its Check returns.
func (p *Pass) Report(e lang.Element, at hcl.Range, format string, args ...any) *Finding {
	if at.Filename == "" {
		at = e.At()
	}
	f := &Finding{
		Diagnostic: lang.Diagnostic{Element: e, Problem: syntax.Problem{Rule: p.Rule.ID, Address: e.Address(), Range: at, Message: fmt.Sprintf(format, args...)}},
		Campaign:   e.Plan().Campaign,
		rule:       p.Rule,
	}
	p.found = append(p.found, f)
	return f
}

// ReportGone adds a finding about an element that is no longer in the plan, at the place
// where it stood, which may be in a file that is gone as well.
func (p *Pass) ReportGone(address string, at hcl.Range, format string, args ...any) *Finding {
	f := &Finding{Diagnostic: lang.Diagnostic{Problem: syntax.Problem{Rule: p.Rule.ID, Address: address, Range: at, Message: fmt.Sprintf(format, args...)}}, rule: p.Rule}
	p.found = append(p.found, f)
	return f
}

// ReportIn adds a finding about what an element, which may be declared in a plan
// above, is in a campaign.
func (p *Pass) ReportIn(c *lang.Campaign, e lang.Element, at hcl.Range, format string, args ...any) *Finding {
	f := p.Report(e, at, format, args...)
	f.Campaign, f.Detail, f.within = c, c.Address(), true
	return f
}

// Count counts an element among those that a rule with an Every sentence speaks
// about. Disciplines need no counting: those with tactics in a campaign count.
func (p *Pass) Count(e lang.Element) {
	if p.seen == nil {
		p.seen = map[*lang.Campaign]int{}
	}
	p.seen[e.Plan().Campaign]++
}

// Settings are the rule's settings as the workspace configures them. T is what the
// rule's own Settings point to. They are shared and must not be changed.
func Settings[T any](p *Pass) *T { return p.settings.(*T) }

// Brief is what the finding that stands for many says of this one: its numbers, in a few words.
func (f *Finding) Brief(format string, args ...any) *Finding {
	f.setExtra(func(x *extras) { x.brief = fmt.Sprintf(format, args...) })
	return f
}

// Likewise words the one finding for many where all that it stands for say this: in the place of
// the rule's Every and EveryFix, each where it is not empty.
func (f *Finding) Likewise(every, fix string) *Finding {
	f.setExtra(func(x *extras) { x.every, x.everyFix = every, fix })
	return f
}

// Unread marks a finding that says no more than that something of its element cannot be
// read, or of others that it is worked out from: it is superfluous where the language says so
// within one of them.
func (f *Finding) Unread(others ...lang.Element) *Finding {
	f.unread = true
	f.setExtra(func(x *extras) { x.unreadBy = others })
	return f
}

// Apart marks a finding that says something else than what another rule makes superfluous of
// its own.
func (f *Finding) Apart() *Finding {
	f.apart = true
	return f
}

// Hides marks findings of other rules, which its own rule lists as such, as superfluous where
// this one is there: those about an element, and where that is a campaign, about what is in it.
func (f *Finding) Hides(e lang.Element, rules ...string) *Finding {
	for _, id := range rules {
		if slices.Contains(f.rule.Hides, id) {
			f.setExtra(func(x *extras) { x.hides = append(slices.Clone(x.hides), covering{id, e}) })
		}
	}
	return f
}

// See adds a place that the finding also speaks of; the zero range adds none.
func (f *Finding) See(at hcl.Range, format string, args ...any) *Finding {
	if at.Filename != "" {
		f.Related = append(f.Related, syntax.Related{Range: at, Message: fmt.Sprintf(format, args...)})
	}
	return f
}

// AddFix says what to do, and adds the edits that do it where they can be
// computed. A second one is an alternative to the first.
func (f *Finding) AddFix(title string, edits ...syntax.Edit) *Finding {
	return f.addFix(syntax.Fix{Title: title, Edits: edits})
}

// AddOffer is AddFix for what people who see the plan are offered in other words.
func (f *Finding) AddOffer(title, offer string, edits ...syntax.Edit) *Finding {
	return f.addFix(syntax.Fix{Title: title, Offer: offer, Edits: edits})
}

// AddShownFix is AddFix for what the rule's page shows an example of: one, how. Where
// edits cannot be seen before they are made, that is said as well.
func (f *Finding) AddShownFix(title, example string, edits ...syntax.Edit) *Finding {
	return f.addFix(syntax.Fix{Title: title, Shown: "plan explain " + f.Rule + " shows " + example, Edits: edits})
}

// AddChoice says once what to do, and offers several ways of doing it, between which the plan gives
// no reason to choose.
func (f *Finding) AddChoice(advice string, ways ...syntax.Fix) *Finding {
	f.advise(advice)
	f.Fixes = append(f.Fixes, ways...)
	return f
}

// addFix gives advice by a fix, which is one where it has edits.
func (f *Finding) addFix(fix syntax.Fix) *Finding {
	f.advise(fix.Sentence())
	if len(fix.Edits) > 0 {
		f.Fixes = append(f.Fixes, fix)
	}
	return f
}

// advise says what to do, or do else.
func (f *Finding) advise(sentence string) {
	if f.Fix == "" {
		f.Fix = sentence
	} else {
		f.Fix += ", or " + prose.LowerFirst(sentence)
	}
}

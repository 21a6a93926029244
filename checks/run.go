package checks

import (
	"context"
	"maps"
	"slices"
	"sync"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/ruling"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Options are a caller's choices.
type Options struct {
	AsOf    lang.Date      // the day as of which is judged; the zero value is a day, not today
	Profile string         // name of a tier; empty: the workspace's, else essential
	Only    []string       // ids of the rules to run, besides the language's; empty: as profile and workspace say
	Except  []string       // ids of rules not to run
	Base    *lang.Snapshot // the workspace as it was before the change that is judged; nil: none
	// BasePart is the folder within Base that is the workspace now, where it was part of a
	// larger one; "": it was all of it.
	BasePart string
}

func (o *Options) equal(other *Options) bool {
	return o.AsOf == other.AsOf && o.Profile == other.Profile && o.Base == other.Base && o.BasePart == other.BasePart && slices.Equal(o.Only, other.Only) && slices.Equal(o.Except, other.Except)
}

// Result is what the rules found, in reading order, and which of them ran. It never
// changes, and goroutines may share it.
type Result struct {
	Findings []*Finding // waived ones among them
	Ran      []*Rule    // of the book, then the organisation's own, then the language's
	NotRun   []NotRun   // in the order of the book
	Profile  Tier       // by which rules were chosen
	Beyond   int        // rules that the next profile adds
	AsOf     lang.Date  // the day as of which was judged
	Shifts   []Shift    // by what the change is judged otherwise than the base was
	Hidden   []*Finding // those that Without left out
	Gone     []*Finding // of the base, what Without found to be mended; each place by itself
	Listed   []*Finding // those that Accept left out

	policy   *policy
	snapshot *lang.Snapshot        // that was judged
	top      *facts.Part           // of the workspace's own plan
	store    *facts.Store          // of all parts
	doubtful map[*Finding]*Finding // what became of findings that rest on what is wrong; nil where none does
	*partitioning
	index func() *facts.Index // made when it is first asked for
}

// NotRun names a rule that could not run for want of evidence, or of which only
// what the plan itself says could be judged.
type NotRun struct {
	ID     string   // of the rule
	Lacks  []string // the evidence: an agreement, a base
	Partly bool     // it ran, by the evidence that was there
}

// Run judges a snapshot, which was loaded with the book's Vocabulary.
func Run(s *lang.Snapshot, book []*Rule, opts Options) *Result {
	result, _ := RunAfter(context.Background(), nil, s, book, opts)
	return result
}

// RunAfter judges a snapshot like Run. It takes over, from the result of an
// earlier snapshot of the workspace, what the edits between them cannot have
// changed; nil stands for none. The earlier result stays as it is, and may be in use.
// Where ctx ends before all is judged, so does the judgement: there is no result, and the
// error is that of ctx.
func RunAfter(ctx context.Context, before *Result, s *lang.Snapshot, book []*Rule, opts Options) (*Result, error) {
	if err := s.Build(ctx); err != nil {
		return nil, err
	}
	pol := newPolicy(s, book, opts, before)
	result := &Result{Profile: pol.profile, AsOf: opts.AsOf, Beyond: pol.beyond(), NotRun: pol.notRun(), policy: pol, snapshot: s}
	if before != nil && before.holdsFor(s, pol) {
		result.top, result.partitioning = before.top, split(s, before.partitioning)
		result.rewaive(before.policy, pol)
	} else {
		before, result.top, result.partitioning = nil, facts.NewPart(s.Plans()[:1], nil), split(s, nil)
	}
	result.judgeAlone(ctx, s)
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	store := facts.NewStore(result.top, partsOf(result.partitions)...)
	if before != nil {
		store.Follow(before.store)
	}
	result.index = sync.OnceValue(func() *facts.Index { return pol.index(s.Plans(), store) })
	result.store = store
	result.judgeAcross(ctx, store)
	rest, used := result.judgeTop(ctx, s, store)
	wide, more := pol.judgeWide(ctx, s, result.index)
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	used = append(used, more...)
	for _, pt := range result.partitions {
		used = append(used, pt.used...)
	}
	said := pol.judgeWaivers(s, used)
	pol.finish(said)
	result.Findings = result.withoutDoubtful(onceARule(result.suppressWith(sorted(slices.Concat(rest, wide, said)))), before)
	store.Forget()
	result.Shifts = pol.shifts(s)
	result.Ran = slices.Clone(pol.running)
	for _, r := range book {
		if r.Language() {
			result.Ran = append(result.Ran, r)
		}
	}
	return result, nil
}

// holdsFor reports whether the partitions of a result may count for a snapshot.
func (r *Result) holdsFor(s *lang.Snapshot, pol *policy) bool {
	return r.top.Plans[0] == s.Plans()[0] && r.policy.opts.equal(&pol.opts) &&
		slices.Equal(r.policy.book, pol.book) && r.policy.ownSteps == pol.ownSteps && r.policy.ownFinds == pol.ownFinds && maps.Equal(r.policy.namesakes, pol.namesakes)
}

// judgeAlone judges each partition that is new by itself, several at once.
func (r *Result) judgeAlone(ctx context.Context, s *lang.Snapshot) {
	fresh := slices.DeleteFunc(slices.Clone(r.partitions), func(pt *partition) bool { return pt.part != nil })
	lang.Parallel(ctx, len(fresh), func(i int) {
		pt := fresh[i]
		pt.part = facts.NewPart(pt.plans, r.top)
		findings := languageFindings(s, pt.plans)
		index := r.policy.index(pt.plans, facts.NewStore(r.top, pt.part))
		index.Alone = len(fresh) == 1
		pt.own, pt.ownUsed = r.policy.run(ctx, index, false, findings)
	})
}

// judgeAcross adds, to what was found in each partition, what the rules find that look
// across campaigns, in several partitions at once. What they found in a partition before
// still holds while all campaigns say the same of what they asked.
func (r *Result) judgeAcross(ctx context.Context, store *facts.Store) {
	var stale []int
	for i, pt := range r.partitions {
		if !pt.holds(store) {
			stale = append(stale, i)
		}
	}
	lang.Parallel(ctx, len(stale), func(n int) {
		i := stale[n]
		pt := r.partitions[i]
		index := r.policy.index(pt.plans, store)
		index.Asked = map[facts.QueryKey]bool{}
		next := &partition{plans: pt.plans, folder: pt.folder, part: pt.part, own: pt.own, ownUsed: pt.ownUsed, asked: index.Asked} // the other may be in use
		across, used := r.policy.run(ctx, index, true, nil)
		next.used = slices.Concat(pt.ownUsed, used)
		next.take(merge(pt.own, across))
		r.partitions[i] = next
	})
}

// judgeTop judges the elements of the workspace's own plan. It lists the waivers
// that cover some of what it finds.
func (r *Result) judgeTop(ctx context.Context, s *lang.Snapshot, store *facts.Store) ([]*Finding, []*lang.Waiver) {
	index := r.policy.index(s.Plans()[:1], store)
	index.Alone = true
	findings, used := r.policy.run(ctx, index, false, languageFindings(s, s.Plans()[:1]))
	across, more := r.policy.run(ctx, index, true, nil)
	return append(findings, across...), append(used, more...)
}

// run adds to the findings those of the rules that look across campaigns, or of
// the others, and finishes all of them. It lists the waivers that cover some. The rules
// run one after another, unless the index is alone: then those of the book run side by side.
// None begins once ctx has ended.
func (pol *policy) run(ctx context.Context, index *facts.Index, across bool, findings []*Finding) ([]*Finding, []*lang.Waiver) {
	looks := pol.alone
	if across {
		looks = pol.across
	}
	if index.Alone {
		n := 0 // of the book, which come first
		for n < len(looks) && looks[n].own == nil {
			n++
		}
		found := make([][]*Finding, n)
		lang.Parallel(ctx, n, func(i int) { found[i] = pol.look(ctx, new(Pass), index, looks[i]) })
		findings, looks = append(findings, slices.Concat(found...)...), looks[n:]
	}
	p := &Pass{finds: pol.finds(ctx, index.Plans)} // no rule keeps it
	for _, l := range looks {
		if l.concerns(index.Plans) {
			findings = append(findings, pol.look(ctx, p, index, l)...)
		}
	}
	used := pol.waive(findings)
	pol.finish(findings)
	return findings, used
}

// index is for judging the elements of plans.
func (pol *policy) index(plans []*lang.Plan, store *facts.Store) *facts.Index {
	x := facts.NewIndex(plans, store)
	if pol.opts.Base != nil {
		x.Before = pol.baseOf
	}
	return x
}

func partsOf(partitions []*partition) []*facts.Part {
	parts := make([]*facts.Part, len(partitions))
	for i, pt := range partitions {
		parts[i] = pt.part
	}
	return parts
}

// Rule finds a rule of the book, or one that the plans state; nil where there is
// none.
func (r *Result) Rule(id string) *Rule { return r.policy.byID[id] }

// Index holds all elements of the workspace, and what the rules know of them. Goroutines
// may share it.
func (r *Result) Index() *facts.Index { return r.index() }

// Facts holds all elements of a workspace, and what rules would know of them. No rule
// runs for it.
func Facts(s *lang.Snapshot) *facts.Index {
	top := facts.NewPart(s.Plans()[:1], nil)
	var parts []*facts.Part
	for _, pt := range split(s, nil).partitions {
		parts = append(parts, facts.NewPart(pt.plans, top))
	}
	return facts.NewIndex(s.Plans(), facts.NewStore(top, parts...))
}

// languageFindings are what the language finds in plans, before finish.
func languageFindings(s *lang.Snapshot, plans []*lang.Plan) []*Finding {
	var findings []*Finding
	room := mostSearched
	for _, p := range plans {
		for _, d := range ruling.Diagnostics(p) {
			if isHistory(p, &d) {
				continue
			}
			if d.Rule == "invalid-name" && len(d.Fixes) > 0 && d.Fixes[0].Edits[0].Text[0] != '"' { // quotes alone rename nothing
				d.Fixes = renamed(s, d, &room)
			}
			findings = append(findings, &Finding{Diagnostic: s.Sighted(p, d), Campaign: p.Campaign, read: true})
		}
	}
	return findings
}

// mostSearched is how many bytes are searched, in one judgement, for what names the elements
// whose names are none; where there is more of them, the others have no fix.
const mostSearched = 1 << 30

// renamed is the fix of a name that is none, with the edits wherever it is used, as long as
// there is room to search for these.
func renamed(s *lang.Snapshot, d lang.Diagnostic, room *int) []syntax.Fix {
	if *room < 0 {
		return nil
	}
	for _, f := range s.List {
		*room -= len(f.Src)
	}
	return []syntax.Fix{{Title: d.Fixes[0].Title, Edits: assist.Renaming(s, d.Element, d.Fixes[0].Edits[0].Text)}}
}

// isHistory reports that a finding is about what an amendment names that was sealed: what
// was there when it was agreed, and who was.
func isHistory(p *lang.Plan, d *lang.Diagnostic) bool {
	m, amendment := d.Element.(*lang.Amendment)
	return amendment && d.Rule == "unknown-reference" && agreement.Of(p).Sealed(m)
}

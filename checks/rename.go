package checks

import (
	"context"
	"fmt"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/ruling"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Rename edits the name of an element or a local value wherever it stands, as
// lang does; no edits where it has that name already. It refuses, with an
// assist.Refusal, a name that would bring a finding; before is what is found in the
// snapshot. Where ctx ends, it ends with the error of ctx.
func Rename(ctx context.Context, s *lang.Snapshot, before *Result, t *assist.Target, better string) ([]syntax.Edit, error) {
	edits, err := assist.Rename(s, t, better, func(e lang.Element) bool { return agreement.Knows(s, e) })
	if err != nil || len(edits) == 0 {
		return nil, err
	}
	changed := map[string][]byte{}
	for _, e := range edits {
		name := e.Range.Filename
		if changed[name] != nil {
			continue
		}
		if changed[name], err = syntax.Apply(s.Files[name].Src, name, edits); err != nil {
			return nil, err
		}
	}
	next, err := s.WithContext(ctx, changed)
	if err != nil {
		return nil, err
	}
	if r := turnedRound(s, next); r != nil {
		return nil, assist.Refusal(fmt.Sprintf("With the name %s, the examples of the %s would no longer show what it does (%s, line %d), so nothing is renamed.",
			better, r, r.At().Filename, r.At().Start.Line))
	}
	after, err := RunAfter(ctx, before, next, before.policy.book, before.policy.opts)
	if err != nil {
		return nil, err
	}
	if added := NewFindings(before, after); len(added) > 0 {
		at := added[0].Range
		return nil, assist.Refusal(fmt.Sprintf("The name %s would bring a finding (%s, line %d): %s", better, at.Filename, at.Start.Line, added[0].Message))
	}
	return edits, nil
}

// turnedRound is a rule of the organisation's own of which an example shows something else
// after a change than before; nil where there is none.
func turnedRound(before, after *lang.Snapshot) *lang.Rule {
	now := map[string]*lang.Rule{}
	for _, r := range OwnRules(after) {
		now[r.ID] = r.Stated()
	}
	for _, rule := range OwnRules(before) {
		was, is := rule.Stated(), now[rule.ID]
		if is == nil || len(is.Examples) != len(was.Examples) || !ruling.Ready(was) {
			continue
		}
		for i := range was.Examples {
			x, y := &was.Examples[i], &is.Examples[i]
			if ruling.TryExample(was, x).Holds(x) != ruling.TryExample(is, y).Holds(y) {
				return was
			}
		}
	}
	return nil
}

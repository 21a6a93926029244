package checks

import (
	"context"
	"fmt"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/assist"
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

package lsp

import (
	"context"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang/syntax"
)

// reports are what is found in the files of a view. They are made by whoever asks the
// view first, never change, and are shared.
type reports struct {
	files  []*syntax.File         // in reading order
	plans  []*fileReport          // of each; nil where it is not for the client
	others map[string]*fileReport // of agreements, by name
	places *checks.Places         // of what is reported
	all    bool                   // every file is for the client
}

// in is the report of a file; nil where there is none.
func (r *reports) in(name string) *fileReport {
	if r == nil {
		return nil
	}
	if i, ok := r.find(name); ok {
		return r.plans[i]
	}
	return r.others[name]
}

// find is where a plan file stands in files; false where none is called so.
func (r *reports) find(name string) (int, bool) {
	return slices.BinarySearchFunc(r.files, name, func(f *syntax.File, name string) int { return strings.Compare(f.Path, name) })
}

// each goes over every report, by the file's name.
func (r *reports) each(yield func(name string, r *fileReport) bool) {
	for i, one := range r.plans {
		if one != nil && !yield(r.files[i].Path, one) {
			return
		}
	}
	for name, one := range r.others {
		if !yield(name, one) {
			return
		}
	}
}

// fits reports whether two have reports of plans alone, of all of them, by the same
// names: then one can be renewed from the other, place by place.
func (r *reports) fits(other *reports) bool {
	return r.all && other.all && len(r.others) == 0 && len(other.others) == 0 &&
		slices.EqualFunc(r.files, other.files, func(a, b *syntax.File) bool { return a == b || a.Path == b.Path })
}

// report translates the findings, file by file. Reports of files in which
// nothing changed are those that were stored last. It is what view.reports finds out,
// in the goroutine that asks.
func (v *view) report(ctx context.Context) (*reports, error) {
	found, err := v.found.get(ctx)
	if err != nil {
		return nil, err
	}
	old := v.last.reports.load()
	next := &reports{files: v.snapshot.List, places: v.marked(found), all: v.whole || !v.opened}
	if old != nil && len(v.snapshot.Locks) == 0 && next.fits(old) {
		v.renewReports(next, old)
	} else {
		v.makeReports(next)
	}
	v.last.reports.store(v.age, next)
	return next, nil
}

// makeReports looks at every file.
func (v *view) makeReports(next *reports) {
	next.plans, next.others = make([]*fileReport, len(next.files)), map[string]*fileReport{}
	for i, f := range next.files {
		if v.shows(f.Path) {
			next.plans[i] = v.reportNow(f.Path, next.places.In(f.Path))
		}
	}
	for name := range v.snapshot.Locks {
		if found := next.places.In(name); len(found) > 0 && v.shows(name) {
			next.others[name] = v.reportNow(name, found)
		}
	}
	for _, l := range checks.LockProblems(v.snapshot) {
		if v.shows(l.File) {
			next.others[l.File] = v.lockReport(l)
		}
	}
}

// renewReports looks at the files that are new, and at those in which something
// else is found.
func (v *view) renewReports(next, old *reports) {
	next.plans = slices.Clone(old.plans)
	stale := map[int]bool{}
	for i, f := range next.files {
		if old.files[i] != f {
			stale[i] = true
		}
	}
	for name := range next.places.Differ(old.places) {
		if i, ok := next.find(name); ok {
			stale[i] = true
		}
	}
	for name := range v.docs {
		if i, ok := next.find(name); ok {
			stale[i] = true
		}
	}
	for i := range stale {
		name := next.files[i].Path
		next.plans[i] = v.reportNow(name, next.places.In(name))
	}
}

// openReport is the report of an open plan, for whoever need not wait for all reports;
// nil where it is none. Any goroutine calls it, and gets the same of the same view. An
// error is that of ctx.
func (v *view) openReport(ctx context.Context, name string) (*fileReport, error) {
	if v.docs[name] == nil || v.snapshot.Files[name] == nil {
		return nil, nil
	}
	if known, ok := v.open.Load(name); ok {
		return known.(*fileReport), nil
	}
	found, err := v.found.get(ctx)
	if err != nil {
		return nil, err
	}
	return v.reportNow(name, v.marked(found).In(name)), nil
}

// firstReport is the report of an open plan that is shown first, nil where it is none: by
// what is found in it so far, unless the whole is asked for; sure where that is the whole. The
// publisher calls it.
func (v *view) firstReport(ctx context.Context, name string, whole bool) (r *fileReport, sure bool, err error) {
	if !whole && v.snapshot.Files[name] != nil {
		is, err := v.soFar.get(ctx)
		if err != nil {
			return nil, false, err
		}
		if is.some {
			return v.reportOf(name, v.last.reports.load().in(name), v.marked(is.findings).In(name)), false, nil
		}
	}
	r, err = v.openReport(ctx, name)
	return r, true, err
}

// reportNow is the report of a file by what is found in it and not waived.
func (v *view) reportNow(name string, found []*checks.Finding) *fileReport {
	if known, ok := v.open.Load(name); ok {
		return known.(*fileReport)
	}
	r := v.reportOf(name, v.last.reports.load().in(name), found)
	if v.docs[name] == nil || v.snapshot.Files[name] == nil {
		return r
	}
	known, _ := v.open.LoadOrStore(name, r)
	return known.(*fileReport)
}

// reportIn is what is found in one file; nil where nothing is known of it. An error is
// that of ctx.
func (v *view) reportIn(ctx context.Context, name string) (*fileReport, error) {
	if r, err := v.openReport(ctx, name); r != nil || err != nil {
		return r, err
	}
	all, err := v.reports.get(ctx)
	return all.in(name), err
}

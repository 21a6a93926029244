package checks

import (
	"maps"
	"slices"
	"strings"
)

// Places are findings for who marks each place, as far as those there are shown: of the same
// slip at many places, the first says so and the others are Elsewhere, as are those for which
// one at their campaign stands.
type Places struct {
	findings []*Finding            // in reading order
	instead  map[*Finding]*Finding // what is marked in place of those of a slip at many places
	parts    map[string][]*Finding // those that others stand for, by file
	shown    func(f *Finding) bool
}

// PlacesOf are the places of findings, which are in reading order.
func PlacesOf(findings []*Finding, shown func(*Finding) bool) *Places {
	p := slipsAmong(findings, shown)
	for _, f := range findings {
		if f.extra().elsewhere != nil {
			p.part(f)
		}
	}
	return p
}

// slipsAmong is PlacesOf without those that others stand for.
func slipsAmong(findings []*Finding, shown func(*Finding) bool) *Places {
	p := &Places{findings: findings, shown: shown}
	var alike map[slip][]*Finding
	for _, f := range findings {
		if f.Slip != "" && f.Waiver == nil && shown(f) {
			if alike == nil {
				alike = map[slip][]*Finding{}
			}
			same := slipOf(f)
			alike[same] = append(alike[same], f)
		}
	}
	for _, list := range alike {
		if len(list) < manySlips {
			continue
		}
		if p.instead == nil {
			p.instead = map[*Finding]*Finding{}
		}
		first := firstOf(list)
		p.instead[list[0]] = first
		for _, f := range list[1:] {
			p.instead[f] = first.standsFor(f, "The same is wrong here first.")
		}
	}
	return p
}

// part takes in those that a finding stands for.
func (p *Places) part(f *Finding) {
	if p.parts == nil {
		p.parts = map[string][]*Finding{}
	}
	for _, one := range f.extra().elsewhere() {
		p.parts[one.Range.Filename] = append(p.parts[one.Range.Filename], one)
	}
}

// In are the findings that are marked in a file, in reading order.
func (p *Places) In(file string) []*Finding {
	return p.marked(FindingsIn(file, p.findings), p.parts[file])
}

// All are the findings that are marked, in reading order.
func (p *Places) All() []*Finding {
	return p.marked(p.findings, slices.Concat(slices.Collect(maps.Values(p.parts))...))
}

// marked is a list with what is marked instead, and with those parts of others that are shown.
func (p *Places) marked(list, parts []*Finding) []*Finding {
	parts = slices.DeleteFunc(slices.Clone(parts), func(f *Finding) bool { return !p.shown(f.extra().alone) })
	if list = p.instances(list); len(parts) == 0 {
		return list
	}
	return sorted(slices.Concat(list, parts))
}

// instances is a list with what is marked instead; itself where nothing is.
func (p *Places) instances(list []*Finding) []*Finding {
	if len(p.instead) == 0 {
		return list
	}
	list = slices.Clone(list)
	for i, f := range list {
		if is := p.instead[f]; is != nil {
			list[i] = is
		}
	}
	return list
}

// Differ are the files in which not the same is marked as by others, as far as the names of the
// files are the same.
func (p *Places) Differ(others *Places) map[string]bool {
	files := map[string]bool{}
	for _, places := range []*Places{p, others} {
		for f := range places.instead {
			files[f.Range.Filename] = true
		}
	}
	note := func(list []*Finding) {
		for _, f := range list {
			files[f.Range.Filename] = true
			for _, one := range f.collapsed {
				files[one.Range.Filename] = true
			}
		}
	}
	a, b := p.findings, others.findings
	for len(a) > 0 || len(b) > 0 {
		if len(a) > 0 && len(b) > 0 && a[0] == b[0] {
			a, b = a[1:], b[1:]
			continue
		}
		first := a
		if len(a) == 0 || len(b) > 0 && b[0].Range.Filename < a[0].Range.Filename {
			first = b
		}
		name := first[0].Range.Filename
		inA, inB := leading(name, a), leading(name, b)
		note(inA)
		note(inB)
		a, b = a[len(inA):], b[len(inB):]
	}
	return files
}

// leading are the first findings of a list, as far as they are in a file.
func leading(file string, list []*Finding) []*Finding {
	n := 0
	for n < len(list) && list[n].Range.Filename == file {
		n++
	}
	return list[:n:n]
}

// FindingsIn are those of a file, of a list in reading order. They are a part of the list,
// not a copy.
func FindingsIn(file string, findings []*Finding) []*Finding {
	start, _ := slices.BinarySearchFunc(findings, file, func(f *Finding, name string) int { return strings.Compare(f.Range.Filename, name) })
	return leading(file, findings[start:])
}

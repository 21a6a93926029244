package render

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
)

// place is a range as people count: 1-based lines, 1-based columns in Unicode
// code points, 0-based bytes, the end exclusive.
type place struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Byte   int `json:"byte"`
}

// file is a file of a finding; nil where it could not be read.
func (f finding) file(name string) *syntax.File {
	if f.in == nil {
		return nil
	}
	return f.in.Snapshot.Files[name]
}

func (f finding) places(at hcl.Range) (start, end place) {
	file := f.file(at.Filename)
	if file == nil {
		first := place{max(at.Start.Line, 1), 1, 0}
		return first, first
	}
	point := func(offset int) place {
		line, column := file.Position(offset)
		return place{line, column, offset}
	}
	return point(at.Start.Byte), point(at.End.Byte)
}

// path is where a file of a finding lies, from the working directory.
func (r *Report) path(f finding, name string) string {
	if f.in == nil {
		return name
	}
	return f.in.Display(r.cwd, name)
}

// repositoryPath is where a file of a finding lies, from the top of its
// repository; from the working directory where there is none.
func (r *Report) repositoryPath(f finding, name string) string {
	if f.in == nil {
		return name
	}
	return f.in.Display(f.in.Repository(r.cwd), name)
}

// placed is a finding that has a place: its own, else that of its campaign, else
// the start of the workspace's first file.
func placed(w *workspace.Workspace, f *checks.Finding) *checks.Finding {
	if f.Range.Filename != "" {
		return f
	}
	moved := *f
	switch files := w.Snapshot.List; {
	case f.Campaign != nil:
		moved.Range = f.Campaign.At()
	case len(files) > 0:
		moved.Range = hcl.Range{Filename: files[0].Path}
	default:
		moved.Range = hcl.Range{Filename: discovery.WorkspaceFile}
	}
	return &moved
}

// fileReport is a file with what was found in it.
type fileReport struct {
	path     string // from the working directory
	findings []finding
}

// byFile lists every file that was asked for, in reading order, with what was found
// in it.
func (r *Report) byFile(found []finding) []*fileReport {
	var files []*fileReport
	known := map[string]*fileReport{}
	file := func(path string) *fileReport {
		if known[path] == nil {
			known[path] = &fileReport{path: path}
			files = append(files, known[path])
		}
		return known[path]
	}
	for _, w := range r.workspaces {
		for _, name := range w.Files() {
			file(w.Display(r.cwd, name))
		}
	}
	for _, f := range found {
		in := file(r.path(f, f.Range.Filename))
		in.findings = append(in.findings, f)
	}
	return files
}

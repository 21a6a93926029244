package lsp

import (
	"bytes"
	"path"
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"go.lsp.dev/protocol"
)

// rootOf is the folder of the workspace that the files directly in a folder
// belong to; "" where no workspace.plan.hcl and no opened folder says so. It looks at
// the disk. Like all in this file, it is for drafts.
func (st *state) rootOf(folder string) string {
	p := placeOf(folder)
	if root, ok := discovery.Find(st.overlaid(p), p.folder); ok {
		return path.Join(p.top, root)
	}
	outermost := ""
	for _, opened := range st.folders {
		if _, ok := within(opened, folder); ok && (outermost == "" || len(opened) < len(outermost)) {
			outermost = opened
		}
	}
	return outermost
}

// homeOf is the folder of the workspace that a plan file belongs to.
func (st *state) homeOf(file string) string {
	folder := path.Dir(file)
	if root := st.rootOf(folder); root != "" {
		return root
	}
	p := placeOf(folder)
	return path.Join(p.top, discovery.Root(st.overlaid(p), path.Join(p.folder, path.Base(file))))
}

// settle decides which view a document belongs to, and what it is called there; one
// that is no plan belongs to none. It writes to the document, which nobody else may
// see yet.
func (st *state) settle(d *document, language protocol.LanguageKind) {
	switch {
	case d.path != "" && (discovery.IsPlanFile(path.Base(d.path)) || d.isLock()):
		d.home = st.homeOf(d.path)
		d.name, _ = within(d.home, d.path)
	case d.path == "" || language == languageID:
		d.home, d.name = d.key, "untitled-1"+discovery.Suffix
	}
}

// languageID is what editors call the language of plans.
const languageID = "plan"

// refresh finds the workspaces again and reads all of them from disk, with the
// open documents on it. Their views are made anew, and judging starts from their last
// results.
func (e *event) refresh() {
	old := e.views
	e.views = map[string]*view{}
	for _, d := range e.docs {
		if d.home != "" && d.home != d.key {
			moved := *d
			e.settle(&moved, languageID)
			e.docs[d.key] = &moved
		}
	}
	for _, folder := range e.folders {
		e.load(e.rootOf(folder), old).opened = true
		p := placeOf(folder)
		for _, root := range e.nested(p) {
			e.load(path.Join(p.top, root), old).opened = true
		}
	}
	for _, d := range e.docs {
		switch {
		case d.home == "":
		case d.home == d.key:
			e.renew(*old[d.key])
		default:
			e.load(d.home, old)
		}
	}
}

// load reads one workspace whole, where that has not been done yet. old are the views
// before, for their last results; what cannot be read of the workspace is logged.
func (e *event) load(folder string, old map[string]*view) *view {
	if v := e.views[folder]; v != nil {
		return v
	}
	v := view{key: folder, place: placeOf(folder)}
	if before := old[folder]; before != nil {
		v.last = before.last
	}
	s, err := e.workspace("all of "+folder, e.disk(v.place), v.place.folder)
	if err != nil {
		e.log("reading %s: %v", folder, err)
	}
	v.snapshot = s.WithRead(e.besides(s, folder), e.text)
	return e.renew(v)
}

// besides are the texts of open documents that were not read with the disk: those that a walk
// over it does not come to, since what somebody opened counts, ignored or not, and those that
// were edited meanwhile.
func (e *event) besides(s *lang.Snapshot, home string) map[string][]byte {
	texts := map[string][]byte{}
	for name, d := range e.openIn(home) {
		if f := s.Files[name]; !d.isLock() && (f == nil || !bytes.Equal(f.Src, d.text)) {
			texts[name] = d.text
		}
	}
	return texts
}

// reload reads one workspace again, and goes on from its last results.
func (e *event) reload(v *view) {
	delete(e.views, v.key)
	e.load(v.key, map[string]*view{v.key: v}).opened = v.opened
}

// drop forgets a workspace that neither folders nor documents need.
func (st *state) drop(key string) {
	if v := st.views[key]; v != nil && !v.opened && len(st.openIn(key)) == 0 {
		delete(st.views, key)
	}
}

// openFolders takes in the folders that the client has opened, each once.
func (st *state) openFolders(paths []string) {
	st.folders = slices.Compact(slices.Sorted(slices.Values(paths)))
}

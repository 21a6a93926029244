package lsp

import (
	"path"
	"slices"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"go.lsp.dev/protocol"
)

// rootOf is the folder of the workspace that the files directly in a folder
// belong to; "" where no workspace.plan.hcl and no opened folder says so. It looks at
// the disk. Like all in this file, it is the session's.
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
func (st *state) refresh() {
	old := st.views
	st.views = map[string]*view{}
	for _, d := range st.docs {
		if d.home != "" && d.home != d.key {
			moved := *d
			st.settle(&moved, languageID)
			st.docs[d.key] = &moved
		}
	}
	for _, folder := range st.folders {
		st.load(st.rootOf(folder), old).opened = true
		p := placeOf(folder)
		nested, _ := discovery.Workspaces(st.overlaid(p), p.folder)
		for _, root := range nested {
			st.load(path.Join(p.top, root), old).opened = true
		}
	}
	for _, d := range st.docs {
		switch {
		case d.home == "":
		case d.home == d.key:
			st.renew(*old[d.key])
		default:
			st.load(d.home, old)
		}
	}
}

// load reads one workspace whole, where that has not been done yet. old are the views
// before, for their last results; what cannot be read of the workspace is logged.
func (st *state) load(folder string, old map[string]*view) *view {
	if v := st.views[folder]; v != nil {
		return v
	}
	v := view{key: folder, place: placeOf(folder)}
	if before := old[folder]; before != nil {
		v.last = before.last
	}
	s, err := lang.Load(st.overlaid(v.place), v.place.folder, book.Vocabulary)
	if err != nil {
		st.client.log.printf("reading %s: %v", folder, err)
	}
	v.snapshot = s.With(st.leftOut(s, folder))
	return st.renew(v)
}

// leftOut are the open documents that a walk over the disk does not come to:
// what somebody opened counts, ignored or not.
func (st *state) leftOut(s *lang.Snapshot, home string) map[string][]byte {
	texts := map[string][]byte{}
	for name, d := range st.openIn(home) {
		if s.Files[name] == nil && !d.isLock() {
			texts[name] = d.text
		}
	}
	return texts
}

// reload reads one workspace again, and goes on from its last results.
func (st *state) reload(v *view) {
	delete(st.views, v.key)
	st.load(v.key, map[string]*view{v.key: v}).opened = v.opened
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

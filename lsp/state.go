package lsp

import (
	"maps"
	"path"
	"time"

	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lsp/git"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// state is everything that the server knows at one moment. The session makes each of
// the one before; once it is the latest it never changes, and anybody may read it.
// Methods that change a state are the session's alone: they are called on a draft.
type state struct {
	client   *client
	answers  *git.Answers // what is tracked; shared by all states
	settings settings
	folders  []string             // that the client opened, sorted
	docs     map[string]*document // that the client opened, by key
	views    map[string]*view     // by folder; by the document's key where it stands alone
	age      int                  // how many states were before
	next     chan struct{}        // closed by the session when another state follows
}

// draft is a copy to be changed before anybody else sees it. Its maps are its own;
// the documents and views in them are shared and never change.
func (st *state) draft() *state {
	d := *st
	d.age++
	d.docs, d.views, d.next = maps.Clone(st.docs), maps.Clone(st.views), make(chan struct{})
	return &d
}

// document is one version of a text that is open in the client. The session makes it;
// once its state is the latest it never changes.
type document struct {
	uri      uri.URI // as the client writes it
	key      string
	path     string    // on disk; empty where it is no file
	name     string    // within its workspace
	home     string    // key of the view that it belongs to; empty where it is no plan
	version  int32     // the client's number of it; a change never lowers it
	text     []byte    // never written to
	edited   time.Time // when the last change arrived
	debounce debounce
}

// isLock reports whether the document is the sealed agreement.
func (d *document) isLock() bool { return path.Base(d.path) == lockFile }

// isWorkspace reports whether the document makes its folder a workspace.
func (d *document) isWorkspace() bool { return path.Base(d.path) == discovery.WorkspaceFile }

// openIn are the open documents of a view, by their name.
func (st *state) openIn(home string) map[string]*document {
	open := map[string]*document{}
	for _, d := range st.docs {
		if d.home == home {
			open[d.name] = d
		}
	}
	return open
}

// find is the view and the name of a file, open or not; nil where no view has it.
func (st *state) find(u uri.URI) (*view, string) {
	k := key(u)
	if d := st.docs[k]; d != nil {
		return st.views[d.home], d.name
	}
	return st.findFile(filePath(u))
}

// findFile is the innermost view that holds a file of that path on disk, and the
// file's name there; nil where none does.
func (st *state) findFile(p string) (*view, string) {
	var found *view
	var at string
	for _, v := range st.views {
		name, ok := within(v.key, p)
		if ok && v.snapshot.Files[name] != nil && (found == nil || len(v.key) > len(found.key)) {
			found, at = v, name
		}
	}
	return found, at
}

// around is the innermost view whose folder holds a path; nil where none does.
func (st *state) around(p string) *view {
	var found *view
	for _, v := range st.views {
		if _, ok := within(v.key, p); ok && !v.alone && (found == nil || len(v.key) > len(found.key)) {
			found = v
		}
	}
	return found
}

// units are what columns are counted in.
func (st *state) units() protocol.PositionEncodingKind { return st.client.units }

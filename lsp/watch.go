package lsp

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"time"

	"github.com/plan-as-code/plan/lang/discovery"
	"go.lsp.dev/protocol"
)

// watched are the files whose changes the client should tell about. Folders that
// are moved or deleted are told about only by their own names.
func watched() protocol.LSPAny {
	deleted := protocol.WatchKindDelete
	options, _ := encode(&protocol.DidChangeWatchedFilesRegistrationOptions{Watchers: []protocol.FileSystemWatcher{
		{GlobPattern: protocol.Pattern("**/*" + discovery.Suffix)},
		{GlobPattern: protocol.Pattern("**/" + lockFile)},
		{GlobPattern: protocol.Pattern("**/" + ignoreFile)},
		{GlobPattern: protocol.Pattern("**/*"), Kind: deleted},
	}})
	return protocol.LSPAny(options)
}

// changedFiles are the files that changed on disk. A client may speak of each by itself.
func changedFiles(p *protocol.DidChangeWatchedFilesParams) []string {
	var paths []string
	for _, c := range p.Changes {
		if file := filePath(c.URI); file != "" {
			paths = append(paths, file)
		}
	}
	return paths
}

// changedOnDisk reads files again, whatever has happened to them, each workspace once.
// Open documents stay as the client has them.
func (e *event) changedOnDisk(paths []string) {
	again, whole := map[string][]string{}, map[string]bool{}
	slices.Sort(paths)
	for _, p := range slices.Compact(paths) {
		name := path.Base(p)
		switch v := e.around(p); {
		case name == ignoreFile || name == discovery.WorkspaceFile && e.moves(p):
			e.refresh()
			return
		case v == nil:
		case isFolder(p):
			e.refresh()
			return
		case name == lockFile:
			whole[v.key] = true
		default:
			again[v.key] = append(again[v.key], e.affected(v, p)...)
		}
	}
	for key := range whole {
		e.reload(e.views[key])
	}
	for key, names := range again {
		if len(names) > 0 && !whole[key] {
			e.reread(e.views[key], names)
		}
	}
}

// isFolder reports whether a folder lies on disk at a path.
func isFolder(p string) bool {
	at := placeOf(path.Dir(p))
	info, err := fs.Stat(at.disk(), path.Join(at.folder, path.Base(p)))
	return err == nil && info.IsDir()
}

// moves reports whether a workspace.plan.hcl has come or gone, so that files
// belong elsewhere than they are.
func (st *state) moves(file string) bool {
	folder := path.Dir(file)
	isRoot := st.views[folder] != nil
	return st.docs[file] == nil && isRoot != (onDisk(file) || isRoot && st.rootOf(folder) == folder)
}

// affected are the names of the plan files that a change at a path is about: the
// file itself, or all below a folder.
func (st *state) affected(v *view, p string) []string {
	name, _ := within(v.key, p)
	if v.snapshot.Files[name] != nil {
		return []string{name}
	}
	var names []string
	if discovery.IsPlanFile(path.Base(name)) {
		names = append(names, name)
	}
	for known := range v.snapshot.Files {
		if inside, ok := within(name, known); ok && inside != "." || name == "." {
			names = append(names, known)
		}
	}
	return names
}

// How often the server looks at the disk itself: often where nobody tells it
// what changes there, and now and then where somebody does, since editors leave
// out what happens to whole folders.
const (
	sweepAlone  = 2 * time.Second
	sweepBeside = 30 * time.Second
	sweepShare  = 100 // of the time at most one part in so many is spent on it
)

// sweep looks at the disk again and again, and at the calendar, in a goroutine of its
// own. What it saw is its alone; what is to be done about it, it posts to the session.
func (s *server) sweep() {
	seen := map[string]*sight{}
	for {
		began := time.Now()
		seen = s.sweepOnce(seen)
		select {
		case <-s.ctx.Done():
			return
		case <-time.After(max(s.sweepPause(), time.Since(began)*sweepShare)):
		}
	}
}

// sweepPause is how long to wait between two looks at the disk, at least.
func (s *server) sweepPause() time.Duration {
	switch {
	case s.opts.sweep > 0:
		return s.opts.sweep
	case s.watched.Load():
		return sweepBeside
	}
	return sweepAlone
}

// sight is how the files of one workspace looked. Only the sweep makes and reads it.
type sight struct {
	at    time.Time        // when the look began
	files map[string]stamp // by path
}

// sweepOnce compares how the disk looks with how it looked before, has the session read
// what changed, and returns how it looks, by the views' keys.
func (s *server) sweepOnce(before map[string]*sight) map[string]*sight {
	st := s.latest.Load()
	now := map[string]*sight{}
	var changed []string
	others := false
	for key, v := range st.views {
		if v.alone || st.inside(v) {
			continue
		}
		others = st.answers.Renew(filepath.FromSlash(v.place.top)) || others
		now[key] = st.look(v)
		if before[key] == nil {
			changed = append(changed, now[key].changedLately(st, v)...)
		} else {
			changed = append(changed, now[key].since(before[key])...)
		}
	}
	day := today()
	if len(changed) > 0 || others || day != st.settings.today {
		s.post(time.Now(), func(e *event) {
			e.changedOnDisk(changed)
			if others {
				e.refresh()
			}
			if e.settings.today != day {
				e.settings.today = day
				e.rejudge()
			}
		})
	}
	return now
}

// inside reports whether a workspace lies within another one, which is swept.
func (st *state) inside(v *view) bool {
	outer := st.around(path.Dir(v.key))
	return v.key != "/" && outer != nil && outer != v
}

// look walks over a workspace as lang does, and notes what it comes past. What cannot
// be read is left out.
func (st *state) look(v *view) *sight {
	seen := noting{st.tracked(v.place), map[string]stamp{}}
	began := time.Now()
	_, _ = discovery.Workspaces(fs.FS(seen), v.place.folder)
	for folder := v.place.folder; folder != "."; folder = path.Dir(folder) {
		above := path.Join(path.Dir(folder), ignoreFile)
		if info, err := fs.Stat(seen.FS, above); err == nil {
			seen.seen[above] = stamp{info.Size(), info.ModTime()}
		}
	}
	files := make(map[string]stamp, len(seen.seen))
	for name, s := range seen.seen {
		files[path.Join(v.place.top, name)] = s
	}
	return &sight{began, files}
}

// since are the paths of the files that look other than before.
func (s *sight) since(before *sight) []string {
	var changed []string
	for p, is := range s.files {
		if was, ok := before.files[p]; !ok || was != is {
			changed = append(changed, p)
		}
	}
	for p := range before.files {
		if _, ok := s.files[p]; !ok {
			changed = append(changed, p)
		}
	}
	return changed
}

// changedLately are the paths that may look other than when the workspace was read, at a
// first look: files that came, went, or changed very lately.
func (s *sight) changedLately(st *state, v *view) []string {
	var changed []string
	for p, is := range s.files {
		_, name := st.findFile(p)
		if discovery.IsPlanFile(path.Base(p)) && name == "" || s.at.Sub(is.mtime) < sweepAlone {
			changed = append(changed, p)
		}
	}
	for name := range v.snapshot.Files {
		if _, ok := s.files[v.path(name)]; !ok && v.docs[name] == nil {
			changed = append(changed, v.path(name))
		}
	}
	return changed
}

package base

import (
	"bytes"
	"context"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
)

// Commit is one that touched a plan.
type Commit struct {
	ID, Subject string
	On          string // the day on which it was made, like 2027-04-30
}

// History shows a workspace as it was in each commit since the one that spec names (or since a
// day began), the oldest first, that touched what was asked for or what lies above it. Only
// commits on the way that the branch took count. The snapshot is nil where no plan was there;
// what has not changed is shared from one to the next. It asks no remote, and git three times
// for all commits together. An error is as in OpenForDiff.
func History(w *workspace.Workspace, spec string, visit func(Commit, *lang.Snapshot)) error {
	r, err := openRepository(context.Background(), w.Top, "plan score asks no remote")
	if err == nil {
		err = r.history(w, spec, visit)
	}
	if none := asNoBase(err); none != nil {
		return undecided(w, none.forScore())
	} else if err != nil {
		return undecided(w, err)
	}
	return nil
}

// version is what a commit left.
type version struct {
	Commit
	blobs   map[string]string // the files of plans and agreements, by path
	touched bool              // by what it changed
}

func (r *repository) history(w *workspace.Workspace, spec string, visit func(Commit, *lang.Snapshot)) error {
	from, err := r.start(spec)
	if err != nil {
		return err
	}
	blobs := map[string]string{}
	if from != "" {
		if blobs, _, err = r.tree(from); err != nil {
			return err
		}
	}
	versions, err := r.versions(w, from, blobs)
	if err != nil || len(versions) == 0 {
		return err
	}
	texts, err := r.allTexts(versions)
	if err != nil {
		return err
	}
	past := &past{w: w, texts: texts, snapshot: w.Snapshot, shown: map[string][]byte{}}
	for name := range w.Snapshot.Files {
		past.shown[name], _ = w.Source(name)
	}
	for name := range w.Snapshot.Locks {
		past.shown[name], _ = w.Source(name)
	}
	for _, v := range versions {
		snapshot, err := past.at(r.Ctx, v.blobs)
		if err != nil {
			return err
		}
		visit(v.Commit, snapshot)
	}
	return nil
}

// start is the commit after which a history begins; "" where it begins with the first one.
func (r *repository) start(spec string) (string, error) {
	day, dated := lang.ParseDate(spec)
	if !dated {
		return r.named(spec)
	}
	commit, err := r.lastBefore(day)
	if err != nil {
		return "", r.damaged(r.head, err)
	}
	return commit, nil
}

// versions are what the commits after one left that touched what was asked for.
func (r *repository) versions(w *workspace.Workspace, from string, blobs map[string]string) (list []version, err error) {
	commits := r.head
	if from != "" {
		commits = from + ".." + r.head
	}
	out, err := r.read(nil, "log", "--first-parent", "-m", "--reverse", "--root", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv",
		"--format=@%H %cs %s", commits, "--", below(w.Root))
	if err != nil {
		return nil, r.damaged(from, err)
	}
	words := strings.Split(out, "\x00")
	for i := 0; i < len(words); i++ {
		word := strings.TrimLeft(words[i], "\n")
		if rest, ok := strings.CutPrefix(word, "@"); ok {
			id, rest, _ := strings.Cut(rest, " ")
			on, subject, _ := strings.Cut(rest, " ")
			list = append(list, version{Commit: Commit{id, subject, on}})
			continue
		}
		fields := strings.Fields(strings.TrimPrefix(word, ":")) // modes, objects, what happened
		if len(fields) != 5 || i+1 == len(words) || len(list) == 0 {
			continue
		}
		i++
		name := words[i]
		if !discovery.IsPlanFile(name) && !discovery.IsLockFile(name) {
			continue
		}
		last := &list[len(list)-1]
		if !last.touched && last.blobs == nil {
			last.blobs = maps.Clone(blobs)
		}
		last.touched = last.touched || discovery.IsPlanFile(name) && concerns(w, name)
		if mode := fields[1]; mode == "000000" || mode == "120000" {
			delete(last.blobs, name)
		} else {
			last.blobs[name] = fields[3]
		}
		blobs = last.blobs
	}
	return slices.DeleteFunc(list, func(v version) bool { return !v.touched }), nil
}

// below is how git is told of a folder of the repository, and all in it.
func below(folder string) string {
	if folder == "." {
		return ":(top)"
	}
	return ":(top,literal)" + folder
}

// concerns reports that a file of the repository is one that was asked for, or lies in a folder
// above.
func concerns(w *workspace.Workspace, name string) bool {
	name = strings.TrimPrefix(name, strings.TrimPrefix(w.Root+"/", "./"))
	return w.Wants(name) || slices.ContainsFunc(w.Wanted, func(p string) bool { return workspace.Within(path.Dir(name), p) })
}

// allTexts reads all files of all versions in one go, by the names of their objects.
func (r *repository) allTexts(versions []version) (map[string][]byte, error) {
	objects := map[string]string{}
	for _, v := range versions {
		for _, object := range v.blobs {
			objects[object] = object
		}
	}
	return r.contents(objects, slices.Collect(maps.Keys(objects)))
}

// past goes through the versions of a workspace.
type past struct {
	w        *workspace.Workspace
	texts    map[string][]byte // of objects
	snapshot *lang.Snapshot    // of the last version
	shown    map[string][]byte // the files that it is made of

	paths []string // of the tree that was last looked at
	names []string // of the files of the workspace in it
	root  string
}

// at is the workspace as a tree has it; nil where no plan is there.
func (p *past) at(ctx context.Context, blobs map[string]string) (*lang.Snapshot, error) {
	if paths := slices.Sorted(maps.Keys(blobs)); p.paths == nil || !slices.Equal(paths, p.paths) {
		names, root, err := planFiles(blobs, p.w)
		if err != nil {
			return nil, err
		}
		p.paths, p.names, p.root = paths, names, root
	}
	if len(p.names) == 0 {
		return nil, nil
	}
	now := make(map[string][]byte, len(p.names))
	edits := map[string][]byte{}
	for _, name := range p.names {
		text := p.texts[blobs[path.Join(p.root, name)]]
		now[name] = text
		if was, ok := p.shown[name]; !ok || !bytes.Equal(was, text) {
			edits[name] = text
		}
	}
	for name := range p.shown {
		if _, ok := now[name]; !ok {
			edits[name] = nil
		}
	}
	next, err := p.snapshot.WithContext(ctx, edits)
	if err != nil {
		return nil, err
	}
	p.snapshot, p.shown = next, now
	return next, nil
}

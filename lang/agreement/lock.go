package agreement

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/allowance"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// lockVersion is the layout of the file that this program reads and writes.
const lockVersion = 1

// Lock is the sealed agreement of one campaign: entries one after another, of
// which each says what it adds or changes and what it drops. What was agreed is
// what they come to.
type Lock struct {
	Path    string       // relative to the workspace's root
	Src     []byte       // never written to
	Entries []*Entry     // in the order of the file, the first agreement first; at least one where there is no Problem
	Problem *LockProblem // set where it cannot be read; then there are no entries

	foreign string // what stands beside the entries that plan did not write; empty: nothing
}

// Entry is one agreement.
type Entry struct {
	Number     int               // from 1; 0 where it is no number
	Edition    int               // the edition of agreements that it was written in, from 1
	On         string            // the day, as YYYY-MM-DD
	By         []string          // addresses of those who agreed
	Follows    string            // the seal of the entry before; "" for the first
	Seal       string            // what the entry should come to
	Amendments map[string]string // digests of those that it seals, by name without the kind
	Moves      map[string]string // old to new address of what was renamed
	Drops      []string          // addresses
	// Consequences are the addresses of what changed only because values moved that the
	// amendments changed.
	Consequences  []string
	DespiteErrors int              // errors that the plan had when it was sealed all the same
	Elements      []*SealedElement // what it adds or changes, whole
	At            hcl.Range        // its head; the zero range where it stands in no file yet

	foreign string // what plan did not write; empty: nothing
	news    bool   // it differs from what was agreed before, in what that seals
	lifts   bool   // it differs, if only in what is sealed for the first time
}

// LockProblem says why an agreement cannot be read, and what to do.
type LockProblem struct {
	File    string // the path of the lock
	Line    int    // from 1
	Message string // a full sentence
	Advice  Advice // what to do
}

// Advice says what to do, as a sentence without its full stop: in words for who has no command
// line at hand, and, where there are commands for it, by these, in two parts around the lock's name.
type Advice struct {
	Words         string
	Before, After string // empty where there are none
}

// InWords is the advice without commands.
func (a Advice) InWords() string { return a.Words }

// For is the advice with the commands, and the lock named as it is called where people read them.
func (a Advice) For(lock string) string {
	if a.Before == "" {
		return a.Words
	}
	return a.Before + lock + a.After
}

const (
	restoreInWords = "Take plan.lock.hcl back as it was when it was last committed"
	restoreLock    = "Take the file back from git: git checkout HEAD -- "
)

// LockOf is the lock of a plan's campaign, readable or not; nil where there is none.
// It is read once a plan, when first asked for, and safe for concurrent use; whoever
// gets it must not change it.
func LockOf(p *lang.Plan) *Lock {
	if p.Lock == nil {
		return nil
	}
	return lang.Keep(p, lockKey{}, func(p *lang.Plan) *Lock { return Read(p.Lock.Path, p.Lock.Src) })
}

type lockKey struct{}

// Read reads an agreement, which keeps src. What keeps it from being read is its Problem;
// whether its seals hold, Flaw says.
func Read(name string, src []byte) *Lock {
	l := &Lock{Path: name, Src: src}
	l.Problem = l.read()
	if l.Problem != nil {
		l.Problem.File, l.Entries = name, nil
		if l.Problem.Advice == (Advice{}) {
			l.Problem.Advice = Advice{Words: restoreInWords, Before: restoreLock}
		}
	}
	return l
}

func (l *Lock) read() *LockProblem {
	if problem, _ := syntax.Unreadable(l.Src); problem != "" {
		return &LockProblem{Line: 1, Message: "The agreement " + strings.TrimSuffix(problem, ".") + "."}
	}
	if line := conflictMark(l.Src); line > 0 {
		return &LockProblem{Line: line, Message: "The agreement holds two versions that git could not join: two amendments were sealed in parallel.",
			Advice: Advice{"Take plan.lock.hcl as it is on your main branch; then agree again, which seals what your branch approved",
				"git checkout origin/main -- ", ", with the name of your main branch; then run plan agree, which seals what your branch approved"}}
	}
	body, diags := syntax.ParseConfig(l.Src, l.Path, hcl.InitialPos)
	if d := syntax.FirstError(diags); d != nil {
		line := 1
		if d.Subject != nil {
			line = d.Subject.Start.Line
		}
		return &LockProblem{Line: line, Message: "The agreement is cut off or damaged, so it cannot be read."}
	}
	r := &lockReader{src: l.Src}
	switch v, given := body.Attributes["version"]; {
	case len(bytes.TrimSpace(l.Src)) == 0:
		return &LockProblem{Line: 1, Message: "The agreement is empty, so nobody can tell what was agreed."}
	case !given:
		return &LockProblem{Line: 1, Message: "The agreement does not say in which layout it is written (version = 1)."}
	case r.text(v.Expr) != strconv.Itoa(lockVersion):
		if n, err := strconv.Atoi(r.text(v.Expr)); err == nil && n > lockVersion {
			return &LockProblem{Line: v.SrcRange.Start.Line, Message: fmt.Sprintf("The agreement was written by a newer version of plan (layout %d; this one reads %d).", n, lockVersion),
				Advice: Advice{Words: "Install the version of plan that your team uses"}}
		}
		return &LockProblem{Line: v.SrcRange.Start.Line, Message: "The agreement's version is not one that plan writes."}
	}
	for name := range body.Attributes {
		if name != "version" {
			l.foreign = name
		}
	}
	for _, b := range body.Blocks {
		if b.Type != "entry" || len(b.Labels) != 1 {
			return &LockProblem{Line: b.TypeRange.Start.Line, Message: "The agreement holds something that plan did not write: " + b.Type + "."}
		}
		e := r.entry(b)
		if e.Edition > Edition {
			return &LockProblem{Line: e.At.Start.Line, Message: fmt.Sprintf("Entry %d of the agreement was written by a newer version of plan (edition %d; this one knows %d).", e.Number, e.Edition, Edition),
				Advice: Advice{Words: "Install the version of plan that your team uses"}}
		}
		l.Entries = append(l.Entries, e)
	}
	if len(l.Entries) == 0 {
		return &LockProblem{Line: 1, Message: "The agreement has no entry, so nothing is agreed.",
			Advice: Advice{restoreInWords + "; or delete it and agree anew", restoreLock, "; or delete it and run plan agree"}}
	}
	return l.followable()
}

// maxFollowed is how many steps it may take to follow an agreement through its entries: a
// thousand of ten elements each take half of them.
const maxFollowed = 10_000_000

// followable counts what it takes to say of each entry what it changed, for which all before
// it are gone through, and refuses an agreement that takes more than anybody agrees to.
func (l *Lock) followable() *LockProblem {
	steps, before := allowance.New(context.Background(), maxFollowed), 0
	for i, e := range l.Entries {
		before += 1 + len(e.Elements) + len(e.Moves) + len(e.Drops) + len(e.Consequences) + len(e.Amendments) + len(e.By)
		if !steps.Allow(before) {
			return &LockProblem{Line: e.At.Start.Line, Message: fmt.Sprintf("The agreement cannot be followed: from its entry %d on, it is longer than an agreement gets.", i+1)}
		}
	}
	return nil
}

// conflictMark is the line of git's first conflict marker; 0 where there is none.
func conflictMark(src []byte) int {
	n := 0
	for line := range bytes.Lines(src) {
		n++
		for _, mark := range []string{"<<<<<<< ", "=======\n", ">>>>>>> ", "||||||| "} {
			if bytes.HasPrefix(line, []byte(mark)) {
				return n
			}
		}
	}
	return 0
}

// lockReader turns what stands in a lock into the one way of writing it.
type lockReader struct{ src []byte }

func (r *lockReader) entry(b *hclsyntax.Block) *Entry {
	e := &Entry{At: b.DefRange(), Edition: 1, Amendments: map[string]string{}, Moves: map[string]string{}}
	e.Number, _ = strconv.Atoi(b.Labels[0])
	for name, a := range b.Body.Attributes {
		switch name {
		case "edition":
			if e.Edition = r.count(a.Expr); e.Edition < 2 {
				e.foreign = name
			}
		case "despite_errors":
			if e.DespiteErrors = r.count(a.Expr); e.DespiteErrors < 1 {
				e.foreign = name
			}
		case "consequences":
			e.Consequences = r.list(a.Expr)
		case "on":
			e.On = unquote(r.text(a.Expr))
		case "by":
			e.By = r.list(a.Expr)
		case "follows":
			e.Follows = unquote(r.text(a.Expr))
		case "seal":
			e.Seal = unquote(r.text(a.Expr))
		case "amendments":
			e.Amendments = r.pairs(a.Expr)
		case "moves":
			e.Moves = r.pairs(a.Expr)
		case "drops":
			e.Drops = r.list(a.Expr)
		default:
			e.foreign = name
		}
	}
	seen := map[string]bool{}
	for _, inner := range b.Body.Blocks {
		m := r.element(inner, e)
		if seen[m.Address] {
			e.foreign = m.Address + " a second time"
		}
		seen[m.Address] = true
		e.Elements = append(e.Elements, m)
	}
	return e
}

// element reads what an entry holds of one element.
func (r *lockReader) element(b *hclsyntax.Block, e *Entry) *SealedElement {
	m := &SealedElement{Address: strings.Join(append([]string{b.Type}, b.Labels...), "."), Values: map[string]string{}}
	k := kindOf(m.Address)
	if k == nil || len(b.Labels) != 1 || !k.Agreed && !by(e.Edition, k.UsedFrom) {
		e.foreign = m.Address
		return m
	}
	names := heldNames(k, e.Edition)
	if k.Name == "campaign" && e.Edition >= effectiveFrom {
		names = append(names, within)
	}
	if k.Name == "commitment" && e.Edition >= derivedFrom {
		names = append(names, derived)
	}
	for name, a := range b.Body.Attributes {
		if !slices.Contains(names, name) {
			e.foreign = name + " in " + m.Address
		}
		m.Values[name] = r.text(a.Expr)
	}
	for _, inner := range b.Body.Blocks {
		e.foreign = inner.Type + " in " + m.Address
	}
	return m
}

// count is a whole number; 0 for anything else.
func (r *lockReader) count(x hclsyntax.Expression) int {
	n, _ := strconv.Atoi(r.text(x))
	return max(n, 0)
}

// text writes an expression as literal does.
func (r *lockReader) text(x hclsyntax.Expression) string {
	switch n := x.(type) {
	case *hclsyntax.TemplateExpr:
		if text, ok := syntax.TemplateText(n); ok {
			return syntax.TextLiteral(text)
		}
	case *hclsyntax.TupleConsExpr:
		return listOf(r.list(n))
	case *hclsyntax.ObjectConsExpr:
		values := map[string]string{}
		for _, item := range n.Items {
			values[string(item.KeyExpr.Range().SliceBytes(r.src))] = r.text(item.ValueExpr)
		}
		return object(values)
	}
	if v, diags := x.Value(nil); !diags.HasErrors() && v.Type().FriendlyName() == "number" && v.IsKnown() && !v.IsNull() {
		f, _ := v.AsBigFloat().Float64()
		return prose.Literal(f + 0)
	}
	return strings.Join(strings.Fields(string(x.Range().SliceBytes(r.src))), " ")
}

func (r *lockReader) list(x hclsyntax.Expression) []string {
	n, ok := x.(*hclsyntax.TupleConsExpr)
	if !ok {
		return []string{r.text(x)}
	}
	var list []string
	for _, item := range n.Exprs {
		list = append(list, r.text(item))
	}
	return list
}

func (r *lockReader) pairs(x hclsyntax.Expression) map[string]string {
	values := map[string]string{}
	if n, ok := x.(*hclsyntax.ObjectConsExpr); ok {
		for _, item := range n.Items {
			values[unquote(string(item.KeyExpr.Range().SliceBytes(r.src)))] = unquote(r.text(item.ValueExpr))
		}
	}
	return values
}

func unquote(s string) string { return strings.TrimSuffix(strings.TrimPrefix(s, `"`), `"`) }

// First is the seal of the first entry, by which an agreement is known wherever it lies;
// empty where it cannot be read.
func (l *Lock) First() string {
	if len(l.Entries) == 0 {
		return ""
	}
	return l.Entries[0].Seal
}

package lang

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/allowance"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Plan is one plan: a campaign's folder and the folders below it, or what the
// workspace holds outside any campaign. It depends on its own files and on the
// plans above it, on nothing else.
type Plan struct {
	Elements
	Folder      string         // slash-separated, relative to the workspace's root, which is "."
	Parent      *Plan          // the plan above; nil for the workspace's own
	Campaign    *Campaign      // the first that it declares; nil outside any campaign
	Files       []*syntax.File // in the order of their paths
	Lock        *LockFile      // holds the sealed agreement of its campaign; nil where there is none
	All         []Element      // in reading order, those of a misspelt kind last in their file; without built-in stages
	Diagnostics []Diagnostic   // what reading it found; who reads further reports to an Aside
	Undecided   []Undecided    // what of its elements is to be decided, in the order in which they are read

	book          Rulebook
	names         map[Key]Element
	unknownBlocks map[string]bool // kinds of blocks that the language does not have, and their names
	locals        map[string]*LocalValue
	localList     []*LocalValue // in reading order
	results       map[*syntax.Attribute]*result
	steps         *allowance.Allowance   // of all that is worked out in it
	spent         bool                   // it is reported that there are none left
	share         int                    // of the workspace's steps, whatever stands in the plan
	slips         *allowance.Allowance   // of comparing misspelt names with others
	given         func() map[string]bool // givenUp, once it is asked for them
	kept          *sync.Map              // what other packages keep with it, by their keys
	unclear       bool                   // holds text of which not even the kind of element can be read
}

// build reads the elements of the plan, up to the end of ctx: then the error is that of
// ctx. Its files are in reading order, and the plan above is complete.
func (p *Plan) build(ctx context.Context) error {
	n, text := 0, 0
	for _, f := range p.Files {
		n, text = n+len(f.Declarations), text+len(f.Src)
	}
	p.begin(ctx, text)
	if err := p.steps.Try(func() { p.fill(ctx, n) }); err != nil {
		return err
	}
	return ctx.Err()
}

// fill reads so many elements, or more.
func (p *Plan) fill(ctx context.Context, n int) {
	p.All = make([]Element, 0, n)
	p.names, p.locals, p.results, p.kept = make(map[Key]Element, n), map[string]*LocalValue{}, map[*syntax.Attribute]*result{}, &sync.Map{}
	for _, f := range p.Files {
		p.readFile(f)
	}
	if p.Parent == nil && len(p.Stages) == 0 {
		p.addBuiltinStages()
	}
	p.read(ctx)
	p.Diagnostics = Doubt(p.Diagnostics)
}

// read fills the elements that are declared.
func (p *Plan) read(ctx context.Context) {
	for _, e := range p.All {
		if e.Kind().Open {
			p.declareLocals(e)
		}
	}
	for _, e := range p.All {
		p.decodeTitle(e) // first, because sentences about other elements use it
	}
	for _, e := range p.All {
		if ctx.Err() != nil {
			return
		}
		p.decode(e)
	}
	p.evaluateLocals()
	p.checkSense()
	p.settleHandles()
}

func (p *Plan) readFile(f *syntax.File) {
	for _, problem := range f.Problems {
		p.Diagnostics = append(p.Diagnostics, Diagnostic{Problem: problem, Severity: Error})
	}
	for _, problem := range f.HiddenSigns() {
		if !slices.ContainsFunc(f.Problems, func(other syntax.Problem) bool { return other.Range.Start.Line == problem.Range.Start.Line }) {
			p.Diagnostics = append(p.Diagnostics, Diagnostic{Problem: problem, Severity: Warning})
		}
	}
	p.unclear = p.unclear || f.Unclear
	for i := range f.TopAttributes {
		attr := &f.TopAttributes[i]
		p.Diagnostics = append(p.Diagnostics, Diagnostic{Severity: Error, Problem: syntax.Problem{Rule: "unknown-attribute", Range: attr.NameRange(), Detail: attr.Name(),
			Message: "The attribute " + attr.Name() + " stands outside any element.",
			Fix:     "Move it between the { and the } of the element that it belongs to"}})
	}
	for _, d := range f.Declarations {
		p.declare(d)
	}
	for _, b := range f.UnknownBlocks {
		p.unknownBlock(f, b)
	}
}

func (p *Plan) declare(d *syntax.Declaration) Element {
	k := kindByName[d.Kind]
	e := k.make()
	h := e.head()
	h.kind, h.name, h.plan, h.decl = k, d.Name, p, d
	k.add(&p.Elements, e)
	p.All = append(p.All, e)
	if c, ok := e.(*Campaign); ok && p.Campaign == nil {
		p.Campaign = c
	}
	p.checkName(e, p.checkPlace(e))
	return e
}

// unknownBlock reports a block of an unknown kind. What it may have been meant
// for is declared, so that nothing that refers to it is a second finding.
func (p *Plan) unknownBlock(f *syntax.File, b *syntax.Block) {
	at := f.RangeOf(b.TypeAt)
	d := Diagnostic{Severity: Error, Problem: syntax.Problem{Rule: "unknown-element", Range: at, Detail: b.Type, Slip: b.Type,
		Message: "There is no kind of element called " + b.Type + ".",
		Fix:     "Use one of the language's kinds, such as objective, tactic or metric"}}
	if nestedNames[b.Type] {
		d.Message = "The block " + b.Type + " stands outside any element."
		d.Fix = "Move it between the { and the } of the element that it belongs to"
	}
	if advice := tried[b.Type]; advice != "" {
		d.Fix = advice
	} else if near, sure := prose.Closest(b.Type, kindNames); near != "" && !nestedNames[b.Type] {
		d.Suggest(near, at, sure)
		p.declare(f.NewDeclaration(near, b))
	}
	if p.unknownBlocks == nil {
		p.unknownBlocks = map[string]bool{}
	}
	p.unknownBlocks[b.Type] = true
	for _, l := range b.Labels {
		p.unknownBlocks[l.Text] = true // whatever it is, it is declared
	}
	p.Diagnostics = append(p.Diagnostics, d)
}

// checkName reports a name that cannot be one, and registers the element; a
// workspace block counts only where it belongs.
func (p *Plan) checkName(e Element, placed bool) {
	h := e.head()
	at := func(s syntax.Span) hcl.Range { return h.decl.File.RangeOf(s) }
	switch b := h.decl.Block; {
	case b == nil || h.decl.Within != nil: // what can be said of a broken element is said once, by its syntax
	case h.kind.Label == syntax.NoLabel:
		if len(b.Labels) > 0 {
			p.reportNames(e, at(b.Labels[0].At), "The %s block takes no name.", "Delete the name")
		}
	case len(b.Labels) == 0 && h.kind.Label == syntax.ForRule:
		p.reportNames(e, at(b.TypeAt), "This %s block does not say for which rule it is.", `Write the rule's id behind the word, as in `+h.kind.Name+` "orphan-tactic"`)
	case len(b.Labels) == 0:
		p.reportNames(e, at(b.TypeAt), "This %s has no name yet.", `Write its name behind the word, as in `+h.kind.Name+` "spring"`)
	case h.decl.Bare:
		d := p.Report(e, "invalid-name", e.At(), "The name "+h.name+" stands without quotes.")
		d.Slip = "without quotes"
		d.Suggest(`"`+h.name+`"`, e.At(), true)
		if better := ProperName(strings.Join(h.decl.Labels(), " ")); len(b.Labels) > 1 && better != "" {
			d.Suggest(`"`+better+`"`, at(syntax.Span{Start: b.Labels[0].At.Start, End: b.Labels[len(b.Labels)-1].At.End}), false)
		}
	case len(b.Labels) > 1:
		p.reportNames(e, at(b.Labels[1].At), "This %s has two names.", "Keep one name, and put the other text into title")
	case h.kind.Label == syntax.Named:
		p.checkSpelling(e)
	}
	if h.name != "" || h.kind.Name == "workspace" && placed {
		p.register(e)
	}
	if h.kind.Label == syntax.Named && (h.decl.Bare || h.decl.Block != nil && len(h.decl.Block.Labels) > 1 || !ValidName(h.name)) && !h.kind.Reserves(h.name) {
		p.answerTo(e, ProperName(strings.Join(h.decl.Labels(), " ")))
	}
}

func (p *Plan) reportNames(e Element, at hcl.Range, message, fix string) {
	p.Report(e, "invalid-name", at, fmt.Sprintf(message, e.Kind().Name)).Fix = fix
}

func (p *Plan) checkSpelling(e Element) {
	h := e.head()
	reserved := h.kind.Reserves(h.name)
	if ValidName(h.name) && !reserved {
		return
	}
	d := p.Report(e, "invalid-name", e.At(), "")
	if reserved {
		d.Message = ReservedName(h.name)
		better := h.name + "_campaign"
		d.Fix = "Call it " + better
		d.Fixes = []syntax.Fix{{Title: d.Fix, Edits: []syntax.Edit{{Range: e.At(), Text: better}}}}
		return
	}
	d.Message, d.Fix = BadName(h.name), NameSpelling
	if better := ProperName(h.name); better != "" && p.names[Key{h.kind, better}] == nil {
		d.Fix = "Call it " + better
		d.Fixes = []syntax.Fix{{Title: d.Fix, Edits: []syntax.Edit{{Range: e.At(), Text: better}}}}
	}
}

// answerTo lets those be right who refer to an element by the name that it should
// have.
func (p *Plan) answerTo(e Element, proper string) {
	if key := (Key{e.Kind(), proper}); proper != "" && proper != e.Name() && p.Find(key) == nil {
		p.names[key] = e
	}
}

// register gives the element its name; of two that clash, the first keeps it.
func (p *Plan) register(e Element) {
	h := e.head()
	key := Key{h.kind, h.name}
	first := p.names[key]
	if first == nil && !h.kind.Local && h.kind.Label == syntax.Named && p.Parent != nil {
		first = p.Parent.Find(key)
		p.names[key] = e
	}
	if h.kind.Label == syntax.ForRule && h.kind.Name == "waiver" {
		return // a rule may be waived at several elements
	}
	if first == nil || first.head().Builtin() {
		p.names[key] = e
		return
	}
	d := p.Report(e, "duplicate-name", e.At(), "There are two "+h.kind.Plural+" called "+h.name+".")
	d.Fix = "Give one of them another name, or delete it"
	switch h.kind.Label {
	case syntax.NoLabel:
		d.Message, d.Fix = "There are two "+h.kind.Name+" blocks.", "Put what they say into one of them"
	case syntax.ForRule:
		d.Message, d.Fix = "The rule "+h.name+" is configured twice.", "Put what they say into one of them"
	}
	d.Related = []syntax.Related{{Range: first.At(), Message: "The other one stands here."}}
	if first.Plan() != p {
		d.Message = "The name " + h.name + " is taken: a plan above has " + prose.A(h.kind.Name) + " of this name, and both are in reach here."
	}
}

// Lookup finds an element by kind and name, as Find does.
func (p *Plan) Lookup(kind, elementName string) Element {
	return p.Find(Key{kindByName[kind], elementName})
}

// Find finds an element, in this plan and in those above, the nearest first; nil where
// there is none. One whose name cannot be a name is also found by its ProperName, where
// no other has that.
func (p *Plan) Find(key Key) Element {
	for ; p != nil; p = p.Parent {
		if e := p.names[key]; e != nil {
			return e
		}
	}
	return nil
}

// Within reports whether the plan is another, or lies below it.
func (p *Plan) Within(in *Plan) bool {
	for ; p != nil; p = p.Parent {
		if p == in {
			return true
		}
	}
	return false
}

// Own finds an element that this plan itself declares, or that goes by that name in
// it; nil where there is none.
func (p *Plan) Own(key Key) Element { return p.names[key] }

// UnknownWord reports that a block of a kind which the language does not have stands
// in the plan, and has a word for its kind or for its name: whatever the word is, it
// may be declared there.
func (p *Plan) UnknownWord(word string) bool { return p.unknownBlocks[word] }

// OwnLocal finds a local value that this plan itself declares; nil where there is
// none.
func (p *Plan) OwnLocal(localName string) *LocalValue { return p.locals[localName] }

// InScope visits this plan and those above it, upwards.
func (p *Plan) InScope(visit func(*Plan)) {
	for ; p != nil; p = p.Parent {
		visit(p)
	}
}

// AmendmentsInScope lists the amendments of the plan and, where a name is not used
// again, of the plans above.
func (p *Plan) AmendmentsInScope() []*Amendment {
	var list []*Amendment
	p.InScope(func(in *Plan) {
		for _, m := range in.Amendments {
			if p.Lookup("amendment", m.Name()) == Element(m) {
				list = append(list, m)
			}
		}
	})
	return list
}

// Unclear reports that this plan, or one above, may declare what cannot be seen: in text
// of which not even the kind of element can be read, in a locals block that does not
// parse, or in a file or folder that could not be opened. Nothing may be concluded from
// what is absent.
func (p *Plan) Unclear() bool {
	return p.unclear || p.Parent != nil && p.Parent.Unclear()
}

// Currency is the currency of the plan's money, as the nearest campaign or the workspace
// writes it: EUR; "" where none names one.
func (p *Plan) Currency() string {
	for ; p != nil; p = p.Parent {
		if c := p.Campaign; c != nil && c.Currency.Known() {
			return c.Currency.V
		}
		for _, w := range p.Workspaces {
			if w.Currency.Known() {
				return w.Currency.V
			}
		}
	}
	return ""
}

// checkPlace reports whether an element may stand where it does, and a finding
// where it may not.
func (p *Plan) checkPlace(e Element) bool {
	h := e.head()
	message, fix := "", ""
	switch kind := h.kind.Name; {
	case h.decl.Within != nil:
		outer := h.decl.Within
		message = "The " + h.kind.Name + " " + prose.Verbatim(h.name) + " stands inside the " + outer.String() + "."
		fix = "Move it out: below the closing } of the " + outer.Kind
	case (kind == "workspace" || kind == "configure") && e.File().Path != discovery.WorkspaceFile:
		message = "The " + kind + " block stands in " + path.Base(e.File().Path) + "."
		fix = "Move it to " + discovery.WorkspaceFile + " in the workspace's top folder"
	case kind == "stage" && p.Parent != nil:
		message = "The stage " + prose.Verbatim(h.name) + " is declared in a campaign; the whole workspace shares one journey."
		fix = "Move it to the workspace's own plan, outside any campaign's folder"
	case kind == "campaign" && p.Campaign != e:
		if p.Campaign.name == h.name {
			return true // duplicate-name says it
		}
		message = "The campaign " + prose.Verbatim(h.name) + " stands in the folder of another campaign, and a folder holds one."
		fix = "Move it into a folder of its own"
	}
	if message == "" {
		return true
	}
	d := p.Report(e, "misplaced-element", e.At(), message)
	d.Fix = fix
	if h.kind.Name == "campaign" && h.decl.Within == nil {
		d.Related = []syntax.Related{{Range: p.Campaign.At(), Message: "The other campaign stands here."}}
	}
	if outer := h.decl.Within; outer != nil {
		d.Address = outer.Address()
	}
	return false
}

// Report adds a finding about e to the plan. A plan that others read already must not be
// changed: report to an Aside of it. The pointer is good until the next report.
func (p *Plan) Report(e Element, rule string, at hcl.Range, message string) *Diagnostic {
	p.Diagnostics = append(p.Diagnostics, Diagnostic{Severity: Error, Element: e, Problem: syntax.Problem{Rule: rule, Address: e.Address(), Range: at, Message: message}})
	return &p.Diagnostics[len(p.Diagnostics)-1]
}

func (p *Plan) addBuiltinStages() {
	for i, stage := range []string{"awareness", "consideration", "intent", "trial", "purchase", "repeat", "renewal", "referral"} {
		s := &Stage{Order: Number{V: float64(i + 1), State: Known}}
		s.kind, s.name, s.plan = kindByName["stage"], stage, p
		p.Stages = append(p.Stages, s)
		p.names[Key{s.kind, stage}] = s
	}
}

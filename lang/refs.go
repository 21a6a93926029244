package lang

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// References are static: a kind and a name, a list of them, or a local value
// that is one. What a plan's elements refer to never depends on evaluation.

func (d *decoder) reference(a *Attr, attr *syntax.Attribute, f refField) {
	if expr := d.ThroughLocals(&attr.Expr); expr.Op == syntax.OpList {
		f.setUnknown(attr)
		d.listForOne(a, attr, expr)
		return
	}
	e, state := d.resolve(a, attr, &attr.Expr)
	if state != Known || !f.refer(e, &attr.Expr, attr) {
		f.setUnknown(attr)
	}
}

func (d *decoder) listForOne(a *Attr, attr *syntax.Attribute, list *syntax.Expr) {
	r := d.Report(d.e, "wrong-type", attr.Expr.Range(), fmt.Sprintf("%s has a list in %s, where one %s is expected.", prose.Capital(d.the()), attr.Name(), prose.Either(a.nouns())))
	r.Detail, r.Fix = attr.Name(), "Keep the one that counts, without brackets"
	if items := list.Args(); list == &attr.Expr && len(items) == 1 {
		r.Slip = attr.Name()
		text := list.File.Slice(items[0].At)
		r.Fix = "Take the brackets away: " + text
		r.Fixes = []syntax.Fix{{Title: r.Fix, Offer: "Take the brackets away", Safe: true, Edits: []syntax.Edit{{Range: attr.Expr.Range(), Text: text}}}}
	}
}

func (d *decoder) references(a *Attr, attr *syntax.Attribute, f refsField) {
	list := d.ThroughLocals(&attr.Expr)
	items := list.Args()
	switch {
	case list.Op == syntax.OpList:
	case a.One && list.Op == syntax.OpName:
		items = []syntax.Expr{attr.Expr}
	default:
		f.setUnknown(attr)
		d.oneForList(a, attr, list)
		return
	}
	f.open(attr, len(items))
	if list != &attr.Expr && !d.steps.Allow(4*len(items)) {
		(&evaluation{plan: d.Plan, e: d.e, attr: attr}).tooMuch()
		f.setUnknown(attr)
		return
	}
	complete, named := true, map[Element]bool{}
	for i := range items {
		item := &items[i]
		e, state := d.resolve(a, attr, item)
		if state == Known && named[e] && list == &attr.Expr {
			d.repeated(attr, items, i, Reference(e))
		}
		named[e] = true
		switch {
		case state == Known && f.add(e, item):
		case state == Absent: // named, and gone
		default:
			complete = false
		}
	}
	if !complete {
		f.setUnknown(attr)
	}
}

// repeated warns of an item of a list that stands there before, which says nothing more.
func (d *decoder) repeated(attr *syntax.Attribute, items []syntax.Expr, i int, says string) {
	r := d.Report(d.e, "duplicate-attribute", items[i].Range(), fmt.Sprintf("%s has %s twice in %s.", prose.Capital(d.the()), says, attr.Name()))
	r.Severity, r.Detail, r.Slip, r.Fix = Warning, attr.Name()+" "+says, "in "+attr.Name(), "Delete the second"
	f, behind := items[i].File, syntax.Span{Start: items[i-1].At.End, End: items[i].At.Start}
	_, end := f.LineSpan(f.Line(int(items[i].At.End)))
	rest := f.Slice(syntax.Span{Start: items[i].At.End, End: int32(end)})
	if strings.Trim(f.Slice(behind), " \t\r\n,") == "" && !strings.ContainsAny(rest, "#/") { // no remark is left behind
		r.Fixes = []syntax.Fix{{Title: r.Fix, Safe: true, Edits: []syntax.Edit{{Range: f.RangeOf(syntax.Span{Start: behind.Start, End: items[i].At.End})}}}}
	}
}

// repeatedTexts warns of texts that are written twice in a list.
func (d *decoder) repeatedTexts(attr *syntax.Attribute, texts []string) {
	said := make(map[string]bool, len(texts))
	for i, text := range texts {
		if said[text] {
			d.repeated(attr, attr.Expr.Args(), i, prose.Verbatim(text))
		}
		said[text] = true
	}
}

// oneForList reports a single reference where a list is expected.
func (d *decoder) oneForList(a *Attr, attr *syntax.Attribute, x *syntax.Expr) {
	text, quotes := x.TextValue()
	named := d.fitting(a, text)
	if quotes && named == nil || !quotes && !d.refersToOne(x) {
		d.resolve(a, attr, &attr.Expr) // says what is wrong with it, list or not
		return
	}
	r := d.Report(d.e, "not-a-list", attr.Expr.Range(), fmt.Sprintf("%s names a single element in %s, where a list is expected.", prose.Capital(d.the()), attr.Name()))
	r.Detail, r.Slip = attr.Name(), attr.Name()
	if quotes {
		r.offer(named, attr.Expr.Range(), "[", "]")
		return
	}
	text = attr.Expr.File.Slice(attr.Expr.At)
	r.Fix = "Put brackets around it: [" + text + "]"
	r.Fixes = []syntax.Fix{{Title: r.Fix, Offer: "Put brackets around it", Safe: true, Edits: []syntax.Edit{{Range: attr.Expr.Range(), Text: "[" + text + "]"}}}}
}

// ThroughLocals follows local.NAME to the expression that it stands for, through local
// values that are such a name themselves. Any other expression is returned as it is, and
// so is a name that no plan in reach declares.
func (p *Plan) ThroughLocals(x *syntax.Expr) *syntax.Expr {
	for range 20 { // more in a row are a circle, which the local values report
		if x.Op != syntax.OpName || !strings.HasPrefix(x.Text(), "local.") {
			return x
		}
		l := p.FindLocal(x.Text()[len("local."):])
		if l == nil {
			return x
		}
		x = &l.Line.Expr
	}
	return x
}

// refers reports whether an expression is a reference or a list of them, by
// itself or through local values.
func (p *Plan) refers(x *syntax.Expr) bool {
	list := p.ThroughLocals(x)
	switch {
	case list.Op != syntax.OpList:
		return p.refersToOne(list)
	case list == x:
		return p.listsReferences(list)
	}
	return Keep(p, listKey{list}, func(p *Plan) bool { return p.listsReferences(list) })
}

// listKey is what is kept of a list that other local values stand for.
type listKey struct{ list *syntax.Expr }

func (p *Plan) listsReferences(list *syntax.Expr) bool {
	items := list.Args()
	return len(items) > 0 && !slices.ContainsFunc(items, func(item syntax.Expr) bool { return !p.refersToOne(p.ThroughLocals(&item)) })
}

func (p *Plan) refersToOne(x *syntax.Expr) bool {
	steps := x.Steps()
	if len(steps) != 2 {
		return false
	}
	k := kindByName[steps[0]]
	return k != nil && !(k.Name == "campaign" && k.attr[steps[1]] != nil)
}

// resolve finds the element that an expression refers to. Absent: it names what
// is gone, where it may.
func (d *decoder) resolve(a *Attr, attr *syntax.Attribute, written *syntax.Expr) (Element, State) {
	x := d.ThroughLocals(written)
	if kind, elementName, ok := strings.Cut(x.Text(), "."); ok && x.Op == syntax.OpName && a.Accepts(kind) {
		if k := kindByName[kind]; k != nil && k.Label == syntax.Named {
			if e := d.Find(Key{k, elementName}); e != nil {
				return e, Known
			}
		}
	}
	at := written.Range()
	if text, ok := x.TextValue(); ok {
		d.quotedReference(a, attr, at, text)
		return nil, Unknown
	}
	steps := x.Steps()
	switch {
	case d.toldAtLocal(attr, written, x):
		return nil, Unknown
	case len(steps) == 1:
		d.bareName(a, attr, at, steps[0])
		return nil, Unknown
	case len(steps) < 2:
		d.computed(a, attr, x, at)
		return nil, Unknown
	}
	k := kindByName[steps[0]]
	switch {
	case k == nil || k.Label != syntax.Named:
		d.unknownKind(a, attr, at, steps)
		return nil, Unknown
	case len(steps) > 2:
		d.tooFar(attr, at, steps)
		return nil, Unknown
	case !a.Accepts(k.Name):
		d.wrongKind(a, attr, at, k, steps[1])
		return nil, Unknown
	}
	if a.Gone || a.Onward || a.Below && k.Name == "campaign" {
		return nil, Absent
	}
	d.UnknownElement(d.e, k, steps[1], at, attr.Name())
	return nil, Unknown
}

// toldAtLocal reports that x stands in a local value and means nothing there:
// what is wrong with it is said where it stands.
func (d *decoder) toldAtLocal(attr *syntax.Attribute, written, x *syntax.Expr) bool {
	if attr.Expr.Holds(x) {
		return false
	}
	if len(x.Steps()) == 2 {
		key, ok := KeyIn(x.Text())
		return !ok || d.Find(key) == nil
	}
	if !strings.HasPrefix(written.Text(), "local.") {
		written = &attr.Expr
	}
	l := d.FindLocal(strings.TrimPrefix(written.Text(), "local."))
	return l != nil && l.failed()
}

// nouns are the kinds of element that an attribute takes.
func (a *Attr) nouns() []string {
	if len(a.Kinds) == 0 {
		return []string{"element"}
	}
	return a.Kinds
}

func (d *decoder) quotedReference(a *Attr, attr *syntax.Attribute, at hcl.Range, text string) {
	if d.notDecided(attr, at, text, prose.Quote(text)) {
		return
	}
	r := d.Report(d.e, "quoted-reference", at, fmt.Sprintf("%s has the text %s in %s; a reference is written without quotes.%s", prose.Capital(d.the()), prose.Verbatim(text), attr.Name(), prose.BlanksAround(text)))
	r.Detail, r.Fix = attr.Name(), "Write "+a.Placeholder()
	if r.offer(d.fitting(a, text), at, "", ""); len(r.Fixes) == 0 && strings.Contains(text, "@") && slices.Contains(a.Kinds, "person") {
		r.Handle = &syntax.Handle{Attr: attr.Name(), Word: strings.TrimPrefix(strings.TrimSpace(text), "@"), Sure: true}
	}
	r.alike(attr, text)
}

func (d *decoder) bareName(a *Attr, attr *syntax.Attribute, at hcl.Range, word string) {
	if d.unknownBlocks[word] {
		return
	}
	if d.notDecided(attr, at, word, word) {
		return
	}
	r := d.Report(d.e, "unknown-reference", at, fmt.Sprintf("%s says only %s in %s; a reference says the kind as well.", prose.Capital(d.the()), word, attr.Name()))
	r.Detail, r.Fix = attr.Name(), "Write "+a.nouns()[0]+"."+word
	if kindByName[word] != nil {
		r.Fix = "Write " + word + ".NAME"
	}
	r.offer(d.fitting(a, word), at, "", "")
	r.alike(attr, word)
}

func (d *decoder) computed(a *Attr, attr *syntax.Attribute, written *syntax.Expr, at hcl.Range) {
	if written.Op == syntax.OpCall && written.Text() == UndecidedWord && d.notDecided(attr, at, UndecidedWord, UndecidedWord) {
		return
	}
	r := d.Report(d.e, "wrong-type", at, fmt.Sprintf("%s has a value in %s, where a reference to %s is expected.", prose.Capital(d.the()), attr.Name(), prose.Either(articles(a.nouns()))))
	r.Detail, r.Fix = attr.Name(), "Write the reference itself: "+a.Placeholder()
	r.offer(d.fitting(a, inSteps.Replace(written.File.Slice(written.At))), at, "", "")
	if items := written.Args(); written.Op == syntax.OpList && len(items) > 0 && len(r.Fixes) == 0 && a.Type == TypeRefs {
		named := !slices.ContainsFunc(items, func(x syntax.Expr) bool { return !d.refersToOne(&x) })
		inner := written.File.Slice(syntax.Span{Start: items[0].At.Start, End: items[len(items)-1].At.End})
		r.Message = fmt.Sprintf("%s has a list within a list in %s.", prose.Capital(d.the()), attr.Name())
		r.Fix = "Take its brackets away: " + prose.Clip(inner)
		r.Fixes = []syntax.Fix{{Title: r.Fix, Safe: named, Edits: []syntax.Edit{{Range: at, Text: inner}}}}
	}
}

// inSteps writes objective["trials"] and (objective.trials) as references are written.
var inSteps = strings.NewReplacer(`["`, ".", `"]`, "", "(", "", ")", "")

func (d *decoder) tooFar(attr *syntax.Attribute, at hcl.Range, steps []string) {
	addr := syntax.Address(steps[0], steps[1])
	r := d.Report(d.e, "wrong-type", at, fmt.Sprintf("%s names an attribute of %s in %s; a reference names the element as a whole.", prose.Capital(d.the()), addr, attr.Name()))
	r.Detail, r.Slip = attr.Name(), strings.Join(steps[2:], ".")
	r.Suggest(addr, at, true)
}

func (d *decoder) unknownKind(a *Attr, attr *syntax.Attribute, at hcl.Range, steps []string) {
	if steps[0] == "local" {
		d.unknownLocal(attr, at, steps[1])
		return
	}
	if d.unknownBlocks[steps[0]] {
		return
	}
	r := d.Report(d.e, "unknown-reference", at, fmt.Sprintf("%s refers to %s.%s, and there is no kind of element called %s.", prose.Capital(d.the()), steps[0], steps[1], steps[0]))
	r.Detail, r.Slip, r.Fix = attr.Name(), strings.Join(steps[:2], "."), "Write "+a.nouns()[0]+"."+steps[1]
	candidates := a.Kinds
	if len(candidates) == 0 {
		candidates = kindNames
	}
	if near, sure := prose.Closest(steps[0], candidates); near != "" && d.Find(Key{kindByName[near], steps[1]}) != nil {
		r.Suggest(near+"."+steps[1], at, sure)
		r.Slip = steps[0] + " for " + near
		return
	}
	r.offer(d.fitting(a, strings.Join(steps, ".")), at, "", "")
}

func (d *decoder) unknownLocal(attr *syntax.Attribute, at hcl.Range, local string) {
	if d.Unclear() {
		return
	}
	r := d.Report(d.e, "unknown-reference", at, fmt.Sprintf("%s uses local.%s, which no locals block declares.", prose.Capital(d.the()), local))
	r.Detail, r.Slip, r.Fix = attr.Name(), "local."+local, "Declare it in a locals block"
	if near, sure := prose.Closest(local, d.likeLocals()); near != "" {
		r.Suggest("local."+near, at, sure && prose.IsSlip(local, near))
	}
}

func (d *decoder) wrongKind(a *Attr, attr *syntax.Attribute, at hcl.Range, k *Kind, elementName string) {
	r := d.Report(d.e, "wrong-reference", at, fmt.Sprintf("%s names %s in %s, where %s is expected.", prose.Capital(d.the()), prose.A(k.Name), attr.Name(), prose.Either(articles(a.Kinds))))
	r.Detail, r.Slip, r.Fix = attr.Name(), attr.Name()+" "+syntax.Address(k.Name, elementName), "Name "+prose.Either(articles(a.Kinds))
	if e := d.named(a, elementName); e != nil {
		r.Suggest(Reference(e), at, false)
	}
}

func articles(nouns []string) []string {
	words := make([]string, len(nouns))
	for i, n := range nouns {
		words[i] = prose.A(n)
	}
	return words
}

// UnknownElement adds the finding about a name that no plan in reach declares, and
// suggests the one that was probably meant. It adds none where the name may be declared
// in text that cannot be read.
func (p *Plan) UnknownElement(e Element, k *Kind, elementName string, at hcl.Range, attr string) {
	if p.Unclear() || p.unknownBlocks[k.Name] || p.unknownBlocks[elementName] {
		return
	}
	d := p.Report(e, "unknown-reference", at, fmt.Sprintf("The %s refers to %s, which this plan does not have.", e, syntax.Address(k.Name, elementName)))
	d.Detail, d.Slip = attr+" "+syntax.Address(k.Name, elementName), syntax.Address(k.Name, elementName)
	if saysUndecided(elementName) {
		d.Fix = "Write tbd alone, in the place of the whole value, as long as that is to be decided"
		return
	}
	d.Missing = Key{k, elementName}
	d.Fix = "Declare " + k.Name + ` "` + elementName + `", or name another`
	var known []string
	p.InScope(func(above *Plan) {
		if !p.slips.Allow(len(above.names)) {
			return
		}
		for key := range above.names {
			if key.Kind == k && !(e.Kind() == k && e.Name() == key.Name) && ValidName(key.Name) {
				known = append(known, key.Name)
			}
		}
	})
	slices.Sort(known)
	near, sure := prose.Closest(elementName, known)
	sure = sure && k.Name != "person" && prose.IsSlip(elementName, near) // Tom is no slip for Tim
	if n := ProperName(elementName); n != elementName && strings.EqualFold(n, elementName) && p.Find(Key{k, n}) != nil {
		near, sure = n, true // only its letters are large
	}
	if near == "" && !p.slips.Spent() {
		if list := p.titled(&Attr{Kinds: []string{k.Name}}, elementName); len(list) == 1 && list[0] != e {
			near = list[0].Name()
		}
	}
	if near == "" {
		return
	}
	d.Fix = "Change it to " + syntax.Address(k.Name, near)
	// Of a longer reference only the address; one with blanks in it is for its author.
	if f, written := p.File(at.Filename), syntax.Address(k.Name, elementName); f != nil && strings.HasPrefix(f.Text(at), written) {
		d.Suggest(syntax.Address(k.Name, near), f.Range(at.Start.Byte, at.Start.Byte+len(written)), sure)
	}
	if found := p.Find(Key{k, near}); !found.head().Builtin() {
		d.Related = []syntax.Related{{Range: found.At(), Message: "Did you mean this one?"}}
	}
}

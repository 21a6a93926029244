package assist

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// sharedFile is what the workspace's plan keeps shared elements in where it has
// no file for them yet.
const sharedFile = "shared" + discovery.Suffix

// MoveToWorkspace moves an element of a campaign to the workspace's own plan, where all
// campaigns have it in reach; references to it hold, since names are looked up
// there as well. The fix may write a file that the snapshot does not have. Where
// the element cannot move, refused says why in a sentence, and the fix has a title
// alone. It is false where there is nothing to move.
func MoveToWorkspace(s *lang.Snapshot, e lang.Element) (fix syntax.Fix, refused string, ok bool) {
	d, k, top := lang.DeclarationOf(e), e.Kind(), s.Plans()[0]
	if d == nil || !k.Shared || e.Plan() == top || e.Name() == "" || d.Within != nil {
		return syntax.Fix{}, "", false
	}
	title := "Share the " + k.Name + " with all campaigns: move it to "
	if refused = bound(s, e); refused != "" {
		return syntax.Fix{Title: title + "the workspace's plan"}, refused, true
	}
	target, after := sharedHome(s, k)
	if target == nil {
		at := hcl.Range{Filename: sharedFile, Start: hcl.InitialPos, End: hcl.InitialPos}
		return syntax.Fix{Title: title + sharedFile, Edits: []syntax.Edit{d.File.Lift(d), {Range: at, Text: d.File.Lifted(d)}}}, "", true
	}
	text := d.File.Lifted(d)
	if !strings.Contains(text, "<<") && string(syntax.Format([]byte(text))) == text {
		text = target.Indented(text)
	}
	return syntax.Fix{Title: title + target.Path, Edits: []syntax.Edit{d.File.Lift(d), insertBelow(target, after, text)}}, "", true
}

// bound says what keeps an element where it is.
func bound(s *lang.Snapshot, e lang.Element) string {
	d, top := lang.DeclarationOf(e), s.Plans()[0]
	switch {
	case e.Broken() || len(d.File.Unparsed()) > 0 || s.Plans()[0].Unclear():
		return "It can move when all of " + d.File.Path + " and of the workspace's plan can be read."
	case e.Kind().Name == "stage" && !declares(top, e.Kind()):
		return "Stages of one's own replace the built-in ones for every campaign."
	}
	key := lang.KeyOf(e)
	for _, p := range s.Plans() {
		if other := p.Own(key); other != nil && other != e {
			return "The " + where(p) + " has " + prose.A(e.Kind().Name) + " called " + e.Name() + " as well."
		}
	}
	return holdsOn(d, e.Plan(), top)
}

func declares(p *lang.Plan, k *lang.Kind) bool { return lastIn(p.All, k, nil) != nil }

// where names a plan in a sentence.
func where(p *lang.Plan) string {
	if p.Campaign != nil {
		return p.Campaign.String()
	}
	return "workspace's own plan"
}

// holdsOn says which part of a declaration means something in its plan that it
// would not mean in another.
func holdsOn(d *syntax.Declaration, p, in *lang.Plan) string {
	reason := ""
	d.Mentions(func(m syntax.Mention) {
		kind, elementName := m.Kind, m.Name
		k := lang.KindNamed(kind)
		switch {
		case reason != "":
		case kind == "local":
			if l := p.FindLocal(elementName); l != nil && in.FindLocal(elementName) != l {
				reason = "It uses local." + elementName + ", which only the " + where(l.Plan) + " has."
			}
		case kind == "campaign" && k.Attr(elementName) != nil:
			reason = "It uses campaign." + elementName + ", which is another in every campaign."
		case k == nil:
		default:
			if to := p.Find(lang.Key{Kind: k, Name: elementName}); to != nil && in.Find(lang.Key{Kind: k, Name: elementName}) != to {
				reason = "It refers to the " + to.String() + ", which only the " + where(to.Plan()) + " has."
			}
		}
	})
	return reason
}

// sharedHome is the file of the workspace's plan in which elements of a kind
// stand, and the last of them; else workspace.plan.hcl, else the file for shared
// elements. It is nil where there is none of these.
func sharedHome(s *lang.Snapshot, k *lang.Kind) (*syntax.File, lang.Element) {
	top := s.Plans()[0]
	for i := len(top.All) - 1; i >= 0; i-- {
		if e := top.All[i]; e.Kind() == k && lang.DeclarationOf(e) != nil {
			return e.File(), e
		}
	}
	for _, name := range []string{discovery.WorkspaceFile, sharedFile} {
		if f := top.File(name); f != nil {
			return f, nil
		}
	}
	return nil, nil
}

package lsp

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/checks/report/status"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// beside is a page or a picture of a campaign, which an editor shows beside the text. Its
// elements name in data-address and data-folder where they stand, for plan.locate.
type beside struct {
	Title    string   `json:"title"`
	Folder   string   `json:"folder"`            // of the plan, within its workspace
	Address  string   `json:"address,omitempty"` // of the element at the place that was named
	Text     string   `json:"text"`
	Findings []remedy `json:"findings,omitempty"` // those that the page lists
}

// remedy is where a finding stands, and what would mend it.
type remedy struct {
	Fingerprint string            `json:"fingerprint"` // as in data-finding
	Location    protocol.Location `json:"location"`
	Fixes       []string          `json:"fixes"` // by their titles, for plan.fix
}

// aside is what is shown: a plan with those within it, as of a text.
type aside struct {
	*file
	plan *lang.Plan
	beside
}

// below reports whether a file belongs to the plan, or to one within it.
func (a *aside) below(name string) bool {
	return a.plan.Folder == "." || strings.HasPrefix(name, a.plan.Folder+"/")
}

// shownBeside finds what a command is about: the campaign of a document, or that of an
// element, which is named by its address or by a place in the document. Last comes a word out of
// those that may be said, of which the first stands for none.
func (c *call) shownBeside(command string, args []protocol.LSPAny, words []string) (*aside, string, error) {
	var u uri.URI
	var address, word string
	fit := read(args, &u)
	a := &aside{file: c.file(u)}
	if a.file == nil || !fit {
		return nil, "", invalid(command + " takes the URI of a file of a plan.")
	}
	a.plan = a.view.snapshot.PlanOf(a.name)
	if len(args) > 1 {
		var at *protocol.Position
		switch {
		case json.Unmarshal(args[1], &address) == nil && address != "":
			e := a.view.addressed(a.plan, address)
			if e == nil {
				return nil, "", errNoElement
			}
			a.plan, a.Address = e.Plan(), address
		case protocol.Unmarshal(args[1], &at) == nil && at != nil:
			if t := assist.CursorAt(a.view.snapshot, a.name, a.offset(*at)); t != nil && t.Element != nil {
				a.Address = t.Element.Address()
			}
		case string(args[1]) != "null" && string(args[1]) != `""`:
			return nil, "", invalid(command + " takes an element or a place second.")
		}
	}
	for a.plan.Campaign == nil && a.plan.Parent != nil {
		a.plan = a.plan.Parent
	}
	a.Folder = a.plan.Folder
	if len(args) > 2 {
		if !read(args[2:], &word) {
			return nil, "", invalid(command + " shows " + prose.Either(words) + ".")
		}
	}
	if word == "" {
		word = words[0]
	}
	if !slices.Contains(words, word) {
		return nil, "", invalid(command + " shows " + prose.Either(words) + ", not " + word + ".")
	}
	return a, word, a.judged()
}

// addressed is an element that can be seen from a plan, or else the first of that address.
func (v *view) addressed(from *lang.Plan, address string) lang.Element {
	kind, name, _ := strings.Cut(address, ".")
	if e := from.Lookup(kind, name); e != nil {
		return e
	}
	return v.snapshot.Element(address)
}

// reportBeside answers the page that plan report writes of a campaign, and what would mend
// what it lists.
func reportBeside(c *call, args []protocol.LSPAny) (any, error) {
	a, format, err := c.shownBeside("plan.report", args, []string{"html", "markdown"})
	if err != nil {
		return nil, err
	}
	page := status.PageOf(status.Source{Snapshot: a.view.snapshot, Result: a.result, Wants: a.below})
	a.Title = page.Title
	if format == "markdown" {
		a.Text = page.Markdown()
	} else if a.Text, err = page.HTML(c); err != nil {
		return nil, err
	}
	found := a.byFingerprint()
	for _, fingerprint := range page.Listed() {
		if f := found[fingerprint]; f != nil {
			one := remedy{fingerprint, a.location(f.Range), []string{}}
			for _, fix := range fixesOf(f) {
				one.Fixes = append(one.Fixes, a.offered(fix))
			}
			a.Findings = append(a.Findings, one)
		}
	}
	return &a.beside, nil
}

// graphBeside answers the picture that plan graph draws of a campaign.
func graphBeside(c *call, args []protocol.LSPAny) (any, error) {
	a, view, err := c.shownBeside("plan.graph", args, graph.Views())
	if err != nil {
		return nil, err
	}
	format := graph.Formats[0]
	room := 0.0
	if !read(args[min(len(args), 3):], &format, &room) {
		return nil, invalid("plan.graph takes a format fourth, and how wide the picture may be.")
	}
	if !slices.Contains(graph.Formats, format) {
		return nil, invalid("plan.graph draws in " + prose.Either(graph.Formats) + ", not in " + format + ".")
	}
	s := &graph.Scope{Index: a.result.Index(), AsOf: a.result.AsOf, Unread: status.Unread(a.view.snapshot, a.below), Room: room}
	for _, p := range a.view.snapshot.Plans() {
		if slices.ContainsFunc(p.Files, func(f *syntax.File) bool { return a.below(f.Path) }) {
			s.Plans = append(s.Plans, p)
		}
	}
	a.Title, a.Text = s.Title(), graph.Draw(s, view, format)
	return &a.beside, nil
}

// byFingerprint are the findings of the workspace as they are marked; of several alike, the
// first.
func (f *file) byFingerprint() map[string]*checks.Finding {
	found := map[string]*checks.Finding{}
	for _, one := range f.view.marked(f.result.Findings).All() {
		if found[one.Fingerprint] == nil {
			found[one.Fingerprint] = one
		}
	}
	return found
}

// locate answers where an element stands that a page names: by a document of the workspace,
// its address, and the folder of a plan that sees it. It is null where there is none.
func locate(c *call, args []protocol.LSPAny) (any, error) {
	var u uri.URI
	var address, folder string
	fit := read(args, &u, &address, &folder)
	f := c.file(u)
	if f == nil || !fit {
		return nil, invalid("plan.locate takes the URI of a file of a plan, an address, and the folder of a plan.")
	}
	from := f.view.snapshot.PlanOf(f.name)
	for _, p := range f.view.snapshot.Plans() {
		if folder != "" && p.Folder == folder {
			from = p
		}
	}
	e := f.view.addressed(from, address)
	if e == nil || e.File() == nil {
		return nil, nil
	}
	return f.location(e.At()), nil
}

// fixFound has the client mend a finding that a page lists: by a document of the workspace,
// the fingerprint, and the title of the fix.
func fixFound(c *call, args []protocol.LSPAny) (any, error) {
	var u uri.URI
	var fingerprint, title string
	fit := read(args, &u, &fingerprint, &title)
	f := c.file(u)
	if f == nil || !fit {
		return nil, invalid("plan.fix takes the URI of a file of a plan, a finding and a fix.")
	}
	if err := f.judged(); err != nil {
		return nil, err
	}
	if found := f.byFingerprint()[fingerprint]; found != nil {
		for _, fix := range fixesOf(found) {
			if f.offered(fix) == title {
				return nil, f.fill(fix.Edits)
			}
		}
	}
	return nil, errGone
}

var errGone = &jsonrpc2.Error{Code: codeRequestFailed, Message: "The plan has changed, and this finding is not there any more."}

// tree is a campaign as an editor shows it in a view of its own.
type tree struct {
	Title    string            `json:"title"`
	Folder   string            `json:"folder"` // of the plan, within its workspace
	URI      uri.URI           `json:"uri"`    // of the file that declares it
	Location protocol.Location `json:"location"`
	Status   *counts           `json:"status"`
	Sections []*node           `json:"sections"`         // null where they were not asked for
	Within   []*tree           `json:"within,omitempty"` // campaigns that lie in its folder
}

// node is an entry of the tree, as status.Node.
type node struct {
	Kind     string             `json:"kind"`
	Title    string             `json:"title"`
	Says     string             `json:"says,omitempty"`
	Tip      string             `json:"tip,omitempty"`
	State    status.State       `json:"state,omitempty"`
	Address  string             `json:"address,omitempty"`
	Errors   int                `json:"errors,omitempty"`
	Warnings int                `json:"warnings,omitempty"`
	Location *protocol.Location `json:"location,omitempty"`
	Children []*node            `json:"children,omitempty"`
}

// fewCampaigns is up to how many campaigns outline answers whole.
const fewCampaigns = 12

// outline answers the campaigns of all workspaces as trees, each with those within it. Where
// they are many, those have sections whose files it is asked for, and those above these.
func outline(c *call, args []protocol.LSPAny) (any, error) {
	asked := map[*lang.Plan]bool{}
	for _, arg := range args {
		var u uri.URI
		read([]protocol.LSPAny{arg}, &u)
		if f := c.file(u); f != nil {
			for p := f.view.snapshot.PlanOf(f.name); p != nil; p = p.Parent {
				asked[p] = true
			}
		}
	}
	many := 0
	for _, v := range c.views {
		many += len(v.campaigns())
	}
	list := []*tree{}
	for _, key := range slices.Sorted(maps.Keys(c.views)) {
		v := c.views[key]
		result, err := v.result.get(c)
		if err != nil {
			return nil, err
		}
		outlines := status.OutlinesOf(status.Source{Snapshot: v.snapshot, Result: result})
		known := map[*lang.Plan]*tree{}
		for _, p := range v.snapshot.Plans() {
			if p.Campaign == nil || !v.shows(p.Campaign.File().Path) {
				continue
			}
			t := &tree{Title: p.Campaign.Label(), Folder: p.Folder, URI: v.uri(p.Campaign.File().Path), Location: v.location(p.Campaign.At()), Status: &counts{Campaign: p.Campaign.Label(), Folder: fileURI(v.folder(p))}}
			if err := t.Status.of(c, v, p); err != nil {
				return nil, err
			}
			if many <= fewCampaigns || asked[p] {
				t.Sections = append([]*node{}, v.nodes(outlines.Of(p))...)
			}
			above := p.Parent
			for above != nil && known[above] == nil {
				above = above.Parent
			}
			if known[p] = t; above == nil {
				list = append(list, t)
			} else {
				known[above].Within = append(known[above].Within, t)
			}
		}
	}
	return list, nil
}

func (v *view) nodes(of []*status.Node) (list []*node) {
	for _, n := range of {
		one := &node{Kind: n.Kind, Title: n.Title, Says: n.Says, Tip: n.Tip, State: n.State, Errors: n.Errors, Warnings: n.Warnings, Children: v.nodes(n.Children)}
		if e := n.Element; e != nil {
			at := e.At()
			if n.Value != nil {
				at = n.Value.At
			}
			where := v.location(at)
			one.Address, one.Location = e.Address(), &where
		}
		list = append(list, one)
	}
	return list
}

// serve has the client let a tactic serve an objective: by a document of their workspace, the
// address of the tactic and that of the objective; with a fourth, the address of an objective
// in whose place that comes. It answers where the tactic says so.
func serve(c *call, args []protocol.LSPAny) (any, error) {
	var u uri.URI
	var tactic, objective, from string
	fit := read(args, &u, &tactic, &objective, &from)
	f := c.file(u)
	if f == nil || !fit {
		return nil, invalid("plan.serve takes the URI of a file of a plan, a tactic and an objective.")
	}
	p := f.view.snapshot.PlanOf(f.name)
	t, _ := f.view.addressed(p, tactic).(*lang.Tactic)
	o, _ := f.view.addressed(p, objective).(*lang.Objective)
	if t == nil || o == nil {
		return nil, errNoElement
	}
	if t.Plan().Lookup("objective", o.Name()) != lang.Element(o) {
		return nil, &jsonrpc2.Error{Code: codeRequestFailed, Message: "The " + t.String() + " cannot serve the " + o.String() + ": that stands in another campaign, out of its reach."}
	}
	if t.Serves.Has(o) {
		return f.view.location(t.Serves.Range()), nil
	}
	edits, err := serving(t, o, from)
	if err != nil {
		return nil, err
	}
	at := f.view.location(t.At())
	return at, c.make(f.edit(edits))
}

// serving are the edits that let a tactic serve an objective, which leave all else as it stands.
func serving(t *lang.Tactic, o *lang.Objective, from string) ([]syntax.Edit, error) {
	list, ref := t.Serves.Range(), lang.Reference(o)
	if t.Serves.Absent() {
		return assist.Adding(t, []syntax.Stub{{Attr: "serves", Value: "[" + ref + "]"}}), nil
	}
	text := t.File().Text(list)
	inner := strings.TrimSuffix(strings.TrimPrefix(text, "["), "]")
	items := t.Serves.Items
	for i := range items {
		if items[i].To.Address() == from && items[i].Range() != list {
			return []syntax.Edit{{Range: items[i].Range(), Text: ref}}, nil
		}
	}
	switch n := len(items); {
	case text == lang.UndecidedWord || strings.TrimSpace(inner) == "" && text != inner:
		return []syntax.Edit{{Range: list, Text: "[" + ref + "]"}}, nil
	case n > 0 && text != inner && items[n-1].Range() != list:
		end := items[n-1].Range().End.Byte
		return []syntax.Edit{{Range: t.File().Range(end, end), Text: ", " + ref}}, nil
	}
	return nil, &jsonrpc2.Error{Code: codeRequestFailed, Message: "What the " + t.String() + " serves is not a plain list, so it is left as it is. Change it where it stands."}
}

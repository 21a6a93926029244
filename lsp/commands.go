package lsp

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/starter"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
)

// commands are what workspace/executeCommand does, by name.
func commands() map[string]func(*call, []protocol.LSPAny) (any, error) {
	return map[string]func(*call, []protocol.LSPAny) (any, error){
		"plan.refresh":   refreshAll,
		"plan.latencies": latencies,
		"plan.mend":      mendAll,
		"plan.outline":   outline,
		"plan.serve":     serve,
		applyCommand:     apply,
		"plan.agree":     agree,
		"plan.begin":     begin,
		"plan.explain":   explain,
		"plan.inspect":   inspect,
		"plan.status":    statusOf,
		"plan.undecided": undecided,
		"plan.report":    reportBeside,
		"plan.graph":     graphBeside,
		"plan.locate":    locate,
		"plan.fix":       fixFound,
		letStandCommand:  letStand,
		showCommand:      show,
		traceCommand:     traceOf,
	}
}

func executeCommand(c *call, p *protocol.ExecuteCommandParams) (any, error) {
	do := commands()[p.Command]
	if do == nil {
		return nil, invalid("There is no command called " + p.Command + ".")
	}
	result, err := do(c, p.Arguments)
	if err != nil || result == nil {
		return nil, err
	}
	var raw bytes.Buffer
	enc := json.NewEncoder(&raw)
	enc.SetEscapeHTML(false) // a page would be half as long again
	err = enc.Encode(result)
	return json.RawMessage(raw.Bytes()), err
}

// refreshAll reads everything from disk again, and answers when that is done. The
// request's goroutine waits for the session, which does not wait for it.
func refreshAll(c *call, _ []protocol.LSPAny) (any, error) {
	done := make(chan struct{})
	c.server.post(time.Now(), func(e *event) {
		e.then = append(e.then, func() { close(done) })
		e.refresh()
	})
	select {
	case <-done:
	case <-c.Done():
	}
	return nil, nil
}

// latencies answers how long the last requests of each method took.
func latencies(c *call, _ []protocol.LSPAny) (any, error) { return c.server.times.summary(), nil }

const applyCommand = "plan.apply"

// apply has the client make an edit, which it was offered as a command.
func apply(c *call, args []protocol.LSPAny) (any, error) {
	var edit protocol.WorkspaceEdit
	if len(args) != 1 || protocol.Unmarshal(args[0], &edit) != nil || len(edit.Changes)+len(edit.DocumentChanges) == 0 {
		return nil, invalid("plan.apply takes the edit that the light bulb offers.")
	}
	return nil, c.make(json.RawMessage(args[0]))
}

// read takes the arguments of a command, as far as they are there, and reports whether they
// fit; what is left out stays as it is.
func read(args []protocol.LSPAny, to ...any) (fit bool) {
	fit = true
	for i, arg := range args[:min(len(args), len(to))] {
		fit = json.Unmarshal(arg, to[i]) == nil && fit
	}
	return fit
}

// invalid is the answer to what no command, or no request, can work with.
func invalid(message string) error {
	return &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: message}
}

const showCommand = "plan.show"

// show has the client show a place, with which the light bulb follows an edit that leaves
// something open.
func show(c *call, args []protocol.LSPAny) (any, error) {
	var p protocol.ShowDocumentParams
	if len(args) != 1 || protocol.Unmarshal(args[0], &p) != nil {
		return nil, invalid("plan.show takes the place that the light bulb names.")
	}
	var answer protocol.ShowDocumentResult
	return nil, c.server.ask("window/showDocument", &p, &answer)
}

// fill has the client make the edits of a fix, and show where its author goes on.
func (f *file) fill(edits []syntax.Edit) error {
	edit, next := f.filling(edits)
	if err := f.make(edit); err != nil || next == nil {
		return err
	}
	var answer protocol.ShowDocumentResult
	_ = f.server.ask("window/showDocument", next, &answer) // the change is made, shown or not
	return nil
}

// outcome is what was mended, and what is left.
type outcome struct {
	Changes int      `json:"changes"`
	Files   []string `json:"files"`   // in which something was changed, by their URIs
	Did     []did    `json:"did"`     // the findings that are gone, by their rules
	Left    int      `json:"left"`    // findings that take a decision
	Fixable int      `json:"fixable"` // of these, those for which there are choices
}

// did is what became of the findings of a rule.
type did struct {
	Message string `json:"message"` // of the first
	Count   int    `json:"count"`
}

// mendAll has the client make all changes that need no decision, in the workspaces that are open,
// and answers what it did.
func mendAll(c *call, _ []protocol.LSPAny) (any, error) {
	m := &outcome{Files: []string{}, Did: []did{}}
	for _, key := range slices.Sorted(maps.Keys(c.views)) {
		v := c.views[key]
		before, err := v.result.get(c)
		if err != nil {
			return nil, err
		}
		after, err := v.mended.get(c)
		if err != nil {
			return nil, err
		}
		left := before
		if after.changes > 0 {
			if left, err = checks.RunAfter(c, before, after.snapshot, book.Rules, v.opts); err != nil {
				return nil, err
			}
			f := &file{call: c, view: v}
			edits := fixesOfAll(f, 0, 0)[0].edits
			for _, e := range edits {
				if u := string(v.uri(e.Range.Filename)); !slices.Contains(m.Files, u) {
					m.Files = append(m.Files, u)
				}
			}
			if err := c.make(f.edit(edits)); err != nil {
				return nil, err
			}
		}
		m.Changes += after.changes
		m.tell(v, before.Findings, left.Findings)
	}
	return m, nil
}

// tell counts what is gone and what is left.
func (m *outcome) tell(v *view, before, after []*checks.Finding) {
	shown := func(f *checks.Finding) bool { return f.Waiver == nil && v.shows(f.Range.Filename) }
	left := map[string]int{}
	for _, f := range after {
		if shown(f) {
			left[f.Rule+" "+f.Message]++
			m.Left++
			if len(fixesOf(f)) > 0 {
				m.Fixable++
			}
		}
	}
	at := map[string]int{}
	for _, f := range before {
		switch key := f.Rule + " " + f.Message; {
		case !shown(f):
		case left[key] > 0:
			left[key]--
		default:
			i, known := at[f.Rule]
			if !known {
				i = len(m.Did)
				at[f.Rule], m.Did = i, append(m.Did, did{Message: f.Message})
			}
			m.Did[i].Count++
		}
	}
}

// make has the client make an edit.
func (c *call) make(edit any) error {
	var answer protocol.ApplyWorkspaceEditResult
	raw, err := protocol.Marshal(edit)
	if err == nil {
		err = c.server.ask("workspace/applyEdit", map[string]any{"edit": json.RawMessage(raw)}, &answer)
	}
	if err == nil && !answer.Applied {
		err = &jsonrpc2.Error{Code: codeRequestFailed, Message: "The editor did not make the change."}
	}
	return err
}

// beginning is what a plan can begin with, and the days that follow from those that are known.
type beginning struct {
	Kinds  []kindOfPlan `json:"kinds"`
	Start  string       `json:"start"` // days as plans write them
	Launch string       `json:"launch"`
	End    string       `json:"end"`
	Wrong  string       `json:"wrong,omitempty"` // what is wrong with what was answered, in a sentence
}

// kindOfPlan is a kind of campaign, as starter.Kind.
type kindOfPlan struct {
	Name        string   `json:"name"`
	Title       string   `json:"title"`
	About       string   `json:"about"`
	LaunchIs    string   `json:"launchIs,omitempty"`
	Endless     bool     `json:"endless,omitempty"`
	Usual       []string `json:"usual"`
	Disciplines []string `json:"disciplines"`
}

// begin answers the kinds of plans that plan init writes; of a kind that is named, with days as
// people write them, also whether a plan can begin with these.
func begin(c *call, args []protocol.LSPAny) (any, error) {
	var said struct{ Kind, Start, Launch, End string }
	if !read(args, &said) {
		return nil, invalid("plan.begin takes a kind of plan with its days, or nothing.")
	}
	b := &beginning{}
	for _, k := range starter.Kinds {
		b.Kinds = append(b.Kinds, kindOfPlan{k.Name, k.Title, k.About, k.LaunchIs, k.Endless, k.Usual, k.Disciplines})
	}
	p := &starter.Plan{Kind: starter.Named(said.Kind), AsOf: c.settings.options().AsOf}
	if p.Kind == nil {
		return b, nil
	}
	for _, one := range []struct {
		said string
		to   *lang.Date
	}{{said.Start, &p.Start}, {said.Launch, &p.Launch}, {said.End, &p.End}} {
		if strings.TrimSpace(one.said) == "" {
			continue
		}
		day, ok := dayOf(one.said)
		if !ok {
			b.Wrong = prose.Quote(one.said) + " is no day that can be read. Write it like 30 April 2027, or 2027-04-30."
			return b, nil
		}
		*one.to = day
	}
	last := p.End != 0
	p.Start, p.Launch, p.End = p.Kind.Days(p.Start, p.Launch, p.End, p.AsOf)
	b.Start, b.Launch, b.End = p.Start.ISO(), p.Launch.ISO(), p.End.ISO()
	if wrong := p.WrongDays(last); wrong != "" {
		b.Wrong = prose.Capital(wrong) + "."
	}
	return b, nil
}

// dayOf is a day as a plan writes it, or as people do where only one can be meant.
func dayOf(text string) (lang.Date, bool) {
	text = strings.TrimSpace(text)
	if iso, ok := syntax.ReadDate(text); ok {
		text = iso
	}
	return lang.ParseDate(text)
}

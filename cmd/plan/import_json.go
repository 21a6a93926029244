package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/sheet"
)

// importJSON is what tables come to, for machines.
type importJSON struct {
	Version int         `json:"version"`
	Written bool        `json:"written"`
	Tables  []tableJSON `json:"tables"`
	Unread  []string    `json:"unread,omitempty"` // why nothing was
}

type tableJSON struct {
	File      string            `json:"file"`
	Part      string            `json:"part"`
	Kind      string            `json:"kind"`
	Rows      int               `json:"rows"`
	Columns   []columnJSON      `json:"columns"`
	Status    []wordJSON        `json:"status"`
	Created   []string          `json:"created"`
	Changed   []changeJSON      `json:"changed"`
	Conflicts []changeJSON      `json:"conflicts"`
	Gone      []string          `json:"gone"`
	Titles    map[string]string `json:"titles"`
	LeftOut   []leftJSON        `json:"left_out"`
	NoTactic  []leftJSON        `json:"without_tactic"`
	Questions []questionJSON    `json:"questions"`
	Notes     []string          `json:"notes"`
	Files     []string          `json:"files"`
	Findings  []string          `json:"findings"`
}

type columnJSON struct {
	Heading string   `json:"heading"`
	Becomes string   `json:"becomes"`
	Samples []string `json:"samples"`
	Unread  []string `json:"unread"`
}

type wordJSON struct {
	Word   string `json:"word"`
	Status string `json:"status"`
}

type changeJSON struct {
	Address   string `json:"address"`
	Attribute string `json:"attribute"`
	Plan      string `json:"plan"`
	Table     string `json:"table"`
	Row       int    `json:"row"`
}

type leftJSON struct {
	Row int    `json:"row"`
	Is  string `json:"what"`
	Why string `json:"why"`
}

type questionJSON struct {
	Text string `json:"text"`
	Flag string `json:"flag"`
	Rows []int  `json:"rows"`
}

func (c *importCommand) showJSON(t *target, all []*imported, write bool) error {
	out := importJSON{Version: 1, Written: write, Tables: []tableJSON{}}
	for _, one := range all {
		came, w := one.came, one.written
		j := tableJSON{File: one.name, Part: one.table.Part, Kind: came.Kind, Rows: len(came.Table.Rows), Columns: []columnJSON{}, Status: []wordJSON{}, Created: []string{},
			Changed: changesJSON(w.Changed), Conflicts: changesJSON(w.Conflicts), Gone: append([]string{}, w.Gone...), Titles: map[string]string{}, LeftOut: leftsJSON(came.Table.Left),
			NoTactic: leftsJSON(came.Lost), Questions: []questionJSON{}, Notes: append(append([]string{}, came.Says...), came.Checks...), Files: []string{}, Findings: []string{}}
		for _, col := range came.Columns() {
			j.Columns = append(j.Columns, columnJSON{col.Heading, col.Becomes, append([]string{}, col.Samples...), append([]string{}, col.Unread...)})
		}
		for _, word := range came.Words {
			j.Status = append(j.Status, wordJSON{word.Said, word.Is})
		}
		for _, d := range w.Created {
			j.Created = append(j.Created, d.Address())
		}
		j.entitle(w.Snapshot, t.folder)
		for _, q := range came.Questions {
			j.Questions = append(j.Questions, questionJSON{q.Text, q.Flag, append([]int{}, q.Rows...)})
		}
		for _, name := range slices.Sorted(maps.Keys(w.Files)) {
			j.Files = append(j.Files, t.shownName(name))
		}
		for _, f := range one.findings {
			j.Findings = append(j.Findings, f.Rule)
		}
		out.Tables = append(out.Tables, j)
	}
	return render.JSON(c.out, out)
}

// entitle says what the elements that are named are called in the plan of a folder.
func (j *tableJSON) entitle(s *lang.Snapshot, folder string) {
	var plan *lang.Plan
	for _, p := range s.Plans() { // those within another one after it
		if p.Folder == "." || strings.HasPrefix(folder+"/", p.Folder+"/") {
			plan = p
		}
	}
	addresses := slices.Concat(j.Created, j.Gone)
	for _, ch := range slices.Concat(j.Changed, j.Conflicts) {
		addresses = append(addresses, ch.Address)
	}
	for _, address := range addresses {
		kind, name, _ := strings.Cut(address, ".")
		if e := plan.Lookup(kind, name); e != nil {
			j.Titles[address] = e.Label()
		}
	}
}

func changesJSON(list []sheet.Change) []changeJSON {
	out := []changeJSON{}
	for _, ch := range list {
		out = append(out, changeJSON{ch.Element.Address(), ch.Attr, ch.Was, ch.Is, ch.Row})
	}
	return out
}

func leftsJSON(list []sheet.Left) []leftJSON {
	out := []leftJSON{}
	for _, l := range list {
		out = append(out, leftJSON{l.At, l.What, l.Why})
	}
	return out
}

package main

import (
	"bytes"
	_ "embed"
	"encoding/json"

	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// exportSchema is the JSON Schema of plan export --format json.
//
//go:embed export.schema.json
var exportSchema string

type exportedJSON struct {
	Version int                `json:"version"`
	Plans   []exportedPlanJSON `json:"plans"`
	Unread  []string           `json:"unread,omitempty"` // why there are none
}

type exportedPlanJSON struct {
	Folder   string                `json:"folder"`
	Campaign string                `json:"campaign"`
	Elements []exportedElementJSON `json:"elements"`
}

type exportedElementJSON struct {
	Address    string                       `json:"address"`
	Kind       string                       `json:"kind"`
	Title      string                       `json:"title"`
	File       string                       `json:"file"`
	Line       int                          `json:"line"`
	Attributes map[string]exportedValueJSON `json:"attributes"`
	Blocks     []exportedBlockJSON          `json:"blocks"`
}

type exportedBlockJSON struct {
	Kind       string                       `json:"kind"`
	Attributes map[string]exportedValueJSON `json:"attributes"`
}

// exportedValueJSON is one value: null where it is not known, or to be decided.
type exportedValueJSON struct {
	Value      any    `json:"value"`
	Expression string `json:"expression"`
	Line       int    `json:"line"`
}

// exportJSON is all that plans say, in reading order.
func exportJSON(w *workspace.Workspace, cwd string, plans []*lang.Plan) ([]byte, error) {
	out := exportedJSON{Version: 1, Plans: []exportedPlanJSON{}}
	for _, p := range plans {
		j := exportedPlanJSON{Folder: p.Folder, Elements: []exportedElementJSON{}}
		if p.Campaign != nil {
			j.Campaign = p.Campaign.Name()
		}
		for _, e := range p.All {
			if lang.BlockOf(e) == nil {
				continue
			}
			f := lang.FieldsOf(e)
			one := exportedElementJSON{e.Address(), e.Kind().Name, e.Label(), w.Display(cwd, e.File().Path), e.Whole().Start.Line, valuesJSON(f), []exportedBlockJSON{}}
			for _, n := range f.Kind.Blocks {
				if n.Example {
					continue
				}
				for _, b := range f.Blocks(n) {
					one.Blocks = append(one.Blocks, exportedBlockJSON{n.Name, valuesJSON(b)})
				}
			}
			j.Elements = append(j.Elements, one)
		}
		out.Plans = append(out.Plans, j)
	}
	var b bytes.Buffer
	err := render.JSON(&b, out)
	return b.Bytes(), err
}

// valuesJSON are the attributes that are written.
func valuesJSON(f lang.Fields) map[string]exportedValueJSON {
	all := map[string]exportedValueJSON{}
	for _, a := range f.Kind.Attrs {
		field := f.Get(a)
		if field.Line == nil {
			continue
		}
		x := &field.Line.Expr
		all[a.Name] = exportedValueJSON{plainValue(field), x.File.Slice(x.At), x.Range().Start.Line}
	}
	return all
}

// plainValue is what an attribute holds, as JSON has it: days as YYYY-MM-DD, lengths of
// time as plans write them, elements by their addresses; nil where it is not known.
func plainValue(field lang.Field) any {
	if field.State != lang.Known {
		return nil
	}
	switch v := field.Held.(type) {
	case lang.Date:
		return v.ISO()
	case lang.Duration:
		return v.Code()
	case lang.Element:
		return v.Address()
	case []lang.Element:
		list := append([]string{}, field.Gone...)
		for _, e := range v {
			list = append(list, e.Address())
		}
		return list
	case float64:
		return json.Number(prose.Literal(v))
	case string, bool, []string:
		return v
	}
	return nil
}

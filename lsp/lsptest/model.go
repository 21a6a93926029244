package lsptest

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// model is the protocol's metaModel.json: every message and type of it.
type model struct {
	requests      map[string]*message
	notifications map[string]*message
	structures    map[string]*structure
	enumerations  map[string]*enumeration
	aliases       map[string]*typ
}

// message is a request or a notification.
type message struct {
	Method        string `json:"method"`
	Direction     string `json:"messageDirection"`
	Params        *typ   `json:"params"`
	Result        *typ   `json:"result"`
	PartialResult *typ   `json:"partialResult"`
}

type structure struct {
	Name       string     `json:"name"`
	Properties []property `json:"properties"`
	Extends    []*typ     `json:"extends"`
	Mixins     []*typ     `json:"mixins"`
}

type property struct {
	Name     string `json:"name"`
	Type     *typ   `json:"type"`
	Optional bool   `json:"optional"`
}

type enumeration struct {
	Name   string `json:"name"`
	Type   *typ   `json:"type"`
	Values []struct {
		Name  string          `json:"name"`
		Value json.RawMessage `json:"value"`
	} `json:"values"`
	Open bool `json:"supportsCustomValues"`
}

// typ is any type; which fields are set depends on its kind.
type typ struct {
	Kind    string          `json:"kind"`
	Name    string          `json:"name"`
	Items   []*typ          `json:"items"`
	Element *typ            `json:"element"`
	Key     *typ            `json:"key"`
	Value   json.RawMessage `json:"value"`

	value   *typ       // of a map
	literal *structure // of a literal
	text    string     // of a stringLiteral
}

func (t *typ) UnmarshalJSON(data []byte) error {
	type plain typ
	if err := json.Unmarshal(data, (*plain)(t)); err != nil {
		return err
	}
	switch t.Kind {
	case "map":
		return json.Unmarshal(t.Value, &t.value)
	case "literal":
		return json.Unmarshal(t.Value, &t.literal)
	case "stringLiteral":
		return json.Unmarshal(t.Value, &t.text)
	}
	return nil
}

// home is where the process started: within the module, wherever a test goes.
var home, _ = os.Getwd()

// theModel is read once a process.
var theModel = sync.OnceValues(func() (*model, error) {
	list := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "go.lsp.dev/protocol")
	list.Dir = home
	dir, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("go.lsp.dev/protocol, which carries the protocol's model, cannot be found: %w", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "internal", "genlsp", "testdata", "metaModel.json"))
	if err != nil {
		return nil, err
	}
	return parseModel(data)
})

func parseModel(data []byte) (*model, error) {
	var raw struct {
		Requests      []*message
		Notifications []*message
		Structures    []*structure
		Enumerations  []*enumeration
		TypeAliases   []struct {
			Name string
			Type *typ
		}
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, err
	}
	m := &model{map[string]*message{}, map[string]*message{}, map[string]*structure{}, map[string]*enumeration{}, map[string]*typ{}}
	for _, r := range raw.Requests {
		m.requests[r.Method] = r
	}
	for _, n := range raw.Notifications {
		m.notifications[n.Method] = n
	}
	for _, s := range raw.Structures {
		m.structures[s.Name] = s
	}
	for _, e := range raw.Enumerations {
		m.enumerations[e.Name] = e
	}
	for _, a := range raw.TypeAliases {
		m.aliases[a.Name] = a.Type
	}
	return m, nil
}

// properties are a structure's own and those that it takes over from others.
func (m *model) properties(s *structure) map[string]property {
	all := map[string]property{}
	for _, from := range append(append([]*typ{}, s.Extends...), s.Mixins...) {
		if parent := m.structures[from.Name]; parent != nil {
			for name, p := range m.properties(parent) {
				all[name] = p
			}
		}
	}
	for _, p := range s.Properties {
		all[p.Name] = p
	}
	return all
}

// enumName is the name of an enumeration's value.
func (m *model) enumName(enum string, value int) string {
	if e := m.enumerations[enum]; e != nil {
		for _, v := range e.Values {
			if string(v.Value) == fmt.Sprint(value) {
				return v.Name
			}
		}
	}
	return fmt.Sprintf("%s %d", enum, value)
}

package lsptest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// A violation says where a message breaks the protocol, and how.
type violation struct{ path, reason string }

func (v violation) String() string { return v.path + ": " + v.reason }

// checkJSON validates a JSON text against a type; a type of nil allows nothing.
func (m *model) checkJSON(data json.RawMessage, t *typ, path string) []violation {
	if t == nil {
		if len(data) > 0 && string(data) != "null" {
			return []violation{{path, "must not be there"}}
		}
		return nil
	}
	if len(data) == 0 {
		return []violation{{path, "is missing"}}
	}
	value, err := decode(data)
	if err != nil {
		return []violation{{path, err.Error()}}
	}
	return m.check(value, t, path)
}

// decode reads JSON with numbers as they are written.
func decode(data []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var value any
	err := d.Decode(&value)
	return value, err
}

func (m *model) check(value any, t *typ, path string) []violation {
	switch t.Kind {
	case "base":
		return checkBase(value, t.Name, path)
	case "reference":
		return m.checkReference(value, t.Name, path)
	case "array":
		return m.checkArray(value, t, path)
	case "map":
		return m.checkMap(value, t, path)
	case "tuple":
		return m.checkTuple(value, t, path)
	case "literal":
		return m.checkObject(value, m.properties(t.literal), path)
	case "and":
		return m.checkAnd(value, t, path)
	case "or":
		return m.checkOr(value, t, path)
	case "stringLiteral":
		if value != t.text {
			return []violation{{path, fmt.Sprintf("is %s, not %q", shown(value), t.text)}}
		}
		return nil
	}
	return []violation{{path, "the model has a type of unknown kind " + t.Kind}}
}

func checkBase(value any, base, path string) []violation {
	wrong := func(what string) []violation { return []violation{{path, shown(value) + " is no " + what}} }
	switch base {
	case "null":
		if value != nil {
			return wrong("null")
		}
	case "boolean":
		if _, ok := value.(bool); !ok {
			return wrong("boolean")
		}
	case "string":
		if _, ok := value.(string); !ok {
			return wrong("string")
		}
	case "DocumentUri", "URI":
		if s, ok := value.(string); !ok || !isURI(s) {
			return wrong(base)
		}
	case "integer":
		return checkNumber(value, math.MinInt32, math.MaxInt32, wrong, base)
	case "uinteger":
		return checkNumber(value, 0, math.MaxInt32, wrong, base)
	case "decimal":
		if _, ok := value.(json.Number); !ok {
			return wrong(base)
		}
	default:
		return []violation{{path, "the model has an unknown base type " + base}}
	}
	return nil
}

func checkNumber(value any, low, high int64, wrong func(string) []violation, base string) []violation {
	number, _ := value.(json.Number)
	n, err := strconv.ParseInt(number.String(), 10, 64)
	if err != nil || n < low || n > high {
		return wrong(base)
	}
	return nil
}

func isURI(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Scheme != "" && !strings.ContainsAny(s, " \\\"<>")
}

func (m *model) checkReference(value any, name, path string) []violation {
	switch name {
	case "LSPAny":
		return nil
	case "LSPObject":
		if _, ok := value.(map[string]any); !ok {
			return []violation{{path, shown(value) + " is no object"}}
		}
		return nil
	}
	if t := m.aliases[name]; t != nil {
		return m.check(value, t, path)
	}
	if e := m.enumerations[name]; e != nil {
		return m.checkEnumeration(value, e, path)
	}
	s := m.structures[name]
	if s == nil {
		return []violation{{path, "the model has no type " + name}}
	}
	found := m.checkObject(value, m.properties(s), path)
	if name == "Range" && len(found) == 0 {
		return checkRange(value, path)
	}
	return found
}

// checkRange holds what the model cannot say: a range does not end before it
// starts.
func checkRange(value any, path string) []violation {
	data, _ := json.Marshal(value)
	var r Range
	if json.Unmarshal(data, &r) == nil && comparePositions(r.Start, r.End) > 0 {
		return []violation{{path, "the range ends before it starts"}}
	}
	return nil
}

func (m *model) checkEnumeration(value any, e *enumeration, path string) []violation {
	if found := m.check(value, e.Type, path); len(found) > 0 || e.Open {
		return found
	}
	data, _ := json.Marshal(value)
	for _, v := range e.Values {
		if bytes.Equal(v.Value, data) {
			return nil
		}
	}
	return []violation{{path, shown(value) + " is no value of " + e.Name}}
}

func (m *model) checkObject(value any, properties map[string]property, path string) []violation {
	object, ok := value.(map[string]any)
	if !ok {
		return []violation{{path, shown(value) + " is no object"}}
	}
	var found []violation
	for name, p := range properties {
		v, there := object[name]
		if there {
			found = append(found, m.check(v, p.Type, path+"."+name)...)
		} else if !p.Optional {
			found = append(found, violation{path, "lacks the property " + name})
		}
	}
	for name := range object {
		if _, known := properties[name]; !known {
			found = append(found, violation{path, "has the property " + name + ", which the protocol does not know"})
		}
	}
	slices.SortFunc(found, func(a, b violation) int { return strings.Compare(a.String(), b.String()) })
	return found
}

func (m *model) checkArray(value any, t *typ, path string) []violation {
	list, ok := value.([]any)
	if !ok {
		return []violation{{path, shown(value) + " is no array"}}
	}
	var found []violation
	for i, v := range list {
		found = append(found, m.check(v, t.Element, fmt.Sprintf("%s[%d]", path, i))...)
	}
	return found
}

func (m *model) checkMap(value any, t *typ, path string) []violation {
	object, ok := value.(map[string]any)
	if !ok {
		return []violation{{path, shown(value) + " is no object"}}
	}
	var found []violation
	for name, v := range object {
		found = append(found, m.check(name, t.Key, path+" key")...)
		found = append(found, m.check(v, t.value, path+"["+strconv.Quote(name)+"]")...)
	}
	return found
}

func (m *model) checkTuple(value any, t *typ, path string) []violation {
	list, ok := value.([]any)
	if !ok || len(list) != len(t.Items) {
		return []violation{{path, fmt.Sprintf("%s is no array of %d", shown(value), len(t.Items))}}
	}
	var found []violation
	for i, v := range list {
		found = append(found, m.check(v, t.Items[i], fmt.Sprintf("%s[%d]", path, i))...)
	}
	return found
}

// checkAnd validates against the properties of all parts together.
func (m *model) checkAnd(value any, t *typ, path string) []violation {
	all := map[string]property{}
	for _, part := range t.Items {
		if s := m.structures[part.Name]; s != nil {
			for name, p := range m.properties(s) {
				all[name] = p
			}
		}
	}
	return m.checkObject(value, all, path)
}

// checkOr is content with one alternative; else it reports what comes nearest:
// the violations that lie deepest.
func (m *model) checkOr(value any, t *typ, path string) []violation {
	var best []violation
	depth := -1
	for _, item := range t.Items {
		found := m.check(value, item, path)
		if len(found) == 0 {
			return nil
		}
		if d := deepest(found); d > depth || d == depth && len(found) < len(best) {
			best, depth = found, d
		}
	}
	if depth == len(path) && !slices.ContainsFunc(best, func(v violation) bool { return strings.Contains(v.reason, "property") }) {
		return []violation{{path, shown(value) + " is none of what may stand here"}}
	}
	return best
}

func deepest(found []violation) int {
	depth := 0
	for _, v := range found {
		depth = max(depth, len(v.path))
	}
	return depth
}

func shown(value any) string {
	data, _ := json.Marshal(value)
	if len(data) > 80 {
		return string(data[:80]) + "…"
	}
	return string(data)
}

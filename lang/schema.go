package lang

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Kind is one row of the language's table: a kind of element, or of a nested
// block. All share it, and nobody changes it.
type Kind struct {
	Name   string       // the word that begins it in a plan: tactic
	Plural string       // the word for all of them: tactics; empty for a nested block
	Doc    string       // what it is, in sentences for planners
	Label  syntax.Label // what stands behind the word
	Attrs  []*Attr      // in the order of the reference
	Blocks []*Nested    // in the order of the reference
	Local  bool         // each plan may use its names again; the nearest declaration counts
	Open   bool         // takes attributes of any name (locals)
	Shared bool         // several campaigns may need the same one, which then stands in the workspace's plan
	Agreed bool         // an agreement holds those that its campaign declares
	// UsedFrom is the first edition of agreements that hold an element of the kind, wherever
	// it is declared, because something that they hold names it; 0: none does.
	UsedFrom int

	make   func() Element
	add    func(*Elements, Element)
	attr   map[string]*Attr
	nested map[string]*Nested
	names  []string
}

// Type is what an attribute takes.
type Type string

// Their texts are read by planners: in the reference, in findings and in editors.
const (
	TypeText     Type = "text"
	TypeNumber   Type = "number"
	TypeMoney    Type = "money"
	TypePercent  Type = "percent"
	TypeEffort   Type = "person-days"
	TypeYesNo    Type = "yes/no"
	TypeDate     Type = "date"
	TypeDuration Type = "duration"
	TypeChoice   Type = "choice"
	TypeTexts    Type = "list of text"
	TypeChoices  Type = "list of choices"
	TypeRef      Type = "reference"
	TypeRefs     Type = "list of references"
	TypeExpr     Type = "expression"
	TypePlural   Type = "plural of a kind"
	TypeCue      Type = "text or reference"
	TypeAny      Type = "any value"
)

// Numeric reports that values of the type are numbers.
func (t Type) Numeric() bool {
	return t == TypeNumber || t == TypeMoney || t == TypePercent || t == TypeEffort
}

// Attr is one attribute of a kind, or one setting of a rule. All share it, and nobody
// changes it.
type Attr struct {
	Name     string   // as a plan writes it
	Type     Type     // by the Go type of its field, and its tags
	Required bool     // to leave it out, or its text blank, is a finding
	Usual    bool     // nearly all say it, so that a new element begins with it
	Asked    bool     // every rule book asks for it, so that a new element begins with it
	Choices  []string // the only texts that it takes; empty: any
	Kinds    []string // of element that a reference may name; empty: any
	Gone     bool     // may name an element that is no longer there
	Onward   bool     // may name an address that was given up in its turn
	Below    bool     // may name a campaign below, which its plan does not see
	One      bool     // a list that may be a single reference without brackets
	Sealed   int      // the first edition of agreements that hold its value; 0: none does
	Grows    bool     // a list of which an agreement holds what was in it, and to which more may come
	Behind   int      // the first edition of agreements that hold who it names, though another may take the place; 0: none does
	Aside    bool     // for people alone: no rule judges by what its text says, and no sentence repeats it
	Up       string   // what the element does for those it names, which stand above it in the line of sight: serves
	Down     string   // what those it names, which stand below it, do for the element: measures
	Doc      string   // a sentence for planners
	Example  string   // a value as a plan would write it; empty where Placeholder makes one up
	Milder   Way      // of a rule's setting: which way the rule finds less

	index []int // of the struct field
}

// Way is the way in which a setting makes its rule milder: its tag milder says more or
// less. More of a list is its items and others.
type Way int8

// The ways.
const (
	NoWay Way = 0  // nobody can tell; of anything but settings, always
	More  Way = 1  // the more is allowed, the less is found
	Less  Way = -1 // the less is asked for, the less is found
)

// Nested is a block within an element, such as playback in an objective.
type Nested struct {
	Kind
	Example bool // holds whole elements (the examples of a rule)
	Once    bool // stands once in an element at most
	Sealed  int  // the first edition of agreements that hold what these blocks say; 0: none does

	index []int // of the slice that holds them; the block's own type is its element
	typ   reflect.Type
}

// Attr finds an attribute by its name; nil where the kind has none of it.
func (k *Kind) Attr(name string) *Attr { return k.attr[name] }

// Block finds a nested block by its name; nil where the kind has none of it.
func (k *Kind) Block(name string) *Nested { return k.nested[name] }

// Kinds is the table of the language, in the order of the reference. It is shared and
// must not be changed.
func Kinds() []*Kind { return kinds }

// KindNamed finds a kind by its name; nil where there is none.
func KindNamed(name string) *Kind { return kindByName[name] }

// KindOfPlural finds a kind that has names by what all of them are called: tactics; nil
// where there is none.
func KindOfPlural(plural string) *Kind { return kindByPlural[plural] }

// NearestKind is the kind that was probably meant by a misspelt word; nil where none
// was.
func NearestKind(word string) *Kind { return kindByName[prose.Nearest(word, kindNames)] }

var (
	kinds      = declareKinds()
	kindByName = map[string]*Kind{}
	// kindByPlural has those that have names, by what all of them are called.
	kindByPlural = map[string]*Kind{}
	kindNames    []string
	namedKinds   = []string{"local"} // what the name of a value can start with
	nestedNames  = map[string]bool{} // of blocks that stand inside elements
)

func init() {
	for _, k := range kinds {
		kindByName[k.Name] = k
		kindNames = append(kindNames, k.Name)
		if k.Label == syntax.Named {
			kindByPlural[k.Plural] = k
			namedKinds = append(namedKinds, k.Name)
		}
		for _, n := range k.Blocks {
			nestedNames[n.Name] = true
		}
	}
}

func kind[T any, P interface {
	*T
	Element
}](name, doc string, list func(*Elements) *[]P, opts ...func(*Kind)) *Kind {
	k := &Kind{
		Name: name, Plural: prose.Plural(name), Doc: doc,
		make: func() Element { return P(new(T)) },
		add: func(es *Elements, e Element) {
			l := list(es)
			*l = append(*l, e.(P))
		},
	}
	k.read(reflect.TypeFor[T](), nil)
	for _, opt := range opts {
		opt(k)
	}
	return k
}

func labelled(l syntax.Label) func(*Kind) { return func(k *Kind) { k.Label = l } }
func local(k *Kind)                       { k.Local = true }
func open(k *Kind)                        { k.Open = true }
func shared(k *Kind)                      { k.Shared = true }
func agreed(k *Kind)                      { k.Agreed = true }

// titleFrom lets an agreement hold the title of an element, from an edition on.
func titleFrom(edition int) func(*Kind) { return func(k *Kind) { k.attr["title"].Sealed = edition } }

// noteJudged has rules read what notes on elements of a kind say.
func noteJudged(k *Kind) { k.attr["note"].Aside = false }

func usedFrom(edition int) func(*Kind) { return func(k *Kind) { k.UsedFrom = edition } }

// markedFrom is the edition of agreements that a word of a tag names: sealed, or
// sealed=2; 0 where the word is not there.
func markedFrom(options, word string) int {
	for option := range strings.SplitSeq(options, ",") {
		name, edition, given := strings.Cut(option, "=")
		if name != word {
			continue
		}
		n, err := strconv.Atoi(edition)
		if given && err != nil {
			panic("no edition: " + option)
		}
		return max(n, 1)
	}
	return 0
}

// read fills the row from the tags of a struct's fields. Fields of embedded
// structs come last, so that title and note end every list.
func (k *Kind) read(t reflect.Type, at []int) {
	if k.attr == nil {
		k.attr, k.nested = map[string]*Attr{}, map[string]*Nested{}
	}
	var embedded []reflect.StructField
	for f := range fields(t) {
		index := append(append([]int{}, at...), f.Index...)
		tag, tagged := f.Tag.Lookup("plan")
		switch {
		case f.Anonymous:
			embedded = append(embedded, f)
		case !tagged:
		case f.Type.Kind() == reflect.Slice:
			n := &Nested{index: index, typ: f.Type.Elem()}
			name, option, _ := strings.Cut(tag, ",")
			n.Name, n.Doc, n.Label = name, f.Tag.Get("doc"), syntax.NoLabel
			n.Once, n.Sealed = option == "once", markedFrom(option, "sealed")
			n.Example = f.Type.Elem() == reflect.TypeFor[Example]()
			if n.Example {
				n.Label = syntax.Named
			}
			n.read(n.typ, nil)
			k.Blocks = append(k.Blocks, n)
			k.nested[n.Name] = n
		default:
			a := newAttr(f, tag, index)
			k.Attrs = append(k.Attrs, a)
			k.attr[a.Name] = a
			k.names = append(k.names, a.Name)
		}
	}
	for _, f := range embedded {
		k.read(f.Type, append(append([]int{}, at...), f.Index...))
	}
}

func fields(t reflect.Type) func(func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range t.NumField() {
			if !yield(t.Field(i)) {
				return
			}
		}
	}
}

var goTypes = map[reflect.Type]Type{
	reflect.TypeFor[Text](): TypeText, reflect.TypeFor[Texts](): TypeTexts, reflect.TypeFor[Bool](): TypeYesNo,
	reflect.TypeFor[Number](): TypeNumber, reflect.TypeFor[Day](): TypeDate, reflect.TypeFor[Span](): TypeDuration,
	reflect.TypeFor[Expression](): TypeExpr, reflect.TypeFor[Cue](): TypeCue,
	reflect.TypeFor[AnyValue](): TypeAny,
}

var ways = map[string]Way{"more": More, "less": Less}

func newAttr(f reflect.StructField, tag string, index []int) *Attr {
	name, options, _ := strings.Cut(tag, ",")
	has := func(option string) bool { return slices.Contains(strings.Split(options, ","), option) }
	a := &Attr{
		Name: name, Required: has("required"), Usual: has("usual"), Asked: has("asked"), Gone: has("gone"), Onward: has("onward"), Below: has("below"), One: has("one"), Aside: has("aside"), Grows: has("grows"),
		Sealed: markedFrom(options, "sealed"), Behind: markedFrom(options, "behind"),
		Doc: f.Tag.Get("doc"), Example: f.Tag.Get("eg"), index: index,
		Choices: strings.Fields(f.Tag.Get("choice")), Kinds: strings.Fields(f.Tag.Get("ref")),
		Up: f.Tag.Get("up"), Down: f.Tag.Get("down"), Milder: ways[f.Tag.Get("milder")],
	}
	a.Type = goTypes[f.Type]
	switch {
	case f.Tag.Get("type") != "":
		a.Type = Type(f.Tag.Get("type"))
	case len(a.Choices) > 0 && a.Type == TypeText:
		a.Type = TypeChoice
	case len(a.Choices) > 0 && a.Type == TypeTexts:
		a.Type = TypeChoices
	case a.Type == "" && reflect.PointerTo(f.Type).Implements(reflect.TypeFor[refsField]()):
		a.Type = TypeRefs
	case a.Type == "":
		a.Type = TypeRef
	}
	return a
}

// Refers reports that the attribute names elements, or is kept as it is written,
// and so has no value to work with.
func (a *Attr) Refers() bool {
	switch a.Type {
	case TypeRef, TypeRefs, TypeExpr, TypePlural, TypeCue, TypeAny:
		return true
	}
	return false
}

// Begins reports that a new element begins with the attribute.
func (a *Attr) Begins() bool { return a.Required || a.Usual || a.Asked }

// Accepts reports whether a reference of this attribute may name the kind.
func (a *Attr) Accepts(kind string) bool {
	return len(a.Kinds) == 0 || slices.Contains(a.Kinds, kind)
}

// Brief says what an attribute may hold in few words, for a list: a person, objectives.
func (a *Attr) Brief() string {
	several := make([]string, len(a.Kinds))
	for i, kind := range a.Kinds {
		several[i] = prose.Plural(kind)
	}
	switch {
	case len(a.Kinds) == 0:
	case a.Type == TypeRef:
		return prose.Either(articles(a.Kinds))
	case a.Type == TypeRefs:
		return prose.Either(several)
	case a.Type == TypeCue:
		return "a text, or " + prose.Either(articles(a.Kinds))
	}
	return a.Takes("")
}

// Takes says what an attribute may hold, in a phrase, with a mark around each of
// its choices; the mark may be empty.
func (a *Attr) Takes(mark string) string {
	kinds := "any element"
	if len(a.Kinds) > 0 {
		kinds = prose.Either(a.Kinds)
	}
	choices := mark + strings.Join(a.Choices, mark+", "+mark) + mark
	switch a.Type {
	case TypeRef:
		return "a reference to " + kinds
	case TypeRefs:
		if a.One {
			return "references to " + kinds
		}
		return "a list of references to " + kinds
	case TypeCue:
		return "a text, or a reference to " + kinds
	case TypeChoice:
		return "one of " + choices
	case TypeChoices:
		return "a list of " + choices
	}
	return string(a.Type)
}

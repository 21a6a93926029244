package book_test

import (
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"pgregory.net/rapid"
)

// aboutAgreements are the rules that speak of what was agreed.
var aboutAgreements = []string{"changed-after-agreement", "late-add-on", "picked-apart-strategy", "rewritten-agreement", "unapproved-amendment"}

var agreedAt, _ = lang.ParseDate("2027-02-01")

func (m *agreedModel) load(t interface{ Fatal(...any) }) *lang.Snapshot {
	fsys := fstest.MapFS{}
	for name, text := range m.files() {
		fsys[name] = &fstest.MapFile{Data: text}
	}
	s, err := lang.Load(fsys, ".", book.Vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// seal agrees to the campaign spring as it stands, by its sponsor.
func (m *agreedModel) seal(t interface{ Fatal(...any) }) {
	s := m.load(t)
	p := s.PlanOf(springFile)
	by := []lang.Element{agreement.ConsentOf(p).Sponsor}
	sealing := checks.Seal(checks.Facts(s), p, checks.Signing{By: by, On: agreedAt, Despite: true})
	if len(sealing.Refusals) > 0 {
		t.Fatal(sealing.Refusals, string(m.files()[springFile]))
	}
	m.lock = string(sealing.Text)
}

// told are the findings about what was agreed, and the errors of the language, in a
// workspace held against what it was.
func (m *agreedModel) told(t interface{ Fatal(...any) }, base *lang.Snapshot) (*checks.Result, []string) {
	s := m.load(t)
	r := checks.Run(s, book.Rules, checks.Options{AsOf: agreedAt, Base: base, Only: aboutAgreements})
	var list []string
	for _, f := range r.Findings {
		if f.Severity == lang.Error {
			list = append(list, f.Range.String()+" "+f.Message+" ["+f.Rule+"]")
		}
	}
	for _, problem := range checks.LockProblems(s) {
		list = append(list, problem.Message)
	}
	return r, list
}

// edit is one thing that people do to a plan.
type edit struct {
	name  string
	do    func(t *rapid.T, m *agreedModel)
	share int // of the cases, in percent, where it has many forms
}

// sealedPlaces are the elements whose values the agreement of spring holds, and what it
// holds of them.
func sealedPlaces() (list [][2]string) {
	for _, k := range lang.Kinds() {
		for _, a := range k.Attrs {
			if a.Sealed > 0 && k.Label != 0 || a.Sealed > 0 && k.Name != "" {
				list = append(list, [2]string{k.Name, a.Name})
			}
		}
	}
	return list
}

func first(m *agreedModel, kind string) *modelElement {
	if kind == "campaign" {
		return m.find(kind, "spring")
	}
	return m.find(kind, kind+"1")
}

func aPlace(t *rapid.T, m *agreedModel) (*modelElement, *lang.Attr) {
	place := rapid.SampledFrom(sealedPlaces()).Draw(t, "sealed")
	e := first(m, place[0])
	if apart[e.origin+" "+place[1]] {
		e = m.find(place[0], place[0]+"2")
	}
	return e, lang.KindNamed(place[0]).Attr(place[1])
}

func anElement(t *rapid.T, m *agreedModel) *modelElement {
	e, _ := aPlace(t, m)
	return e
}

// changing edits each change what was agreed.
var changing = []edit{
	{"another value", func(t *rapid.T, m *agreedModel) {
		e, a := aPlace(t, m)
		e.attrs[a.Name] = modelValue(e, a, 1, 1)
	}, 20},
	{"no value", func(t *rapid.T, m *agreedModel) {
		e, a := aPlace(t, m)
		delete(e.attrs, a.Name)
		if e.kind == "campaign" && a.Name == "currency" {
			m.find("workspace", "").attrs["currency"] = `"USD"`
		}
	}, 15},
	{"a value that is worked out from nothing", func(t *rapid.T, m *agreedModel) {
		e, a := aPlace(t, m)
		e.attrs[a.Name] = map[bool]string{true: "true ? " + e.attrs[a.Name] + " : null", false: "campaign.max_nothing"}[a.Refers() && a.Type != lang.TypeCue]
		switch {
		case a.Type.Numeric():
			e.attrs[a.Name] = "tactic.tactic3.budget"
		case a.Type == lang.TypeText, a.Type == lang.TypeCue:
			e.attrs[a.Name] = `"${metric.metric3.definition}"`
		case a.Type == lang.TypeDate:
			e.attrs[a.Name] = "tactic.tactic3.start"
		}
	}, 15},
	{"text that does not parse", func(t *rapid.T, m *agreedModel) { anElement(t, m).broken = "  note = = 1\n" }, 3},
	{"a name that does not parse", func(t *rapid.T, m *agreedModel) { e := anElement(t, m); e.name += `" "` }, 0},
	{"an element is gone", func(t *rapid.T, m *agreedModel) {
		e := anElement(t, m)
		m.elements = slices.DeleteFunc(m.elements, func(other *modelElement) bool { return other == e })
	}, 5},
	{"an element is renamed", func(t *rapid.T, m *agreedModel) { m.rename(anElement(t, m), "other") }, 5},
	{"a nested block says something else", func(t *rapid.T, m *agreedModel) {
		e := first(m, rapid.SampledFrom([]string{"tactic", "objective", "campaign"}).Draw(t, "kind"))
		i := rapid.IntRange(0, len(e.blocks)-1).Draw(t, "block")
		word, _, _ := strings.Cut(e.blocks[i], " ")
		e.blocks[i] = modelBlock(e, lang.KindNamed(e.kind).Block(word), 1)
	}, 3},
	{"a nested block is gone", func(t *rapid.T, m *agreedModel) {
		e := first(m, rapid.SampledFrom([]string{"tactic", "objective", "campaign"}).Draw(t, "kind"))
		i := rapid.IntRange(0, len(e.blocks)-1).Draw(t, "block")
		e.blocks = slices.Delete(slices.Clone(e.blocks), i, i+1)
	}, 3},
	{"a value is to be decided", func(t *rapid.T, m *agreedModel) {
		e, a := aPlace(t, m)
		e.attrs[a.Name] = rapid.SampledFrom([]string{"tbd", `tbd("2027-03-01")`}).Draw(t, "word")
	}, 10},
	{"a tactic goes on standby", func(_ *rapid.T, m *agreedModel) { first(m, "tactic").attrs["status"] = `"standby"` }, 0},
	{"the phases of a tactic move", func(_ *rapid.T, m *agreedModel) { first(m, "phase").attrs["start"] = `"2027-04-02"` }, 0},
	{"a tactic is dropped", func(_ *rapid.T, m *agreedModel) { first(m, "tactic").attrs["status"] = `"dropped"` }, 0},
	{"something is new", func(t *rapid.T, m *agreedModel) {
		kind := rapid.SampledFrom([]string{"objective", "strategy", "tactic"}).Draw(t, "kind")
		copied := *first(m, kind)
		copied.name, copied.blocks = "late", nil
		m.elements = append(m.elements, &copied)
	}, 0},
	{"a campaign is new below", func(_ *rapid.T, m *agreedModel) {
		m.extra["spring/late/late.plan.hcl"] = "campaign \"late\" {\n  start = \"2027-04-03\"\n  end = \"2027-04-09\"\n}\n"
	}, 0},
	{"a campaign below is gone", func(_ *rapid.T, m *agreedModel) {
		m.elements = slices.DeleteFunc(m.elements, func(e *modelElement) bool { return e.origin == "below" })
	}, 0},
	{"the campaign's file has another ending", func(_ *rapid.T, m *agreedModel) {
		for _, e := range m.elements {
			if e.file == springFile {
				e.file = "spring/spring.plan.txt"
			}
		}
	}, 0},
	{"the campaign is gone with its agreement", func(_ *rapid.T, m *agreedModel) {
		m.elements = slices.DeleteFunc(m.elements, func(e *modelElement) bool { return strings.HasPrefix(e.file, "spring/") })
		m.lock = ""
	}, 0},
	{"the campaign has another name, and an agreement of its own", func(t *rapid.T, m *agreedModel) {
		m.rename(m.find("campaign", "spring"), "summer")
		m.lock = ""
		delete(m.extra, ".gitignore") // without an agreement it would hide the campaign
		m.seal(t)
	}, 0},
	{"a campaign below is ignored", func(t *rapid.T, m *agreedModel) {
		m.extra[".gitignore"] = rapid.SampledFrom([]string{"below/\n", "spring/*/\n", "/spring/below/*.plan.hcl\n"}).Draw(t, "ignored")
	}, 0},
	{"the folder is a workspace of its own", func(_ *rapid.T, m *agreedModel) { m.extra["spring/workspace.plan.hcl"] = "workspace {}\n" }, 0},
	{"the agreement is gone", func(_ *rapid.T, m *agreedModel) { m.lock = "" }, 0},
	{"the agreement says something else", func(t *rapid.T, m *agreedModel) {
		numbers := strings.Split(m.lock, "= 1")
		at := rapid.IntRange(1, len(numbers)-1).Draw(t, "at")
		m.lock = strings.Join(numbers[:at], "= 1") + "= 19" + strings.Join(numbers[at:], "= 1")
	}, 0},
	{"the agreement says more", func(t *rapid.T, m *agreedModel) {
		at := strings.Index(m.lock, rapid.SampledFrom([]string{"on  ", "start", "tactic \"tactic1\""}).Draw(t, "before"))
		m.lock = m.lock[:at] + rapid.SampledFrom([]string{"exception = true\n", "covers {}\n"}).Draw(t, "more") + m.lock[at:]
	}, 0},
	{"an entry that no amendment founds", func(t *rapid.T, m *agreedModel) {
		first(m, "tactic").attrs["budget"] = "1"
		s := m.load(t)
		p := s.PlanOf(springFile)
		m.lock = string(agreement.LockOf(p).Append(agreement.Next(p, agreement.Sealing{On: agreedAt, Campaigns: checks.Facts(s).Below(p)})))
	}, 0},
	{"an amendment that stands above", func(_ *rapid.T, m *agreedModel) {
		first(m, "metric").attrs["definition"] = `"Any click"`
		m.extra[workspaceFile] += approving("changes", "metric."+first(m, "metric").name)
	}, 0},
	{"an amendment that cannot be read", func(t *rapid.T, m *agreedModel) {
		first(m, "tactic").attrs["budget"] = "1"
		m.extra[springFile] += approving("changes", "tactic."+first(m, "tactic").name+", "+rapid.SampledFrom([]string{"tactic.nobody", "= 1"}).Draw(t, "torn"))
	}, 0},
	{"an amendment that who comes in approves", func(_ *rapid.T, m *agreedModel) {
		first(m, "campaign").attrs["sponsor"] = "person.person2"
		m.extra[springFile] += strings.Replace(approving("changes", "campaign."+first(m, "campaign").name), "person.person1", "person.person2", 1)
	}, 0},
	{"a tactic that only one hand agrees to pass on", func(_ *rapid.T, m *agreedModel) {
		first(m, "tactic").attrs["discipline"] = "discipline.discipline2"
		m.extra[springFile] += strings.Replace(approving("changes", "tactic."+first(m, "tactic").name), "discipline.discipline1, ", "", 1)
	}, 0},
	{"two that moved to one place", func(_ *rapid.T, m *agreedModel) {
		m.elements = slices.DeleteFunc(m.elements, func(e *modelElement) bool { return e.kind == "tactic" && e.origin == "tactic2" })
		m.extra[springFile] += moved("tactic.tactic2", "tactic."+first(m, "tactic").name)
	}, 0},
	{"a sponsor who moved onto somebody who was there", func(_ *rapid.T, m *agreedModel) {
		ana, bo := first(m, "person"), m.find("person", "person2")
		m.elements = slices.DeleteFunc(m.elements, func(e *modelElement) bool { return e == ana })
		m.extra[springFile] += moved("person."+ana.name, "person."+bo.name)
		ana.name = "nobody"
		m.rename(&modelElement{kind: "person", name: "person1"}, bo.name)
	}, 0},
	{"a discipline that moved onto one that was there", func(_ *rapid.T, m *agreedModel) {
		m.elements = slices.DeleteFunc(m.elements, func(e *modelElement) bool { return e.kind == "discipline" && e.origin == "discipline1" })
		m.extra[springFile] += moved("discipline.discipline1", "discipline.discipline2")
		m.rename(&modelElement{kind: "discipline", name: "discipline1"}, "discipline2")
	}, 0},
	{"a promise that passes on without who gave it", func(_ *rapid.T, m *agreedModel) {
		e := first(m, "commitment")
		e.attrs["by"] = "discipline.discipline2"
		m.extra[springFile] += strings.Replace(approving("changes", "commitment."+e.name), "discipline.discipline1, ", "", 1)
	}, 0},
	{"a campaign is new two levels below", func(_ *rapid.T, m *agreedModel) {
		m.extra["spring/below/deep/deep.plan.hcl"] = "campaign \"deep\" {\n  start = \"2027-04-03\"\n  end = \"2027-04-09\"\n}\n"
	}, 0},
	{"a tactic of which nobody knows whether it is dropped", func(_ *rapid.T, m *agreedModel) {
		first(m, "tactic").attrs["status"] = "tactic.tactic3.note"
	}, 0},
	{"a promise that its discipline does not change", func(_ *rapid.T, m *agreedModel) {
		e := first(m, "commitment")
		e.attrs["expected"] = "1"
		m.extra[springFile] += strings.Replace(approving("changes", "commitment."+e.name), "discipline.discipline1, ", "", 1)
	}, 0},
	{"somebody without a title has another name", func(_ *rapid.T, m *agreedModel) {
		e := m.find("person", "person3")
		m.rename(e, "another")
		m.extra[springFile] += moved("person.person3", "person.another")
	}, 0},
	{"a value beside the one that an amendment allows", func(t *rapid.T, m *agreedModel) {
		e, a := aPlace(t, m)
		other, b := aPlace(t, m)
		for e == other && a == b {
			other, b = aPlace(t, m)
		}
		e.attrs[a.Name] = modelValue(e, a, 1, 1)
		other.attrs[b.Name] = modelValue(other, b, 1, 1)
		m.extra[springFile] += strings.TrimSuffix(approving("changes", ""), "}\n") + valueTo(other, b.Name) + "}\n"
	}, 15},
	{"another value than the one that an amendment allows", func(t *rapid.T, m *agreedModel) {
		e := first(m, "tactic")
		e.attrs["budget"] = "1"
		m.extra[springFile] += strings.TrimSuffix(approving("changes", ""), "}\n") + valueTo(e, "budget") + "}\n"
		e.attrs["budget"] = "2"
	}, 0},
	{"a playback is confirmed no more", func(_ *rapid.T, m *agreedModel) {
		e := first(m, "objective")
		i := slices.Index(e.blocks, modelConsent(3))
		e.blocks[i] = strings.Replace(e.blocks[i], "confirmed_by", "# confirmed_by", 1)
	}, 0},
	{"a promise that followed is said otherwise", func(t *rapid.T, m *agreedModel) {
		m.find("commitment", "commitment2").attrs[rapid.SampledFrom([]string{"expected", "budget"}).Draw(t, "attr")] = "1"
	}, 0},
	{"a promise follows otherwise than was said", func(t *rapid.T, m *agreedModel) {
		delete(first(m, "commitment").attrs, rapid.SampledFrom([]string{"expected", "budget"}).Draw(t, "attr"))
	}, 0},
	{"a currency from above", func(_ *rapid.T, m *agreedModel) {
		delete(first(m, "campaign").attrs, "currency")
	}, 0},
}

// neutral edits each leave all that was agreed as it was.
var neutral = []edit{
	{"a remark", func(t *rapid.T, m *agreedModel) { anElement(t, m).remark = "# tactic \"nothing\" {}\n" }, 0},
	{"a note", func(t *rapid.T, m *agreedModel) { anElement(t, m).attrs["note"] = `"Agreed by phone."` }, 0},
	{"a title", func(_ *rapid.T, m *agreedModel) { first(m, "tactic").attrs["title"] = `"Another title"` }, 0},
	{"a status", func(_ *rapid.T, m *agreedModel) { first(m, "tactic").attrs["status"] = `"live"` }, 0},
	{"a contact", func(_ *rapid.T, m *agreedModel) { first(m, "person").attrs["contact"] = `"ana@example.org"` }, 0},
	{"another order", func(t *rapid.T, m *agreedModel) {
		at := rapid.IntRange(1, len(m.elements)-1).Draw(t, "at")
		m.elements = slices.Concat(m.elements[at:], m.elements[:at])
	}, 0},
	{"another file", func(t *rapid.T, m *agreedModel) {
		if e := anElement(t, m); e.file == springFile && e.kind != "campaign" {
			e.file = "spring/more/parts.plan.hcl"
		}
	}, 0},
	{"the same number", func(_ *rapid.T, m *agreedModel) {
		e := first(m, "tactic")
		e.attrs["budget"] = strings.TrimSuffix(e.attrs["budget"], ".0") + ".0"
	}, 0},
	{"the same list in another order", func(_ *rapid.T, m *agreedModel) {
		e := first(m, "tactic")
		items := strings.Split(strings.Trim(e.attrs["requires"], "[]"), ", ")
		slices.Reverse(items)
		e.attrs["requires"] = "[" + strings.Join(items, ", ") + "]"
	}, 0},
	{"a goal", func(_ *rapid.T, m *agreedModel) {
		m.extra[springFile] = strings.Replace(m.extra[springFile], moreGoal, "", 1) + moreGoal
	}, 0},
	{"a .gitignore that names the campaign", func(t *rapid.T, m *agreedModel) {
		m.extra[".gitignore"] = rapid.SampledFrom([]string{"spring/\n", "plan.lock.hcl\n", "/spring/*.hcl\n", "spring\n"}).Draw(t, "ignored")
	}, 0},
	{"an unused metric", func(_ *rapid.T, m *agreedModel) { m.find("metric", "metric3").attrs["unit"] = `"calls"` }, 0},
	{"a renaming, with where it moved", func(t *rapid.T, m *agreedModel) {
		e := anElement(t, m)
		old := e.name
		m.rename(e, old+"_now")
		m.extra[springFile] += moved(e.kind+"."+old, e.kind+"."+e.name)
	}, 0},
	{"two renamings, one after the other", func(_ *rapid.T, m *agreedModel) {
		e := first(m, "strategy")
		old := "strategy." + e.name
		m.rename(e, e.name+"_at_last")
		m.extra[springFile] += moved(old+"_between", "strategy."+e.name) + moved(old, old+"_between")
	}, 0},
	{"one more who agreed by a playback", func(_ *rapid.T, m *agreedModel) {
		m.find("objective", "objective2").blocks = []string{modelConsent(2)}
	}, 0},
	{"who agreed by a playback is named as well", func(_ *rapid.T, m *agreedModel) {
		e := first(m, "objective")
		if named := ", person.person3]"; !strings.HasSuffix(e.attrs["agreed_by"], named) {
			e.attrs["agreed_by"] = strings.TrimSuffix(e.attrs["agreed_by"], "]") + named
		}
	}, 0},
	{"a promise that followed is said as it was", func(t *rapid.T, m *agreedModel) {
		c := m.load(t).PlanOf(springFile).Lookup("commitment", m.find("commitment", "commitment2").name).(*lang.Commitment)
		outcome, cost := c.Outcome(), c.Cost()
		m.find("commitment", "commitment2").attrs["expected"] = fmt.Sprint(outcome.V)
		m.find("commitment", "commitment2").attrs["budget"] = fmt.Sprint(cost.V)
	}, 0},
	{"a remark in the agreement", func(_ *rapid.T, m *agreedModel) { m.lock += "# Bo agreed by phone.\n" }, 0},
	{"a currency that counts from above already", func(_ *rapid.T, m *agreedModel) {
		m.find("campaign", "spring").remark += "# in euros\n"
	}, 0},
}

const moreGoal = "goal \"more\" {\n  statement = \"More\"\n}\n"

func moved(from, to string) string {
	return fmt.Sprintf("moved {\n  from = %s\n  to   = %s\n}\n", from, to)
}

// approving is an amendment that those who agreed approve.
func approving(verb, addresses string) string {
	return fmt.Sprintf("amendment \"allowed\" {\n  on = \"2027-01-20\"\n  reason = \"The supplier is late.\"\n  %s = [%s]\n  approved_by = [person.person1]\n"+
		"  agreed_by = [discipline.discipline1, discipline.discipline2]\n}\n", verb, addresses)
}

// valueTo is a block by which an amendment gives an attribute the value that the model has.
func valueTo(e *modelElement, attr string) string {
	return fmt.Sprintf("  value {\n    of = %s.%s\n    attribute = %q\n    to = %s\n  }\n", e.kind, e.name, attr, e.attrs[attr])
}

// Whatever changes something that was agreed is a finding, whatever else is done beside it.
func TestWhatChangesIsFound(t *testing.T) {
	agreed, base := agreedOnce(t)
	found := func(x edit) func(*testing.T) {
		return rapid.MakeCheck(func(t *rapid.T) {
			m := agreed.clone()
			for range rapid.IntRange(0, 2).Draw(t, "beside") {
				leaveAlone(t, m)
			}
			x.do(t, m)
			if _, found := m.told(t, base); len(found) == 0 {
				t.Fatalf("nothing is found:\n%s", m.files()[springFile])
			}
		})
	}
	for _, x := range changing {
		checking(t, max(3, 200*x.share/100))
		t.Run(x.name, found(x))
	}
}

// What changes nothing that was agreed is no finding, nor is it once that was sealed anew.
func TestWhatChangesNothingIsFree(t *testing.T) {
	checking(t, 40)
	agreed, base := agreedOnce(t)
	rapid.Check(t, func(t *rapid.T) {
		m := agreed.clone()
		for range rapid.IntRange(1, 6).Draw(t, "edits") {
			leaveAlone(t, m)
		}
		if _, found := m.told(t, base); len(found) > 0 {
			t.Fatalf("%s\n%s", strings.Join(found, "\n"), m.files()[springFile])
		}
		m.seal(t)
		if _, found := m.told(t, base); len(found) > 0 {
			t.Fatalf("once it is sealed: %s\n%s", strings.Join(found, "\n"), m.lock)
		}
	})
}

// An approved amendment that names what changes makes it no finding; the summary names the
// amendment, until what it allows is sealed with it.
func TestWhatAnAmendmentAllows(t *testing.T) {
	checking(t, 40)
	agreed, base := agreedOnce(t)
	rapid.Check(t, func(t *rapid.T) {
		m := agreed.clone()
		var addresses []string
		values := map[string]string{}
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			e, a := aPlace(t, m)
			e.attrs[a.Name] = modelValue(e, a, 1, 1)
			addresses = append(addresses, e.kind+"."+e.name)
			values[e.kind+"."+e.name+" "+a.Name] = valueTo(e, a.Name)
		}
		slices.Sort(addresses)
		m.extra[springFile] = approving("changes", strings.Join(slices.Compact(addresses), ", "))
		if rapid.Bool().Draw(t, "value by value") {
			m.extra[springFile] = approving("changes", "") + "# value by value\n"
			m.extra[springFile] = strings.Replace(m.extra[springFile], "}\n#", strings.Join(slices.Sorted(maps.Values(values)), "")+"}\n#", 1)
		}
		r, found := m.told(t, base)
		if len(found) > 0 {
			t.Fatalf("%s\n%s", strings.Join(found, "\n"), m.files()[springFile])
		}
		if list := r.Unsealed(); len(list) != 1 || list[0].Name() != "allowed" {
			t.Fatalf("the summary names %v", list)
		}
		m.seal(t)
		if _, found := m.told(t, base); len(found) > 0 {
			t.Fatalf("once it is sealed: %s\n%s", strings.Join(found, "\n"), m.lock)
		}
	})
}

// leaveAlone makes an edit that leaves all that was agreed as it was.
func leaveAlone(t *rapid.T, m *agreedModel) {
	if len(m.extra) == 0 || rapid.Bool().Draw(t, "more") {
		neutral[rapid.IntRange(0, len(neutral)-1).Draw(t, "neutral")].do(t, m)
	}
}

// checking sets how many cases the properties of a test try.
func checking(t *testing.T, n int) {
	before := flag.Lookup("rapid.checks").Value.String()
	try(t, flag.Set("rapid.checks", fmt.Sprint(n)))
	t.Cleanup(func() { try(t, flag.Set("rapid.checks", before)) })
}

// agreedOnce is the model as it was agreed, and as a base.
func agreedOnce(t *testing.T) (*agreedModel, *lang.Snapshot) {
	agreed := newAgreedModel()
	agreed.seal(t)
	base := agreed.load(t)
	if _, found := agreed.told(t, base); len(found) > 0 {
		t.Fatalf("as it was agreed: %s", strings.Join(found, "\n"))
	}
	return agreed, base
}

func try(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// An amendment that names something that is not there cannot be read whole, and allows nothing.
func TestTornAmendments(t *testing.T) {
	agreed, base := agreedOnce(t)
	m := agreed.clone()
	first(m, "tactic").attrs["budget"] = "1"
	m.extra[springFile] = approving("changes", "tactic.tactic1, tactic.nobody")
	_, found := m.told(t, base)
	if !slices.ContainsFunc(found, func(f string) bool { return strings.Contains(f, "[changed-after-agreement]") }) {
		t.Errorf("the change is allowed: %v", found)
	}
}

// The sponsor of a campaign above may approve in the place of one who left, but not one whom
// the change put there.
func TestSponsorsAbove(t *testing.T) {
	const people = "person \"ana\" {}\nperson \"bo\" {}\nperson \"eve\" {}\n"
	year := "campaign \"year\" {\n  start = \"2027-01-01\"\n  end = \"2027-12-31\"\n  sponsor = person.ana\n}\n"
	spring := "campaign \"spring\" {\n  start = \"2027-04-01\"\n  end = \"2027-06-30\"\n  sponsor = person.bo\n}\n"
	files := map[string]string{"workspace.plan.hcl": people, "year/a.plan.hcl": year, "year/spring/a.plan.hcl": spring}
	before := load(t, files)
	p := before.PlanOf("year/spring/a.plan.hcl")
	sealing := checks.Seal(checks.Facts(before), p, checks.Signing{By: []lang.Element{p.Campaign.Sponsor.To}, On: agreedAt, Despite: true})
	files["year/spring/plan.lock.hcl"] = string(sealing.Text)
	before = load(t, files)
	files["workspace.plan.hcl"] = strings.Replace(people, "person \"bo\" {}\n", "", 1)
	files["year/spring/a.plan.hcl"] = strings.Replace(spring, "person.bo", "person.eve", 1)
	for _, c := range []struct {
		above, approver string
		base            *lang.Snapshot
		want            int
	}{
		{year, "person.ana", before, 0},
		{year, "person.ana", nil, 0},
		{year, "person.eve", before, 2},
		{strings.Replace(year, "person.ana", "person.eve", 1), "person.eve", before, 2},
	} {
		files["year/a.plan.hcl"] = c.above
		files["year/spring/b.plan.hcl"] = strings.Replace(approving("changes", "campaign.spring"), "person.person1", c.approver, 1)
		files["year/spring/b.plan.hcl"] = strings.Replace(files["year/spring/b.plan.hcl"], "discipline.discipline1, discipline.discipline2", "", 1)
		r := checks.Run(load(t, files), book.Rules, checks.Options{AsOf: agreedAt, Base: c.base, Only: aboutAgreements})
		if len(r.Findings) != c.want {
			t.Errorf("approved by %s below\n%s%v", c.approver, c.above, lines(r.Findings))
		}
	}
}

// An amendment that an earlier version holds with what it allowed there allows no more than
// that: what changes further takes another one.
func TestAmendmentsThatAreUsedUp(t *testing.T) {
	agreed, _ := agreedOnce(t)
	pending := agreed.clone()
	first(pending, "tactic").attrs["budget"] = "105"
	pending.extra[springFile] = approving("changes", "tactic.tactic1")
	base := pending.load(t)
	if _, found := pending.told(t, base); len(found) > 0 {
		t.Errorf("as it was: %v", found)
	}
	further := pending.clone()
	first(further, "tactic").attrs["budget"] = "1"
	if _, found := further.told(t, base); len(found) == 0 {
		t.Error("it changes further, and nothing is found")
	}
	further.extra[springFile] += strings.Replace(approving("changes", "tactic.tactic1"), "allowed", "allowed_again", 1)
	if _, found := further.told(t, base); len(found) > 0 {
		t.Errorf("with an amendment of its own: %v", found)
	}
}

// A campaign with an agreement of its own is dropped by the campaign above, with the
// agreement of the disciplines whose tactics go with it.
func TestDroppedWithItsDisciplines(t *testing.T) {
	files := map[string]string{
		"workspace.plan.hcl":     "person \"person1\" {}\ndiscipline \"discipline1\" {}\ndiscipline \"discipline2\" {}\n",
		"year/a.plan.hcl":        "campaign \"year\" {\n  start = \"2027-01-01\"\n  end = \"2027-12-31\"\n  sponsor = person.person1\n}\n",
		"year/spring/a.plan.hcl": "campaign \"spring\" {\n  start = \"2027-04-01\"\n  end = \"2027-06-30\"\n}\ntactic \"tour\" {\n  discipline = discipline.discipline1\n}\n",
	}
	for _, name := range []string{"year/spring", "year"} {
		s := load(t, files)
		p := s.PlanOf(name + "/a.plan.hcl")
		files[name+"/plan.lock.hcl"] = string(checks.Seal(checks.Facts(s), p, checks.Signing{On: agreedAt, Despite: true}).Text)
	}
	base := load(t, files)
	delete(files, "year/spring/a.plan.hcl")
	delete(files, "year/spring/plan.lock.hcl")
	drops := approving("drops", "campaign.spring")
	for text, want := range map[string]int{drops: 0, strings.Replace(drops, "discipline.discipline1, ", "", 1): 1, "": 2} {
		files["year/b.plan.hcl"] = text
		r := checks.Run(load(t, files), book.Rules, checks.Options{AsOf: agreedAt, Base: base, Only: aboutAgreements})
		if len(r.Findings) != want {
			t.Errorf("%s: %v", text, lines(r.Findings))
		}
	}
}

// A campaign that is over holds nobody to what it shares with others, once it was closed
// before the change that makes use of it.
func TestClosedBeforeTheChange(t *testing.T) {
	m, open := agreedOnce(t)
	first(m, "campaign").attrs["closed_on"] = first(m, "campaign").attrs["end"]
	closed := m.load(t)
	changed := m.clone()
	first(changed, "metric").attrs["definition"] = `"Any click"`
	later, _ := lang.ParseDate("2027-12-01")
	for base, want := range map[*lang.Snapshot]int{open: 1, closed: 0, nil: 0} {
		r := checks.Run(changed.load(t), book.Rules, checks.Options{AsOf: later, Base: base, Only: aboutAgreements})
		if found := slices.DeleteFunc(slices.Clone(r.Findings), ofLanguage); len(found) != want {
			t.Errorf("%v", lines(found))
		}
	}
}

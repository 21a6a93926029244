package book_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

// omission is a part of the aligned plan that may be left out.
type omission struct {
	of   string // the kind, the nested block, the attribute: tactic.contribution, tactic.metrics[]
	from string // the element
	what string // the words that are left out
	file string
	src  []byte // the file without it
}

// severalFindings are the gaps that the rule book sees from more than one side: by
// what is left out, the rules that may speak of it together, and why each of them
// has something of its own to say.
var severalFindings = map[string]struct{ rules, why string }{
	"campaign.launch": {"input-after-start kickoff-missing missing-reading off-target-without-action outside-campaign-dates requirement-out-of-order review-gap started-before-agreement",
		"the campaign's start takes its place, and all dates that are counted from the launch move"},
	"metric.feeds":    {"diagnostic-feeds-nothing", "whatever rolled up through this metric leads nowhere either"},
	"system.access[]": {"siloed-source", "each metric from this system is closed to the discipline"},
	"tactic.amplifies": {"duplicate-tactic unamplified-tactic",
		"both tactics stand alone, and two beside each other on one channel belong together no longer"},
	"tactic.contribution": {"numbers-dont-stack-up over-cost-ceiling tactic-without-contribution",
		"the sum falls short, what is left costs more apiece, and the tactic promises nothing"},
	"tactic.contribution.per": {"numbers-dont-stack-up over-cost-ceiling", "the sum falls short, and what is left costs more apiece"},
	"tactic.stages":           {"single-discipline-stage tactic-without-stage", "the stage is left to another discipline, and the tactic knows none"},
	"tactic.stages[]":         {"selling-too-early single-discipline-stage", "the stage is left to another discipline, and the tactic asks too early"},
}

// What is left out of the aligned plan is missed once.
func TestOneGapOneFinding(t *testing.T) {
	sequential(t)
	s := aligned(t)
	opts := checks.Options{Profile: "integrated"}
	opts.AsOf, _ = lang.ParseDate("2027-02-15")
	whole := checks.Run(s, book.Rules, opts)
	met := map[string]map[string]bool{}
	missed := 0
	for _, gap := range omissions(t, s) {
		found := runAfter(whole, s.With(map[string][]byte{gap.file: gap.src}), opts).Findings
		missed += min(len(found), 1)
		if len(found) < 2 {
			continue
		}
		for _, f := range found {
			if !slices.Contains(strings.Fields(severalFindings[gap.of].rules), f.Rule) {
				t.Errorf("%s without %s (%s) has %d findings:\n\t%s", gap.from, gap.of, gap.what, len(found), strings.Join(lines(found), "\n\t"))
				break
			}
			if met[gap.of] == nil {
				met[gap.of] = map[string]bool{}
			}
			met[gap.of][f.Rule] = true
		}
	}
	for of, several := range severalFindings {
		if rules := strings.Join(slices.Sorted(maps.Keys(met[of])), " "); rules != several.rules {
			t.Errorf("severalFindings lists %q for %s, and these meet there: %q", several.rules, of, rules)
		}
	}
	if missed < 150 {
		t.Errorf("%d gaps have a finding, want at least 150", missed)
	}
}

// omissions are all optional attributes of a plan, all nested blocks, and all
// items of lists.
func omissions(t *testing.T, s *lang.Snapshot) []omission {
	var list []omission
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		src := s.Files[name].Src
		file, diags := hclsyntax.ParseConfig(src, name, hcl.InitialPos)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		for _, block := range file.Body.(*hclsyntax.Body).Blocks {
			cut := func(of string, at hcl.Range) {
				from, to := at.Start.Byte, at.End.Byte
				from -= len(src[:from]) - len(strings.TrimRight(string(src[:from]), " \n"))
				if rest := src[to:]; strings.HasSuffix(of, "[]") && rest[0] == ',' {
					to++
				} else if strings.HasSuffix(of, "[]") && src[from-1] == ',' {
					from--
				}
				without := slices.Concat(src[:from], src[to:])
				list = append(list, omission{of, strings.Join(append([]string{block.Type}, block.Labels...), "."), string(src[at.Start.Byte:at.End.Byte]), name, without})
			}
			omitFrom(block.Body, block.Type, required(s, block.Type), cut)
		}
	}
	return list
}

// omitFrom cuts each part of a body in turn.
func omitFrom(body *hclsyntax.Body, path string, required map[string]bool, cut func(of string, at hcl.Range)) {
	for name, a := range body.Attributes {
		of := path + "." + name
		if !required[of] && !strings.HasPrefix(of, "locals.") { // without a local value, all that use it are broken
			cut(of, a.SrcRange)
		}
		if items, ok := a.Expr.(*hclsyntax.TupleConsExpr); ok {
			for _, item := range items.Exprs {
				cut(of+"[]", item.Range())
			}
		}
	}
	for _, b := range body.Blocks {
		of := path + "." + b.Type
		cut(of, hcl.RangeBetween(b.TypeRange, b.CloseBraceRange))
		omitFrom(b.Body, of, required, cut)
	}
}

// required are the attributes that a kind of element cannot do without.
func required(s *lang.Snapshot, kind string) map[string]bool {
	list := map[string]bool{}
	for _, p := range s.Plans() {
		for _, e := range p.All {
			if e.Kind().Name != kind {
				continue
			}
			for _, a := range lang.Attributes(e) {
				of := kind + "." + a.Name
				if a.Block != "" {
					of = kind + "." + a.Block + "." + a.Name
				}
				list[of] = a.Required
			}
		}
	}
	return list
}

// What a rule finds by itself is among what all find together: at its place, among those for which
// one stands, or where a finding that weighs as much makes it superfluous at the element or its
// campaign. Rules that are silent where nobody does what they ask for, or others could, are left out.
func TestNothingIsLostAmongOthers(t *testing.T) {
	sequential(t)
	tried := 0
	for _, p := range patients(t) {
		if p.opts.Only != nil || strings.Contains(p.name, " of ") { // the aligned plan with one gap has little to fold
			continue
		}
		together := units(checks.Run(p.snapshot, book.Rules, p.opts))
		at := map[string]bool{}
		for _, f := range together {
			at[subject(f)] = true
		}
		superfluous := func(f *checks.Finding) bool {
			return slices.ContainsFunc(together, func(g *checks.Finding) bool {
				r := ruleOf(g)
				if g.Severity < f.Severity || r == nil {
					return false
				}
				near := g.Element == f.Element || f.Campaign != nil && g.Element == lang.Element(f.Campaign)
				return near && slices.Contains(r.Suppresses, f.Rule) || g.Campaign == f.Campaign && slices.Contains(r.Hides, f.Rule)
			})
		}
		for _, r := range book.Rules {
			if r.Practice != nil || r.Several || r.Inherits || r.Language() {
				continue
			}
			opts := p.opts
			opts.Only = []string{r.ID}
			for _, f := range units(checks.Run(p.snapshot, book.Rules, opts)) {
				if f.Rule != r.ID {
					continue
				}
				if tried++; !at[subject(f)] && !superfluous(f) {
					t.Errorf("%s: %s at %s is lost among others: %s", p.name, f.Rule, f.Address, f.Message)
				}
			}
		}
	}
	t.Logf("%d findings", tried)
}

// ruleOf is the rule of the book that made a finding; nil for the language's.
func ruleOf(f *checks.Finding) *checks.Rule {
	i := slices.IndexFunc(book.Rules, func(r *checks.Rule) bool { return r.ID == f.Rule })
	if i < 0 {
		return nil
	}
	return book.Rules[i]
}

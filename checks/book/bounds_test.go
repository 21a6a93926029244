package book_test

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
)

// The page of a rule with numbers to set has an example that stands at each of them: with
// a number that is a little smaller or larger, something else is found. What is found
// exactly there, the page says.
func TestPagesStandAtTheirBounds(t *testing.T) {
	for _, r := range book.Rules {
		if r.Settings == nil {
			continue
		}
		page := parsePage(t, r)
		for _, a := range lang.SettingsOf(r.Settings) {
			at := settingIn(page, r, a)
			smaller, larger, ok := besides(at)
			if !ok {
				continue
			}
			found := func(value string) [][]string {
				return [][]string{
					lines(run(t, r, page, withSetting(page.bad, r, a, value))),
					lines(run(t, r, page, withSetting(page.fixed, r, a, value))),
				}
			}
			is := found(at)
			same := func(other [][]string) bool { return slices.EqualFunc(is, other, slices.Equal[[]string]) }
			if same(found(smaller)) && same(found(larger)) {
				t.Errorf("no example on the page of %s stands at %s = %s: with %s or %s the same is found", r.ID, a.Name, at, smaller, larger)
			}
		}
	}
}

// Every setting says which way its rule becomes milder, and means it: on the page of the
// rule nothing comes to light by what is milder, and something does by what is stricter.
// Lists are held against it together, since one place may be on several.
func TestMilderFindsLess(t *testing.T) {
	for _, r := range book.Rules {
		if r.Settings == nil {
			continue
		}
		page := parsePage(t, r)
		found := func(set func(files map[string]string) map[string]string) map[string]bool {
			places := map[string]bool{}
			for i, files := range []map[string]string{page.bad, page.fixed} {
				for _, f := range run(t, r, page, set(files)) {
					for _, one := range f.Stands() {
						places[strconv.Itoa(i)+one.Fingerprint] = true
					}
					if len(f.Stands()) == 0 {
						places[strconv.Itoa(i)+f.Fingerprint] = true
					}
				}
			}
			return places
		}
		none := found(func(files map[string]string) map[string]string { return files })
		for _, a := range lang.SettingsOf(r.Settings) {
			if a.Milder == lang.NoWay {
				t.Errorf("%s does not say which way %s makes it milder", r.ID, a.Name)
				continue
			}
			values := rising(page, r, a)
			if a.Milder == lang.More {
				slices.Reverse(values) // now the strictest is the last
			}
			with := func(value string) map[string]bool {
				return found(func(files map[string]string) map[string]string { return withSetting(files, r, a, value) })
			}
			for i, milder := range values[:len(values)-1] {
				stricter := with(values[i+1])
				for place := range with(milder) {
					if !stricter[place] {
						t.Errorf("%s finds something with %s = %s, and not with %s, which is stricter", r.ID, a.Name, milder, values[i+1])
					}
				}
			}
			if a.Type != lang.TypeTexts && len(with(values[0])) >= len(with(values[len(values)-1])) {
				t.Errorf("%s finds with %s = %s what it finds with %s", r.ID, a.Name, values[0], values[len(values)-1])
			}
		}
		empty := found(func(files map[string]string) map[string]string {
			for _, a := range lang.SettingsOf(r.Settings) {
				if a.Type == lang.TypeTexts {
					files = withSetting(files, r, a, "[]")
				}
			}
			return files
		})
		if lang.SettingsOf(r.Settings)[0].Type == lang.TypeTexts && len(empty) >= len(none) {
			t.Errorf("%s finds with empty lists what it finds with its own", r.ID)
		}
	}
}

// rising are values of a setting, from the least to the most, about the one of the page:
// of a list its beginnings, the empty one first.
func rising(p *page, r *checks.Rule, a *lang.Attr) []string {
	if list, ok := a.ValueIn(r.Settings).([]string); ok {
		values := []string{"[]"}
		for i := range list {
			values = append(values, `["`+strings.Join(list[:i+1], `", "`)+`"]`)
		}
		return values
	}
	at := settingIn(p, r, a)
	smaller, larger, _ := besides(at)
	if dayCount.MatchString(at) {
		return []string{`"0d"`, smaller, at, larger, `"9999d"`}
	}
	most := "9999"
	if a.Type == lang.TypePercent {
		most = "100"
	}
	return []string{"0", smaller, at, larger, most}
}

// settingIn is the value of a setting on a page, as a plan writes it; the rule's own where
// the page sets none.
func settingIn(p *page, r *checks.Rule, a *lang.Attr) string {
	for _, text := range p.bad {
		if m := settingLine(a).FindStringSubmatch(configureBlock(r).FindString(text)); m != nil {
			return m[2]
		}
	}
	switch v := a.ValueIn(r.Settings).(type) {
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case string:
		return strconv.Quote(v)
	}
	return ""
}

var dayCount = regexp.MustCompile(`^"(\d+)d"$`)

// besides are a value a little smaller and one a little larger; not ok where it is no
// number and no time.
func besides(value string) (smaller, larger string, ok bool) {
	if m := dayCount.FindStringSubmatch(value); m != nil {
		days, _ := strconv.Atoi(m[1])
		return strconv.Quote(strconv.Itoa(days-1) + "d"), strconv.Quote(strconv.Itoa(days+1) + "d"), true
	}
	n, err := strconv.ParseFloat(value, 64)
	const little = 1e-3 // of the whole: more than a cent, less than one of few
	return strconv.FormatFloat(n*(1-little), 'f', -1, 64), strconv.FormatFloat(n*(1+little), 'f', -1, 64), err == nil
}

func configureBlock(r *checks.Rule) *regexp.Regexp {
	return regexp.MustCompile(`configure "` + r.ID + `" \{\n(?:  .*\n)*\}\n`)
}

func settingLine(a *lang.Attr) *regexp.Regexp {
	return regexp.MustCompile(`(?m)^(  ` + a.Name + ` += )(.*)$`)
}

// withSetting are the files of an example, in which the workspace sets a rule.
func withSetting(files map[string]string, r *checks.Rule, a *lang.Attr, value string) map[string]string {
	files = maps.Clone(files)
	top := files[discovery.WorkspaceFile]
	if block := configureBlock(r).FindString(top); settingLine(a).MatchString(block) {
		files[discovery.WorkspaceFile] = configureBlock(r).ReplaceAllString(top, settingLine(a).ReplaceAllString(block, "${1}"+value))
		return files
	} else if block != "" {
		files[discovery.WorkspaceFile] = configureBlock(r).ReplaceAllString(top, block[:len(block)-2]+"  "+a.Name+" = "+value+"\n}\n")
		return files
	}
	files[discovery.WorkspaceFile] = top + "\nconfigure \"" + r.ID + "\" {\n  " + a.Name + " = " + value + "\n}\n"
	return files
}

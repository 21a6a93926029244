package sheet

import (
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// campaign is the one that is made around rows where there is none: from their first day to
// their last.
func (w *writing) campaign() *Draft {
	k := lang.KindNamed("campaign")
	name := lang.ProperName(w.folder)
	if name == "" || k.Reserves(name) {
		name = strings.TrimSuffix("campaign_"+name, "_")
	}
	d := &Draft{Kind: k, Name: name, values: map[string]string{}}
	if w.folder != name {
		d.Title = w.folder
	}
	for _, one := range w.Created {
		for _, attr := range []string{"start", "end", "on", "due", "by"} {
			day := strings.Trim(one.values[attr], `"`)
			if _, ok := lang.ParseDate(day); !ok || one.Kind.Name == "spend" || one.Kind.Name == "reading" {
				continue
			}
			begins := attr != "by" && (attr != "end" || one.values["start"] == "" && d.values["start"] != "")
			if first := strings.Trim(d.values["start"], `"`); begins && (first == "" || day < first) {
				d.values["start"] = `"` + day + `"`
			}
			if day > strings.Trim(d.values["end"], `"`) {
				d.values["end"] = `"` + day + `"`
			}
		}
	}
	d.set("start", lang.UndecidedWord)
	d.set("end", lang.UndecidedWord)
	if w.Currency != "" && w.plan.Currency() == "" {
		d.values["currency"] = `"` + w.Currency + `"`
	}
	return d
}

// widen has a campaign that was made around other tables last as long as this one takes, too. That
// is no change that anybody has to know of.
func (w *writing) widen(edits map[string][]syntax.Edit) {
	c, longer := w.plan.Campaign, w.campaign()
	d := &Draft{Kind: longer.Kind, Name: c.Name(), Match: c, values: map[string]string{}}
	for _, attr := range []string{"start", "end"} {
		is, was := longer.values[attr], current(c, attr).plain
		day, now := strings.Trim(is, `"`), strings.Trim(was, `"`)
		if _, ok := lang.ParseDate(day); !ok || was != lang.UndecidedWord && (attr == "start") != (day < now) {
			continue
		}
		if day != now {
			d.values[attr] = is
			known := len(w.Changed)
			w.put(d, Change{c, attr, was, is, 0}, edits)
			w.Changed = w.Changed[:known]
		}
	}
}

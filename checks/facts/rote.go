package facts

import (
	"cmp"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// likeness is what two tactics have in common that do the same: who does it, where, and
// what it is called.
type likeness string

// likenessOf is not known where something of it cannot be read.
func likenessOf(t *lang.Tactic) (l likeness, known bool) {
	if t.Broken() || t.Discipline.State == lang.Unknown || t.Channels.State == lang.Unknown {
		return "", false
	}
	words := make([]string, 0, len(t.Channels.Items)+2)
	for i := range t.Channels.Items {
		words = append(words, t.Channels.Items[i].To.Address())
	}
	slices.Sort(words)
	if t.Discipline.Known() {
		words = append(words, t.Discipline.To.Address())
	}
	return likeness(strings.Join(append(words, prose.Normalise(t.Label())), "\n")), true
}

// findAlike lists, by what tactics have in common, the campaigns in which they stand, each
// once.
func (x *Part) findAlike() map[likeness][]*lang.Campaign {
	found := map[likeness][]*lang.Campaign{}
	for _, p := range x.Plans {
		if p.Campaign == nil || !p.Campaign.Start.Known() {
			continue
		}
		for _, t := range x.tacticsIn[p] {
			l, known := likenessOf(t)
			if in := found[l]; known && !t.Standby() && (len(in) == 0 || in[len(in)-1] != p.Campaign) {
				found[l] = append(in, p.Campaign)
			}
		}
	}
	return found
}

// CampaignsWithAlike lists the first campaigns of the workspace, by their start, in which a
// tactic stands that does the same: of a discipline, on channels and of a title as this one
// is.
func (x *Index) CampaignsWithAlike(t *lang.Tactic) []*lang.Campaign {
	l, known := likenessOf(t)
	if !known {
		return nil
	}
	return alikeIn.ask(x, x.store.top.Plans[0], l)
}

var alikeIn = &query[likeness, []*lang.Campaign]{
	of:   func(part *Part, l likeness) []*lang.Campaign { return part.alike()[l] },
	join: func(all, more []*lang.Campaign) []*lang.Campaign { return append(all, more...) },
	finish: func(all []*lang.Campaign) []*lang.Campaign {
		const many = 20 // of more, any campaign but these has one of them before it
		slices.SortStableFunc(all, func(a, b *lang.Campaign) int {
			return cmp.Or(cmp.Compare(a.Start.V, b.Start.V), cmp.Compare(a.Plan().Folder, b.Plan().Folder))
		})
		return all[:min(many, len(all))]
	},
	equal: slices.Equal[[]*lang.Campaign],
}

// ReadSince reports whether something was read of what the objectives of a campaign are
// measured by since it started, or may have been.
func (x *Index) ReadSince(c *lang.Campaign) bool { return readSince.ask(x, x.store.top.Plans[0], c) }

var readSince = whether(func(part *Part, c *lang.Campaign) bool {
	if slices.Contains(part.Plans, c.Plan()) && len(c.Plan().Readings) > 0 {
		return true
	}
	for _, o := range c.Plan().Objectives {
		if !o.Metric.Known() {
			continue
		}
		if list := part.readings().of[o.Metric.To]; len(list) > 0 && list[len(list)-1].On.V >= c.Start.V {
			return true
		}
	}
	return false
})

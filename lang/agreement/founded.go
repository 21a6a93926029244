package agreement

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// Unfounded says of the first entry that plan agree would not have written why it would
// not, as the end of a sentence; "" where there is none. The seals must hold (Flaw). Entries
// that came since an earlier version, which may be nil, are held to more: to who had to
// approve them, to what the edition before did not seal yet, and to what follows from what.
func (a *Agreement) Unfounded(earlier *Earlier) string {
	come := len(a.Lock.Entries)
	if earlier != nil && Of(earlier.Plan) != nil {
		come = len(LockOf(earlier.Plan).Entries)
	}
	book, used, there := a.Lock.replay(0), map[string]int{}, a.there()
	for i, e := range a.Lock.Entries {
		r := &replaying{a: a, at: i, entry: e, before: book.agreed, once: book.once, used: used, there: there, edition: Edition}
		if i > 0 {
			r.edition = a.Lock.Entries[i-1].Edition
		}
		if i >= come {
			r.earlier, r.come = earlier, come
		}
		if i == come && earlier != nil && r.edition < Edition {
			r.before, r.edition = earlier.fill(r.before, r.edition), Edition
		}
		if why := r.unfounded(); why != "" {
			return fmt.Sprintf("its entry %d %s", e.Number, why)
		}
		book.enter(e)
		for name, digest := range e.Amendments {
			used[name+" "+digest] = e.Number
		}
	}
	return ""
}

// maxCome is how many entries may come with one change.
const maxCome = 100

// replaying is one entry of a lock, held against what was agreed before it.
type replaying struct {
	a            *Agreement
	at           int // of the entry, from 0
	entry        *Entry
	before, once map[string]*SealedElement // what was agreed; what was held because others named it, and is no more
	used         map[string]int            // the entries that have used amendments, by name and digest
	there        map[string]bool           // see Agreement.there
	edition      int                       // of the entry before
	earlier      *Earlier                  // where the entry came since; else nil
	come         int                       // the first entry that did, from 0
}

func (r *replaying) unfounded() string {
	if r.at == 0 {
		if len(r.entry.Drops)+len(r.entry.Moves)+len(r.entry.Consequences) > 0 {
			return "drops or renames something, and is the first"
		}
		return ""
	}
	for _, from := range slices.Sorted(maps.Keys(r.entry.Moves)) {
		to := r.entry.Moves[from]
		if r.before[to] != nil && r.entry.Moves[to] == "" {
			return "says that " + from + " moved to " + to + ", which was agreed under its own name"
		}
		if kindOf(from) != kindOf(to) {
			return "says that " + from + " moved to " + to
		}
	}
	for _, name := range slices.Sorted(maps.Keys(r.entry.Amendments)) {
		if n := r.used[name+" "+r.entry.Amendments[name]]; n > 0 {
			return fmt.Sprintf("rests on the amendment %s, which entry %d has used", name, n)
		}
	}
	if r.earlier != nil && r.at >= r.come+maxCome {
		return "comes with more than a hundred others at once"
	}
	changed := false
	for _, m := range r.entry.Elements {
		was := r.was(m.Address)
		why := ""
		switch attr := r.differs(was, m); {
		case was == nil && takesAmendment(m.Address) && !r.shared(m.Address):
			why = r.needs("adds", m.Address)
		case attr == standby && r.wentLive(was, m):
		case attr != "" && slices.Contains(r.entry.Consequences, m.Address):
			changed = true
			continue
		case attr != "":
			why = r.needsChange(was, m)
		}
		if why != "" {
			return why
		}
	}
	if changed && !r.follows() {
		return "says that something only follows from what the amendments change, and it does not"
	}
	return r.drops()
}

// follows reports that what is said only to follow from other changes of the entry can do
// so, and does in the earlier version.
func (r *replaying) follows() bool {
	if r.earlier == nil {
		return r.causes()
	}
	changed := map[string]map[string]string{}
	var follow []*SealedElement
	for i := r.come; i <= r.at; i++ {
		for _, m := range r.a.Lock.Entries[i].Elements {
			was := r.before[m.Address]
			switch {
			case slices.Contains(r.a.Lock.Entries[i].Consequences, m.Address):
				follow = append(follow, m)
			case was != nil:
				for _, name := range heldNames(kindOf(m.Address), r.edition) {
					if was.Values[name] != m.Values[name] {
						put(changed, m.Address, name, m.Values[name])
					}
				}
			}
		}
	}
	known := agreedIn(r.earlier.Plan)
	then, were := carried(r.earlier.Plan, known, changed, Edition), map[string]lang.Element{}
	for _, e := range heldElements(r.earlier.Plan, Edition) {
		were[known(e.Address())] = e
	}
	return !slices.ContainsFunc(follow, func(m *SealedElement) bool {
		is, was := then[m.Address], r.before[m.Address]
		return is == nil || was == nil || slices.ContainsFunc(heldNames(kindOf(m.Address), Edition), func(name string) bool {
			return is.Values[name] != r.after(m.Address).Values[name] || !same(was.Values[name], is.Values[name]) && !inStep(were[m.Address], name)
		})
	})
}

// causes reports that an amendment covers a change of the entry, from which others may
// follow.
func (r *replaying) causes() bool {
	return slices.ContainsFunc(r.entry.Elements, func(m *SealedElement) bool {
		was := r.was(m.Address)
		return was != nil && !slices.Contains(r.entry.Consequences, m.Address) && r.differs(was, m) != ""
	})
}

func (r *replaying) drops() string {
	for _, address := range r.entry.Drops {
		if r.before[address] == nil {
			return "drops " + address + ", which was not agreed"
		}
		if k := kindOf(address); onlyNamed(address) || k.UsedFrom > 0 && r.there[address] {
			continue
		}
		if why := r.needs("drops", address); why != "" {
			return why
		}
	}
	return r.campaigns()
}

// campaigns holds the campaigns below against those of before.
func (r *replaying) campaigns() string {
	own := r.a.since(r.at)(r.a.plan.Campaign.Address())
	m := r.after(own)
	was := r.was(own)
	if m == nil || was == nil || r.edition < effectiveFrom {
		return ""
	}
	before, now := listed(was.Values[within]), listed(m.Values[within])
	renamed := turned(r.entry.Moves)
	for _, address := range now {
		if !slices.Contains(before, address) && !slices.Contains(before, renamed[address]) {
			if why := r.needs("adds", address); why != "" {
				return why
			}
		}
	}
	for _, address := range before {
		if !slices.Contains(now, address) && !slices.Contains(now, r.entry.Moves[address]) {
			if why := r.needs("drops", address); why != "" {
				return why
			}
		}
	}
	return ""
}

// shared reports that an element stands outside any campaign now, and came into the agreement
// because something names it.
func (r *replaying) shared(address string) bool {
	e := r.a.Now(address)
	return e != nil && shared(e)
}

// was is what was agreed of an element before the entry, which may have renamed it.
func (r *replaying) was(address string) *SealedElement {
	address = followed(turned(r.entry.Moves), address)
	if was := r.before[address]; was != nil {
		return was
	}
	return r.once[address]
}

// after is what was agreed of an element with the entry.
func (r *replaying) after(address string) *SealedElement {
	for _, m := range r.entry.Elements {
		if m.Address == address {
			return m
		}
	}
	if slices.Contains(r.entry.Drops, address) || r.entry.Moves[address] != "" {
		return nil
	}
	return r.before[address]
}

// differs is the first value that an entry changes, of those that were sealed before;
// empty where it changes none.
func (r *replaying) differs(was, is *SealedElement) string {
	if list := r.differing(was, is); len(list) > 0 {
		return list[0]
	}
	return ""
}

// differing lists the values that an entry changes, of those that were sealed before.
func (r *replaying) differing(was, is *SealedElement) (list []string) {
	if was == nil {
		return nil
	}
	for _, name := range heldNames(kindOf(is.Address), r.edition) {
		if r.edition < effectiveFrom && name == "sponsor" && was.Values[name] == "" {
			continue
		}
		if !was.keeps(name, renamedIn(was.Values[name], r.entry.Moves), is) {
			list = append(list, name)
		}
	}
	return list
}

// approved reports that an amendment was approved by the sponsor of before the entry, and
// agreed to by the disciplines of the element before and after.
func (r *replaying) approved(m *lang.Amendment, address string) bool {
	if m.Plan() != r.a.plan {
		return false
	}
	known := r.a.since(r.at)
	names := func(attr string) []string {
		list, _ := lang.FieldsOf(m).Get(m.Kind().Attr(attr)).Addresses()
		return translated(list, known)
	}
	approvers := names("approved_by")
	if campaign := r.was(known(r.a.plan.Campaign.Address())); campaign != nil {
		sponsor := renamedIn(campaign.Values["sponsor"], r.entry.Moves)
		ok := slices.Contains(approvers, sponsor) || sponsor == "" && len(approvers) > 0
		if !ok && r.a.Now(sponsor) == nil {
			ok = r.instead(sponsor, slices.Concat(approvers, names("agreed_by")))
		}
		if !ok {
			return false
		}
	}
	agreed := names("agreed_by")
	for _, e := range []*SealedElement{r.was(address), r.after(address)} {
		if e == nil {
			continue
		}
		of := e.Values["discipline"]
		if k := kindOf(address); k != nil && k.Name == "commitment" {
			of = e.Values["by"]
		}
		if of != "" && !slices.Contains(agreed, renamedIn(of, r.entry.Moves)) {
			return false
		}
	}
	return true
}

// instead reports that those approved who may in the place of a sponsor who left.
func (r *replaying) instead(sponsor string, approvers []string) bool {
	signers := slices.DeleteFunc(slices.Clone(r.a.signedBefore(r.at)), func(who string) bool { return who == sponsor })
	if len(signers) > 0 && !slices.ContainsFunc(signers, func(who string) bool { return !slices.Contains(approvers, who) }) {
		return true
	}
	up := r.a.plan.CampaignAbove()
	if up == nil {
		return false
	}
	above := ConsentOf(up).Sponsor
	return above != nil && slices.Contains(approvers, above.Address())
}

// renamedIn is a sealed value by the addresses that its parts have after renames, old
// addresses to new ones.
func renamedIn(text string, moves map[string]string) string {
	if len(moves) == 0 || text == "" || strings.HasPrefix(text, `"`) {
		return text
	}
	now := func(address string) string { return followed(moves, address) }
	if blocks := nestedValues(text); blocks != nil {
		var list []string
		for _, values := range blocks {
			for name, value := range values {
				values[name] = now(value)
			}
			list = append(list, object(values))
		}
		return listOf(list)
	}
	if strings.HasPrefix(text, "[") {
		items := listed(text)
		for i, item := range items {
			items[i] = now(item)
		}
		return listOf(items)
	}
	return now(text)
}

package sheet

import (
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// columnMeaning is the attribute of a tactic that a column heading stands for; ""
// for none.
func columnMeaning(heading string) string {
	heading, _, _ = strings.Cut(heading, "(")
	heading, _, _ = strings.Cut(heading, "[")
	text := prose.Normalise(heading)
	for _, tail := range []string{"", " date", " datum", " eur", " euro", " usd", " chf", " gbp", " s"} {
		word := strings.ReplaceAll(strings.TrimSuffix(text, tail), " ", "_")
		if lang.KindNamed("tactic").Attr(word) != nil {
			return word
		}
		if attr := columnWords[word]; attr != "" {
			return attr
		}
	}
	return ""
}

// columnWords are what else people write above the columns of their tables.
var columnWords = func() map[string]string {
	meanings := map[string]string{}
	for attr, list := range map[string]string{
		"title":          "name tactic tactics activity action initiative task measure deliverable what taktik titel bezeichnung aktivität aktion maßnahme massnahme aufgabe was",
		"discipline":     "disciplines team department function disziplin abteilung fachbereich bereich gewerk",
		"owner":          "owned_by responsible responsibility assignee person lead who verantwortlich verantwortliche verantwortlicher zuständig wer person_in_charge",
		"serves":         "objective objectives goal goals aim ziel ziele kampagnenziel",
		"strategy":       "strategie approach",
		"channels":       "channel media medium kanal kanäle",
		"stages":         "stage phase phases phasen funnel_stage journey_stage",
		"audiences":      "audience target_audience target_group target_groups segment zielgruppe zielgruppen",
		"carries":        "message messages key_message botschaft botschaften kernbotschaft",
		"metrics":        "metric kpi kpis measured_by kennzahl kennzahlen messgröße",
		"start":          "from begin begins starts start_on when date beginn anfang ab von startet wann datum",
		"end":            "to until ends finish finishes end_on deadline due ende bis endet",
		"budget":         "cost costs spend price amount kosten betrag preis",
		"effort":         "person_days days aufwand personentage pt",
		"requires":       "depends_on dependencies dependency needs voraussetzung abhängig_von",
		"amplifies":      "verstärkt",
		"approver":       "approved_by approval freigabe freigegeben_von",
		"consulted":      "konsultiert",
		"informed":       "informiert",
		"rationale":      "why reason begründung warum",
		"call_to_action": "cta",
		"status":         "state stand",
		"note":           "notes comment comments remark remarks description bemerkung bemerkungen anmerkung anmerkungen notiz notizen kommentar beschreibung",
	} {
		for word := range words(list) {
			meanings[word] = attr
		}
	}
	return meanings
}()

var isSum = words("total sum totals summe gesamt gesamtsumme")

// words is a set of words.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

package facts

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// What titles and statements say in words, in English, German, French and Spanish, and nothing else
// of a plan does.

// Prepares reports that a title is that of work which has to be over before something begins.
func Prepares(title string) bool { return preparing.in(title) }

var preparing = wordsOf("check,checks,audit,audits,research,set up,setup,preparation,preparations,prepare,briefing,briefings,training,trainings,clean up,cleanup",
	"vorbereitung,vorbereitungen,prüfung,überprüfung,recherche,einrichtung,schulung,schulungen",
	"préparation,préparatifs,vérification,recherches,mise en,formation",
	"preparación,preparativos,revisión,investigación,configuración,capacitación")

// Briefs reports that a title is that of a talk with those who will be asked.
func Briefs(title string) bool { return briefing.in(title) }

var briefing = wordsOf("briefing,briefings,training,trainings", "schulung,schulungen,einweisung,einweisungen,unterweisung,unterweisungen", "formation", "capacitación,sesión informativa")

// Founds reports that a statement calls its objective what others rest on. Foundations that give
// money, and what happens on a weekly basis, are none.
func Founds(statement string) bool {
	return statement != "" && founding.In(" "+prose.Normalise(statement)+" ")
}

var founding = prose.WordingOf(` (?:(?:build|builds|lay|lays|create|establish|set) (?:[^ ]+ ){0,2}foundations?|foundations? (?:for|on which|upon which)|groundwork|bedrock|` +
	`basis (?:for|of|on which|für)|prerequisites?|preconditions?|` +
	`grundlagen?|grundstein|fundamente?|voraussetzung(?:en)?|` +
	`(?:poser?|jeter?) les (?:bases|fondations|fondements)|socle|préalables?|` +
	`(?:sentar|poner) las bases|cimientos|requisitos? previos?) `)

// Opens reports that a title is that of a place which is opened there, such as a new account:
// what follows the place says nothing else of it, as in "channel partners".
func Opens(title string) bool {
	words := strings.Fields(prose.Normalise(title))
	for i, w := range words[:min(len(words), 5)] {
		switch {
		case slices.Contains(places, w):
			return i+1 == len(words) || slices.Contains(going, words[i+1])
		case slices.Contains(aside, w):
			return false
		}
	}
	return false
}

var (
	places = strings.Fields("account channel profile konto kanal profil compte chaîne cuenta canal perfil")
	going  = strings.Fields("and with opened created launched und mit eröffnet angelegt et avec ouvert créé y con abierto creado")
	aside  = strings.Fields("for on in at to from by via per through für auf im in über an pour sur dans par vers para en por")
)

// Conditional reports that a title is that of something which may not be done: not of what a text
// asks, such as "What to do if the bike is stolen".
func Conditional(title string) bool { return condition.In(strings.ToLower(title)) }

var condition = prose.WordingOf(`[,;(–—]\s*(?:but |and |only )*(?:if|unless|in case)\b|\b(?:if|as|when|where) (?:needed|necessary|required)\b|^(?:only )?in case (?:of|that)\b|\bbei bedarf\b|\bim notfall\b|\bsi besoin\b`)

// Reports reports that a title is that of numbers that are shown to somebody, such as a dashboard.
func Reports(title string) bool { return reporting.in(title) }

var reporting = wordsOf("report,reports,reporting,dashboard,dashboards,kpi,kpis,scorecard,analytics",
	"bericht,berichte,berichtswesen,auswertung,kennzahl,kennzahlen", "rapport,rapports,reporting,de bord,indicateurs", "informe,informes,de control,indicadores")

// wordSet are words, and pairs of words by their first.
type wordSet map[string]*inSet

// inSet is what a set has that begins with a word.
type inSet struct {
	alone bool
	pairs []string // the second words
}

// wordsOf reads a list of each language.
func wordsOf(lists ...string) wordSet {
	set := wordSet{}
	for _, list := range lists {
		for w := range strings.SplitSeq(list, ",") {
			first, second, pair := strings.Cut(w, " ")
			if set[first] == nil {
				set[first] = &inSet{}
			}
			if pair {
				set[first].pairs = append(set[first].pairs, second)
			} else {
				set[first].alone = true
			}
		}
	}
	return set
}

// in reports that a text has one of the words, whatever stands between those of a pair.
func (set wordSet) in(text string) bool {
	var before *inSet
	for w := range strings.SplitSeq(prose.Normalise(text), " ") {
		has := set[w]
		if has != nil && has.alone || before != nil && slices.Contains(before.pairs, w) {
			return true
		}
		before = has
	}
	return false
}

package sheet

import (
	"regexp"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// Meanings of columns besides attributes of the language.
const (
	meansID        = "id"        // the source's own
	meansNumber    = "number"    // of the row
	meansOutline   = "outline"   // 1.2.3
	meansGroup     = "group"     // several rows have in common
	meansParent    = "parent"    // the row that this one is a part of
	meansDate      = "date"      // one day: first and last
	meansPeriod    = "period"    // from one day to another
	meansProgress  = "progress"  // percent
	meansCompleted = "completed" // the day it was done
	meansEmail     = "email"     // of the owner
	meansBlocks    = "blocks"    // what waits for this one
	meansSpent     = "spent"     // money that went out
	meansCampaign  = "tracking.campaign"
	meansSource    = "tracking.source"
	meansMedium    = "tracking.medium"
	meansMonth     = "month" // money of one month
	meansTotal     = "total"
	meansMilestone = "milestone" // the title of one
	meansTask      = "task"      // the title of one that is no tactic
	meansKeyResult = "key_result"
	meansCurrent   = "current" // a reading of today
	meansCount     = "count"   // something measured, in an export of numbers
	meansRate      = "rate"    // something measured that does not add up
	meansPerson    = "contact" // of a list of people
	meansCode      = "currency"
	meansAmount    = "amount"
	meansNoise     = "left out"
	meansKind      = "kind"
	meansDuration  = "duration"
	meansIssue     = "issue type" // of which sub-tasks are parts of others
	meansArchived  = "archived"   // whether a row was put away
	meansUnchosen  = "not chosen" // measured, and no metric of the plan
	meansOtherID   = "other id"   // of the source, beside the one that is kept
	meansWeek      = "week"       // what is done in it, or a mark
)

// headingWords are the words above columns, in English, German, French and Spanish, with
// what they mean: an attribute of the language, or one of the meanings above. A word may
// stand once.
var headingWords = func() map[string]string {
	meanings := map[string]string{}
	for meaning, list := range map[string]string{
		"title": "title name tactic tactics activity action initiative task measure deliverable what item topic concept headline summary check subject h1 title_en " +
			"task_name campaign_name campaign card_name activity_name item_name event_name working_title content_title blog_title process_step step line_item placement ad_name hook post asset content_piece " +
			"taktik titel bezeichnung aktivität aktion maßnahme massnahme aufgabe was schritt betreff vorgang vorgangsname thema posten " +
			"titre action_marketing activité tâche tache intitulé nom werbeträger label título titulo tarea actividad acción accion nombre iniciativa asunto",
		"discipline": "discipline disciplines team department function disziplin abteilung fachbereich bereich gewerk équipe equipe service equipo departamento area área disciplina",
		"owner": "owner owned_by responsible responsibility assignee assignees assign assigned assigned_to person lead who member members author resource resource_names resources intern assignee_lead who_creates pm " +
			"verantwortlich verantwortliche verantwortlicher zuständig wer person_in_charge ressourcennamen bearbeiter autor responsable propietario asignado_a encargado pilote assigné_à porteur",
		"approver":    "approver approved_by approval accountable qc sign_off freigabe freigabe_durch freigegeben_von approbateur validation validé_par aprobador aprobado_por",
		"consulted":   "consulted konsultiert consulté consultés consultado consultados",
		"informed":    "informed informiert informé informés informado informados",
		"serves":      "serves objective objectives goal goals aim primary_goal strategic_goal ziel ziele kampagnenziel objectif objectifs objetivo objetivos",
		"strategy":    "strategy strategie approach stratégie axe axe_stratégique estrategia eje eje_estratégico",
		"channels":    "channels channel media medium platform platforms network kanal kanäle medien plattform canal canaux canales plateforme plataforma réseau red",
		"stages":      "stages stage funnel_stage journey_stage funnel",
		"audiences":   "audiences audience target_audience target_group target_groups segment segments persona personas zielgruppe zielgruppen cible cibles publics público público_objetivo publico audiencia",
		"carries":     "carries message messages key_message botschaft botschaften kernbotschaft message_clé mensaje",
		"metrics":     "metrics metric kpi kpis measured_by kennzahl kennzahlen messgröße indicateur indicador indicadores",
		"start":       "start from begin begins starts reporting_starts start_on start_date planned_start start_by week_start timeline_start flight_start launch_date go_live beginn anfang ab von startet startdatum début debut date_de_début inicio fecha_inicio fecha_de_inicio desde",
		"end":         "end to until ends reporting_ends finish finishes end_on deadline due due_date due_on end_date planned_finish target_end timeline_end flight_end completion_date finish_date ende bis endet enddatum fällig fällig_am termin fin date_de_fin échéance echeance fecha_fin fecha_de_fin hasta vencimiento",
		meansDate:     "date when day publish_date published_date publication_date posted_date go_live_date send_date datum wann tag datum_uhrzeit date_de_publication fecha fecha_publicación fecha_de_publicación",
		meansPeriod:   "period timeline time_frame timeframe dates flight zeitraum laufzeit échéancier calendrier période periode dates_de_diffusion período periodo",
		"budget":      "budget budget_net budget_netto budget_brutto budget_prévisionnel budget_prévu_ht budget_estimé budget_geplant geplantes_budget presupuesto_previsto budget_items_total cost costs spend_plan price planned planned_budget budget_allocated allocated budgeted_cost budgeted_cost_in_campaign estimated_cost plan net net_cost gross gross_cost kosten betrag preis plankosten planbudget soll netto brutto coût cout coûts montant budget_prévu presupuesto coste costo importe_previsto",
		meansSpent:    "spent spend spend_items_total total_spent actual_cost_in_campaign actual actual_spend actual_cost actual_budget actuals budget_spent amount_spent ist istkosten ist_kosten ausgaben réel dépensé depense dépenses gastado gasto real",
		meansAmount:   "amount montant_total importe",
		"effort":      "effort person_days days time_estimated estimated_hours estimated_days hours estimate time_estimate aufwand personentage personentagen tagen pt arbeit charge jours_homme esfuerzo horas horas_plan",
		"requires":    "requires depends_on dependent_on dependencies dependency needs predecessors predecessor blocked_by blocked_by_dependencies inward_issue_link_blocks voraussetzung abhängig_von vorgänger dépend_de dépendances prédécesseurs depende_de dependencias predecesoras",
		meansBlocks:   "blocking blocks blocking_dependencies outward_issue_link_blocks successors nachfolger",
		"amplifies":   "amplifies verstärkt",
		"rationale":   "rationale why reason begründung warum pourquoi por_qué",
		"status":      "status state stand campaign_status blog_status estado statut état",
		meansProgress: "done due_complete fait hecho complete progress percent_complete pct_complete fortschritt abgeschlossen_in avancement progreso",
		"note": "note notes comment comments remark remarks description task_content card_description task_description repurpose_notes compliance_notes bemerkung bemerkungen anmerkung anmerkungen notiz notizen kommentar beschreibung " +
			"remarque remarques commentaire commentaires notas nota comentario comentarios descripción descripcion",
		"call_to_action": "call_to_action cta",
		"occurs":         "occurs recurrence recurs rhythm turnus wiederholung récurrence recurrencia",

		meansID:      "id task_id campaign_id card_id issue_key ticket_id activity_id item_id item_id_auto_generated key issue_id record_id external_id uid",
		meansNumber:  "nr no num n number row lfd_nr nummer numéro numero",
		meansOutline: "wbs edt outline_number outline psp gliederungsnummer",
		meansGroup: "group section section_column category workstream list_name week phase phasen stream kategorie gruppe catégorie grupo categoría campaign_phase fase fases étape étapes " +
			"project_name project board board_name account_name account space space_name folder folder_name folder_name_path campaign_group_name",
		meansParent:    "parent parent_id parent_key parent_summary parent_name parent_task parent_campaign parent_item epic epic_link übergeordnet",
		meansCompleted: "completed_at completed_on done_on completed_date erledigt_am",
		meansEmail:     "assignee_email owner_email",
		meansCampaign:  "utm_campaign tracking_campaign",
		meansSource:    "utm_source tracking_source",
		meansMedium:    "utm_medium tracking_medium",
		meansTotal:     "total sum summe gesamt grand_total suma somme",
		meansMilestone: "milestone milestones meilenstein meilensteine jalon jalons hito hitos",
		meansKeyResult: "key_result key_results kr schlüsselergebnis résultat_clé resultado_clave",
		"baseline":     "baseline start_value ausgangswert basis valeur_initiale línea_base linea_base",
		"target":       "target target_value zielwert valeur_cible cible_chiffrée meta valor_objetivo",
		meansCurrent:   "current current_value latest aktuell istwert valeur_actuelle valor_actual",
		"unit":         "unit units einheit unité unidad",
		"by":           "by target_date zieltermin",
		meansCode:      "currency currency_code währung devise moneda",
		meansCount: "impressions impr clicks conversions sessions engaged_sessions users new_users active_users key_events pageviews page_views views visits leads signups sign_ups purchases transactions reach likes shares followers opens sends orders downloads unsubscribes " +
			"impressionen klicks sitzungen nutzer besuche besucher konversionen kontakte reichweite visitors unique_visitors event_count visiteurs vues clics sesiones usuarios visitas impresiones conversiones",
		meansRate: "ctr cpc cpm cpa roas cost_conv cost_per_conversion avg_cpc conv_rate conversion_rate engagement_rate bounce_rate open_rate click_rate average_engagement_time_per_session average_session_duration interaction_rate frequency " +
			"klickrate absprungrate",
		meansPerson: "phone telephone mobile telefon téléphone teléfono first_name last_name surname vorname nachname prénom apellido company firma entreprise empresa address adresse dirección email e_mail mail correo zip postcode plz city ort",
		meansNoise: "created created_at created_time created_by created_on created_date last_modified last_modified_at last_edited last_edited_time last_updated updated updated_at modified url link permalink reminder order list_id board_id attachments votes attachment task_mode subitems sub_items sub_item color colour " +
			"date_created date_updated date_closed created_text last_activity last_activity_date attachment_links files assignee_id reporter_id creator_id project_key project_type project_id project_lead project_url rolled_up_time wochentag weekday day_of_week jour_de_la_semaine día_de_la_semana",
		meansKind:     "kind",
		meansIssue:    "issue_type",
		meansArchived: "archived is_archived archiviert archivé archivado",
		meansDuration: "duration dauer durée duración",
	} {
		for _, word := range strings.Fields(list) {
			if was := meanings[word]; was != "" {
				panic("the heading " + word + " means both " + was + " and " + meaning)
			}
			meanings[word] = meaning
		}
	}
	return meanings
}()

// unit is what a heading says of the numbers below it.
type unit struct {
	times    float64 // that a number is worth; 0: 1
	currency string  // code; empty where the heading names none
	per      string  // a duration that each number is for; empty: all
	hours    bool    // of work, of which eight are a day
	points   bool    // of estimates, which are no days
}

var (
	inBrackets = prose.Pattern(`[(\[]([^)\]]*)[)\]]`)
	hourWords  = prose.Pattern(`(?i)(?:^|[\s_(\[/])(?:hours?|hrs?|h|std|stunden|heures?|horas)(?:$|[\s_)\].])`)
	perDay     = prose.Pattern(`(?i)(?:per|/|a|pro|par|por)\s*(?:day|tag|jour|día|dia)\b|\b(?:daily|täglich|tages\w*|quotidien\w*|diari[oa])\b|\btagesbudget\b`)
	perWeek    = prose.Pattern(`(?i)(?:per|/|a|pro|par|por)\s*(?:week|woche|semaine|semana)\b|\b(?:weekly|wöchentlich)\b`)
	perMonth   = prose.Pattern(`(?i)(?:per|/|a|pro|par|por)\s*(?:month|monat|mois|mes)\b|\b(?:monthly|monatlich)\b`)
	inThousand = prose.Pattern(`(?i)(?:^|[\s(\[])(?:k\s*\p{Sc}|\p{Sc}\s*k|[kt](?:eur|usd|chf|gbp)|k|tsd\.?|t\p{Sc}|in thousands?|'?000s?|000 ?\p{Sc})(?:$|[\s)\].])`)
	points     = prose.Pattern(`(?i)\b(?:story points?|sp|points?)\b`)
)

// unitOf is what a heading says of the numbers below it.
func unitOf(heading string) unit {
	u := unit{}
	for _, word := range currencyWord().FindAllString(heading, -1) {
		if code := currencySigns[strings.ToUpper(word)]; code != "" && (len(word) != 2 || word != "Fr") {
			u.currency = code
		}
		if len(word) > 1 && strings.ContainsAny(word[:1], "kKtT") {
			if code := currencySigns[strings.ToUpper(word[1:])]; code != "" {
				u.currency = code
			}
		}
	}
	for per, in := range map[string]func() *regexp.Regexp{"1d": perDay, "1w": perWeek, "1mo": perMonth} {
		if in().MatchString(heading) {
			u.per = per
		}
	}
	if inThousand().MatchString(heading) {
		u.times = 1000
	}
	u.hours = hourWords().MatchString(heading)
	u.points = points().MatchString(heading)
	return u
}

// titledWords stand before name or title, and owner, in headings such as Asset Owner.
var endings = map[string]string{"name": "title", "title": "title", "owner": "owner", "email": meansEmail, "budget": "budget", "url": meansNoise, "link": meansNoise, "id": meansID, "count": meansNoise, "key_result": meansKeyResult}

var tails = []string{"", " date", " datum", " eur", " euro", " usd", " chf", " gbp", " keur", " teur", " tsd", " s", " hours", " days", " k"}

// fieldOf is what trackers call a field that its users made: Custom field (Epic Link).
var fieldOf = prose.Pattern(`(?i)^custom field \((.+)\)$`)

func ownField(heading string) string {
	if m := fieldOf().FindStringSubmatch(heading); m != nil {
		return m[1]
	}
	return heading
}

// ofSomething are what a heading may say first, and then of what: Objectif de communication.
var ofSomething = []string{"serves", "metrics", "channels", "audiences", "budget", "owner", "approver", "status", meansPeriod, "strategy"}

// weekHeading is a week above a column of marks: KW 12.
var weekHeading = prose.Pattern(`(?i)^(?:kw|cw|wk|week|w|woche|semaine|sem|semana|s)\.?\s*(\d{1,2})$`)

// weekOf is the week that a heading says; 0 for none.
func weekOf(heading string) int {
	if m := weekHeading().FindStringSubmatch(strings.TrimSpace(heading)); m != nil && number(m[1]) <= 53 {
		return number(m[1])
	}
	return 0
}

// inUnit is the end of a heading that says in what its numbers are: Kosten in EUR, Coût en k€.
var inUnit = prose.Pattern(`(?i)^(.*\S)\s+(?:in|en)\s+(\S.*)$`)

// ofNumbers are the meanings of columns of numbers.
var ofNumbers = []string{"budget", meansSpent, meansAmount, "effort", "baseline", "target", meansCurrent, meansTotal, meansDuration}

func withoutUnit(heading string) string {
	m := inUnit().FindStringSubmatch(heading)
	if m == nil || unitOf(m[2]) == (unit{}) && wordMeaning(prose.Normalise(m[2])) != "effort" {
		return heading
	}
	if !slices.Contains(ofNumbers, wordMeaning(prose.Normalise(m[1]))) {
		return heading
	}
	return m[1]
}

// meaningOf is what a heading means; "" for none.
func meaningOf(heading string) string {
	heading = withoutUnit(ownField(heading))
	bare := inBrackets().ReplaceAllString(heading, " ")
	text := prose.Normalise(bare)
	if text == "" {
		if strings.Contains(heading, "#") {
			return meansNumber
		}
		if strings.Contains(heading, "%") {
			return meansProgress
		}
		text = prose.Normalise(heading)
	}
	if m := wordMeaning(prose.Normalise(heading)); m != "" {
		return m
	}
	if text == "" {
		return ""
	}
	if strings.ContainsAny(heading, "€$£%") && text == "complete" {
		return meansProgress
	}
	if m := wordMeaning(text); m != "" {
		return m
	}
	for _, cadence := range []string{"daily ", "weekly ", "monthly ", "täglich ", "tages"} {
		if rest, ok := strings.CutPrefix(text, cadence); ok && wordMeaning(rest) == "budget" {
			return "budget"
		}
	}
	for _, which := range []string{"total ", "unique ", "link ", "outbound "} {
		if rest, ok := strings.CutPrefix(text, which); ok && wordMeaning(rest) == meansCount {
			return meansCount
		}
	}
	if monthOf(bare) > 0 {
		return meansMonth
	}
	if weekOf(bare) > 0 {
		return meansWeek
	}
	for _, of := range []string{" de ", " du ", " d ", " del ", " of ", " for ", " für ", " pour "} {
		first, _, found := strings.Cut(text, of)
		if m := wordMeaning(first); found && slices.Contains(ofSomething, m) {
			return m
		}
	}
	if first, rest, ok := strings.Cut(bare, "/"); ok && rest != "" {
		if m := wordMeaning(prose.Normalise(first)); m != "" {
			return m
		}
	}
	words := strings.Fields(text)
	if last := words[len(words)-1]; len(words) > 1 && !slices.Contains([]string{"type", "format"}, last) {
		return endings[last]
	}
	return ""
}

func wordMeaning(text string) string {
	for _, tail := range tails {
		word := strings.ReplaceAll(strings.TrimSuffix(text, tail), " ", "_")
		if m := headingWords[word]; m != "" {
			return m
		}
	}
	return ""
}

// secondMeaning is that of a heading with two, such as Persona/Stage; "" for none.
func secondMeaning(heading, first string) string {
	parts := strings.Split(heading, "/")
	if len(parts) != 2 || headingWords[strings.ReplaceAll(prose.Normalise(heading), " ", "_")] != "" {
		return ""
	}
	if m := wordMeaning(prose.Normalise(parts[1])); m != first && (m == "stages" || m == "audiences" || m == "channels" || m == "owner") {
		return m
	}
	return ""
}

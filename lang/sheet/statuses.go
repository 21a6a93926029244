package sheet

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// statusWords are what people write for where something stands, in English, German, French
// and Spanish. Blanks within a word are underscores.
var statusWords = func() map[string]string {
	all := map[string]string{}
	for status, list := range map[string]string{
		"proposed": "proposed idea draft new backlog suggestion suggested brainstorm concept icebox " +
			"idee entwurf vorgeschlagen vorschlag neu idée proposé brouillon nouveau borrador propuesto nueva nuevo",
		"planned": "planned not_started needs_action to_do todo open scheduled pending approved in_planning in_review review ready up_next next assigned confirmed booked queued tentative upcoming future " +
			"geplant offen freigegeben nicht_begonnen nicht_gestartet in_planung in_prüfung bestätigt à_produire à_faire prévu planifié validé en_attente planificado pendiente por_hacer aprobado programado no_iniciado",
		"live": "live running active in_progress in_process inprogress working_on_it doing ongoing started enabled on_track wip in_production " +
			"läuft laufend aktiv in_arbeit in_bearbeitung begonnen gestartet en_cours actif démarré en_curso en_progreso activo en_marcha iniciado",
		"done": "done finished completed complete closed published sent shipped delivered posted ended resolved " +
			"fertig erledigt abgeschlossen veröffentlicht beendet terminé fini fait publié clos terminado publicado hecho completado finalizado completo cerrado",
		"dropped": "dropped cancelled canceled rejected aborted removed killed declined wont_do won_t_do discarded " +
			"gestrichen abgesagt abgelehnt verworfen storniert annulé abandonné rejeté cancelado rechazado descartado anulado",
		"standby": "standby on_standby",
	} {
		for _, word := range strings.Fields(list) {
			all[word] = status
		}
	}
	return all
}()

// heldWords are those of work that does not go on: it stays planned, or live, and the word
// goes into the note.
var heldWords = map[string]string{
	"blocked": "planned", "on_hold": "planned", "onhold": "planned", "paused": "planned", "waiting": "planned", "postponed": "planned", "pausiert": "planned", "blockiert": "planned", "verschoben": "planned", "wartet": "planned",
	"en_pause": "planned", "bloqué": "planned", "reporté": "planned", "en_espera": "planned", "bloqueado": "planned", "pausado": "planned", "aplazado": "planned",
	"at_risk": "live", "off_track": "live", "delayed": "live", "gefährdet": "live", "verzögert": "live",
}

// isYes reports that a cell says yes, or has a mark.
func isYes(cell string) bool {
	switch strings.ToLower(cell) {
	case "yes", "y", "true", "ja", "oui", "sí", "si", "x", "✓", "✔", "☑", "✅", "wahr", "vrai", "verdadero":
		return true
	}
	return false
}

// isNo reports that a cell says no.
func isNo(cell string) bool {
	switch strings.ToLower(cell) {
	case "no", "n", "false", "nein", "non", "falsch", "faux", "falso", "☐", "✗":
		return true
	}
	return false
}

// isArchived reports that a row was put away.
func isArchived(status string) bool {
	switch prose.Normalise(status) {
	case "archived", "archive", "archiviert", "archivé", "archivado":
		return true
	}
	return false
}

// statusOf is the status that a word stands for, and whether the word says more, which is
// to be noted; "" where it stands for none, or somebody asks whether it does.
func statusOf(word string) (status string, more bool) {
	if strings.ContainsAny(word, "?？") {
		return "", false
	}
	text := strings.ReplaceAll(prose.Normalise(word), " ", "_")
	if s := statusWords[text]; s != "" {
		return s, false
	}
	s := heldWords[text]
	return s, s != ""
}

// choiceOf is the choice of an attribute that a cell names.
func choiceOf(a *lang.Attr, cell string) (string, bool) {
	text := strings.ReplaceAll(prose.Normalise(cell), " ", "_")
	if slices.Contains(a.Choices, text) {
		return text, true
	}
	if a.Name != "status" {
		return "", false
	}
	s := statusWords[text]
	return s, slices.Contains(a.Choices, s)
}

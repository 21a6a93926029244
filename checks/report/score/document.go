package score

import (
	"math"
	"strconv"

	"github.com/plan-as-code/plan/lang"
)

// Document is a score as data. Figures are from 0 to 100, with one decimal.
type Document struct {
	Version         int         `json:"version"`         // of this form
	Formula         int         `json:"formula"`         // scores by the same one can be compared
	Title           string      `json:"title"`           // of the campaign, or of all of them
	Score           *Figure     `json:"score"`           // null where there is no plan to score
	Would           *Figure     `json:"would"`           // once all of it leads to a goal
	Integration     *SideData   `json:"integration"`     // null like the score
	Differentiation *SideData   `json:"differentiation"` // likewise
	Communication   *SideData   `json:"communication"`   // likewise
	Raise           []RaiseData `json:"raise"`           // at the most three, the best first
	Unread          []string    `json:"unread"`          // why something may be missing, in sentences
	Campaigns       []Campaign  `json:"campaigns"`       // where there are several, by themselves
	Since           *History    `json:"since,omitempty"` // where it was asked for
}

// Figure is a range as data.
type Figure struct {
	Low  decimal `json:"low"`
	High decimal `json:"high"`
}

// Data is a range as data.
func (r Range) Data() *Figure { return &Figure{decimal(r.Low), decimal(r.High)} }

// decimal is a number that is written with one decimal.
type decimal float64

// MarshalJSON writes it.
func (n decimal) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, math.Round(float64(n)*10)/10, 'f', -1, 64), nil
}

// SideData is a side of the score as data.
type SideData struct {
	Figure
	Would Figure     `json:"would"`
	Parts []PartData `json:"parts"`
}

// PartData is a part as data.
type PartData struct {
	Part      string         `json:"part"`
	Title     string         `json:"title"`
	Counts    Figure         `json:"counts"`
	Would     Figure         `json:"would"`
	Questions []QuestionData `json:"questions"`
}

// QuestionData is a question as data.
type QuestionData struct {
	Question string `json:"question"`
	Asks     string `json:"asks"`
	Asked    int    `json:"asked"` // elements, and promises that nobody keeps
	Yes      int    `json:"yes"`   // of what counts
	Open     int    `json:"open"`
	Counts   Figure `json:"counts"`
	Would    Figure `json:"would"`
}

// RaiseData is an answer that would raise the score, as data.
type RaiseData struct {
	Question string  `json:"question"`
	Part     string  `json:"part"`
	Address  string  `json:"address,omitempty"` // where to begin; "" for a plan without a campaign
	File     string  `json:"file,omitempty"`
	Says     string  `json:"says"`
	Gain     decimal `json:"gain"`
	Once     decimal `json:"once"` // what the second figure gains
}

// Campaign is the score of one of several campaigns.
type Campaign struct {
	Address string  `json:"address"`
	Title   string  `json:"title"`
	Score   *Figure `json:"score"`
	Would   *Figure `json:"would"`
}

// History is how the score went.
type History struct {
	From   string  `json:"from"`   // what was asked for
	Points []Point `json:"points"` // a commit each that touched the plan, the oldest first
}

// Point is the score as a commit left the plan.
type Point struct {
	Commit  string  `json:"commit"`
	On      string  `json:"on"`
	Subject string  `json:"subject"`
	Score   *Figure `json:"score"` // null where there was no plan
}

// DocumentOf is a score as data; s may be nil. shown is a file's path as people see it.
func DocumentOf(title string, s *Score, campaigns []Campaign, since *History, shown func(lang.Element) string) *Document {
	d := &Document{Version: 1, Formula: Formula, Title: title, Raise: []RaiseData{}, Unread: []string{}, Campaigns: append([]Campaign{}, campaigns...), Since: since}
	if s == nil {
		return d
	}
	d.Score, d.Would = s.Score.Data(), s.Would.Data()
	d.Integration, d.Differentiation, d.Communication = s.Sides[0].data(), s.Sides[1].data(), s.Sides[2].data()
	for i := range s.Raise {
		r := &s.Raise[i]
		one := RaiseData{Question: r.Question, Part: r.Part, Says: r.String(), Gain: decimal(r.Gain), Once: decimal(r.Once)}
		if r.At != nil {
			one.Address, one.File = r.At.Address(), shown(r.At)
		}
		d.Raise = append(d.Raise, one)
	}
	return d
}

func (s *Side) data() *SideData {
	d := &SideData{Figure: *s.Counts.Data(), Would: *s.Would.Data()}
	for _, p := range s.Parts {
		part := PartData{p.Name, p.Title, *p.Counts.Data(), *p.Would.Data(), nil}
		for _, q := range p.Questions {
			part.Questions = append(part.Questions, QuestionData{q.Name, q.Ask, q.Asked, q.Yes, q.Open, *q.Counts.Data(), *q.Would.Data()})
		}
		d.Parts = append(d.Parts, part)
	}
	return d
}

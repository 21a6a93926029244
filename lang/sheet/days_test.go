package sheet

import "testing"

// Days as people write them, and what keeps some from being read.
func TestDays(t *testing.T) {
	for cell, want := range map[string]string{
		"2027-03-01": "2027-03-01", "1-Mar-27": "2027-03-01", "01-Mar-2027": "2027-03-01", "Mon 15/03/27": "2027-03-15", "26/Feb/27 12:00 AM": "2027-02-26",
		"March 25, 2027 10:00 AM (GMT+1)": "2027-03-25", "April 9, 2027 → April 11, 2027": "2027-04-09 2027-04-11", "01.03.-28.03.2027": "2027-03-01 2027-03-28",
		"9. - 11. April 2027": "2027-04-09 2027-04-11", "March 9-11, 2027": "2027-03-09 2027-03-11", "March 2027": "2027-03-01 2027-03-31", "Q2 2027": "2027-04-01 2027-06-30",
		"KW 12": "2027-03-22 2027-03-28", "24th Sept": "2027-09-24", "46447": "2027-03-01", "1 de mayo de 2027": "2027-05-01", "12 février 2027": "2027-02-12", "Jan–Mar 2027": "2027-01-01 2027-03-31",
		"01.03.2027 bis 28.03.2027": "2027-03-01 2027-03-28", "2027-03-01T00:00:00.000Z": "2027-03-01", "2027-03-01 10:00": "2027-03-01", "20270331": "2027-03-31", "13/04/2027": "2027-04-13",
		"5/5/2027": "2027-05-05", "2027-03-01 - 2027-03-04": "2027-03-01 2027-03-04", "3/2027": "2027-03-01 2027-03-31", "1.3.27": "2027-03-01", "T-14": `before(campaign.launch, "14d")`, "J+3": `after(campaign.launch, "3d")`,
		"Mon 01/02/27": "2027-02-01", "Tue 01/02/27": "none", "Sun 2027-03-01": "none", "bald": "none", "31.2.2027": "none", "03/04/2027": "order", "2027-03-01T23:30:00Z": "utc", "KW 54": "none", "monatlich": "none", "12": "none", "1.5": "2027-05-01",
	} {
		d := days{year: 2027}
		got, in := d.read(cell)
		text := map[doubt]string{noDay: "none", noOrder: "order", noYear: "year", inUTC: "utc"}[in]
		switch {
		case in == sure && got.expression != "":
			text = got.expression
		case in == sure && got.several:
			text = got.from.Format("2006-01-02") + " " + got.to.Format("2006-01-02")
		case in == sure:
			text = got.from.Format("2006-01-02")
		}
		if text != want {
			t.Errorf("%q is %s, want %s", cell, text, want)
		}
	}
}

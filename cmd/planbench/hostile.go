package main

import (
	"fmt"
	"strings"
)

// hostile is a workspace of less than a megabyte that asks for as much work as it can.
type hostile struct {
	name  string
	found string // the rule of the finding where it costs too much; empty: all of it is worked out
	files map[string]string
}

// hostiles are texts that nobody wrote who plans.
func hostiles() []hostile {
	one := func(name, found, text string) hostile {
		return hostile{name, found, map[string]string{"a.plan.hcl": text}}
	}
	with := func(name, found, extra, text string) hostile { return one(name, found, decent+extra+text) }
	value := func(name, found, list, value string) hostile {
		return with(name, found, list, fmt.Sprintf("metric \"m\" {\n  definition = \"${%s}\"\n}\n", value))
	}
	thousand, many := numbersList("l", 1_000), numbersList("l", 45_000)
	var list []hostile
	list = append(list, calculations(value, with, thousand, many)...)
	list = append(list, texts(value, with, many)...)
	list = append(list, names(one, with)...)
	list = append(list, shapes(one, with)...)
	list = append(list, signs(one)...)
	list = append(list, rulesOfOnesOwn(with)...)
	list = append(list, folders()...)
	return list
}

type (
	workspaceOf func(name, found, extra, text string) hostile
	textOf      func(name, found, text string) hostile
)

const decent = `campaign "c" {
  start  = "2027-04-01"
  end    = "2027-06-30"
  budget = 1000
}
`

// numbersList is a local value of so many numbers.
func numbersList(name string, n int) string {
	return fmt.Sprintf("locals {\n  %s = [%s]\n}\n", name, strings.TrimSuffix(strings.Repeat("1,", n), ","))
}

// lines is a text of so many lines, each from its number.
func lines(n int, line func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(line(i))
	}
	return b.String()
}

func calculations(value, with workspaceOf, thousand, many string) []hostile {
	twice := "[for a in local.l : [for b in local.l : a * b]]"
	return []hostile{
		with("a number of 900,000 digits", "syntax", "", "reading \"m\" {\n  value = "+strings.Repeat("9", 900_000)+"\n}\n"),
		with("a number of 900,000 digits in a calculation", "syntax", "", "reading \"m\" {\n  value = (1 > 2) ? 1 : "+strings.Repeat("9", 900_000)+"\n}\n"),
		with("18,000 numbers of 40 digits", "syntax", "", "locals {\n"+lines(18_000, func(i int) string { return fmt.Sprintf("  n%d = %s\n", i, strings.Repeat("9", 40)) })+"}\n"),
		value("a large exponent as a text", "out-of-range", "", `1e99999999`),
		value("a small exponent as a text", "out-of-range", "", `1e-99999999`),
		value("a large exponent rounded", "out-of-range", "", `floor(1e99999999)`),
		value("what is left of a large exponent", "out-of-range", "", `1e99999999 % 7`),
		value("a large exponent in a pattern", "out-of-range", "", `format("%d", 1e99999999)`),
		value("a power by multiplication", "out-of-range", "", "floor("+strings.TrimSuffix(strings.Repeat("1e99*", 4_000), "*")+")"),
		value("4,000 operators", "", "", strings.TrimSuffix(strings.Repeat("1+", 4_000), "+")),
		value("a loop in a loop", "out-of-range", thousand, "length("+twice+")"),
		with("a loop in a loop, 10,000 times", "out-of-range", thousand, "locals {\n"+lines(10_000, func(i int) string { return fmt.Sprintf("  x%d = length(%s)\n", i, twice) })+"}\n"),
		with("a long loop, 10,000 times", "out-of-range", many, "locals {\n"+lines(10_000, func(i int) string { return fmt.Sprintf("  x%d = sum([for a in local.l : a * 2])\n", i) })+"}\n"),
		value("loops five deep", "out-of-range", numbersList("l", 60), "length([for a in local.l : [for b in local.l : [for c in local.l : [for d in local.l : [for e in local.l : a]]]]])"),
		value("lists joined in a loop", "out-of-range", many, `length([for a in local.l : join(",", local.l)])`),
		value("lists repeated in a loop", "out-of-range", many, `length([for a in local.l : concat(local.l, local.l)])`),
		value("lists compared in a loop", "out-of-range", many, `length([for a in local.l : a if local.l == local.l])`),
		value("lists searched in a loop", "out-of-range", many, `length([for a in local.l : a if contains(local.l, 2)])`),
		value("a sum in a loop", "out-of-range", many, `length([for a in local.l : sum(local.l)])`),
		value("45,000 different values", "out-of-range", "locals {\n  l = ["+lines(45_000, func(i int) string { return fmt.Sprintf("%d,", i) })+"]\n}\n", `length(distinct(local.l))`),
		value("a table that grows in a loop", "out-of-range", many, `length({for i, a in local.l : "${i}" => {for j, b in local.l : "${j}" => b}})`),
		value("one list 40,000 times", "out-of-range", many, "length(concat("+strings.TrimSuffix(strings.Repeat("local.l,", 40_000), ",")+"))"),
		value("400 splats in a row", "out-of-range", many, "length(local.l"+strings.Repeat("[*]", 400)+")"),
	}
}

func texts(value, with workspaceOf, many string) []hostile {
	long := "locals {\n  t = \"" + strings.Repeat("x", 90_000) + "\"\n}\n"
	return []hostile{
		value("a wide pattern", "wrong-type", "", `format("%99999999s", "a")`),
		value("sixty wide patterns", "wrong-type", "", `format("`+strings.Repeat("%99999999s", 60)+`"`+strings.Repeat(`, "a"`, 60)+`)`),
		value("a precise pattern", "wrong-type", "", `format("%.99999999f", 1)`),
		value("a text named 90,000 times by a pattern", "syntax", long, `format("`+strings.Repeat("%[1]s", 90_000)+`", local.t)`),
		value("a pattern of 90,000 pieces", "syntax", "", `format("`+strings.Repeat("%90000s", 90_000)+`", "a")`),
		value("a long separator", "wrong-type", long+many, `join(local.t, local.l)`),
		with("a text that doubles", "out-of-range", "", "locals {\n  t0 = \"xxxxxxxxxxxxxxxx\"\n"+lines(20_000, func(i int) string { return fmt.Sprintf("  t%d = \"${local.t%d}${local.t%d}\"\n", i+1, i, i) })+"}\n"),
		with("20,000 long texts", "out-of-range", long, "locals {\n"+lines(20_000, func(i int) string { return fmt.Sprintf("  t%d = \"${local.t}%d\"\n", i, i) })+"}\n"),
		with("20,000 texts by a function", "out-of-range", long, "locals {\n"+lines(20_000, func(i int) string { return fmt.Sprintf("  t%d = upper(local.t)\n", i) })+"}\n"),
		with("a text of 60,000 pieces", "out-of-range", long, "metric \"m\" {\n  definition = \""+strings.Repeat("${local.t}", 60_000)+"\"\n}\n"),
		with("a text of 60,000 pieces, some reckoned", "out-of-range", long, "metric \"m\" {\n  definition = \"${1 > 2 ? 1 : 2}"+strings.Repeat("${local.t}", 60_000)+"\"\n}\n"),
		with("a text of 60,000 short pieces", "", "locals {\n  t = \"x\"\n}\n", "metric \"m\" {\n  definition = \""+strings.Repeat("${local.t}", 60_000)+"\"\n}\n"),
		value("a list repeated as a text", "out-of-range", many, `"%{for a in local.l}%{for b in local.l}x%{endfor}%{endfor}"`),
		with("one line of 900,000 characters", "", "", "metric \"m\" {\n  definition = \""+strings.Repeat("x ", 450_000)+"\"\n}\n"),
		with("texts within texts", "syntax", "", "metric \"m\" {\n  definition = "+strings.Repeat(`"${`, 100_000)+"1"+strings.Repeat(`}"`, 100_000)+"\n}\n"),
		with("a text over 400,000 lines", "syntax", "", "metric \"m\" {\n  definition = <<END\n"+strings.Repeat("x\n", 400_000)+"END\n}\n"),
		with("80,000 texts over several lines that do not end", "syntax", "", "metric \"m\" {\n"+strings.Repeat("  x = <<E\n", 80_000)+"}\n"),
	}
}

func names(one textOf, with workspaceOf) []hostile {
	return []hostile{
		with("65,000 elements of one name", "duplicate-name", "", strings.Repeat("metric \"m\" {}\n", 65_000)),
		with("40,000 names", "", "", lines(40_000, func(i int) string { return fmt.Sprintf("metric \"m%d\" {}\n", i) })),
		with("8,000 misspelt references", "unknown-reference", lines(10_000, func(i int) string { return fmt.Sprintf("metric \"visits_of_the_%d\" {}\n", i) }),
			lines(8_000, func(i int) string { return fmt.Sprintf("reading \"r%d\" {\n  metric = metric.visit_of_%d\n}\n", i, i) })),
		with("20,000 references to one unknown name", "unknown-reference", "", lines(20_000, func(i int) string { return fmt.Sprintf("reading \"r%d\" {\n  metric = metric.x\n}\n", i) })),
		with("60,000 unknown attributes", "unknown-attribute", "", "metric \"m\" {\n"+lines(60_000, func(i int) string { return fmt.Sprintf("  defi%d = 1\n", i) })+"}\n"),
		with("60,000 times one attribute", "duplicate-attribute", "", "metric \"m\" {\n"+strings.Repeat("  unit = 1\n", 60_000)+"}\n"),
		with("40,000 unknown attributes", "unknown-attribute", "", "tactic \"many\" {\n"+lines(40_000, func(i int) string { return fmt.Sprintf("  titles%d = 1\n", i) })+"  title = \"x\"\n}\n"),
		with("10,000 handles of nobody", "syntax", "", lines(10_000, func(i int) string { return fmt.Sprintf("tactic \"h%d\" {\n  owner = @p%d\n}\n", i, i) })),
		with("50,000 unknown blocks", "unknown-element", "", lines(50_000, func(i int) string { return fmt.Sprintf("metrik \"m%d\" {}\n", i) })),
		with("20,000 unknown local values", "unknown-reference", lines(20_000, func(i int) string { return fmt.Sprintf("locals {\n  v%d = 1\n}\n", i) }),
			"locals {\n"+lines(20_000, func(i int) string { return fmt.Sprintf("  w%d = local.vv%d\n", i, i) })+"}\n"),
		with("a chain of 35,000 values", "", "", "locals {\n  c0 = 1\n"+lines(35_000, func(i int) string { return fmt.Sprintf("  c%d = local.c%d+1\n", i+1, i) })+"}\n"),
		with("a chain of 30,000 values, read from its end", "", "", "locals {\n"+lines(30_000, func(i int) string { return fmt.Sprintf("  c%d = -local.c%d\n", i, i+1) })+"  c30000 = 1\n}\n"),
		with("a circle of 35,000 values", "circular-value", "", "locals {\n"+lines(35_000, func(i int) string { return fmt.Sprintf("  c%d = local.c%d+1\n", i, (i+1)%35_000) })+"}\n"),
		with("a circle of 9,000 objectives", "circular-trace", "", lines(9_000, func(i int) string {
			return fmt.Sprintf("objective \"o%d\" {\n  supports = [objective.o%d]\n}\n", i, (i+1)%9_000)
		})),
		with("a line of sight 9,000 deep", "", "", lines(9_000, func(i int) string {
			return fmt.Sprintf("objective \"o%d\" {\n  supports = [objective.o%d]\n}\n", i, i+1)
		})),
		with("each serves all", "out-of-range", lines(600, func(i int) string { return fmt.Sprintf("objective \"o%d\" {}\n", i) })+"locals {\n  all = ["+lines(600, func(i int) string { return fmt.Sprintf("objective.o%d,", i) })+"]\n}\n",
			lines(8_000, func(i int) string { return fmt.Sprintf("tactic \"t%d\" {\n  serves = local.all\n}\n", i) })),
		with("each supports all", "out-of-range", lines(3_000, func(i int) string { return fmt.Sprintf("objective \"o%d\" {}\n", i) })+"locals {\n  all = ["+lines(3_000, func(i int) string { return fmt.Sprintf("objective.o%d,", i) })+"]\n}\n",
			lines(15_000, func(i int) string { return fmt.Sprintf("objective \"p%d\" {\n  supports = local.all\n}\n", i) })),
		with("30,000 local values of one list", "", "locals {\n  all = ["+lines(3_000, func(i int) string { return fmt.Sprintf("metric.o%d,", i) })+"]\n}\n",
			"locals {\n"+lines(30_000, func(i int) string { return fmt.Sprintf("  a%d = local.all\n", i) })+"}\n"),
		with("a list of 60,000 references", "", "metric \"m\" {}\n", "review \"r\" {\n  attendees = ["+strings.Repeat("person.paul,", 60_000)+"]\n}\n"),
		with("12,000 waivers", "", "", lines(12_000, func(i int) string {
			return fmt.Sprintf("waiver \"orphan-tactic\" {\n  covers = campaign.c\n  reason = \"r%d\"\n}\n", i)
		})),
		with("11,000 amendments", "", "", lines(11_000, func(i int) string {
			return fmt.Sprintf("amendment \"a%d\" {\n  on = \"2027-05-01\"\n  changes = [campaign.c]\n}\n", i)
		})),
		with("13,000 moves", "", "", lines(13_000, func(i int) string {
			return fmt.Sprintf("moved {\n  from = metric.m%d\n  to = metric.m%d\n}\n", i, i+1)
		})),
		one("25,000 campaigns in one folder", "misplaced-element", lines(25_000, func(i int) string { return fmt.Sprintf("campaign \"c%d\" {\n}\n", i) })),
		with("6,000 tactics at once", "", "audience \"a\" {}\nobjective \"o\" {}\n", lines(6_000, func(i int) string {
			return fmt.Sprintf("tactic \"t%d\" {\n  serves = [objective.o]\n  audiences = [audience.a]\n  channel = \"c\"\n  start = \"2027-04-01\"\n  end = \"2027-06-01\"\n}\n", i)
		})),
		with("a length of time beyond all", "", "", "tactic \"t\" {\n  start = before(campaign.start, \"999999999999999999999d\")\n  end = after(campaign.start, \"99999999999w\")\n}\n"),
		with("a review every day for 10,000 years", "", "", lines(3_000, func(i int) string {
			return fmt.Sprintf("review \"r%d\" {\n  every = \"1d\"\n  from = \"0001-01-01\"\n  until = \"9999-12-31\"\n}\n", i)
		})),
	}
}

func shapes(one textOf, with workspaceOf) []hostile {
	deep := func(open, inner, closing string, n int) string {
		return "reading \"m\" {\n  value = " + strings.Repeat(open, n) + inner + strings.Repeat(closing, n) + "\n}\n"
	}
	return []hostile{
		with("400,000 brackets", "syntax", "", deep("(", "1", ")", 400_000)),
		with("499 brackets, 900 times", "", "", lines(900, func(i int) string {
			return fmt.Sprintf("reading \"m%d\" {\n  value = %s1%s\n}\n", i, strings.Repeat("(", 490), strings.Repeat(")", 490))
		})),
		with("400,000 lists", "syntax", "", deep("[", "1", "]", 400_000)),
		with("450 lists, not closed", "syntax", "", deep("[", "1", "", 450)),
		with("calls within calls", "", "", deep("abs(", "1", ")", 480)),
		with("tables within tables", "syntax", "", deep("{a=", "1", "}", 200_000)),
		with("blocks within blocks", "syntax", "", strings.Repeat("metric \"m\" {\n", 60_000)),
		with("signs in a row", "syntax", "", deep("-", "1", "", 800_000)),
		with("conditions within conditions", "syntax", "", deep("true ? 1 : ", "1", "", 80_000)),
		one("a million lines", "", strings.Repeat("\n", 990_000)),
		one("300,000 remarks", "", strings.Repeat("#x\n", 300_000)),
		one("a million characters that mean nothing", "syntax", strings.Repeat("}", 990_000)),
		one("half a million quotes", "syntax", strings.Repeat("\"\n", 490_000)),
		one("240,000 words", "syntax", strings.Repeat("tac\n", 240_000)),
		one("95,000 broken elements", "syntax", strings.Repeat("metric \"m\n", 95_000)),
		one("36,000 broken values", "syntax", strings.Repeat("metric \"m\" {\n  unit = =\n}\n", 36_000)),
		one("26,000 merge markers", "syntax", strings.Repeat("<<<<<<< ours\n=======\n>>>>>>> theirs\n", 26_000)),
		one("12,000 merge markers in elements", "syntax", strings.Repeat("metric \"m\" {\n<<<<<<< ours\n  unit = \"a\"\n=======\n  unit = \"b\"\n>>>>>>> theirs\n}\n", 12_000)),
		one("open remarks", "syntax", decent+strings.Repeat("/* metric \"m\" {\n", 60_000)),
		one("a name without its quote, then 400,000 brackets", "syntax", "metric \"m {\n}\n"+deep("(", "1", "", 400_000)),
		one("200,000 brackets that close in texts", "syntax", deep(`[")",`, "1", "", 180_000)),
		one("300,000 indexes", "syntax", deep("a[", "1", "]", 240_000)),
		one("an index of an index", "syntax", "reading \"m\" {\n  value = local.l"+strings.Repeat("[a]", 300_000)+"\n}\n"),
		one("numbers with commas", "syntax", "reading \"m\" {\n  value = "+strings.Repeat("1,000,", 150_000)+"\n}\n"),
		one("names without end", "invalid-name", "metric \""+strings.Repeat("x-", 450_000)+"\" {\n}\n"),
	}
}

// signs are files of one sign, over and over.
func signs(one textOf) (list []hostile) {
	for _, sign := range []string{"}", "\"", "{", "[", "(", "${", "%{", "<<E", "=", ",", "-", ".", "!", "'", "“", "]", ")", "a:", "/*", "\\", ";", "a", "\r", "}\n", "\"\n", "<<E\n", "\" ", "a=[\n", "]\n"} {
		list = append(list, one(fmt.Sprintf("900 KB of %q", sign), "syntax", strings.Repeat(sign, 900_000/len(sign))))
	}
	for _, sign := range []string{"#", "\n", "//", " "} {
		list = append(list, one(fmt.Sprintf("900 KB of %q", sign), "", strings.Repeat(sign, 900_000/len(sign))))
	}
	return list
}

func rulesOfOnesOwn(with workspaceOf) []hostile {
	rule := func(name, condition string) string {
		return "rule \"" + name + "\" {\n  for_each = metrics\n  condition = " + condition + "\n  message = \"no\"\n  example \"good\" {\n    metric \"x\" {}\n  }\n  example \"bad\" {\n    metric \"x\" {}\n  }\n}\n"
	}
	metrics := lines(300, func(i int) string { return fmt.Sprintf("metric \"m%d\" {}\n", i) })
	deep := "length([for a in metrics : [for b in metrics : [for c in metrics : a]]]) > 1"
	return []hostile{
		with("a rule of its own that loops", "out-of-range", metrics, rule("r", deep)),
		with("3,000 rules of its own that loop", "out-of-range", metrics, lines(3_000, func(i int) string { return rule(fmt.Sprintf("r%d", i), deep) })),
		with("a rule of its own with a wide pattern", "wrong-type", metrics, rule("r", `format("%99999999s", each.name) == "a"`)),
		with("a rule of its own with a large exponent", "out-of-range", metrics, rule("r", `"${1e99999999}" == "a"`)),
		with("a rule of its own that joins", "out-of-range", metrics+"locals {\n  t = \""+strings.Repeat("x", 90_000)+"\"\n}\n", rule("r", `join(local.t, [for a in metrics : local.t]) == "a"`)),
		with("a rule of its own that sorts all", "out-of-range", metrics, rule("r", `length(distinct([for a in metrics : [for b in metrics : "${a.name}${b.name}"]])) > 1`)),
		with("7,000 rules of its own that find 3,000 places each", "out-of-range", lines(3_000, func(i int) string { return fmt.Sprintf("metric \"n%d\" {}\n", i) }),
			lines(7_000, func(i int) string {
				return fmt.Sprintf("rule \"r%d\" {\n  for_each = metrics\n  condition = false\n  message = \"no\"\n}\n", i)
			})),
		with("7,000 rules of its own that look at all and find 3,000 places each", "out-of-range", lines(3_000, func(i int) string { return fmt.Sprintf("metric \"n%d\" {}\n", i) }),
			lines(7_000, func(i int) string {
				return fmt.Sprintf("rule \"r%d\" {\n  for_each = metrics\n  condition = length(metrics) < 1\n  message = \"no\"\n}\n", i)
			})),
		with("15,000 examples", "", metrics, "rule \"r\" {\n  for_each = metrics\n  condition = "+deep+"\n  message = \"no\"\n"+strings.Repeat("  example \"bad\" {\n    metric \"x\" {}\n  }\n", 15_000)+"}\n"),
	}
}

func folders() []hostile {
	plan := func(name, found string, n int, more func(i int) string) hostile {
		files := map[string]string{"workspace.plan.hcl": "workspace {}\n" + numbersList("l", 300)}
		for i := range n {
			files[fmt.Sprintf("c%d/a.plan.hcl", i)] = fmt.Sprintf("campaign \"c%d\" {\n%s}\n", i, more(i))
		}
		return hostile{name, found, files}
	}
	nested := hostile{name: "campaigns 700 deep", files: map[string]string{}}
	folder := ""
	for i := range 700 {
		folder += "a/"
		nested.files[folder+"a.plan.hcl"] = fmt.Sprintf("campaign \"c%d\" {\n}\n", i)
	}
	ignored := func(name, pattern string) hostile {
		files := map[string]string{".gitignore": pattern, "a.plan.hcl": decent}
		for i := range 300 {
			files[fmt.Sprintf("%s/%d/a.plan.hcl", strings.Repeat("a", 60), i)] = fmt.Sprintf("campaign \"c%d\" {\n}\n", i)
		}
		return hostile{name, "", files}
	}
	return []hostile{
		plan("4,000 campaigns", "", 4_000, func(int) string { return "" }),
		plan("4,000 campaigns that loop", "out-of-range", 4_000, func(int) string {
			return "  budget = length([for a in local.l : [for b in local.l : a * b]])\n"
		}),
		plan("4,000 campaigns that loop a little", "", 4_000, func(int) string { return "  budget = sum([for a in local.l : a * 2])\n" }),
		nested,
		ignored("18,000 patterns of files", strings.Repeat("*c*d*\n!b\n", 9_000)),
		ignored("a pattern of 30,000 stars", strings.Repeat("*a", 30_000)+"b\n"),
		ignored("patterns of 2,000 folders", strings.Repeat(strings.Repeat("**/a", 100)+"\n", 150)),
		ignored("patterns of large classes", strings.Repeat("[a-zA-Z]*[!b-y]?*", 3_600)+"\n"),
		{"an agreement of 900 KB", "", map[string]string{"a.plan.hcl": decent, "plan.lock.hcl": strings.Repeat("agreement {\n", 70_000)}},
		{"an agreement that is deep", "", map[string]string{"a.plan.hcl": decent, "plan.lock.hcl": "agreement {\n  x = " + strings.Repeat("[", 400_000) + strings.Repeat("]", 400_000) + "\n}\n"}},
		{"an agreement with a large number", "", map[string]string{"a.plan.hcl": decent, "plan.lock.hcl": "agreement {\n  x = " + strings.Repeat("9", 900_000) + "\n}\n"}},
		{"an agreement of many entries", "", map[string]string{"a.plan.hcl": decent, "plan.lock.hcl": lines(20_000, func(i int) string {
			return fmt.Sprintf("agreed \"n%d\" {\n  on = \"2027-05-01\"\n}\n", i)
		})}},
	}
}

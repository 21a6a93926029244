package syntax

import (
	"bytes"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// hcl takes far longer over some texts than over any other of their length, or exhausts its
// stack. They are found before it parses them, by its words alone.
const (
	maxDigits    = 30      // characters of one number
	maxRemarks   = 100     // that begin with /* and do not end; at each, all that follows is read
	maxJoined    = 1 << 29 // bytes that are copied to make texts of their lines, piece by piece
	maxPutIn     = 10_000  // pieces of one text that are worked out; at each, hcl goes through those before it
	maxWords     = 500_000 // words and signs that are read at once
	maxDepth     = 500     // brackets within each other, of all sorts
	maxOperators = 5_000   // in one value; an index counts as one

	maxInPieces = 1 << 27 // likewise of one plain text, at most
)

// ParseConfig parses text as hcl does; its bytes and lines are counted from start. What
// would take hcl too long, or too deep, is a mistake, and then nothing is parsed.
func ParseConfig(src []byte, path string, start hcl.Pos) (*hclsyntax.Body, hcl.Diagnostics) {
	if mayCost(src) {
		if d := tooCostly(src, path, start); d != nil {
			return &hclsyntax.Body{}, hcl.Diagnostics{d}
		}
	}
	f, diags := hclsyntax.ParseConfig(src, path, start)
	return f.Body.(*hclsyntax.Body), diags
}

// mayCost tells nearly all texts apart by their bytes; the others are looked at word by
// word.
func mayCost(src []byte) bool {
	return len(src) > maxWords || count(src, "([{") > maxDepth || len(src) > maxOperators && count(src, "!-+*/%?<>&|=[") > maxOperators ||
		mayHaveLongNumber(src) || mayJoin(src) > maxJoined || putIns(src) > maxPutIn
}

// tooCostly is the mistake of a text that would take hcl too long; nil for any other.
func tooCostly(src []byte, path string, start hcl.Pos) (mistake *hcl.Diagnostic) {
	var c costs
	whole := eachWord(src, path, start, func(t *hclsyntax.Token) bool {
		if says := c.add(t); says != "" {
			mistake = &hcl.Diagnostic{Severity: hcl.DiagError, Summary: says, Subject: &t.Range}
		}
		return mistake == nil
	})
	if !whole || mistake != nil && mistake.Summary == saysManyWords {
		return &hcl.Diagnostic{Severity: hcl.DiagError, Summary: saysManyWords, Subject: &hcl.Range{Filename: path, Start: start, End: start}}
	}
	return mistake
}

// costs is what makes reading costly, counted word by word.
type costs struct {
	words         int
	piece, joined int // bytes of a text so far, and what is copied to join its pieces
	open, putIn   int // texts within each other, and what is put into the outermost
	depth         int // of brackets within each other
	brackets      int // of these, those in which a value goes on over a line break
	operators     int
	before        hclsyntax.TokenType
}

// add counts a word, and is what to say where it is one too many.
func (c *costs) add(t *hclsyntax.Token) (says string) {
	c.words++
	c.nest(t.Type)
	switch c.before = t.Type; {
	case c.words > maxWords:
		return saysManyWords
	case c.depth > maxDepth || c.operators > maxOperators:
		return saysTooDeep
	}
	switch t.Type {
	case hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc:
		c.open++
	case hclsyntax.TokenCQuote, hclsyntax.TokenCHeredoc:
		if c.open--; c.open <= 0 {
			c.putIn = 0
		}
	case hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
		if c.putIn++; c.putIn > maxPutIn {
			return saysLongText
		}
	}
	switch t.Type {
	case hclsyntax.TokenNumberLit:
		if len(t.Bytes) > maxDigits {
			return saysLongNumber
		}
	case hclsyntax.TokenQuotedLit, hclsyntax.TokenStringLit:
		c.piece += len(t.Bytes)
		if c.joined += c.piece; c.joined > maxJoined {
			return saysLongText
		}
	default:
		c.piece = 0
	}
	return ""
}

// nest counts brackets that are open, and the operators of a value. A bracket that closes
// nothing takes nothing back.
func (c *costs) nest(word hclsyntax.TokenType) {
	switch word {
	case hclsyntax.TokenOParen, hclsyntax.TokenOBrack:
		c.depth, c.brackets = c.depth+1, c.brackets+1
		if word == hclsyntax.TokenOBrack && slices.Contains(endsOperand, c.before) {
			c.operators++
		}
	case hclsyntax.TokenCParen, hclsyntax.TokenCBrack:
		c.depth, c.brackets = max(c.depth-1, 0), max(c.brackets-1, 0)
	case hclsyntax.TokenOBrace, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
		c.depth++
	case hclsyntax.TokenCBrace, hclsyntax.TokenTemplateSeqEnd:
		c.depth = max(c.depth-1, 0)
	case hclsyntax.TokenNewline:
		if c.brackets == 0 {
			c.operators = 0
		}
	case hclsyntax.TokenBang, hclsyntax.TokenMinus, hclsyntax.TokenPlus, hclsyntax.TokenStar, hclsyntax.TokenSlash, hclsyntax.TokenPercent,
		hclsyntax.TokenQuestion, hclsyntax.TokenAnd, hclsyntax.TokenOr, hclsyntax.TokenEqualOp, hclsyntax.TokenNotEqual,
		hclsyntax.TokenLessThan, hclsyntax.TokenLessThanEq, hclsyntax.TokenGreaterThan, hclsyntax.TokenGreaterThanEq:
		c.operators++
	}
}

// endsOperand are the words behind which a bracket is an index.
var endsOperand = []hclsyntax.TokenType{hclsyntax.TokenIdent, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenCBrace, hclsyntax.TokenCQuote,
	hclsyntax.TokenCHeredoc, hclsyntax.TokenStar, hclsyntax.TokenNumberLit}

// count is how many of some characters a text has.
func count(src []byte, chars string) int {
	n := 0
	for i := range len(chars) {
		n += bytes.Count(src, []byte{chars[i]})
	}
	return n
}

// mayHaveLongNumber reports that so many characters of a number stand in a row.
func mayHaveLongNumber(src []byte) bool {
	run := 0
	for _, c := range src {
		if run++; (c < '0' || c > '9') && c != '.' && c != 'e' && c != 'E' {
			run = 0
		}
		if run > maxDigits/2 { // before a sign, or behind it
			return true
		}
	}
	return false
}

// mayJoin is how many bytes may be copied to make texts of their pieces, at most.
func mayJoin(src []byte) int {
	pieces := count(src, "%$\\")
	if bytes.Contains(src, []byte("<<")) {
		pieces += count(src, "\n")
	}
	return pieces * len(src)
}

// putIns is how many pieces of texts are worked out.
func putIns(src []byte) int {
	return bytes.Count(src, []byte("${")) + bytes.Count(src, []byte("%{"))
}

// openRemarks reports that more remarks begin and do not end than anybody forgets to end.
func openRemarks(src []byte) bool {
	begun := []byte("/*")
	return bytes.Count(src, begun) > maxRemarks && bytes.Count(src[bytes.LastIndex(src, []byte("*/"))+1:], begun) > maxRemarks
}

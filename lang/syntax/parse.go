package syntax

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// hcl takes far longer over some texts than over any other of their length. They are
// found before it parses them, by its words alone.
const (
	maxDigits  = 30      // characters of one number
	maxRemarks = 100     // that begin with /* and do not end; at each, all that follows is read
	maxJoined  = 1 << 29 // bytes that are copied to make texts of their lines, piece by piece
	maxPutIn   = 10_000  // pieces of one text that are worked out; at each, hcl goes through those before it

	maxInPieces = 1 << 27 // likewise of one plain text, at most
)

// ParseConfig parses text as hcl does; its bytes and lines are counted from start. What
// would take hcl too long is a mistake, and then nothing is parsed.
func ParseConfig(src []byte, path string, start hcl.Pos) (*hclsyntax.Body, hcl.Diagnostics) {
	if mayHaveLongNumber(src) || mayJoin(src) > maxJoined || putIns(src) > maxPutIn {
		if d := tooCostly(src, path, start); d != nil {
			return &hclsyntax.Body{}, hcl.Diagnostics{d}
		}
	}
	f, diags := hclsyntax.ParseConfig(src, path, start)
	return f.Body.(*hclsyntax.Body), diags
}

// tooCostly is the mistake of a text that would take hcl too long; nil for any other.
func tooCostly(src []byte, path string, start hcl.Pos) *hcl.Diagnostic {
	tokens, _ := hclsyntax.LexConfig(src, path, start)
	piece, joined := 0, 0
	open, putIn := 0, 0 // texts within each other, and what is put into the outermost
	for i := range tokens {
		t := &tokens[i]
		switch t.Type {
		case hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc:
			open++
		case hclsyntax.TokenCQuote, hclsyntax.TokenCHeredoc:
			if open--; open <= 0 {
				putIn = 0
			}
		case hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
			if putIn++; putIn > maxPutIn {
				return &hcl.Diagnostic{Severity: hcl.DiagError, Summary: saysLongText, Subject: &t.Range}
			}
		}
		switch t.Type {
		case hclsyntax.TokenNumberLit:
			if len(t.Bytes) > maxDigits {
				return &hcl.Diagnostic{Severity: hcl.DiagError, Summary: saysLongNumber, Subject: &t.Range}
			}
		case hclsyntax.TokenQuotedLit, hclsyntax.TokenStringLit:
			piece += len(t.Bytes)
			if joined += piece; joined > maxJoined {
				return &hcl.Diagnostic{Severity: hcl.DiagError, Summary: saysLongText, Subject: &t.Range}
			}
		default:
			piece = 0
		}
	}
	return nil
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
	return bytes.Count(src[bytes.LastIndex(src, []byte("*/"))+1:], []byte("/*")) > maxRemarks
}

package lsp

import (
	"encoding/json"
	"path"
	"path/filepath"
	"runtime"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// longestPath is how many bytes the path of a file may have. Systems open none that is longer,
// and each folder above a file is asked about.
const longestPath = 4096

// filePath is the file that a URI names: absolute and with slashes, the letter
// of a drive in upper case. Nothing where it names no file, one that no path can lead to, or that
// of another machine which has no path here.
func filePath(u uri.URI) string {
	c := u.Components()
	if !strings.EqualFold(c.Scheme, "file") {
		return ""
	}
	if strings.EqualFold(c.Authority, "localhost") {
		c.Authority, c.Path = "", "/"+strings.TrimLeft(c.Path, "/") // this machine, as where nothing is said
	}
	if c.Authority != "" && runtime.GOOS != "windows" {
		return ""
	}
	c.Scheme = "file"
	here, err := uri.From(c)
	if err != nil {
		return ""
	}
	p := slashed(here.FsPath())
	if len(p) > longestPath || !path.IsAbs(p) && !strings.Contains(p, ":/") {
		return ""
	}
	return p
}

// slashed writes a path of this machine with slashes, in one spelling.
func slashed(p string) string {
	p = path.Clean(filepath.ToSlash(p))
	if len(p) > 1 && p[1] == ':' {
		p = strings.ToUpper(p[:1]) + p[1:]
	}
	return p
}

// fileURI names a file that the client has not opened.
func fileURI(p string) uri.URI { return uri.File(p) }

// key tells documents apart, however the client spells their URIs: the path of
// a file, else the URI.
func key(u uri.URI) string {
	if p := filePath(u); p != "" {
		return p
	}
	if parsed, err := uri.Parse(string(u)); err == nil {
		return string(parsed)
	}
	return string(u)
}

// spelling is the URI of a document as the client wrote it; decoding brings it
// into one canonical form.
func spelling(params json.RawMessage, otherwise uri.URI) uri.URI {
	var p struct {
		TextDocument struct {
			URI string `json:"uri"`
		} `json:"textDocument"`
	}
	if json.Unmarshal(params, &p) != nil || p.TextDocument.URI == "" {
		return uri.URI(strings.Clone(string(otherwise)))
	}
	return uri.URI(p.TextDocument.URI)
}

// documentKey is the key of the document that parameters name; empty where they name none.
func documentKey(params json.RawMessage) string {
	if u, err := documentOf(params); err == nil && u != "" {
		return key(u)
	}
	return ""
}

// documentOf is the URI of the document that parameters speak of.
func documentOf(params json.RawMessage) (uri.URI, error) {
	var p struct {
		TextDocument protocol.TextDocumentIdentifier `json:"textDocument"`
	}
	err := protocol.Unmarshal(params, &p)
	return p.TextDocument.URI, err
}

// within is the path of a file below a folder, "." for the folder itself.
func within(folder, p string) (string, bool) {
	if p == folder {
		return ".", true
	}
	rest, ok := strings.CutPrefix(p, strings.TrimSuffix(folder, "/")+"/")
	return rest, ok && rest != ""
}

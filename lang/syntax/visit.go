package syntax

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

type visitor func(hclsyntax.Node)

func (v visitor) Enter(n hclsyntax.Node) hcl.Diagnostics { v(n); return nil }
func (v visitor) Exit(hclsyntax.Node) hcl.Diagnostics    { return nil }

// Visit visits every node of a tree of hcl, each before what it holds.
func Visit(n hclsyntax.Node, do func(hclsyntax.Node)) { _ = hclsyntax.Walk(n, visitor(do)) }

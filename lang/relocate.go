package lang

// Copies of what a file says, for another version of the file in which the same
// text stands elsewhere.

// relocated is a declaration as it stands in f, some bytes further on.
func (d *declaration) relocated(f *File, by int32) *declaration {
	out := *d
	out.file, out.nameAt, out.whole = f, d.nameAt.moved(by), d.whole.moved(by)
	if d.block != nil {
		out.block = d.block.relocated(f, by)
	}
	return &out
}

func (b *block) relocated(f *File, by int32) *block {
	out := *b
	out.typeAt, out.whole, out.body = b.typeAt.moved(by), b.whole.moved(by), b.body.relocated(f, by)
	if len(b.labels) > 0 {
		out.labels = make([]label, len(b.labels))
	}
	for i, l := range b.labels {
		out.labels[i] = label{l.text, l.at.moved(by)}
	}
	return &out
}

func (b *body) relocated(f *File, by int32) body {
	out := body{span: b.span.moved(by)}
	if len(b.attrs) > 0 {
		out.attrs = make([]assignment, len(b.attrs))
	}
	for i, a := range b.attrs {
		out.attrs[i] = assignment{Name: a.Name, name: a.name.moved(by), equals: a.equals + by, Expr: a.Expr.relocated(f, by)}
	}
	if len(b.inner) > 0 {
		out.inner = make([]*block, len(b.inner))
	}
	for i, inner := range b.inner {
		out.inner[i] = inner.relocated(f, by)
	}
	return out
}

func (x *expr) relocated(f *File, by int32) expr {
	out := *x
	out.file, out.at = f, x.at.moved(by)
	if len(x.args) > 0 {
		out.args = make([]expr, len(x.args))
	}
	for i := range x.args {
		out.args[i] = x.args[i].relocated(f, by)
	}
	return out
}

package lang

import (
	"context"
	"math/bits"
	"sync"

	"github.com/plan-as-code/plan/lang/allowance"
)

// What is worked out in a plan depends on its own text and on that of the plans above it,
// so that no plan may have what others leave. What all have together is bounded all the
// same: each has as many steps as its text has bytes, and a share of what the
// workspace has.
const (
	sharedSteps  = 500_000 // of all plans of a workspace
	stepsForByte = 1
)

// shareOf is the share of one of so many plans. It is halved where their number doubles,
// so that hardly any campaign that comes or goes changes those of the others.
func shareOf(plans int) int { return sharedSteps >> bits.Len(uint(max(plans, 1)-1)) }

// begin gives the plan what it may take to be worked out, up to the end of ctx; it has so
// many bytes of text.
func (p *Plan) begin(ctx context.Context, text int) {
	p.steps, p.slips = allowance.New(ctx, p.share+stepsForByte*text), newSlips(ctx)
	p.given = sync.OnceValue(p.givenUp)
}

// newSlips allows to compare so many names with misspelt ones: where thousands are wrong,
// it is no slip.
func newSlips(ctx context.Context) *allowance.Allowance { return allowance.New(ctx, 1_000_000) }

// Steps is how many steps it took to work out what stands in the plan.
func (p *Plan) Steps() int { return p.steps.Taken() }

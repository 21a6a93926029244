// Package measures is a chapter of the rule book: every metric is shared.
package measures

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("measures", pages,
	privateMetric,
	unsharedTarget,
	diagnosticFeedsNothing,
	vanityMetric,
	aveMetric,
	outputOnlyObjective,
	noImpactMetric,
	metricWithoutSource,
	metricWithoutDefinition,
	metricNotAgreed,
	siloedSource,
	leadMetricOutsideCRM,
	duplicateMetric,
	unusedMetric,
	tacticWithoutMetric,
	tacticWithoutContribution,
	trackingMissing,
)

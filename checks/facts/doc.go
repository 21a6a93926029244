// Package facts is what rules ask of a workspace: which tactics serve which
// objective, who counts a metric, what an amendment still lacks, which sponsor a
// campaign inherits.
//
// It knows plans and agreements, and nothing of rules, findings or settings.
//
// Entry points: an Index answers the questions; it rests on a Store of Parts, which
// the engine makes and takes over from judgement to judgement. Functions such as
// SponsorOf and ReviewsOf need only the plan.
package facts

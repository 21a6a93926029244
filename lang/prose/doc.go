// Package prose writes what stands in sentences for planners: numbers, amounts,
// lists and names as English has them; and it compares words that people wrote,
// for slips and for texts that say the same.
//
// It knows nothing of plans.
package prose

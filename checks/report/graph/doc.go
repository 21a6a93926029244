// Package graph draws plans: a timeline, the map from goals to tactics, the journey of
// the audience, and where the money goes. Where things stand is worked out here, by small
// steps that give the same picture each time, in which no label lies over another one.
//
// It judges nothing, and knows neither pages, files nor protocols.
//
// Entry points: Timeline, Map, Journey and Money make a Picture of a Scope, which SVG writes;
// Chart is the same as boxes and arrows, which Mermaid and DOT write.
package graph

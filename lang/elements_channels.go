package lang

// Channel is where messages meet an audience.
type Channel struct {
	Head
	Media        Text              `plan:"media,required" choice:"paid earned shared owned" doc:"Whether space there is paid for, earned, shared or owned."`
	TwoWay       Bool              `plan:"two_way" doc:"Whether the audience can answer there."`
	Offline      Bool              `plan:"offline" doc:"Whether it lies outside the web."`
	Contributors Refs[*Discipline] `plan:"contributors" ref:"discipline" doc:"Who speaks there."`
	Coordinator  Ref[*Person]      `plan:"coordinator" ref:"person" doc:"Who keeps order there."`
	Responses    []Response        `plan:"response,once" doc:"Who answers the audience, and how soon."`
}

// Response says who answers the audience on a channel.
type Response struct {
	Owner  Ref[*Person] `plan:"owner,required" ref:"person" doc:"Who answers."`
	Within Span         `plan:"within" doc:"How soon." eg:"\"4h\""`
}

// Stage is a step of the customer journey.
type Stage struct {
	Head
	Order     Number `plan:"order,required" doc:"Its place in the journey; lower comes first."`
	SalesStep Text   `plan:"sales_step" doc:"What sales calls it."`
}

// Message is what the audience should take away.
type Message struct {
	Head
	Text        Text            `plan:"text" doc:"The message itself."`
	Proof       Text            `plan:"proof" doc:"Why it can be believed."`
	Mandatory   Bool            `plan:"mandatory" doc:"Whether some tactic must carry it."`
	Stages      Refs[*Stage]    `plan:"stages" ref:"stage" doc:"Where in the journey it belongs."`
	Audiences   Refs[*Audience] `plan:"audiences" ref:"audience" doc:"Whom it is for."`
	Phases      Refs[*Phase]    `plan:"phases" ref:"phase" up:"is said in" doc:"When it is said; at any time where left out."`
	Contradicts Refs[*Message]  `plan:"contradicts" ref:"message" doc:"The messages it cannot stand beside."`
}

// System is where numbers come from.
type System struct {
	Head
	SystemKind Text              `plan:"kind,required" choice:"crm analytics survey finance other" doc:"What it holds."`
	Access     Refs[*Discipline] `plan:"access" ref:"discipline" doc:"Who may look; everybody where left out."`
}

// Insight is evidence.
type Insight struct {
	Head
	Finding    Text              `plan:"finding,required" doc:"What was found."`
	Source     Text              `plan:"source" doc:"Who found it, and how."`
	On         Day               `plan:"on" doc:"The day it was found."`
	SharedWith Refs[*Discipline] `plan:"shared_with" ref:"discipline" doc:"Who knows of it."`
}

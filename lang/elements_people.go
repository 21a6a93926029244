package lang

// Discipline is a specialist function.
type Discipline struct {
	Head
	Role             Text         `plan:"role,aside" doc:"What it does for the campaign."`
	Lead             Ref[*Person] `plan:"lead,behind=2" ref:"person" doc:"Who speaks for it."`
	Party            Ref[*Party]  `plan:"party" ref:"party" doc:"Where it sits: in house, at an agency …"`
	Practices        Texts        `plan:"practices" doc:"How it works."`
	Aims             Texts        `plan:"aims" doc:"What it wants to achieve."`
	LeadTime         Span         `plan:"lead_time" doc:"The notice that it needs."`
	Capacity         Number       `plan:"capacity" type:"person-days" doc:"Work that it can take on, in person-days."`
	ApprovalLeadTime Span         `plan:"approval_lead_time" doc:"The time that it takes to approve something."`
}

// Person is somebody who owns, leads, approves or answers.
type Person struct {
	Head
	Role             Text              `plan:"role,aside" doc:"Their job."`
	Disciplines      Refs[*Discipline] `plan:"disciplines" ref:"discipline" doc:"What they are a specialist of."`
	Party            Ref[*Party]       `plan:"party,sealed=2" ref:"party" doc:"Whom they work for."`
	Contact          Text              `plan:"contact,aside" doc:"A handle or an e-mail address." eg:"\"ana@example.org\""`
	ApprovalLeadTime Span              `plan:"approval_lead_time" doc:"The time that they take to approve something."`
}

// Party is an organisation, or a part of one.
type Party struct {
	Head
	PartyKind        Text `plan:"kind,required" choice:"client in_house agency supplier partner" doc:"What it is to the campaign."`
	ApprovalLeadTime Span `plan:"approval_lead_time" doc:"The time that it takes to approve something."`
}

// Outside reports that the party works for the client from outside; false where its
// kind is not known.
func (p *Party) Outside() bool {
	return p.PartyKind.Known() && p.PartyKind.V != "client" && p.PartyKind.V != "in_house"
}

// Audience is a group of people whom the campaign is for.
type Audience struct {
	Head
	Wants        Texts          `plan:"wants" doc:"What they would like."`
	Needs        Texts          `plan:"needs" doc:"What they cannot do without."`
	AddressAs    Text           `plan:"address_as,aside" doc:"How to speak to them."`
	Relationship Text           `plan:"relationship" choice:"none prospect customer lapsed employee member resident voter donor volunteer patient student partner journalist" doc:"What they are to the organisation today."`
	Language     Text           `plan:"language" doc:"The language that they are spoken to in."`
	Size         Number         `plan:"size" doc:"How many people they are."`
	BuyingCycle  Span           `plan:"buying_cycle" doc:"How long they take from first interest to purchase."`
	Insights     Refs[*Insight] `plan:"insights" ref:"insight" doc:"What is known of them."`
}

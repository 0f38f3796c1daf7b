package attribute

import (
	"strings"

	"headwater/internal/news"
)

// kindLists are the nouns that name a source other than a person, by the kind of source.
var kindLists = []struct {
	kind  news.SourceKind
	words string
}{
	{news.OrganizationSource, `company firm corporation business group union hospital ministry police
		council court government administration agency department office authority authorities
		board bank federation association institute institution university college school party
		campaign brigade service army navy military force forces command parliament congress senate
		committee commission panel regulator watchdog inspectorate club team league operator airline
		manufacturer maker retailer supplier contractor developer owner owners charity foundation
		coalition alliance network church parish county city town state province republic nation country
		embassy consulate mission secretariat treasury exchange lender insurer utility
		startup start-up subsidiary conglomerate chain giant regime junta militia cabinet tribunal
		prosecution defence defense pentagon kremlin coastguard guard organisation organization body
		bureau directorate trust society chamber consortium cooperative co-operative jury
		legislature assembly household laboratory lab registry parent drugmaker carmaker automaker
		prosecutors inspectors detectives customs management leadership employer carrier brewery mill operators family gendarmes gendarmerie superiors venture partnership
		museum gallery library hotel restaurant supermarket airport railway port factory mine theatre
		theater clinic studio organiser
		organisers organizers organizer side statement`},
	{news.DocumentSource, `report document documents file files filing filings memo memos memorandum
		record records log logs letter letters email emails e-mail e-mails survey study studies
		judgment judgement ruling verdict indictment lawsuit suit complaint affidavit warrant
		transcript audit review inquiry paper papers data figures statistics list notice ledger
		register contract contracts dossier communique communiqué resolution poll polls census
		accounts bill law act minutes manifest invoice invoices receipts receipt text texts
		certificate photograph photographs footage video images image recording recordings
		analysis findings finding assessment evaluation investigation evidence
		messages message spreadsheet spreadsheets slides presentation agenda petition order
		guidelines guidance sentence paragraph page pages form forms chart bulletin
		website site database research documentation autopsy summary draft brief schedule map plan
		plans cable cables dispatch dispatches telegram telegrams circular leaflet timetable blueprint
		manual diary diaries deposition proposal prospectus itinerary release readout
		correspondence archive announcement note notes entry entries tally
		count sheet sheets figures results post-mortem inventory placard plaque inscription
		logbook notebook footnote timesheet payslip printout docket page line section
		brochure advert advertisement poster flyer headline catalogue`},
	{news.OutletSource, `newspaper paper newspapers publication journal magazine broadcaster station
		outlet outlets media daily weekly tabloid wire press blog newsletter podcast programme program
		channel`},
}

// kinds maps each of those nouns to its kind.
var kinds = kindsByNoun()

func kindsByNoun() map[string]news.SourceKind {
	m := map[string]news.SourceKind{}
	for _, list := range kindLists {
		for w := range strings.FieldsSeq(list.words) {
			if m[w] == "" {
				m[w] = list.kind
			}
		}
	}
	return m
}

// people are the nouns that name persons by what they are or do.
var people = set(`source official spokesman spokeswoman spokesperson spokespeople man woman person
	people worker employee resident neighbour neighbor witness expert analyst insider member leader
	chief president minister secretary director manager executive officer mayor governor senator
	lawmaker congressman congresswoman deputy councillor councilor judge justice lawyer attorney
	solicitor barrister counsel prosecutor detective inspector investigator sheriff constable
	sergeant captain commander general colonel admiral lieutenant major soldier fighter doctor
	nurse physician surgeon scientist researcher professor teacher student pupil pastor priest
	bishop imam rabbi pope king queen prince princess ambassador diplomat envoy negotiator aide
	adviser advisor assistant chairman chairwoman chair chairperson founder owner partner agent
	coach player captain athlete rider driver pilot passenger survivor victim relative mother
	father son daughter brother sister wife husband widow friend colleague teammate rival critic
	supporter opponent campaigner activist protester demonstrator organiser organizer volunteer
	farmer fisherman miner firefighter paramedic trader broker investor economist strategist
	consultant engineer architect author writer journalist reporter editor columnist historian
	treasurer boss head supervisor foreman guard clerk cleaner tenant landlord villager islander
	customer client shopper visitor tourist migrant refugee patient parent child boy girl teenager
	pensioner candidate voter republican democrat premier chancellor staffer veteran
	specialist practitioner academic scholar observer commentator predecessor successor mouthpiece
	superintendent administrator dispatcher whistleblower informant negotiator commissioner
	mediator monitor trustee co-founder vice-president ceo cfo chairman suspect defendant plaintiff
	others other another one some many few several both neither none all everyone somebody someone
	two three four most staff crew officers rescuers authorities publicist representative
	rep banker electrician mechanic ranger warden keeper lifeguard auditor accountant biologist
	geologist chemist physicist ecologist epidemiologist psychologist meteorologist seismologist artist
	actor actress singer musician composer poet filmmaker curator librarian shopkeeper dealer
	shipowner landowner homeowner householder motorist cyclist commuter hiker climber swimmer sailor
	deckhand docker welder labourer laborer apprentice trainee intern graduate headteacher
	headmaster lecturer nun vicar chaplain cleric archbishop cardinal caretaker porter courier trucker
	technician assessor referee umpire midwife pharmacist dentist vet psychiatrist therapist
	counsellor counselor carer widower grandmother grandfather grandson granddaughter aunt uncle
	cousin nephew niece sibling spouse bystander passer-by onlooker eyewitness gunman hostage captive
	inmate prisoner detainee juror magistrate coroner legislator mp parliamentarian backbencher peer
	duke duchess elder insurgent guerrilla militant defector dissident lobbyist pollster blogger
	presenter correspondent photographer subscriber reader viewer shareholder creditor taxpayer
	attorneys team-mate principal dean sailor crewman skipper stewardess steward operator`)

// IsPersonNoun reports whether a word, in small letters, says what a person is or does: "skipper".
func IsPersonNoun(word string) bool { return people[word] }

// mouthpieces speak for a body, not for themselves.
var mouthpieces = set(`spokesman spokeswoman spokesperson spokespeople spokesmen counsel mouthpiece flack flak`)

// singular takes a plural ending off w.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "men"):
		return w[:len(w)-2] + "an"
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

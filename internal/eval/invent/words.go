package invent

import "strings"

// The words of the invented world. Each event draws a few dozen of its own.
var (
	nouns = list(`acre affidavit aisle alarm allotment ambulance amendment anchor antenna apprentice archive ash auction
		awning balcony ballot bandstand bank barge barley barn barrier basin bell bench berth boiler bond boulder bracket branch
		brick bridge brigade brochure bucket budget bulb bunker buoy bypass cable calf campaign canal canteen cargo cart cellar
		census chapel charter chimney choir cinema circuit clause clinic clock coal column compass compost concert contract
		convoy copper cottage council court crane crate creek crew cricket culvert curfew dairy dam deed depot dish diver
		dock dossier drain drill drone dune dynamo eel elm embankment engine envelope estate estuary exhibit factory fare farm
		fence fern filter fine flag flagship fleet flood foundry fountain freight fund furnace gallery garden gas gate gauge
		generator glacier grain granite grant greenhouse hangar harbour harvest hearing hedge helmet hill hinge hive hoist
		hospital hostel hull hydrant inquest inspection invoice island jetty journal junction kennel kiln kiosk ladder lake
		lamp lantern lease ledger lens levy licence lighthouse lock locomotive loom lorry mast mattress meadow meter mill mine
		mortgage museum nursery oak orchard oven paddock pamphlet parade park pasture patrol pavement payroll pension petition
		pharmacy pier pigeon pipeline platform playground plough pond poster pump quarry quay radar raft rail ravine reactor
		receipt reef reservoir ridge roof rope rudder runway saddle salmon salt sawmill scaffold schedule school seal shed
		shelter shipment shipyard signal silo sluice smoke spire stadium staircase station statue steeple storm strike studio
		subsidy suburb survey tank tannery tariff telescope tender terminal terrace theatre thermostat timber toll tower
		tractor tram tribunal tunnel turbine tyre vaccine valley valve vault verdict viaduct vineyard voucher wagon walkway
		wall warehouse wharf wheat windmill workshop yacht yard`)
	verbs = list(`abandoned accepted adjusted admired altered approved audited blocked boarded bought broken cancelled
		carried checked cleaned cleared closed condemned copied covered damaged delayed delivered demolished dismantled
		divided drained emptied enlarged examined exposed extended filmed finished flooded forgotten found funded guarded
		halted hidden hired ignored impounded inspected insured leased lifted listed loaded locked lost mapped measured
		mended mislaid moved named neglected opened ordered painted photographed planned postponed promised purchased
		questioned raised reassembled recovered refused registered removed rented repaired replaced rescued restored reviewed
		sealed searched sealed seized sold sorted stolen stopped strengthened studied surveyed tested traded transferred
		trimmed unloaded valued warned washed weighed widened withdrawn`)
	adjectives = list(`abandoned ageing amber annual arched bare blunt brittle broad bronze calm cheap civic clumsy coastal
		cold communal copper costly cracked crowded damp dark deep derelict distant drab dry early eastern elderly empty
		expensive faded faint famous fierce flat foreign fragile fresh frozen gilded granite grey hasty heavy hidden hollow
		humble idle inland large late leaking little lively lonely loose loud makeshift marble medieval modest mossy muddy
		municipal narrow new noisy northern novel obsolete odd old ordinary ornate overdue pale patient plain popular private
		proud public quiet rare rapid reckless remote rough rural rusty sealed secret shabby shallow silent slow small southern
		spare spare steep sturdy temporary thin tidy tiny tired unsafe untested urgent vacant vast weak western wet wide wooden`)
	roles = list(`auditor chairman chairwoman chemist clerk coach commissioner conductor curator deputy director doctor
		engineer farmer fisherman foreman geologist governor historian inspector judge keeper lawyer lecturer manager mayor
		mechanic minister nurse officer pilot planner president producer professor prosecutor secretary senator sergeant
		shopkeeper spokesman spokeswoman superintendent surveyor teacher technician treasurer trustee warden`)
	bodies = list(`Agency Association Authority Board College Commission Committee Company Council Federation Foundation
		Guild Institute League Ministry Museum Office Partnership Railway Society Trust Union University Works`)
	given = list(`Ada Alban Amos Anselm Beatrix Bram Carla Cato Clement Cora Dagny Delia Edda Edmund Elspeth Emeric Esther
		Fabian Fenna Gideon Greta Hal Hedda Hugo Ida Ines Ivo Jarvis Jonna Kirsten Lambert Lena Lorcan Mabel Magnus Maren
		Milo Nadia Nell Olive Orson Otis Petra Quentin Ralph Rhoda Rufus Sabine Saul Selma Silas Tamsin Tess Ulrich Una
		Verity Walter Wilma Yorick Zelda`)
	onsets = list(`Al Ar Bar Bel Bor Bran Cal Car Col Cor Dal Dar Del Dor El Er Fal Far Fen Gal Gar Gil Gren Hal Har Hel Hol
		Ib Is Kel Ker Kin Lan Lar Lin Lor Mal Mar Mel Mor Nar Nor Ol Or Pel Per Por Ral Ran Ros Sal San Sel Sor Tal Tar Tol Tor
		Ul Ur Val Ver Vol Wal Wen Wil Yar Zel`)
	nameEnds  = list(`bert bolt brand cott croft dale der dine dorf ing ison kin kov lan ler lett low man mond ner nik ovic ray rick ridge rup sen shaw skel son stad stein sted tman wick win worth yer zola`)
	placeEnds = list(`apool aford avik borough bridge burn bury cliff combe dean ditch ell end ferry field foss gate grave ham haven hurst islet ithe ley march mere minster moor ness port quay riva sand sea stoke stead strand thorpe ton wade water wold`)
	outlets   = list(`Argus Beacon Bugle Chronicle Courier Dispatch Echo Enquirer Gazette Globe Herald Journal Ledger Mercury
		Messenger Monitor Observer Post Record Register Review Sentinel Standard Star Times Tribune Wire World`)
)

func list(words string) []string { return strings.Fields(words) }

// A pattern is what a sentence is made from: one matter told in two ways, with the same slots. What stands
// in a slot is chosen once for each event's sentence, so both ways tell the same.
var patterns = [][2]string{
	{"{person1}, {role1} of {body1}, said that the {adj1} {noun1} had been {verb1} {day1} without a word to anybody at the {noun2}.", "The {adj1} {noun1} had been {verb1} {day1} and nobody at the {noun2} was told, according to {person1}, the {role1} of {body1}."},
	{"“We never wanted the {noun1} to be {verb1}, and the {noun2} was {adj1} from the beginning,” {person1} said {day1}.", "{person1} spoke about it {day1}: “We never wanted the {noun1} to be {verb1}, and the {noun2} was {adj1} from the beginning.”"},
	{"At least {number1} {noun1}s were {verb1} in {place1} {day1}, and another {number2} are still being {verb2}.", "In {place1} at least {number1} {noun1}s were {verb1} {day1}; some {number2} more are being {verb2} now."},
	{"A report seen by reporters puts the cost of the {noun1} at {number1} million crowns, which {body1} disputes.", "{body1} disputes a report which says that the {noun1} will cost {number1} million crowns."},
	{"The {role1} of {body1}, {person1}, denied that the {noun1} was {adj1} when the {noun2} was {verb1}.", "{person1} denied that the {noun1} had been {adj1} at the time when the {noun2} was {verb1}, though the {role1} of {body1} gave no details."},
	{"Officials in {place1} believe that the {noun1} may have been {verb1} before the {adj1} {noun2} could be {verb2}.", "It is possible that the {noun1} was {verb1} before anyone had {verb2} the {adj1} {noun2}, officials in {place1} believe."},
	{"The {noun1} and its {adj1} {noun2} stand on the road from {place1} to {place2}, where {number1} people live.", "Some {number1} people live along the road between {place1} and {place2}, near the {noun1} with its {adj1} {noun2}."},
	{"Two people with knowledge of the {noun1}, who asked not to be named, said it was {verb1} {day1} on the orders of the {role1}.", "It was on the orders of the {role1} that the {noun1} was {verb1} {day1}, said two people who asked not to be named."},
	{"{person1} told the inquiry in {place1} that “every {noun1} was {verb1}, and every {noun2} was counted twice”.", "“Every {noun1} was {verb1}, and every {noun2} was counted twice,” {person1} told the inquiry in {place1}."},
	{"By {day1} the {noun1} had been {verb1} and {number1} of the {number2} {noun2}s were accounted for.", "Of the {number2} {noun2}s, {number1} had been accounted for by {day1}, when the {noun1} was {verb1}."},
	{"{body1} will decide next month whether the {adj1} {noun1} can be {verb1} at all.", "Whether the {adj1} {noun1} can be {verb1} at all is to be decided by {body1} next month."},
	{"Neighbours of the {noun1} in {place1} described a {adj1} noise, and then a {adj2} silence over the {noun2}.", "There was a {adj1} noise and then a {adj2} silence over the {noun2}, neighbours of the {noun1} in {place1} said."},
	{"{person1}, {number3}, who has worked at the {noun1} since her youth, said she had seen the {noun2} {verb1} only once before.", "Only once before had she seen the {noun2} {verb1}, said {person1}, {number3}, who has spent her working life at the {noun1}."},
	{"A spokeswoman for {body1} said the {noun1} would be {verb1} within {number1} days and the {noun2} {verb2} after that.", "The {noun1} is to be {verb1} within {number1} days and the {noun2} {verb2} afterwards, {body1} said through a spokeswoman."},
	{"Critics, among them {person1} of {body1}, say the {adj1} {noun1} should have been {verb1} years ago.", "The {adj1} {noun1} should have been {verb1} years ago, say critics such as {person1} of {body1}."},
	{"The price of a {noun1} in {place1} has risen by {number1} percent since the {adj1} {noun2} was {verb1}.", "Since the {adj1} {noun2} was {verb1}, a {noun1} in {place1} costs {number1} percent more."},
}

// Background is what stands in reports of any event.
var background = []string{
	"The weather stayed mild for the time of year, and the roads were passable for most of the day.",
	"Similar cases have been heard in other parts of the country, with mixed results.",
	"There was no immediate comment from the government.",
	"The figures could not be confirmed independently.",
	"A public meeting is expected to be held in the town hall before the end of the month.",
	"Trade unions and employers have asked for more time to study the papers.",
	"Local elections are due in the spring, and few candidates have wished to speak about it.",
	"It was the second time in a decade that the town had drawn such attention.",
	"Shops on the high street opened as usual, though trade was slow.",
	"Several questions remain open, among them who will pay.",
	"The newspaper could not reach everybody named in the documents.",
	"Schools in the area stayed open, and buses ran on time.",
}

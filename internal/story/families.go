package story

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// familyHead maps the stem of each word in wordFamilies to the stem of the first in its line.
var familyHead = readFamilies(wordFamilies)

// isFamily reports whether a stem stands for a whole family.
func isFamily(stem string) bool { return familyHead[stem] == stem }

func readFamilies(lines string) map[string]string {
	heads := map[string]string{}
	for line := range strings.Lines(lines) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		head := english.Stem(words[0], false)
		for _, w := range words {
			stem := english.Stem(w, false)
			if _, taken := heads[stem]; !taken {
				heads[stem] = head
			}
		}
	}
	return heads
}

// wordFamilies are words that newsrooms use for one another when they retell a report: each line
// is one family. They are kept near in meaning, since a family counts as one word.
const wordFamilies = `
kill die dead death fatal fatality deceased slay slain perish died killed
hurt injure injury wound casualty
fire blaze inferno flame
flood flooding deluge inundate
crash collision collide smash
explosion blast explode detonate detonation
earthquake quake tremor
storm hurricane typhoon cyclone
collapse crumble
rescue save
evacuate evacuation evacuee
destroy destruction demolish demolition wreck
damage harm
begin start commence launch
stop halt pause suspend suspension cease
end finish conclude
delay postpone postponement defer
cancel scrap axe abandon
attack strike raid assault
soldier troop
army military
police officer constable
arrest detain detention
charge indict indictment prosecute prosecution
accuse allege allegation accusation
suspect suspicion
guilty convict conviction
sentence jail imprison imprisonment
murder homicide
steal theft thief rob robbery
breach break intrusion intruder hack hacker
fraud defraud swindle
lawyer attorney solicitor barrister counsel
judge justice magistrate
court tribunal
ruling judgment judgement verdict decision
appeal appellant
lawsuit suit sue litigation
investigate investigation inquiry enquiry probe investigator
inspect inspection inspector
regulator watchdog
fine penalty
law legislation statute
rule regulation
licence license permit permission
ban prohibit prohibition outlaw forbid forbidden
allow authorise authorize
approve approval
reject refuse refusal rebuff dismiss
quash annul overturn
uphold confirm confirmation
order instruct instruction command
agree agreement accord deal pact
vote ballot
election poll
win victory
lose defeat loss
leader chief head boss president chair chairman chairwoman chairperson
minister secretary
mayor
spokesman spokeswoman spokesperson
official authority
company firm business corporation
worker employee staff
job employment
hire recruit
dismissal layoff redundancy
strike walkout
union
wage pay salary
buy acquire acquisition purchase takeover
sell sale
share stock
profit earnings
debt
price cost
rise increase grow growth climb
fall drop decline decrease plunge tumble slump sink slide
cut reduce reduction slash
money cash fund funding
bank lender
factory plant
shop store retailer
building premises
house home
school college
pupil student
teacher
hospital clinic infirmary
doctor physician
medicine drug medication narcotic pill
patient
illness disease sick ill
infection infect
vaccine vaccination jab
trial study
test
child kid youngster
man
woman
people person
resident villager
car vehicle
lorry truck
ship vessel boat
port harbour harbor dock quay
train rail railway
plane aircraft jet
airport airfield
road street
bridge
north northern
south southern
east eastern
west western
sea ocean
river
water
village hamlet
town
city
country nation
america american
group organisation organization
meeting conference
report account
document paper
letter
email message
phone telephone
picture photo photograph image
film movie
song
match game fixture
player
coach trainer
champion title
race
medal
record
warn warning caution
threaten threat
promise pledge vow
plan intend intention
propose proposal
demand
urge
hope
fear
support back backing
oppose opposition
criticise criticize criticism condemn
praise hail welcome
protest demonstration rally
crowd
anger fury outrage furious angry
big large huge massive
small little tiny
near close
whole entire full
half
twice
chain
key
lock
return
leave depart departure
arrive arrival
send
receive
give grant
award
use usage
show reveal disclose disclosure
find discover discovery
complain complaint
apologise apologize apology
resign resignation
appoint appointment
retire retirement
replace replacement
build construct construction
open
close closure shut
produce production
test testing
sample
contain
collect
tell notify inform
learn
blame responsible responsibility
cause
force compel
aim intend
target
weapon arms
missile rocket
bomb
border frontier
refugee asylum
migrant immigrant
gang
smuggle smuggler trafficker traffic trafficking
drone
president
`

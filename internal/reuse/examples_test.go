package reuse_test

import (
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
)

// example is an invented report of an invented accident, or of something else.
type example struct {
	publisher string
	day       int // of May 2024; 0 when undated
	text      string
}

func (e example) reading() *news.Reading {
	a := &news.Article{Text: e.text, Publisher: news.Publisher{Name: e.publisher}}
	if e.day > 0 {
		d := news.Day(2024, time.May, e.day)
		a.Published = news.Window{Earliest: d, Latest: d, Basis: news.Given}
	}
	return &news.Reading{Article: a, Document: text.Analyze(e.text)}
}

func readingsOf(examples ...example) []*news.Reading {
	var list []*news.Reading
	for _, e := range examples {
		list = append(list, e.reading())
	}
	return list
}

var (
	gazette = example{"The Quay Gazette", 4, `Ferry runs aground at Sallow Quay with 140 aboard

The ferry Petrel struck a sandbank two hundred metres short of Sallow Quay on Friday evening and stayed there for five hours, with 140 passengers and a crew of nine aboard, the harbour master said.

Nobody was badly hurt. A boy of six broke his wrist when a trolley of crockery slid across the saloon, and three people were treated for shock on the pier by volunteers from the lifeboat station.

“The bank was not there in March,” Ottoline Brask, the harbour master, told a news conference on the pier. “It is there now, and we shall have to find out how quickly it grew.”

A deckhand, who spoke to the Gazette by telephone and asked not to be named, said the echo sounder on the bridge had been dark since Wednesday. “We all knew it was off and we sailed on the lead line like our grandfathers,” the deckhand said.

The company, Merrow Lines, said that it would wait for the findings of the inspectors. It bought the Petrel from a Norwegian owner in 2015 for 3.2 million and has run her on the Sallow route every day since, storms excepted.

Divers went down to look at the hull at first light on Saturday and found a dent as long as a man above the port propeller.`}

	wire = example{"Northern Wire", 5, `Ferry aground for five hours

SALLOW QUAY (Northern Wire) - The ferry Petrel struck a sandbank two hundred metres short of Sallow Quay on Friday evening and stayed there for five hours, with 140 passengers and a crew of nine aboard, the harbour master said.

Nobody was badly hurt. A boy of six broke his wrist when a trolley of crockery slid across the saloon, and three people were treated for shock on the pier.

“The bank was not there in March,” Ottoline Brask, the harbour master, told a news conference. “It is there now, and we shall have to find out how quickly it grew.”

A deckhand told the Quay Gazette that the echo sounder on the bridge had been dark since Wednesday. “We all knew it was off and we sailed on the lead line like our grandfathers,” the deckhand said.

The company, Merrow Lines, said that it would wait for the findings of the inspectors. It bought the Petrel from a Norwegian owner in 2015 and has run her on the Sallow route every day since.`}

	pennant = example{"Daily Pennant", 6, `Blind ferry! Crew sailed with dead sounder

Crew on a stranded ferry knew its depth finder was broken, a whistleblower has claimed.

The Petrel ploughed into a sandbank two hundred metres short of Sallow Quay and was stuck for five hours on Friday with 140 passengers aboard.

A lad of six broke his wrist when a trolley of crockery slid across the saloon. Three people were treated for shock by lifeboat volunteers.

The echo sounder on the bridge had been dark since Wednesday, according to a member of the crew. “We all knew it was off and we sailed on the lead line like our grandfathers,” the insider fumed.

Owners Merrow Lines, who bought the ship from a Norwegian owner in 2015 for 3.2 million, are saying nothing until inspectors report.

Divers who went down at first light on Saturday found a dent as long as a man above the port propeller.`}

	radio = example{"Harbour Radio", 4, `Passengers home safe after a long night

More than a hundred people spent Friday night on a ferry that could not reach the pier. They were taken off by pilot launch from eleven o'clock, the youngest first, and given soup in the church hall.

Our reporter Tamsel Orde was on the pier when the first of them came ashore. “I sang to the little ones until my voice went,” said Corrie Vane, a school cook from Upper Sallow, wrapped in a red blanket.

The harbour master, Ottoline Brask, said at a news conference that charts would be checked. “The bank was not there in March,” she said. “It is there now, and we shall have to find out how quickly it grew.”

The council opens the swimming baths early this morning so that anyone who lost a bag or a coat can look for it there. Sailings are off until Tuesday at least, and the post will come by air.`}

	gazetteLater = example{"The Quay Gazette", 8, `Petrel floats free; sounder was working, says yard

This article has been updated.

The ferry Petrel is back at her berth after three tides on the slip at Ronsay. She struck a sandbank two hundred metres short of Sallow Quay on Friday evening and stayed there for five hours, with 140 passengers and a crew of nine aboard, the harbour master said.

Nobody was badly hurt. A boy of six broke his wrist when a trolley of crockery slid across the saloon, and three people were treated for shock on the pier by volunteers from the lifeboat station.

A deckhand, who spoke to the Gazette by telephone and asked not to be named, said the echo sounder on the bridge had been dark since Wednesday. The yard at Ronsay tested it on Monday and found nothing wrong.

The company, Merrow Lines, said that it would wait for the findings of the inspectors. It bought the Petrel from a Norwegian owner in 2015 for 3.2 million.`}

	gazetteCorrects = example{"The Quay Gazette", 9, `Insurers pay for dented ferry

The insurers will pay for the dent above the port propeller of the ferry Petrel, her owners announced on Thursday, and everybody who lost a suitcase or a pram is to have a letter before the month is out.

A survey vessel will measure the channel twice a year from now on, and buoys at its mouth move nearer to the eastern shore. The pilots had wanted that for a decade.

A boy of six broke his wrist when a trolley of crockery slid across the saloon. He is back at school, his aunt says, with a plaster that the whole class has painted.

Corrections: The Gazette’s report of the grounding gave the number of people treated for shock as three. It was four.`}

	lamp = example{"The Lamp", 0, `Notes from the slipway

I have been asked what I think of it all, as somebody who was sick on every ferry of the western run before he was ten. I think of soup, mostly.

The one thing to hold on to was in the Quay Gazette, which found a deckhand who says that the echo sounder on the bridge had been dark since Wednesday. If that is so, then the rest is talk. My uncle used to say that the sea forgives a fool twice and an owner never, and my uncle drowned in a bath.

Next week: gooseberries, and what the heron did.`}

	market = example{"Upland Farmer", 4, `Lamb prices climb for a third week

Prices for spring lamb climbed for the third week running at Thornaby mart, where 1,900 head went through the ring on Thursday. Buyers from the south paid up to 9 per cent more than last year.

“There is grass everywhere and nobody wants to sell,” said the auctioneer, Benno Hale. He expects the trade to hold until the shows begin.`}
)

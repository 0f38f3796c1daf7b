package export

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"

	"headwater/internal/news"
)

type gexfXML struct {
	XMLName xml.Name  `xml:"http://gexf.net/1.3 gexf"`
	Version string    `xml:"version,attr"`
	Graph   graphGEXF `xml:"graph"`
}

type graphGEXF struct {
	Mode       string           `xml:"mode,attr"`
	EdgeType   string           `xml:"defaultedgetype,attr"`
	Attributes []attributesGEXF `xml:"attributes"`
	Nodes      []nodeGEXF       `xml:"nodes>node"`
	Edges      []edgeGEXF       `xml:"edges>edge"`
}

type attributesGEXF struct {
	Class string          `xml:"class,attr"`
	Mode  string          `xml:"mode,attr"`
	Of    []attributeGEXF `xml:"attribute"`
}

type attributeGEXF struct {
	ID    string `xml:"id,attr"`
	Title string `xml:"title,attr"`
	Type  string `xml:"type,attr"`
}

type nodeGEXF struct {
	ID     string      `xml:"id,attr"`
	Label  string      `xml:"label,attr"`
	Values []valueGEXF `xml:"attvalues>attvalue"`
}

type edgeGEXF struct {
	ID     string      `xml:"id,attr"`
	Source string      `xml:"source,attr"`
	Target string      `xml:"target,attr"`
	Label  string      `xml:"label,attr"`
	Weight float64     `xml:"weight,attr"`
	Values []valueGEXF `xml:"attvalues>attvalue"`
}

type valueGEXF struct {
	For   string `xml:"for,attr"`
	Value string `xml:"value,attr"`
}

var (
	nodeAttributes = attributesGEXF{"node", "static", []attributeGEXF{
		{"publisher", "publisher", "string"}, {"earliest", "published earliest", "string"}, {"latest", "published latest", "string"},
		{"words", "words", "integer"}, {"address", "address", "string"},
	}}
	edgeAttributes = attributesGEXF{"edge", "static", []attributeGEXF{
		{"kind", "kind", "string"}, {"credited", "credited", "boolean"}, {"confidence", "confidence", "double"},
		{"copied", "copied", "double"}, {"paraphrased", "paraphrased", "double"},
	}}
)

// GEXF writes who draws on whom as a directed graph in GEXF 1.3, which Gephi opens: an edge runs from the report
// drawn on to the one that draws, so that it points the way the words went. Its weight is the share of
// the later report's words that were taken.
func GEXF(w io.Writer, s *news.Story) error {
	n := newNames(s)
	out := gexfXML{Version: "1.3", Graph: graphGEXF{Mode: "static", EdgeType: "directed", Attributes: []attributesGEXF{nodeAttributes, edgeAttributes}}}
	for i, r := range s.Dossier.Readings {
		out.Graph.Nodes = append(out.Graph.Nodes, nodeGEXF{n.articles[i].String(), label(r.Article), nodeValues(r)})
	}
	for i := range s.Dossier.Derivations {
		d := &s.Dossier.Derivations[i]
		out.Graph.Edges = append(out.Graph.Edges, edgeGEXF{
			n.derivation(d).String(), n.articles[d.From].String(), n.articles[d.Article].String(),
			string(d.Kind), hundredths(max(d.Copied+d.Paraphrased, 0.01)), edgeValues(d),
		})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	return e.Encode(out)
}

func label(a *news.Article) string {
	switch {
	case a.Publisher.Name != "" && a.Headline() != "":
		return a.Publisher.Name + ": " + a.Headline()
	case a.Publisher.Name != "":
		return a.Publisher.Name
	case a.Headline() != "":
		return a.Headline()
	}
	return a.Address()
}

// nodeValues leaves out what is not known.
func nodeValues(r *news.Reading) []valueGEXF {
	values := []valueGEXF{{"words", strconv.Itoa(r.Document.WordCount())}, {"address", r.Article.Address()}}
	if name := r.Article.Publisher.Name; name != "" {
		values = append(values, valueGEXF{"publisher", name})
	}
	if w := window(r.Article.Published); w != nil {
		values = append(values, valueGEXF{"earliest", w.Earliest}, valueGEXF{"latest", w.Latest})
	}
	return values
}

func edgeValues(d *news.Derivation) []valueGEXF {
	return []valueGEXF{
		{"kind", string(d.Kind)}, {"credited", strconv.FormatBool(d.Credited)}, {"confidence", share(d.Confidence)},
		{"copied", share(d.Copied)}, {"paraphrased", share(d.Paraphrased)},
	}
}

func share(x float64) string { return fmt.Sprintf("%.2f", x) }

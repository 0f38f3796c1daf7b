package api

import (
	"bytes"
	"context"

	"headwater/internal/desk"
	"headwater/internal/export"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/wire"
)

// mostBody is how many bytes a question may have in which texts are handed in.
const mostBody = 4 << 20

type reportQuestion struct {
	Seq store.Seq `path:"report" minimum:"1" doc:"The report's number"`
}

// fullReport is a report with all that was read in it.
type fullReport struct {
	Report   wire.Report      `json:"report"`
	Problem  string           `json:"problem,omitempty" doc:"Why the capture is no report, where it is none"`
	Number   int              `json:"number,omitempty" doc:"In its story's document, where it is called a and this number"`
	Versions []wire.Report    `json:"versions" doc:"Captures of its address, oldest first"`
	DrawsOn  []derivation     `json:"drawsOn" doc:"What it took from whom"`
	UsedBy   []derivation     `json:"usedBy" doc:"Who took what from it"`
	Document *articleDocument `json:"document,omitempty" doc:"The report as headwater/article/1, with its text"`
}

// derivation says that one report takes from another.
type derivation struct {
	Report      wire.Report         `json:"report" doc:"The other report"`
	Kind        news.DerivationKind `json:"kind" enum:"copy,rewrite,partial,update"`
	Credited    bool                `json:"credited"`
	Confidence  float64             `json:"confidence"`
	Copied      float64             `json:"copied" doc:"Share of the later report's words"`
	Paraphrased float64             `json:"paraphrased" doc:"Share of the later report's words"`
}

func (s *server) report(ctx context.Context, q *reportQuestion) (*answer[fullReport], error) {
	r, err := s.desk.Report(ctx, q.Seq)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	out := fullReport{Report: wire.NewReport(&r.Report), Number: r.Number + 1, Versions: []wire.Report{}, DrawsOn: []derivation{}, UsedBy: []derivation{}}
	if r.Problem != nil {
		out.Problem = r.Problem.What
		return &answer[fullReport]{out}, nil
	}
	for i := range r.Versions {
		out.Versions = append(out.Versions, wire.NewReport(&r.Versions[i]))
	}
	if r.Number >= 0 {
		out.addDerivations(r)
	}
	var document bytes.Buffer
	if err := export.Reading(&document, "a1", r.Reading); err != nil {
		return nil, s.problem(ctx, err)
	}
	out.Document = &articleDocument{document.Bytes()}
	return &answer[fullReport]{out}, nil
}

func (s *server) versions(ctx context.Context, q *reportQuestion) (*answer[versionsDocument], error) {
	versions, err := s.desk.Versions(ctx, q.Seq)
	var document bytes.Buffer
	if err == nil {
		err = export.Versions(&document, versions[0].Reading.Article.Address(), versions)
	}
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	return &answer[versionsDocument]{versionsDocument{document.Bytes()}}, nil
}

func (out *fullReport) addDerivations(r *desk.FullReport) {
	for _, d := range r.Story.Dossier.Derivations {
		with := func(other int) derivation {
			return derivation{wire.NewReport(&r.Story.Reports[other]), d.Kind, d.Credited, d.Confidence, d.Copied, d.Paraphrased}
		}
		if d.Article == r.Number {
			out.DrawsOn = append(out.DrawsOn, with(d.From))
		}
		if d.From == r.Number {
			out.UsedBy = append(out.UsedBy, with(d.Article))
		}
	}
}

// comparison is what reports and texts have to do with one another.
type comparison struct {
	Reports  []wire.Report `json:"reports" doc:"In the order of the document's articles: a1 is the first"`
	Document storyDocument `json:"document" doc:"The comparison as headwater/story/1"`
}

func (s *server) compareTwo(ctx context.Context, q *struct {
	A store.Seq `query:"a" required:"true" minimum:"1" doc:"A report's number"`
	B store.Seq `query:"b" required:"true" minimum:"1" doc:"Another's"`
}) (*answer[comparison], error) {
	return s.compared(ctx, []store.Seq{q.A, q.B}, nil)
}

type compareQuestion struct {
	Body struct {
		_       struct{}    `additionalProperties:"false"`
		Reports []store.Seq `json:"reports,omitempty" maxItems:"20" doc:"Numbers of reports of the library"`
		Texts   []textIn    `json:"texts,omitempty" maxItems:"20" doc:"Reports that are handed in"`
	}
}

type textIn struct {
	_         struct{} `additionalProperties:"false"`
	Name      string   `json:"name,omitempty" maxLength:"200" doc:"What to call it"`
	Publisher string   `json:"publisher,omitempty" maxLength:"200" doc:"Its outlet, where it is known"`
	Text      string   `json:"text" minLength:"1" maxLength:"1048576" doc:"HTML or plain text, the headline first"`
}

func (s *server) compareAll(ctx context.Context, q *compareQuestion) (*answer[comparison], error) {
	var texts []desk.Text
	for _, t := range q.Body.Texts {
		texts = append(texts, desk.Text{Name: t.Name, Publisher: t.Publisher, Body: t.Text})
	}
	return s.compared(ctx, q.Body.Reports, texts)
}

func (s *server) compared(ctx context.Context, seqs []store.Seq, texts []desk.Text) (*answer[comparison], error) {
	c, err := s.desk.CompareAll(ctx, seqs, texts)
	var document bytes.Buffer
	if err == nil {
		err = export.Story(&document, c.Story)
	}
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	out := comparison{Reports: []wire.Report{}, Document: storyDocument{document.Bytes()}}
	told := c.Told()
	for i := range told.Reports {
		out.Reports = append(out.Reports, wire.NewReport(&told.Reports[i]))
	}
	return &answer[comparison]{out}, nil
}

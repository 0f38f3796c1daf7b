package web

import (
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"time"

	"headwater/internal/editing"
	"headwater/internal/news"
)

// MostSent is how many bytes an editor may send to the page that takes files in. What is over the bound of one
// upload is read and thrown away, since browsers look for an answer only once they have sent all.
const MostSent = 4 * editing.MostUpload

// mostForm is how much the form may hold around the files.
const mostForm = 1 << 20

// longestUpload is how long sending files may take.
const longestUpload = 10 * time.Minute

// addPage takes in reports.
type addPage struct {
	frame
	Asks, Works              bool
	Addresses                string
	WrongAddresses, Wrong    string
	MostAddresses, MostFiles int
	MostMB                   int
}

func (s *Site) newAddPage(r *http.Request) addPage {
	return addPage{frame: s.frame(r, "Add reports", "add"), Asks: s.Edit.Asks(), Works: s.Edit.Works,
		MostAddresses: editing.MostAddresses, MostFiles: editing.MostFiles, MostMB: editing.MostUpload >> 20}
}

func (s *Site) add(w http.ResponseWriter, r *http.Request) error {
	return s.show(w, r, http.StatusOK, "add.html", s.newAddPage(r))
}

// takeIn takes in the files of a form, or has fetched what is at the addresses in it.
func (s *Site) takeIn(w http.ResponseWriter, r *http.Request) error {
	p := s.newAddPage(r)
	var taken *editing.Intake
	var err error
	told := &p.WrongAddresses
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		told = &p.Wrong
		taken, err = s.takeFiles(w, r)
	} else {
		if err := r.ParseForm(); err != nil {
			return formProblem(err)
		}
		p.Addresses = r.PostForm.Get("addresses")
		taken, err = s.Edit.TakeAddresses(lines(p.Addresses))
	}
	words, status, err := wrongOr(err)
	switch {
	case err != nil:
		return err
	case words != "":
		*told = words
		return s.show(w, r, status, "add.html", p)
	}
	http.Redirect(w, r, "/add/"+taken.ID, http.StatusSeeOther)
	return nil
}

// takeFiles takes in the files of a form. Nothing is taken of a form that is too long or broken.
func (s *Site) takeFiles(w http.ResponseWriter, r *http.Request) (*editing.Intake, error) {
	control, late := http.NewResponseController(w), time.Now().Add(longestUpload)
	_, _ = control.SetReadDeadline(late), control.SetWriteDeadline(late) // else the usual ones hold
	if r.ContentLength > editing.MostUpload+mostForm {
		_, _ = io.Copy(io.Discard, r.Body) // as far as it comes
		return nil, uploadTooLarge()
	}
	r.Body = http.MaxBytesReader(w, r.Body, editing.MostUpload+mostForm)
	if err := r.ParseMultipartForm(mostForm); err != nil {
		if errors.As(err, new(*http.MaxBytesError)) {
			return nil, uploadTooLarge()
		}
		return nil, formProblem(err)
	}
	defer func() { _ = r.MultipartForm.RemoveAll() }() // the system clears up what stays
	var files []editing.File
	for _, header := range r.MultipartForm.File["files"] {
		if header.Filename == "" {
			continue // nothing was chosen
		}
		f, err := header.Open()
		if err != nil {
			return nil, err
		}
		defer func(f multipart.File) { _ = f.Close() }(f)
		files = append(files, editing.File{Name: header.Filename, At: f, Size: header.Size})
	}
	return s.Edit.TakeFiles(r.Context(), files)
}

func uploadTooLarge() error {
	return &news.Problem{Kind: news.TooLarge, What: fmt.Sprintf("these files are over the limit of %d MB together, and none was taken", editing.MostUpload>>20),
		Do: "send fewer at once; the command headwater add takes files of any length"}
}

// lines gives the lines that have something in them.
func lines(s string) []string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// intakePage tells what became of what was handed in.
type intakePage struct {
	frame
	Here  string // its own address
	Title string
	Tally []tallyLine
	Items []intakeLine
	Pager pager
	More  int // that are not listed
	Done  bool
	Works bool
}

const takenOfPage = 100

type intakeLine struct {
	Name, Href string
	Fate, Tone string
	Why        string
	Report     *ref // once it is read
	Story      string
	Unread     bool // it is still to be read
}

var fateTones = map[editing.Fate]string{editing.Taken: "good", editing.Refused: "bad", editing.Known: "mild"}
var fateWords = map[editing.Fate]string{editing.Taken: "taken", editing.Refused: "refused", editing.Known: "known before", editing.Waiting: "to be fetched"}

// intake tells what became of what was handed in.
func (s *Site) intake(w http.ResponseWriter, r *http.Request) error {
	in, err := s.Edit.Intake(r.PathValue("intake"))
	if err != nil {
		return err
	}
	p := intakePage{frame: s.frame(r, "What was taken in", "add"), Here: r.URL.Path, Title: "Taken in", Done: in.Done, Works: s.Edit.Works}
	if !in.Done {
		p.Title = "Being taken in"
	}
	for _, t := range []tallyLine{{N: in.Taken, Words: "taken", Tone: "good"}, {N: in.Known, Words: "known before"}, {N: in.Refused, Words: "refused", Tone: "bad"}} {
		if t.N > 0 {
			p.Tally = append(p.Tally, t)
		}
	}
	p.More = max(in.Taken+in.Known+in.Refused-len(in.Items), 0)
	n, err := askedPage(r.URL.Query().Get("page"))
	if err != nil {
		return err
	}
	if p.Pager, err = newPager(r, n, len(in.Items), takenOfPage); err != nil {
		return err
	}
	for _, item := range in.Items[min((n-1)*takenOfPage, len(in.Items)):min(n*takenOfPage, len(in.Items))] {
		line, err := s.intakeLine(r, item)
		if err != nil {
			return err
		}
		p.Items = append(p.Items, line)
	}
	return s.show(w, r, http.StatusOK, "intake.html", p)
}

func (s *Site) intakeLine(r *http.Request, item editing.Item) (intakeLine, error) {
	line := intakeLine{Name: clip(oneLine(item.Name), 160), Href: shortAddress(item.Name), Fate: fateWords[item.Fate], Tone: fateTones[item.Fate], Why: sentence(clip(item.Why, 200))}
	if strings.HasPrefix(line.Name, editing.Uploads) {
		line.Name = line.Name[strings.LastIndexByte(line.Name, '/')+1:]
	}
	if item.Seq == 0 {
		return line, nil
	}
	rep, err := s.Desk.Line(r.Context(), item.Seq)
	words, _, err := wrongOr(err)
	switch {
	case err != nil:
		return line, err
	case words != "":
		line.Why = words
	case rep == nil:
		line.Unread = true
	default:
		report := refOf(*rep)
		line.Report, line.Story = &report, storyIn(*rep)
	}
	return line, nil
}

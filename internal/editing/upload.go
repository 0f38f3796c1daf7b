package editing

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"headwater/internal/archive"
	"headwater/internal/extract"
	"headwater/internal/news"
	"headwater/internal/store"
)

// File is a file that somebody hands in, whole.
type File struct {
	Name string // as they call it; it names nothing on this machine
	At   io.ReaderAt
	Size int64 // bytes
}

// Text is a report that somebody hands in, as HTML or plain text.
type Text struct{ Name, Body string }

// TakeFiles takes in what files hold, as the command line does: reports, archives, and what a feed or a list
// announces. It goes on when whoever handed them in has left.
func (e *Editor) TakeFiles(ctx context.Context, files []File) (*Intake, error) {
	size := int64(0)
	for _, f := range files {
		size += f.Size
	}
	switch {
	case len(files) == 0:
		return nil, bad("files", "none was chosen", "choose one or more")
	case len(files) > MostFiles || size > MostUpload:
		return nil, &news.Problem{Kind: news.TooLarge, Where: "files", What: fmt.Sprintf("%d files of %d MB", len(files), size>>20),
			Do: fmt.Sprintf("send %d files of %d MB together at most; larger ones are for headwater add", MostFiles, MostUpload>>20)}
	}
	return e.take(ctx, func(ctx context.Context, t *Taker) error {
		for _, f := range files {
			name, err := upload(f.Name, f.At, f.Size)
			if err == nil {
				err = t.File(ctx, archive.Source{Name: name, At: f.At, Size: f.Size})
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// TakeTexts takes in reports that are at hand as texts.
func (e *Editor) TakeTexts(ctx context.Context, texts []Text) (*Intake, error) {
	if len(texts) == 0 || len(texts) > MostTexts {
		return nil, bad("texts", fmt.Sprintf("%d of them", len(texts)), fmt.Sprintf("send 1 to %d", MostTexts))
	}
	return e.take(ctx, func(ctx context.Context, t *Taker) error {
		for _, text := range texts {
			if len(text.Body) > MostText {
				t.Fail(&news.Problem{Kind: news.TooLarge, Where: text.Name, What: fmt.Sprintf("%d bytes", len(text.Body)), Do: fmt.Sprintf("send %d at most", MostText)})
				continue
			}
			body := strings.NewReader(text.Body)
			name, err := upload(text.Name, body, body.Size())
			if err == nil {
				err = t.Page(ctx, store.Capture{Capture: news.Capture{Name: name, Body: []byte(text.Body)}})
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// mostTaking is how long files are taken in while somebody waits for the answer.
const mostTaking = 90 * time.Second

// take lets somebody take things in, and tells what became of them.
func (e *Editor) take(ctx context.Context, do func(context.Context, *Taker) error) (*Intake, error) {
	leave, err := hold(ctx, e.taking)
	if err != nil {
		return nil, err
	}
	defer leave()
	in := Intake{Done: true}
	var announced []*news.Capture
	t := &Taker{Library: e.library, Fail: in.refuse, Kept: in.kept, Accepts: isReport}
	t.Announced = func(_ context.Context, c *news.Capture) error {
		announced = append(announced, c)
		return nil
	}
	ctx, end := context.WithTimeout(context.WithoutCancel(ctx), mostTaking)
	defer end()
	err = do(ctx, t)
	if err == nil {
		err = t.Flush(ctx)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		in.refuse(&news.Problem{What: "the rest took too long", Do: "hand it in again, or to headwater add"})
		err = nil
	}
	if err != nil {
		return nil, err
	}
	if len(announced) == 0 {
		return e.intakes.begin(in), nil
	}
	return e.takeAnnounced(in, announced)
}

// isReport refuses what can be no report: pictures, recordings, nothing at all. Pages without a report in them are
// kept, for they may have one for a later reader.
func isReport(c *news.Capture) *news.Problem {
	_, err := extract.Article(c, news.DayOf(time.Now()))
	if p := problemOf(err); p != nil && (p.Kind == news.NotText || p.Kind == news.TooLarge || p.Kind == news.Empty) {
		return p
	}
	return nil
}

// Uploads is what stands before the names of what was handed in.
const Uploads = "upload/"

// upload names what was handed in: by its own name, and by its content before that. Two reports that are both called
// article.txt would else be two versions of one.
func upload(name string, at io.ReaderAt, size int64) (string, error) {
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(at, 0, size)); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s%x/%s", Uploads, sum.Sum(nil)[:6], baseName(name)), nil
}

// baseName is the last part of a name, without what cannot be seen in it.
func baseName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name[strings.LastIndexAny(name, `/\`)+1:], ""))
	if len(name) > longestName {
		name = strings.ToValidUTF8(name[len(name)-longestName:], "") // its end tells what it is
	}
	if name = strings.TrimSpace(name); strings.Trim(name, ".") == "" {
		return "unnamed"
	}
	return name
}

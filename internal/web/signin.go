package web

import (
	"errors"
	"net/http"
	"net/url"

	"headwater/internal/access"
)

// signInPage asks for a password.
type signInPage struct {
	frame
	Next, Wrong string
}

func (s *Site) signInForm(w http.ResponseWriter, r *http.Request) error {
	p := signInPage{frame: s.frame(r, "Sign in", ""), Next: localPath(r.URL.Query().Get("next"))}
	if s.Gate.Open() {
		http.Redirect(w, r, p.Next, http.StatusSeeOther)
		return nil
	}
	return s.show(w, r, http.StatusOK, "signin.html", p)
}

func (s *Site) signIn(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return formProblem(err)
	}
	p := signInPage{frame: s.frame(r, "Sign in", ""), Next: localPath(r.PostForm.Get("next"))}
	if err := s.Gate.SignIn(w, r, r.PostForm.Get("password")); err != nil {
		status := http.StatusForbidden
		if errors.Is(err, access.ErrTooOften) {
			status = http.StatusTooManyRequests
		}
		p.Wrong = sentence(err.Error())
		return s.show(w, r, status, "signin.html", p)
	}
	http.Redirect(w, r, p.Next, http.StatusSeeOther)
	return nil
}

func (s *Site) signOut(w http.ResponseWriter, r *http.Request) error {
	s.Gate.SignOut(w, r)
	http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
	return nil
}

// localPath is where to go after signing in: a path of this server, never another's address.
func localPath(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host != "" || u.Scheme != "" || len(u.Path) == 0 || u.Path[0] != '/' || len(s) > 1 && (s[1] == '/' || s[1] == '\\') {
		return "/"
	}
	return u.RequestURI()
}

// nextQuery has whoever signs in led back to where they wanted to be. Every page that is sent to can be looked at too,
// but for the one by which people leave.
func nextQuery(r *http.Request) string {
	if r.URL.Path == "/sign-out" {
		return ""
	}
	return url.Values{"next": {r.URL.RequestURI()}}.Encode()
}

package cli

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"html"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// certificate writes a certificate for this machine that it signed itself, with its key, and gives those who trust it.
func certificate(t *testing.T) (cert, key string, trust *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "desk"}, NotBefore: time.Now().Add(-time.Hour),
		NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, kind string, b []byte) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: b}), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	trust = x509.NewCertPool()
	own, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	trust.AddCert(own)
	return write("cert.pem", "CERTIFICATE", der), write("key.pem", "PRIVATE KEY", keyDER), trust
}

const password = "six words that stand for themselves"

// keyFile writes a file with a password for readers.
func keyFile(t *testing.T) string {
	t.Helper()
	code, line, told := run(t.Context(), password+"\n", "password")
	if code != exitOK {
		t.Fatal(told)
	}
	path := filepath.Join(t.TempDir(), "keys")
	if err := os.WriteFile(path, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// trusting is somebody who trusts a certificate and keeps cookies.
func trusting(t *testing.T, trust *x509.CertPool) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: trust}, ForceAttemptHTTP2: true}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Jar: jar, Transport: transport}
}

// answered is what a browser got.
type answered struct {
	status int
	path   string // of the last address
	hsts   string
	proto  int
	body   string
}

// read asks for a path, and follows where it leads.
func (o *opened) read(t *testing.T, c *http.Client, path string) answered {
	t.Helper()
	answer, err := c.Get(o.address + path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answered{answer.StatusCode, answer.Request.URL.Path, answer.Header.Get("Strict-Transport-Security"), answer.ProtoMajor, string(body)}
}

// TestServeTLS signs in over https, and follows a story's feed as a feed reader does, without a cookie.
func TestServeTLS(t *testing.T) {
	cert, key, trust := certificate(t)
	o := open(t, "--demo", "--password-file", keyFile(t), "--tls-cert", cert, "--tls-key", key)
	defer o.end()
	if !strings.HasPrefix(o.address, "https://") {
		t.Fatal(o.address)
	}
	client := trusting(t, trust)
	got := o.read(t, client, "/stories/1")
	if got.path != "/sign-in" || !strings.Contains(got.body, "Password") || got.proto != 2 {
		t.Fatalf("%+v", got)
	}
	if got.hsts == "" {
		t.Error("browsers are not told to stay with https")
	}
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	in, err := client.PostForm(o.address+"/sign-in", url.Values{"password": {password}, "next": {"/stories/1"}})
	if err != nil {
		t.Fatal(err)
	}
	_ = in.Body.Close()
	c := in.Cookies()
	if in.StatusCode != http.StatusSeeOther || in.Header.Get("Location") != "/stories/1" || len(c) == 0 || !c[0].Secure || !c[0].HttpOnly || c[0].SameSite != http.SameSiteLaxMode {
		t.Fatalf("%d to %s with %v", in.StatusCode, in.Header.Get("Location"), c)
	}
	story := o.read(t, client, "/stories/1").body
	feed := regexp.MustCompile(`href="([^"]+)" type="application/atom\+xml"`).FindStringSubmatch(story)
	if feed == nil {
		t.Fatalf("no feed: %.500s", story)
	}
	reader := trusting(t, trust)
	address := html.UnescapeString(feed[1])
	if got := o.read(t, reader, address); got.status != http.StatusOK || !strings.Contains(got.body, "<feed") {
		t.Errorf("%s: %+v", address, got)
	}
	for _, path := range []string{strings.Replace(address, "/stories/1/", "/stories/6/", 1), "/api/v1/stories/1"} {
		if got := o.read(t, reader, path); got.status != http.StatusUnauthorized {
			t.Errorf("%s is open: %d", path, got.status)
		}
	}
	plain, err := http.Get("http" + strings.TrimPrefix(o.address, "https") + "/")
	if err == nil {
		_ = plain.Body.Close()
		if plain.StatusCode != http.StatusBadRequest {
			t.Errorf("without TLS: %d", plain.StatusCode)
		}
	}
}

// TestServeCertificates holds that what is wrong with a certificate or its key is said before anything is served.
func TestServeCertificates(t *testing.T) {
	cert, key, _ := certificate(t)
	_, other, _ := certificate(t)
	words := filepath.Join(t.TempDir(), "words.pem")
	if err := os.WriteFile(words, []byte("no certificate at all\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		cert, key, want string
	}{
		"the key of another":    {cert, other, "does not match"},
		"they are interchanged": {key, cert, "switched"},
		"no certificate":        {words, key, "words.pem"},
		"no key":                {cert, words, "PEM data in key input"},
	} {
		code, _, told := run(t.Context(), "", "serve", "--demo", "--addr", "127.0.0.1:0", "--tls-cert", c.cert, "--tls-key", c.key)
		if code == exitOK || !strings.HasPrefix(told, "headwater: ") || !strings.Contains(told, c.want) {
			t.Errorf("%s: %d, %s", name, code, told)
		}
	}
}

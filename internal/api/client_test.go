package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
)

// client is made of the OpenAPI document alone: it knows which operations there are, what they are asked with,
// and what they may answer, and holds every answer to that.
type client struct {
	handler http.Handler
	base    string
	ops     map[string]operation
	schemas map[string]json.RawMessage
	checked map[string]*jsonschema.Resolved // by schema
}

type operation struct {
	Method, Path string
	OperationID  string
	Summary      string
	Parameters   []struct {
		Ref      string `json:"$ref"`
		Name, In string
		Required bool
		Schema   struct{ Enum []string }
	}
	RequestBody *struct {
		Content map[string]struct{ Schema json.RawMessage }
	}
	Responses map[string]struct {
		Description string
		Content     map[string]struct{ Schema json.RawMessage }
	}
}

type document struct {
	OpenAPI    string
	Info       struct{ Title, Version string }
	Servers    []struct{ URL string }
	Paths      map[string]map[string]operation
	Components struct{ Schemas map[string]json.RawMessage }
}

func newClient(t *testing.T, h http.Handler) *client {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/openapi.json", nil))
	var d document
	if err := json.Unmarshal(w.Body.Bytes(), &d); err != nil || w.Code != http.StatusOK {
		t.Fatalf("%d: %v", w.Code, err)
	}
	if !strings.HasPrefix(d.OpenAPI, "3.1.") || d.Info.Title == "" || d.Info.Version == "" || len(d.Servers) != 1 {
		t.Errorf("not an OpenAPI 3.1 document: %+v", d.Info)
	}
	c := &client{handler: h, base: d.Servers[0].URL, ops: map[string]operation{}, schemas: d.Components.Schemas, checked: map[string]*jsonschema.Resolved{}}
	for path, methods := range d.Paths {
		for method, op := range methods {
			op.Method, op.Path = strings.ToUpper(method), path
			if _, twice := c.ops[op.OperationID]; twice || op.OperationID == "" {
				t.Errorf("%s %s: operationId %q", method, path, op.OperationID)
			}
			c.ops[op.OperationID] = op
		}
	}
	return c
}

// resolve makes a schema of the document ready; references lead to its components.
func (c *client) resolve(schema json.RawMessage) (*jsonschema.Resolved, error) {
	key := string(schema)
	if known := c.checked[key]; known != nil {
		return known, nil
	}
	whole, err := json.Marshal(map[string]any{"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": c.schemas, "allOf": []json.RawMessage{schema}})
	if err != nil {
		return nil, err
	}
	whole = bytes.ReplaceAll(whole, []byte("#/components/schemas/"), []byte("#/$defs/"))
	var s jsonschema.Schema
	if err := json.Unmarshal(whole, &s); err != nil {
		return nil, err
	}
	c.checked[key], err = s.Resolve(nil)
	return c.checked[key], err
}

// call asks an operation. Parameters go where the document wants them; body, if any, is sent as it is.
func (c *client) call(t *testing.T, id string, params map[string]string, body string, header http.Header) *httptest.ResponseRecorder {
	t.Helper()
	op, known := c.ops[id]
	if !known {
		t.Fatalf("no operation %s", id)
	}
	path, query := op.Path, url.Values{}
	for name, value := range params {
		if slot := "{" + name + "}"; strings.Contains(path, slot) {
			path = strings.Replace(path, slot, url.PathEscape(value), 1)
		} else {
			query.Set(name, value)
		}
	}
	r := httptest.NewRequest(op.Method, c.base+path+"?"+query.Encode(), strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for name, values := range header {
		r.Header[name] = values
	}
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	if w.Code != http.StatusNotModified {
		c.hold(t, op, w)
	}
	return w
}

// hold fails where an answer is not as the document says.
func (c *client) hold(t *testing.T, op operation, w *httptest.ResponseRecorder) {
	t.Helper()
	media, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
	response, told := op.Responses[fmt.Sprint(w.Code)]
	content, typed := response.Content[media]
	_, whatever := response.Content["*/*"]
	if !told || !typed && !whatever {
		t.Errorf("%s: status %d as %s is not in the document: %s", op.OperationID, w.Code, media, w.Body)
		return
	}
	if !inSchema(media) {
		return
	}
	resolved, err := c.resolve(content.Schema)
	if err != nil {
		t.Fatalf("%s: %v", op.OperationID, err)
	}
	var v any
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatalf("%s: %v", op.OperationID, err)
	}
	if err := resolved.Validate(v); err != nil {
		t.Errorf("%s: the answer is not as the document says: %.800v", op.OperationID, err)
	}
}

// inSchema reports whether answers of a media type are described by a schema. Others are files in forms of their own.
func inSchema(media string) bool {
	return media == "application/json" || media == "application/problem+json"
}

// into reads an answer.
func into[T any](t *testing.T, w *httptest.ResponseRecorder) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != http.StatusOK {
		t.Fatalf("%d %v: %.500s", w.Code, err, w.Body)
	}
	return v
}

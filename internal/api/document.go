package api

import (
	"maps"
	"slices"

	"github.com/danielgtaylor/huma/v2"
)

// complete adds to the document what holds for every operation: that answers have tags, who may ask, and how long to
// wait where there is no room.
func complete(o *huma.OpenAPI) {
	words := &huma.Schema{Type: huma.TypeString}
	o.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer", Description: "Not needed where the library is open to this machine alone"}}
	o.Security = []map[string][]string{{}, {"token": {}}}
	o.Components.Parameters = map[string]*huma.Param{"IfNoneMatch": {Name: "If-None-Match", In: "header", Schema: words, Description: "The ETag of an answer: 304 while it would be the same"}}
	o.Components.Headers = map[string]*huma.Header{
		"ETag":       {Schema: words, Description: "Changes when the answer does"},
		"RetryAfter": {Schema: words, Description: "Seconds to wait; left out where that cannot be told"},
	}
	for _, path := range slices.Sorted(maps.Keys(o.Paths)) {
		item := o.Paths[path]
		for _, op := range []*huma.Operation{item.Get, item.Post, item.Put, item.Patch, item.Delete} {
			if op != nil {
				addHeader(op, "429", "Retry-After", "RetryAfter")
			}
		}
		if op := item.Get; op != nil {
			op.Parameters = append(op.Parameters, &huma.Param{Ref: "#/components/parameters/IfNoneMatch"})
			op.Responses["304"] = &huma.Response{Description: "Nothing has changed"}
			addHeader(op, "200", "ETag", "ETag")
			addHeader(op, "304", "ETag", "ETag")
		}
	}
	problemSchema(o.Components.Schemas.Map())
}

func addHeader(op *huma.Operation, status, name, component string) {
	r := op.Responses[status]
	if r.Headers == nil {
		r.Headers = map[string]*huma.Header{}
	}
	r.Headers[name] = &huma.Header{Ref: "#/components/headers/" + component}
}

// problemSchema says of problem documents what holds for ours: all that RFC 9457 names is there, and a type is an
// address relative to the server.
func problemSchema(schemas map[string]*huma.Schema) {
	p := schemas["Problem"]
	p.Required = []string{"type", "title", "status", "detail"}
	p.Properties["type"] = &huma.Schema{Type: huma.TypeString, Format: "uri-reference", Description: "Where this type of problem is explained"}
	delete(p.Properties, "instance")
}

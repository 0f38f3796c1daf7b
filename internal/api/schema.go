package api

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"headwater/internal/export"
)

// storyDocument is a headwater/story/1 document as it is kept.
type storyDocument struct{ json.RawMessage }

// Schema is that of the document.
func (storyDocument) Schema(r huma.Registry) *huma.Schema {
	return r.Schema(export.StoryType(), true, "StoryDocument")
}

// articleDocument is a headwater/article/1 document.
type articleDocument struct{ json.RawMessage }

// Schema is that of the document.
func (articleDocument) Schema(r huma.Registry) *huma.Schema {
	return r.Schema(export.ArticleType(), true, "ArticleDocument")
}

// versionsDocument is a headwater/versions/1 document.
type versionsDocument struct{ json.RawMessage }

// Schema is that of the document.
func (versionsDocument) Schema(r huma.Registry) *huma.Schema {
	return r.Schema(export.VersionsType(), true, "VersionsDocument")
}

const schemaPrefix = "#/components/schemas/"

// schemaName calls the parts of a document by what they are in it: DocumentClaim.
func schemaName(t reflect.Type, hint string) string {
	switch t {
	case reflect.TypeFor[huma.ErrorModel]():
		return "Problem"
	case reflect.TypeFor[huma.ErrorDetail]():
		return "ProblemDetail"
	}
	name := huma.DefaultSchemaNamer(t, hint)
	if part, ok := strings.CutSuffix(name, "JSON"); ok {
		return "Document" + part
	}
	return name
}

// tidy says in the schemas what the encoder does and may do: answers may come to have more fields, lists are never null, and a struct behind a pointer is where
// nothing leaves it out.
func tidy(registry huma.Registry) {
	for _, name := range slices.Sorted(maps.Keys(registry.Map())) {
		if t := registry.TypeFromRef(schemaPrefix + name); t != nil && t.Kind() == reflect.Struct {
			embed(registry, registry.Map()[name], t)
		}
	}
	for name, schema := range registry.Map() {
		for _, p := range schema.Properties {
			if p.Type == huma.TypeArray {
				p.Nullable = false
			}
		}
		t := registry.TypeFromRef(schemaPrefix + name)
		if t == nil || t.Kind() != reflect.Struct {
			continue
		}
		allowNull(schema, t)
		if _, strict := t.FieldByName("_"); !strict {
			schema.AdditionalProperties = nil // fields may be added to answers
		}
	}
}

// embed adds the fields of structs that t embeds without exporting them, which encoding/json writes too.
func embed(registry huma.Registry, schema *huma.Schema, t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.Anonymous || f.IsExported() || f.Type.Kind() != reflect.Struct {
			continue
		}
		part := registry.SchemaFromRef(registry.Schema(f.Type, true, "").Ref)
		maps.Copy(schema.Properties, part.Properties)
		schema.Required = append(schema.Required, part.Required...)
	}
}

// allowNull lets the pointers to structs among the fields of t be null.
func allowNull(schema *huma.Schema, t reflect.Type) {
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		p := schema.Properties[name]
		if p == nil || p.Ref == "" || f.Type.Kind() != reflect.Pointer || strings.Contains(options, "omitempty") {
			continue
		}
		schema.Properties[name] = &huma.Schema{AnyOf: []*huma.Schema{{Ref: p.Ref}, {Type: "null"}}}
	}
}

// older gives the document as OpenAPI 3.0.3, for generators that do not know 3.1 yet.
func older(o *huma.OpenAPI) ([]byte, error) {
	downgraded, err := o.Downgrade()
	if err != nil {
		return nil, err
	}
	var document any
	if err := json.Unmarshal(downgraded, &document); err != nil {
		return nil, err
	}
	nullable(document)
	return json.Marshal(document)
}

// nullable puts a reference that may be null into the words of OpenAPI 3.0.
func nullable(v any) {
	switch v := v.(type) {
	case []any:
		for _, part := range v {
			nullable(part)
		}
	case map[string]any:
		if choice, ok := v["anyOf"].([]any); ok && len(choice) == 2 {
			delete(v, "anyOf")
			v["allOf"], v["nullable"] = choice[:1], true
		}
		for _, part := range v {
			nullable(part)
		}
	}
}

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

const schemaPrefix = "#/components/schemas/"

// schemaName calls the parts of a document by what they are in it: DocumentClaim.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	if part, ok := strings.CutSuffix(name, "JSON"); ok {
		return "Document" + part
	}
	return name
}

// tidy says in the schemas what the encoder does: lists are never null, and a struct behind a pointer is where
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
		if t := registry.TypeFromRef(schemaPrefix + name); t != nil && t.Kind() == reflect.Struct {
			allowNull(schema, t)
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

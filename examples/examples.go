// Package examples holds the invented stories of this folder, so that the program can show itself on them.
package examples

import "embed"

// Articles are the reports of all stories, as STORY/articles/FILE.
//
//go:embed */articles
var Articles embed.FS

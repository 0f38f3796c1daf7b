package invent

import (
	"fmt"
	"html"
	"strings"
	"time"
)

// Page gives a report as a page on the web.
func (r *Report) Page() []byte {
	var body strings.Builder
	for _, p := range r.Paragraphs {
		fmt.Fprintf(&body, "<p>%s</p>\n", html.EscapeString(p))
	}
	return fmt.Appendf(nil, `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>%[1]s | %[2]s</title>
<meta property="og:site_name" content="%[2]s"><link rel="canonical" href="%[3]s">
<meta property="article:published_time" content="%[4]s"></head>
<body><header><a href="/">%[2]s</a><nav><a href="/news">News</a> <a href="/sport">Sport</a></nav></header>
<main><article><h1>%[1]s</h1>
%[5]s</article></main><footer>%[2]s. All rights reserved.</footer></body></html>
`, html.EscapeString(r.Title), html.EscapeString(r.Publisher), r.URL, r.Published.Format(time.RFC3339), body.String())
}

package feed

import (
	"net/url"
	"strings"
)

// trackers are the parameters by which links are marked to count who follows them, and trackerPrefixes
// what some of them begin with. A page is the same page with them and without.
var (
	trackers = map[string]bool{
		"fbclid": true, "gclid": true, "gbraid": true, "wbraid": true, "dclid": true, "gclsrc": true, "msclkid": true, "yclid": true,
		"twclid": true, "ttclid": true, "igshid": true, "igsh": true, "mc_cid": true, "mc_eid": true, "mkt_tok": true, "oly_anon_id": true,
		"oly_enc_id": true, "vero_id": true, "_hsenc": true, "_hsmi": true, "cmpid": true, "ocid": true, "xtor": true, "smid": true,
		"_ga": true, "_gl": true,
	}
	trackerPrefixes = []string{"utm_", "at_campaign", "at_medium", "at_custom", "at_link", "hsa_", "pk_campaign", "pk_source", "mtm_", "piano_"}
)

// Identity is the address by which a page is known: without what only counts readers, without fragment,
// scheme and host in small letters, without the port that goes without saying. What is no address of
// the web stays as it is.
func Identity(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Opaque != "" {
		return address
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	if port := u.Port(); u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		u.Host = strings.TrimSuffix(u.Host, ":"+port)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.Fragment, u.RawFragment = "", ""
	u.RawQuery, u.ForceQuery = withoutTrackers(u.RawQuery), false
	return u.String()
}

// withoutTrackers leaves the other parameters as they are, in their order.
func withoutTrackers(query string) string {
	var kept []string
	for part := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(part, "=")
		if part != "" && !isTracker(strings.ToLower(name)) {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "&")
}

func isTracker(name string) bool {
	for _, p := range trackerPrefixes {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return trackers[name]
}

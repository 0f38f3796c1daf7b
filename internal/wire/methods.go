package wire

import "net/http"

// Methods lists how a path may be asked: the methods with which a mux leads to another pattern than the one for all
// that is not there. It is empty where there is nothing.
func Methods(mux *http.ServeMux, r *http.Request, nothing string) []string {
	var list []string
	asked := *r
	for _, asked.Method = range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		if _, pattern := mux.Handler(&asked); pattern != "" && pattern != nothing {
			list = append(list, asked.Method)
		}
	}
	if len(list) > 0 {
		list = append(list, http.MethodOptions)
	}
	return list
}

package feed

import "testing"

func TestIdentity(t *testing.T) {
	for _, tt := range [][2]string{
		{"https://Tarn.Example/a?utm_source=rss&id=7&UTM_medium=x#top", "https://tarn.example/a?id=7"},
		{"https://tarn.example:443/a?fbclid=1", "https://tarn.example/a"},
		{"http://tarn.example", "http://tarn.example/"},
		{"http://tarn.example:8080/a?b=%20c&a=1", "http://tarn.example:8080/a?b=%20c&a=1"},
		{"https://tarn.example/a?author=utm_x&&page=2", "https://tarn.example/a?author=utm_x&page=2"},
		{"/tmp/a file", "/tmp/a file"},
		{"mailto:desk@tarn.example", "mailto:desk@tarn.example"},
		{"://", "://"},
	} {
		if got := Identity(tt[0]); got != tt[1] || Identity(got) != got {
			t.Errorf("Identity(%q) = %q, want %q", tt[0], got, tt[1])
		}
	}
}

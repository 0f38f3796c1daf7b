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

// The identity of an identity is itself.
func FuzzIdentity(f *testing.F) {
	for _, s := range []string{"https://tarn.example/a?utm_source=x&b=1#c", "HTTP://TARN.example:80?", "//x", "a:b", "http://[::1]:80/%zz?%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Identity(s)
		if twice := Identity(once); twice != once {
			t.Errorf("%q, then %q", once, twice)
		}
	})
}

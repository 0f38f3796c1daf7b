package access

import (
	"bufio"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"golang.org/x/crypto/argon2"

	"headwater/internal/news"
)

// Keys are the passwords and tokens that let somebody in, as hashes.
type Keys struct {
	passwords []password
	tokens    map[[sha256.Size]byte]Role
}

// password is the Argon2id hash of one, with the parameters it was made with.
type password struct {
	role       Role
	memory     uint32 // KiB
	passes     uint32
	lanes      uint8
	salt, hash []byte
}

const (
	shortestPassword = 10 // characters
	longestPassword  = 1024
	mostKeys         = 64
)

func (k Keys) empty() bool { return len(k.passwords) == 0 && len(k.tokens) == 0 }

// ReadKeys reads a file of keys: on each line a role and a hash, as NewPassword and NewToken write them.
// Empty lines and those that begin with # say nothing.
func ReadKeys(r io.Reader, name string) (Keys, error) {
	k := Keys{tokens: map[[sha256.Size]byte]Role{}}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		fields := strings.Fields(lines.Text())
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if n > mostKeys || len(fields) != 2 || !k.add(roleNames[fields[0]], fields[1]) {
			return Keys{}, &news.Problem{Kind: news.BadArgument, Where: fmt.Sprintf("%s, line %d", name, n), What: "not a role and a hash", Do: "write the line with headwater password"}
		}
	}
	err := lines.Err()
	if err == nil && k.empty() {
		err = &news.Problem{Kind: news.Empty, Where: name, What: "no password and no token in it", Do: "make one with headwater password"}
	}
	return k, err
}

// add takes one key in and reports whether it is one.
func (k *Keys) add(role Role, hash string) bool {
	if role == Nobody {
		return false
	}
	if digest, ok := strings.CutPrefix(hash, "sha256:"); ok {
		sum, err := hex.DecodeString(digest)
		if err != nil || len(sum) != sha256.Size {
			return false
		}
		k.tokens[[sha256.Size]byte(sum)] = role
		return true
	}
	p, ok := parsePassword(hash)
	p.role = role
	k.passwords = append(k.passwords, p)
	return ok
}

// parsePassword reads a hash in the PHC string format: $argon2id$v=19$m=19456,t=2,p=1$salt$hash.
func parsePassword(s string) (password, bool) {
	var p password
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return p, false
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &p.memory, &p.passes, &p.lanes); err != nil {
		return p, false
	}
	var saltErr, hashErr error
	p.salt, saltErr = base64.RawStdEncoding.DecodeString(parts[4])
	p.hash, hashErr = base64.RawStdEncoding.DecodeString(parts[5])
	sound := p.memory >= 8 && p.memory <= 1<<18 && p.passes >= 1 && p.passes <= 16 && p.lanes >= 1 && p.lanes <= 16
	return p, saltErr == nil && hashErr == nil && sound && len(p.salt) >= 8 && len(p.hash) >= 16 && len(p.hash) <= 64
}

// NewPassword gives the line of a file of keys for a password.
func NewPassword(role string, secret string) (string, error) {
	if roleNames[role] == Nobody {
		return "", &news.Problem{Kind: news.BadArgument, Where: role, What: "not a role", Do: "reader or editor"}
	}
	if n := len([]rune(secret)); n < shortestPassword || n > longestPassword {
		return "", &news.Problem{Kind: news.BadArgument, What: fmt.Sprintf("a password has from %d to %d characters", shortestPassword, longestPassword), Do: "a few words that do not belong together are easy to remember"}
	}
	p := password{memory: 19456, passes: 2, lanes: 1, salt: make([]byte, 16)}
	_, _ = rand.Read(p.salt) // never fails
	hash := argon2.IDKey([]byte(secret), p.salt, p.passes, p.memory, p.lanes, 32)
	return fmt.Sprintf("%s $argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", role, argon2.Version, p.memory, p.passes, p.lanes,
		base64.RawStdEncoding.EncodeToString(p.salt), base64.RawStdEncoding.EncodeToString(hash)), nil
}

// NewToken makes a token for a program, and the line of a file of keys for it.
func NewToken(role string) (token, line string, err error) {
	if roleNames[role] == Nobody {
		return "", "", &news.Problem{Kind: news.BadArgument, Where: role, What: "not a role", Do: "reader or editor"}
	}
	token = "hw_" + rand.Text()
	sum := sha256.Sum256([]byte(token))
	return token, role + " sha256:" + hex.EncodeToString(sum[:]), nil
}

func (p *password) matches(secret string) bool {
	got := argon2.IDKey([]byte(secret), p.salt, p.passes, p.memory, p.lanes, uint32(len(p.hash)))
	return subtle.ConstantTimeCompare(got, p.hash) == 1
}

// byPassword gives who comes in by a password.
func (k *Keys) byPassword(secret string) visitor {
	var best visitor
	for i := range k.passwords {
		if p := &k.passwords[i]; p.role > best.role && p.matches(secret) {
			best = visitor{p.role, p.hash}
		}
	}
	return best
}

// byToken gives who comes in by a token. Tokens are long and random, and looked up by their hash: how long
// that takes tells nothing of the token.
func (k *Keys) byToken(token string) visitor {
	sum := sha256.Sum256([]byte(token))
	if role, known := k.tokens[sum]; known {
		return visitor{role, sum[:]}
	}
	return visitor{}
}

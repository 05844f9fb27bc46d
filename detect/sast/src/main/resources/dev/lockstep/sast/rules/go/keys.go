package fixture

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/dsa"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"database/sql"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"
)

func nonces(block cipher.Block, aead cipher.AEAD, text []byte, nonce []byte) {
	// ruleid: go-static-nonce
	cipher.NewCBCEncrypter(block, []byte("0123456789abcdef"))
	// ruleid: go-static-nonce
	aead.Seal(nil, make([]byte, 12), text, nil)
	// ok: go-static-nonce
	aead.Seal(nil, nonce, text, nil)
}

func keys(secret []byte, token *jwt.Token) {
	// ruleid: go-hardcoded-key
	aes.NewCipher([]byte("ThisIsMySecret16"))
	// ruleid: go-hardcoded-key
	token.SignedString([]byte("changeit"))
	// ok: go-hardcoded-key
	aes.NewCipher(secret)
}

func unsafeToken(text string) {
	jwt.Parse(text, func(token *jwt.Token) (interface{}, error) {
		// ruleid: go-token-key-in-code
		return []byte("changeit"), nil
	})
}

func safeToken(text string, secret []byte) {
	jwt.Parse(text, func(token *jwt.Token) (interface{}, error) {
		// ok: go-token-key-in-code
		return secret, nil
	})
}

func passwords(password []byte, salt []byte) {
	// ruleid: go-static-salt
	argon2.IDKey(password, []byte("pepper"), 1, 64*1024, 4, 32)
	// ok: go-static-salt
	argon2.IDKey(password, salt, 1, 64*1024, 4, 32)
	// ruleid: go-few-iterations
	pbkdf2.Key(password, salt, 1000, 32, sha256.New)
	// ok: go-few-iterations
	pbkdf2.Key(password, salt, 600000, 32, sha256.New)
	// ruleid: go-cheap-bcrypt
	bcrypt.GenerateFromPassword(password, 4)
	// ruleid: go-cheap-bcrypt
	bcrypt.GenerateFromPassword(password, bcrypt.MinCost)
	// ok: go-cheap-bcrypt
	bcrypt.GenerateFromPassword(password, bcrypt.DefaultCost)
}

func store(password string, text string) {
	// ruleid: go-fast-password-hash
	sha256.Sum256([]byte(password))
	// ok: go-fast-password-hash
	sha256.Sum256([]byte(text))
}

func pairs() {
	// ruleid: go-short-rsa-key
	rsa.GenerateKey(rand.Reader, 1024)
	// ok: go-short-rsa-key
	rsa.GenerateKey(rand.Reader, 3072)
	// ruleid: go-old-key-kinds
	dsa.GenerateKey(nil, rand.Reader)
	// ok: go-old-key-kinds
	rsa.GenerateKey(rand.Reader, 4096)
}

func padding(key *rsa.PublicKey, text []byte) {
	// ruleid: go-rsa-old-padding
	rsa.EncryptPKCS1v15(rand.Reader, key, text)
	// ok: go-rsa-old-padding
	rsa.EncryptOAEP(sha256.New(), rand.Reader, key, text, nil)
}

func modes(block cipher.Block, iv []byte) {
	// ruleid: go-cipher-without-integrity
	cipher.NewCBCDecrypter(block, iv)
	// ok: go-cipher-without-integrity
	cipher.NewGCM(block)
}

func codes(key []byte, text []byte, given []byte) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(text)
	// ruleid: go-comparison-by-time
	if bytes.Equal(mac.Sum(nil), given) {
		return true
	}
	// ok: go-comparison-by-time
	return hmac.Equal(mac.Sum(nil), given)
}

func tokens(parser *jwt.Parser, text string) {
	// ruleid: go-token-not-signed
	jwt.Parse(text, func(*jwt.Token) (any, error) { return jwt.UnsafeAllowNoneSignatureType, nil })
	// ok: go-token-not-signed
	jwt.Parse(text, func(*jwt.Token) (any, error) { return key(), nil })
	// ruleid: go-token-only-decoded
	parser.ParseUnverified(text, jwt.MapClaims{})
	// ok: go-token-only-decoded
	parser.ParseWithClaims(text, jwt.MapClaims{}, nil)
}

func connect(r *http.Request, given string) {
	// ruleid: go-password-in-code
	r.SetBasicAuth("orders", "kQ3vx9")
	// ok: go-password-in-code
	r.SetBasicAuth("orders", given)
	// ruleid: go-database-password-in-code
	sql.Open("mysql", "orders:kQ3vx9@tcp(db:3306)/orders")
	// ok: go-database-password-in-code
	sql.Open("mysql", given)
	// ok: go-database-password-in-code
	sql.Open("sqlite3", "orders.db")
}

func admin(w http.ResponseWriter, r *http.Request) {
	user, password, ok := r.BasicAuth()
	// ruleid: go-password-compared-in-code
	if !ok || user != "admin" || password != "kQ3vx9" {
		w.WriteHeader(http.StatusUnauthorized)
	}
}

func other(w http.ResponseWriter, r *http.Request) {
	user, password, ok := r.BasicAuth()
	// ok: go-password-compared-in-code
	if !ok || user == "" || password == "" {
		w.WriteHeader(http.StatusUnauthorized)
	}
}

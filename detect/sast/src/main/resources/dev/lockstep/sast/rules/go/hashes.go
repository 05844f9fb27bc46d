package fixture

import (
	"crypto/md5"
	"crypto/sha256"
)

func hashed(token string, password string) {
	// ruleid: go-weak-hash
	sum := md5.Sum([]byte(token))
	// ok: go-weak-hash
	known := md5.Sum([]byte(password))
	// ok: go-weak-hash
	better := sha256.Sum256([]byte(password))
}

func named(content []byte) {
	// ruleid: go-weak-hash-anywhere
	sum := md5.Sum(content)
	// ok: go-weak-hash-anywhere
	better := sha256.Sum256(content)
}

package fixture

import (
	crand "crypto/rand"
	"math/rand"
)

func newToken() int {
	// ruleid: go-weak-token
	return rand.Intn(1000000)
}

func dice() int {
	// ok: go-weak-token
	return rand.Intn(6)
}

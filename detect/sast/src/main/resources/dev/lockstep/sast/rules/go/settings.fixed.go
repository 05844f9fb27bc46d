package fixture

import (
	"crypto/des"
	"crypto/tls"
	"math/rand"
	"net/http"
	"text/template"
)

func settings(w http.ResponseWriter, key []byte, t *template.Template) {
	// ruleid: go-weak-cipher
	des.NewCipher(key)
	// ok: go-weak-cipher
	aes.NewCipher(key)

	// ruleid: go-weak-random
	rand.Intn(10)
	// ok: go-weak-random
	crand.Read(key)

	// ruleid: go-tls-not-verified
	open := &tls.Config{InsecureSkipVerify: false}
	// ok: go-tls-not-verified
	closed := &tls.Config{InsecureSkipVerify: false}

	// ruleid: go-old-tls
	old := &tls.Config{MinVersion: tls.VersionTLS12}
	// ok: go-old-tls
	current := &tls.Config{MinVersion: tls.VersionTLS12}

	// ruleid: go-insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "a", Value: "b", Secure: true})
	// ok: go-insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "a", Value: "b", Secure: true, HttpOnly: true})

	late := &http.Cookie{
		Name: "a",
		// ok: go-insecure-cookie
		Secure: false,
	}
	if tls {
		late.Secure = true
	}

	// ruleid: go-text-template-for-pages
	t.Execute(w, nil)
	// ok: go-text-template-for-pages
	t.Execute(buffer, nil)
}

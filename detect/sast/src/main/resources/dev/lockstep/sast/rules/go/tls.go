package fixture

import (
	"crypto/tls"
	"crypto/x509"
	"io"

	"github.com/go-ldap/ldap/v3"
	"google.golang.org/grpc"
)

func connections(writer io.Writer, config *tls.Config) {
	// ruleid: go-weak-tls-ciphers
	weak := &tls.Config{CipherSuites: []uint16{tls.TLS_RSA_WITH_RC4_128_SHA}}
	// ok: go-weak-tls-ciphers
	strong := &tls.Config{CipherSuites: []uint16{tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256}}

	// ruleid: go-certificate-check-empty
	open := &tls.Config{VerifyPeerCertificate: func(raw [][]byte, chains [][]*x509.Certificate) error { return nil }}
	// ok: go-certificate-check-empty
	own := &tls.Config{VerifyPeerCertificate: verify}

	// ruleid: go-tls-keys-logged
	logged := &tls.Config{KeyLogWriter: writer}
	// ok: go-tls-keys-logged
	silent := &tls.Config{ServerName: "example.org"}

	// ruleid: go-tls-renegotiation
	often := &tls.Config{Renegotiation: tls.RenegotiateFreelyAsClient}
	// ok: go-tls-renegotiation
	never := &tls.Config{Renegotiation: tls.RenegotiateNever}

	// ruleid: go-grpc-in-the-clear
	grpc.Dial("db:443", grpc.WithInsecure())
	// ok: go-grpc-in-the-clear
	grpc.Dial("db:443", grpc.WithTransportCredentials(credentials.NewTLS(config)))

	// ruleid: go-plain-ldap
	ldap.DialURL("ldap://directory.example.org:389")
	// ok: go-plain-ldap
	ldap.DialURL("ldaps://directory.example.org:636")
}

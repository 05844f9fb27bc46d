package fixture

import (
	"log"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/sessions"
	"github.com/gorilla/websocket"
	"github.com/rs/cors"
	"golang.org/x/oauth2"
)

func cookies(w http.ResponseWriter, c *gin.Context) {
	// ruleid: go-cookie-without-attributes
	http.SetCookie(w, &http.Cookie{Name: "id", Value: "1"})
	// ok: go-cookie-without-attributes
	http.SetCookie(w, &http.Cookie{Name: "id", Value: "1", Secure: true, HttpOnly: true})

	// ruleid: go-cookie-in-the-clear
	c.SetCookie("id", "1", 3600, "/", "", false, true)
	// ok: go-cookie-in-the-clear
	c.SetCookie("id", "1", 3600, "/", "", true, true)

	// ruleid: go-cookie-for-scripts
	open := &sessions.Options{Secure: true, HttpOnly: true}
	// ok: go-cookie-for-scripts
	closed := &sessions.Options{Secure: true, HttpOnly: true}

	// ruleid: go-cookie-for-other-sites
	c.SetSameSite(http.SameSiteNoneMode)
	// ok: go-cookie-for-other-sites
	c.SetSameSite(http.SameSiteLaxMode)
}

func origins() {
	// ruleid: go-cors-any-origin
	cors.New(cors.Options{AllowedOrigins: []string{"*"}})
	// ok: go-cors-any-origin
	cors.New(cors.Options{AllowedOrigins: []string{"https://example.org"}})
	// ruleid: go-cors-any-origin-with-cookies
	cors.New(cors.Options{AllowOriginFunc: func(origin string) bool { return true }, AllowCredentials: true})
	// ok: go-cors-any-origin-with-cookies
	cors.New(cors.Options{AllowOriginFunc: isOurs, AllowCredentials: true})
}

func reflected(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	// ruleid: go-cors-reflected-origin
	w.Header().Set("Access-Control-Allow-Origin", origin)
}

func known(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	if slices.Contains(allowed, origin) {
		// ok: go-cors-reflected-origin
		w.Header().Set("Access-Control-Allow-Origin", origin)
	}
}

func sockets() {
	// ruleid: go-websocket-any-origin
	open := websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return true }}
	// ok: go-websocket-any-origin
	closed := websocket.Upgrader{ReadBufferSize: 1024}
}

func login(config *oauth2.Config, state string) {
	// ruleid: go-login-state-fixed
	config.AuthCodeURL("state")
	// ok: go-login-state-fixed
	config.AuthCodeURL(state)
}

func proxies(engine *gin.Engine) {
	// ruleid: go-any-proxy-trusted
	engine.SetTrustedProxies(nil)
	// ok: go-any-proxy-trusted
	engine.SetTrustedProxies(nil)
}

func failed(w http.ResponseWriter, err error, user User) {
	// ruleid: go-error-details-shown
	http.Error(w, err.Error(), http.StatusInternalServerError)
	// ok: go-error-details-shown
	http.Error(w, "failed", http.StatusInternalServerError)
	// ruleid: go-secret-logged
	log.Printf("signed in with %s", user.Password)
	// ok: go-secret-logged
	log.Printf("signed in: %s", user.Name)
}

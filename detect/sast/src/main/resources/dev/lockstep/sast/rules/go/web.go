package fixture

import (
	"database/sql"
	"fmt"
	"html"
	"log"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"text/template"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/julienschmidt/httprouter"
	"github.com/labstack/echo/v4"
)

func query(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	name := r.FormValue("name")
	// ruleid: go-sql-injection
	db.Query("select * from users where name = '" + name + "'")
	// ruleid: go-sql-injection
	db.Query(fmt.Sprintf("select * from users where name = '%s'", quoted(name)))
	// ok: go-sql-injection
	db.Query("select * from users where name = ?", name)
	id, _ := strconv.Atoi(r.FormValue("id"))
	// ok: go-sql-injection
	db.Query(fmt.Sprintf("select * from users where id = %d", id))
}

func quoted(text string) string {
	return "\"" + text + "\""
}

func command(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-command-injection
	exec.Command("sh", "-c", "ping "+r.FormValue("host")).Run()
	// ok: go-command-injection
	exec.Command("ping", "localhost").Run()
}

func path(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("file")
	// ruleid: go-path-traversal
	os.Open("/data/" + name)
	// ok: go-path-traversal
	os.Open("/data/" + filepath.Base(name))
}

func page(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-cross-site-scripting
	fmt.Fprintf(w, "Hello %s", name)
	// ok: go-cross-site-scripting
	fmt.Fprintf(w, "Hello %s", html.EscapeString(name))
	picture, _ := pictures.Get(name)
	// ok: go-cross-site-scripting
	fmt.Fprintf(w, "Hello %s", picture)
	// ok: go-cross-site-scripting
	fmt.Fprintf(w, `{"added": %s}`, name)
}

func leave(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-open-redirect
	http.Redirect(w, r, r.FormValue("next"), http.StatusFound)
	// ok: go-open-redirect
	http.Redirect(w, r, "/home", http.StatusFound)
}

func fetch(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-server-side-request-forgery
	http.Get(r.FormValue("url"))
	// ok: go-server-side-request-forgery
	http.Get("https://example.org/")
	// ok: go-server-side-request-forgery
	http.Get(fmt.Sprintf("%s/api?id=%s", base, r.FormValue("id")))
	// ruleid: go-server-side-request-forgery
	http.Get(fmt.Sprintf("https://%s/api", r.FormValue("host")))
}

func ask(client *http.Client) {
	request, err := http.NewRequest("GET", "https://example.org/", nil)
	// ok: go-server-side-request-forgery
	http.Get(request.URL.String())
}

func render(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-template-injection
	template.New("page").Parse("Hello " + r.FormValue("name"))
	// ok: go-template-injection
	template.New("page").Parse("Hello {{.}}")
}

func write(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-log-injection
	log.Printf("signed in: %s", r.FormValue("user"))
	// ok: go-log-injection
	log.Printf("signed in")
}

func routed(w http.ResponseWriter, r *http.Request, parameters httprouter.Params) {
	// ruleid: go-command-injection
	exec.Command("sh", "-c", "ls "+parameters.ByName("folder")).Run()
	var body folder
	json.NewDecoder(r.Body).Decode(&body)
	// ruleid: go-command-injection
	exec.Command("sh", "-c", "ls "+body.Name).Run()
}

func bound(c *gin.Context) {
	var body folder
	if err := c.ShouldBindJSON(&body); err != nil {
		return
	}
	// ruleid: go-command-injection
	exec.Command("sh", "-c", "ls "+body.Name).Run()
	// ruleid: go-command-injection
	exec.Command("sh", "-c", "ls "+c.Request.URL.Query().Get("folder")).Run()
}

func parsed(c *fiber.Ctx) error {
	body := new(folder)
	if err := c.BodyParser(body); err != nil {
		return err
	}
	// ruleid: go-command-injection
	exec.Command("sh", "-c", "ls "+body.Name).Run()
	return nil
}

func read(c echo.Context) error {
	body := new(folder)
	if err := c.Bind(body); err != nil {
		return err
	}
	// ruleid: go-command-injection
	exec.Command("sh", "-c", "ls "+body.Name).Run()
	return nil
}

func cleaned(w http.ResponseWriter, r *http.Request) {
	// ok: go-path-traversal
	os.Open(filepath.Join("/data", names.CleanPath(r.FormValue("name"))))
	// ok: go-open-redirect
	http.Redirect(w, r, path.Join(sharesPath, r.FormValue("id"), "browse"), 302)
}

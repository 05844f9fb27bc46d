package fixture

import (
	"database/sql"
	"fmt"
	"html/template"
	"net/http"
	"net/http/httputil"
	"net/smtp"
	"net/url"
	"os"
	"os/exec"
	"reflect"

	"github.com/antchfx/xmlquery"
	"github.com/dop251/goja"
	"github.com/go-ldap/ldap/v3"
	"go.mongodb.org/mongo-driver/bson"
	"gorm.io/gorm"
)

func documents(w http.ResponseWriter, r *http.Request, users Collection) {
	// ruleid: go-nosql-injection
	users.Find(r.Context(), bson.M{"$where": "this.name == '" + r.FormValue("name") + "'"})
	// ok: go-nosql-injection
	users.Find(r.Context(), bson.M{"name": r.FormValue("name")})
}

func directory(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-ldap-injection
	ldap.NewSearchRequest("ou=people", 2, 0, 0, 0, false, "(uid="+name+")", nil, nil)
	// ok: go-ldap-injection
	ldap.NewSearchRequest("ou=people", 2, 0, 0, 0, false, "(uid="+ldap.EscapeFilter(name)+")", nil, nil)
}

func nodes(w http.ResponseWriter, r *http.Request, node *xmlquery.Node) {
	// ruleid: go-xpath-injection
	xmlquery.Find(node, "//user[@name='"+r.FormValue("name")+"']")
	// ok: go-xpath-injection
	xmlquery.Find(node, "//user")
}

func script(w http.ResponseWriter, r *http.Request, vm *goja.Runtime) {
	// ruleid: go-code-injection
	vm.RunString(r.FormValue("rule"))
	// ok: go-code-injection
	vm.RunString("1 + 1")
}

func orders(w http.ResponseWriter, r *http.Request, db *gorm.DB) {
	// ruleid: go-gorm-injection
	db.Group(r.FormValue("group"))
	// ok: go-gorm-injection
	db.Group("name")
}

func mail(w http.ResponseWriter, r *http.Request, auth smtp.Auth) {
	subject := r.FormValue("subject")
	// ruleid: go-mail-injection
	smtp.SendMail("mail:25", auth, "a@example.org", []string{"b@example.org"}, []byte("Subject: "+subject+"\r\n\r\nHello"))
	// ok: go-mail-injection
	smtp.SendMail("mail:25", auth, "a@example.org", []string{"b@example.org"}, []byte("Subject: Hello\r\n\r\nHello"))
}

func call(w http.ResponseWriter, r *http.Request, service Service) {
	// ruleid: go-method-by-request
	reflect.ValueOf(service).MethodByName(r.FormValue("method")).Call(nil)
	// ok: go-method-by-request
	reflect.ValueOf(service).MethodByName("Refresh").Call(nil)
}

func environment(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-environment-by-request
	os.Setenv("HTTP_PROXY", r.FormValue("proxy"))
	// ok: go-environment-by-request
	os.Setenv("HTTP_PROXY", "http://proxy.example.org")
}

func proxy(w http.ResponseWriter, r *http.Request) {
	target, _ := url.Parse(r.FormValue("target"))
	// ruleid: go-proxy-by-request
	httputil.NewSingleHostReverseProxy(target).ServeHTTP(w, r)
	fixed, _ := url.Parse("http://localhost:8081")
	// ok: go-proxy-by-request
	httputil.NewSingleHostReverseProxy(fixed).ServeHTTP(w, r)
}

func format(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-format-by-request
	text := fmt.Sprintf(r.FormValue("format"), 1)
	// ok: go-format-by-request
	text = fmt.Sprintf("%s", r.FormValue("name"))
}

func statements(db *sql.DB, column string, line string, page string) {
	// ruleid: go-sql-from-parts
	db.Query(fmt.Sprintf("select * from orders order by %s", column))
	// ok: go-sql-from-parts
	db.Query("select * from orders where name = ?", column)
	// ruleid: go-shell-from-parts
	exec.Command("sh", "-c", line).Run()
	// ok: go-shell-from-parts
	exec.Command("sh", "-c", "df -h").Run()
	// ruleid: go-html-not-encoded
	html := template.HTML(page)
	// ok: go-html-not-encoded
	html = template.HTML("<br>")
}

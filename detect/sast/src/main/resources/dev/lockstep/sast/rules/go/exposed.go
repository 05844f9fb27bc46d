package fixture

import (
	"net/http"
	_ "net/http/pprof"
)

func main() {
	// ok: go-profiler-open
	go http.ListenAndServe("localhost:6060", nil)
	// ruleid: go-profiler-open
	http.ListenAndServe(":8080", nil)
}

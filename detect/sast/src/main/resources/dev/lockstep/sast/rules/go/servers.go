package fixture

import (
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
	"unsafe"

	"github.com/labstack/echo/v4"
	"github.com/lestrrat-go/libxml2/parser"
)

var counts = make(map[string]int)
var lock sync.Mutex

func start(mux *http.ServeMux) {
	// ruleid: go-server-without-timeouts
	http.ListenAndServe("localhost:6060", mux)
	// ok: go-server-without-timeouts
	server := &http.Server{Handler: mux, ReadHeaderTimeout: time.Second}
	// ruleid: go-open-to-all-networks
	net.Listen("tcp", "0.0.0.0:9000")
	// ok: go-open-to-all-networks
	net.Listen("tcp", "127.0.0.1:9000")
}

func read(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-body-without-limit
	io.ReadAll(r.Body)
}

func readLimited(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	// ok: go-body-without-limit
	io.ReadAll(r.Body)
}

func sized(w http.ResponseWriter, r *http.Request) {
	size, _ := strconv.Atoi(r.FormValue("size"))
	// ruleid: go-size-by-request
	buffer := make([]byte, size)
	if size > 4096 {
		return
	}
	// ok: go-size-by-request
	text := strings.Repeat(" ", size)
}

func pause(w http.ResponseWriter, r *http.Request) {
	seconds, _ := strconv.Atoi(r.FormValue("seconds"))
	// ruleid: go-pause-by-request
	time.Sleep(time.Duration(seconds) * time.Second)
	// ok: go-pause-by-request
	time.Sleep(time.Second)
}

func cut(text string) int32 {
	number, _ := strconv.Atoi(text)
	// ruleid: go-number-cut-off
	cut := int32(number)
	fitting, _ := strconv.ParseInt(text, 10, 32)
	// ok: go-number-cut-off
	return cut + int32(fitting)
}

func amount(w http.ResponseWriter, r *http.Request) int32 {
	// ruleid: go-request-number-cut-off
	wanted := int32(whole(r.FormValue("amount")))
	fixed := whole("12")
	// ok: go-request-number-cut-off
	return wanted + int32(fixed)
}

func whole(text string) int64 {
	return json.Number(text).Int64()
}

func count(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-map-shared-by-requests
	counts[r.FormValue("name")] = 1
}

func countSafely(w http.ResponseWriter, r *http.Request) {
	lock.Lock()
	defer lock.Unlock()
	// ok: go-map-shared-by-requests
	counts[r.FormValue("name")] = 1
}

func files(paths []string) {
	for _, path := range paths {
		file, _ := os.Open(path)
		// ruleid: go-files-held-in-loop
		defer file.Close()
	}
	single, _ := os.Open(paths[0])
	// ok: go-files-held-in-loop
	defer single.Close()
}

func memory(address *byte) {
	// ruleid: go-unsafe-memory
	number := (*uint64)(unsafe.Pointer(address))
	// ok: go-unsafe-memory
	size := unsafe.Sizeof(number)
}

func debug(server *echo.Echo) {
	// ruleid: go-debug-mode
	server.Debug = true
	// ok: go-debug-mode
	server.Debug = false
	// ruleid: go-external-entities
	parser.New(parser.XMLParseNoEnt)
	// ok: go-external-entities
	parser.New(parser.XMLParseNoNet)
}

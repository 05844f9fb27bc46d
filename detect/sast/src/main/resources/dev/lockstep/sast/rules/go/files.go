package fixture

import (
	"archive/zip"
	"compress/gzip"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

func unpack(reader *zip.Reader, folder string) error {
	for _, file := range reader.File {
		target := filepath.Join(folder, file.Name)
		// ruleid: go-archive-path-traversal
		os.Create(target)
	}
	return nil
}

func unpackSafely(reader *zip.Reader, folder string) error {
	for _, file := range reader.File {
		target := filepath.Join(folder, file.Name)
		if !strings.HasPrefix(target, filepath.Clean(folder)+"/") {
			return os.ErrInvalid
		}
		// ok: go-archive-path-traversal
		os.Create(target)
	}
	return nil
}

func grow(out io.Writer, in io.Reader) {
	packed, err := gzip.NewReader(in)
	// ruleid: go-archive-without-limit
	io.Copy(out, packed)
	// ok: go-archive-without-limit
	io.CopyN(out, packed, 1<<20)
}

func body(w http.ResponseWriter, r *http.Request) {
	packed, _ := gzip.NewReader(r.Body)
	// ruleid: go-body-unpacked-without-limit
	io.ReadAll(packed)
}

func limitedBody(w http.ResponseWriter, r *http.Request) {
	packed, _ := gzip.NewReader(r.Body)
	// ok: go-body-unpacked-without-limit
	io.ReadAll(io.LimitReader(packed, 1<<20))
}

func temporary(data []byte) {
	// ruleid: go-fixed-temporary-file
	os.Create("/tmp/orders.csv")
	// ok: go-fixed-temporary-file
	os.CreateTemp("", "orders")
}

func rights(path string, data []byte) {
	// ruleid: go-file-for-all
	os.Chmod(path, 0777)
	// ruleid: go-file-for-all
	syscall.Umask(0)
	// ok: go-file-for-all
	os.Chmod(path, 0600)
	// ruleid: go-wide-file-mode
	os.WriteFile(path, data, 0666)
	// ok: go-wide-file-mode
	os.WriteFile(path, data, 0600)
}

func once(path string) {
	if _, err := os.Stat(path); os.IsNotExist(err) {
		// ruleid: go-file-checked-before-use
		os.Create(path)
	}
}

func atOnce(path string) {
	// ok: go-file-checked-before-use
	os.OpenFile(path, os.O_CREATE|os.O_EXCL, 0600)
}

func serve() {
	// ruleid: go-whole-disk-served
	disk := http.Dir("/")
	// ok: go-whole-disk-served
	public := http.Dir("public")
	// ruleid: go-folder-listed
	http.Handle("/", http.FileServer(http.Dir("public")))
	// ok: go-folder-listed
	http.Handle("/", http.NotFoundHandler())
}

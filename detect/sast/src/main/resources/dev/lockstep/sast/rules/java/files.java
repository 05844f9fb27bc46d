package fixture;

import java.io.*;
import java.nio.file.*;
import java.nio.file.attribute.*;
import java.util.zip.*;

class Unpack {
  void unsafe(ZipInputStream zip, File folder) throws Exception {
    ZipEntry entry = zip.getNextEntry();
    File target = new File(folder, entry.getName());
    // ruleid: java-archive-path-traversal
    FileOutputStream out = new FileOutputStream(target);
  }

  void safe(ZipInputStream zip, File folder) throws Exception {
    ZipEntry entry = zip.getNextEntry();
    File target = new File(folder, entry.getName());
    if (!target.toPath().normalize().startsWith(folder.toPath())) {
      throw new IOException("outside");
    }
    // ok: java-archive-path-traversal
    FileOutputStream out = new FileOutputStream(target);
  }

  void copied(ZipInputStream zip, Path folder) throws Exception {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      // ruleid: java-archive-path-traversal
      Files.copy(zip, folder.resolve(entry.getName()));
    }
  }

  void check(File file, File folder, Path path) throws Exception {
    // ruleid: java-folder-without-end
    if (!file.getCanonicalPath().startsWith(folder.getCanonicalPath())) {
      throw new IOException("outside");
    }
    // ok: java-folder-without-end
    if (!file.getCanonicalPath().startsWith(folder.getCanonicalPath() + File.separator)) {
      throw new IOException("outside");
    }
    // ok: java-folder-without-end
    if (!file.toPath().normalize().startsWith(path)) {
      throw new IOException("outside");
    }
  }

  void rights(File file) {
    // ruleid: java-file-for-all
    file.setWritable(true, false);
    // ok: java-file-for-all
    file.setWritable(true, true);
    // ruleid: java-file-for-all
    PosixFilePermissions.fromString("rwxrwxrwx");
    // ok: java-file-for-all
    PosixFilePermissions.fromString("rw-------");
    // ruleid: java-file-readable-by-all
    file.setReadable(true, false);
    // ok: java-file-readable-by-all
    file.setReadable(true, true);
  }

  void folders() throws Exception {
    // ruleid: java-temporary-file-by-old-call
    File folder = File.createTempFile("data", "");
    folder.delete();
    // ruleid: java-temporary-folder-race
    folder.mkdir();
    File other = new File("target/data");
    // ok: java-temporary-folder-race
    other.mkdir();
  }

  void temporary() throws Exception {
    // ruleid: java-temporary-folder-for-all
    File open = com.google.common.io.Files.createTempDir();
    // ok: java-temporary-folder-for-all
    Path own = Files.createTempDirectory("data");
    // ruleid: java-fixed-temporary-file
    new FileWriter("/tmp/orders.csv");
    // ok: java-fixed-temporary-file
    new FileWriter("orders.csv");
    // ruleid: java-temporary-file-by-old-call
    File.createTempFile("orders", ".csv");
    // ok: java-temporary-file-by-old-call
    Files.createTempFile("orders", ".csv");
  }

  void once(File file) throws Exception {
    if (!file.exists()) {
      // ruleid: java-file-checked-before-use
      new FileOutputStream(file);
    }
  }

  void atOnce(Path path) throws Exception {
    // ok: java-file-checked-before-use
    Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
  }
}

package dev.lockstep.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A source of advisories at an address of the user's, fetched because it was named: the only time
/// that the program uses a network.
final class MirrorFile implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration WHOLE = Duration.ofMinutes(15);
  private static final long MOST_BYTES = 2L << 30;

  private final Path folder;
  private final Path file;

  private MirrorFile(Path folder, Path file) {
    this.folder = folder;
    this.file = file;
  }

  static boolean isAddress(String source) {
    return source.startsWith("https://") || source.startsWith("http://");
  }

  /// @throws IOException where the answer is no file, is too large, or does not come in time
  static MirrorFile fetch(String address) throws IOException {
    Path folder = Files.createTempDirectory("lockstep-mirror");
    String path = uri(address).getPath();
    String name = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
    MirrorFile fetched = new MirrorFile(folder, folder.resolve(name.isEmpty() ? "all.zip" : name));
    try {
      fetched.fill(uri(address));
      return fetched;
    } catch (IOException e) {
      fetched.close();
      throw e;
    }
  }

  private static URI uri(String address) throws IOException {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new IOException(address + " is no address", e);
    }
  }

  private void fill(URI address) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(WHOLE).build();
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = answer.body();
          OutputStream out = Files.newOutputStream(file)) {
        if (answer.statusCode() != 200) {
          throw new IOException(address + " answers " + answer.statusCode());
        }
        copy(in, out, address);
      }
    } catch (ConnectException e) {
      // The client says nothing of its own, not even where it wanted to go.
      throw new IOException(address + " cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(address + " was given up", e);
    }
  }

  private static void copy(InputStream in, OutputStream out, URI address) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      total += read;
      if (total > MOST_BYTES) {
        throw new IOException(address + " sends more than 2 GiB");
      }
      out.write(buffer, 0, read);
    }
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(folder);
  }
}

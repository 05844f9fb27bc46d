package dev.lockstep.sca.known;

import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.sca.document.Node;
import dev.lockstep.value.MalformedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What npm keeps of the packages that it asked the public registry for.
///
/// An index file lies below the SHA-256 of its key and holds lines of a digest, a tab and JSON, the
/// last of which counts; the content lies below the SHA-512 that it names. Sources: cacache's
/// `lib/entry-index.js` and `lib/content/path.js`; npm's package metadata.
final class NpmCache implements KnownVersions.Record {
  private static final String KEY = "make-fetch-happen:request-cache:https://registry.npmjs.org/";
  private static final String ALGORITHM = "sha512-";
  private static final long MAX_BYTES = 64L << 20;

  private final Path cache;

  NpmCache(Path folder) {
    this.cache = folder.resolve("_cacache");
  }

  @Override
  public List<String> versions(String name) {
    try {
      Path content = content(KEY + name.replace("/", "%2f"));
      if (content == null || Files.size(content) > MAX_BYTES) {
        return List.of();
      }
      byte[] bytes = Files.readAllBytes(content);
      List<String> versions = new ArrayList<>();
      for (Map.Entry<String, Node> entry :
          JsonNodes.read(bytes, bytes.length).get("versions").entries()) {
        if (!entry.getValue().get("deprecated").isPresent()) {
          versions.add(entry.getKey());
        }
      }
      return versions;
    } catch (IOException | UncheckedIOException | MalformedDocument | IllegalArgumentException _) {
      return List.of();
    }
  }

  private @Nullable Path content(String key) throws IOException, MalformedDocument {
    Path index = placed("index-v5", sha256(key));
    if (!Files.isRegularFile(index)) {
      return null;
    }
    String integrity = "";
    for (String line : Files.readAllLines(index)) {
      byte[] json = line.substring(line.indexOf('\t') + 1).getBytes(StandardCharsets.UTF_8);
      if (json.length > 0) {
        Node entry = JsonNodes.read(json, json.length);
        integrity = entry.text("key").equals(key) ? entry.text("integrity") : integrity;
      }
    }
    if (!integrity.startsWith(ALGORITHM)) {
      return null;
    }
    byte[] digest = Base64.getDecoder().decode(integrity.substring(ALGORITHM.length()));
    Path content = placed("content-v2/sha512", HexFormat.of().formatHex(digest));
    return Files.isRegularFile(content) ? content : null;
  }

  /// Files lie in two folders named by the first digits.
  private Path placed(String part, String hex) {
    if (hex.length() < 5) {
      throw new IllegalArgumentException("no digest: " + hex);
    }
    return cache
        .resolve(part)
        .resolve(hex.substring(0, 2))
        .resolve(hex.substring(2, 4))
        .resolve(hex.substring(4));
  }

  private static String sha256(String key) {
    try {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package dev.lockstep.cli.scan;

import dev.lockstep.secrets.Secrets;
import dev.lockstep.secrets.load.RuleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The texts of our own rules, where the class path has them.
final class BuiltInRules {
  private static final String FOLDER = "/dev/lockstep/secrets/rules";

  private BuiltInRules() {}

  static List<RuleText> texts() {
    URL url = Secrets.class.getResource(FOLDER);
    if (url == null) {
      throw new IllegalStateException("the built-in rules are not on the class path");
    }
    try {
      URI uri = url.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return texts(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return texts(jar.getPath(FOLDER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in rules cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the built-in rules cannot be found", e);
    }
  }

  private static List<RuleText> texts(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> below = Files.walk(folder)) {
      files = below.filter(file -> file.toString().endsWith(".toml")).sorted().toList();
    }
    List<RuleText> texts = new ArrayList<>();
    for (Path file : files) {
      String name = "built-in/" + folder.relativize(file);
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      texts.add(new RuleText(name, text, RuleText.Format.GITLEAKS));
    }
    return texts;
  }
}

package dev.lockstep.sca.format.container;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/// The images that a Containerfile builds on: `FROM` and `COPY --from`, but for its own stages.
final class Containerfile implements Format {
  /// Also of those that are called `Dockerfile.jvm` and begin with a comment.
  private static final Set<String> ENDS =
      Set.of(
          ".dockerfile",
          ".containerfile",
          ".jvm",
          ".native",
          ".native-micro",
          ".legacy-jar",
          ".dev",
          ".prod",
          ".test",
          ".ci",
          ".local",
          ".alpine",
          ".base");

  @Override
  public String id() {
    return "containerfile";
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(
        Set.of("dockerfile", "containerfile"),
        ENDS,
        List.of("FROM ", "ARG ", "# syntax=", "#syntax="),
        List.of());
  }

  @Override
  public boolean isAt(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.startsWith("dockerfile")
        || name.startsWith("containerfile")
        || name.endsWith(".dockerfile")
        || name.endsWith(".containerfile");
  }

  @Override
  public void read(ManifestText text, Statements out) {
    Set<String> stages = new HashSet<>(Set.of("scratch"));
    Map<String, String> arguments = new HashMap<>();
    int number = 0;
    for (String line : text.lines()) {
      number++;
      String[] words = words(line);
      if (words.length == 0) {
        continue;
      }
      if (words[0].equalsIgnoreCase("FROM")) {
        for (int i = 0; i < words.length; i++) {
          words[i] = Defaults.applied(words[i], arguments);
        }
        from(words, number, stages, out);
      } else if (words[0].equalsIgnoreCase("ARG") && words.length > 1) {
        int equals = words[1].indexOf('=');
        if (equals > 0) {
          arguments.put(
              words[1].substring(0, equals), words[1].substring(equals + 1).replace("\"", ""));
        }
      } else if (words[0].equalsIgnoreCase("COPY") && words.length > 1) {
        copy(words, number, stages, out);
      }
    }
  }

  private static String[] words(String line) {
    StringTokenizer words = new StringTokenizer(line);
    String[] all = new String[words.countTokens()];
    for (int i = 0; i < all.length; i++) {
      all[i] = words.nextToken();
    }
    return all;
  }

  private static boolean isNumber(String image) {
    for (int i = 0; i < image.length(); i++) {
      if (!Character.isDigit(image.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static void from(String[] words, int line, Set<String> stages, Statements out) {
    int at = 1;
    while (at < words.length && words[at].startsWith("--")) {
      at++;
    }
    if (at < words.length && !stages.contains(words[at].toLowerCase(Locale.ROOT))) {
      ImageName.state(words[at], line, Scope.RUNTIME, out);
    }
    if (at + 2 < words.length && words[at + 1].equalsIgnoreCase("AS")) {
      stages.add(words[at + 2].toLowerCase(Locale.ROOT));
    }
  }

  private static void copy(String[] words, int line, Set<String> stages, Statements out) {
    for (String word : words) {
      if (word.startsWith("--from=")) {
        String image = word.substring(7);
        boolean stage = stages.contains(image.toLowerCase(Locale.ROOT)) || isNumber(image);
        if (!stage && (image.indexOf('/') >= 0 || image.indexOf(':') >= 0)) {
          ImageName.state(image, line, Scope.BUILD, out);
        }
      }
    }
  }
}

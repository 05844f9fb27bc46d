package dev.lockstep.sca.fix;

import dev.lockstep.sca.version.VersionScheme;
import java.util.Optional;

/// Raises modules in `go.mod`: what is required directly or indirectly, or, where it is replaced,
/// what replaces it.
///
/// Source: the Go Modules Reference, "go.mod files".
public final class GoModEditor implements ManifestEditor {

  @Override
  public Outcome raise(Texts texts, String path, Raise raise) {
    Optional<String> text = texts.text(path);
    if (text.isEmpty()) {
      return new Outcome.Absent();
    }
    if (raise.name().equals("stdlib") || raise.name().equals("toolchain")) {
      return new Outcome.Refused("it is Go's own: build with Go " + raise.version());
    }
    String version = raise.version().startsWith("v") ? raise.version() : "v" + raise.version();
    for (PlacedLine line : PlacedLine.of(text.get())) {
      String code = line.text().split("//", 2)[0];
      if (code.contains("=>") && word(code, raise.name()) >= 0) {
        return new Outcome.Refused("a replace directive settles it; raise it there to " + version);
      }
    }
    boolean required = false;
    for (PlacedLine line : PlacedLine.of(text.get())) {
      String code = line.text().split("//", 2)[0];
      int at = word(code, raise.name());
      if (at >= 0 && !code.strip().startsWith("exclude")) {
        int from = at + raise.name().length();
        while (from < code.length() && (code.charAt(from) == ' ' || code.charAt(from) == '\t')) {
          from++;
        }
        int to = from;
        while (to < code.length() && !Character.isWhitespace(code.charAt(to))) {
          to++;
        }
        String now = code.substring(from, to);
        if (now.startsWith("v")) {
          required = true;
          if (VersionScheme.SEMVER.key(now).compareTo(VersionScheme.SEMVER.key(version)) < 0) {
            texts.replace(path, line.start() + from, line.start() + to, version);
            return new Outcome.Changed("run go mod tidy");
          }
        }
      }
    }
    return required ? new Outcome.Done() : add(texts, path, raise, version);
  }

  /// Where a module's path stands as a word of its own.
  private static int word(String line, String name) {
    int at = line.indexOf(name);
    boolean begins = at == 0 || (at > 0 && Character.isWhitespace(line.charAt(at - 1)));
    int end = at + name.length();
    return begins && end < line.length() && Character.isWhitespace(line.charAt(end)) ? at : -1;
  }

  private static Outcome add(Texts texts, String path, Raise raise, String version) {
    if (raise.direct()) {
      return new Outcome.Absent();
    }
    String text = texts.text(path).orElse("");
    String eol = Indent.lineBreak(text);
    String lead = text.isEmpty() || text.endsWith("\n") ? eol : eol + eol;
    texts.replace(
        path,
        text.length(),
        text.length(),
        lead + "require " + raise.name() + " " + version + " // indirect" + eol);
    return new Outcome.Changed("it comes in through others, and is required here; run go mod tidy");
  }
}

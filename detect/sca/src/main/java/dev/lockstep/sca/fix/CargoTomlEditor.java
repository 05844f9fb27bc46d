package dev.lockstep.sca.fix;

import dev.lockstep.sca.version.VersionKey;
import dev.lockstep.sca.version.VersionScheme;
import java.util.List;
import java.util.Optional;

/// Raises crates in `Cargo.toml`, written as a version, an inline table or a table of its own.
///
/// Source: the Cargo Book, "Specifying Dependencies".
public final class CargoTomlEditor implements ManifestEditor {

  /// A table of dependencies, or the table of one.
  private record Section(boolean list, String crate) {}

  @Override
  public Outcome raise(Texts texts, String path, Raise raise) {
    Optional<String> text = texts.text(path);
    if (text.isEmpty()) {
      return new Outcome.Absent();
    }
    Section section = new Section(false, "");
    boolean inherited = false;
    for (PlacedLine line : PlacedLine.of(text.get())) {
      String code = line.text().strip();
      if (code.startsWith("[")) {
        section = section(code);
        continue;
      }
      int equals = line.text().indexOf('=');
      String key = equals < 0 ? "" : unquoted(line.text().substring(0, equals));
      boolean named = section.list && isNamed(key, line.text(), raise.name());
      boolean own = section.crate.equals(raise.name()) && key.equals("version");
      if (named && line.text().contains("workspace = true")
          || named && key.endsWith(".workspace")) {
        inherited = true;
      } else if (named || own) {
        return set(texts, path, line, equals, raise);
      }
    }
    if (raise.direct()) {
      return inherited
          ? new Outcome.Refused("the workspace's Cargo.toml says its version; raise it there")
          : new Outcome.Absent();
    }
    return new Outcome.Refused(
        "it comes in through others: cargo update -p "
            + raise.name()
            + " --precise "
            + raise.version());
  }

  private static Section section(String code) {
    String name = code.replace("[", "").replace("]", "").strip();
    for (String kind : List.of("dependencies", "dev-dependencies", "build-dependencies")) {
      if (name.equals(kind) || name.endsWith("." + kind)) {
        return new Section(true, "");
      }
      int at = name.lastIndexOf(kind + ".");
      if (at == 0 || (at > 0 && name.charAt(at - 1) == '.')) {
        return new Section(false, unquoted(name.substring(at + kind.length() + 1)));
      }
    }
    return new Section(false, "");
  }

  private static String unquoted(String key) {
    return key.strip().replace("\"", "").replace("'", "");
  }

  /// A crate may have another name here, and says then which one it is.
  private static boolean isNamed(String key, String line, String crate) {
    int renamed = line.indexOf("package");
    if (renamed > 0 && line.indexOf('{') > 0 && line.indexOf('{') < renamed) {
      return quoted(line, renamed).map(one -> one.value().equals(crate)).orElse(false);
    }
    return key.equals(crate) || key.equals(crate + ".version") || key.equals(crate + ".workspace");
  }

  private record Quoted(String value, int start, int end) {}

  private static Optional<Quoted> quoted(String line, int from) {
    for (int i = Math.max(0, from); i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' || c == '\'') {
        int end = line.indexOf(c, i + 1);
        return end < 0
            ? Optional.empty()
            : Optional.of(new Quoted(line.substring(i + 1, end), i + 1, end));
      }
    }
    return Optional.empty();
  }

  private static Outcome set(Texts texts, String path, PlacedLine line, int equals, Raise raise) {
    String text = line.text();
    int brace = text.indexOf('{', equals);
    int at = brace < 0 ? equals : text.indexOf("version", brace);
    Optional<Quoted> found = at < 0 ? Optional.empty() : quoted(text, at);
    if (found.isEmpty()) {
      return new Outcome.Refused("no version is demanded in its line; it comes from elsewhere");
    }
    String now = found.get().value();
    int operator = 0;
    while (operator < now.length() && "^~>=< ".indexOf(now.charAt(operator)) >= 0) {
      operator++;
    }
    String lead = now.substring(0, operator);
    boolean single = now.indexOf(',') < 0 && !lead.contains("<");
    VersionKey present =
        VersionScheme.SEMVER.key(now.substring(operator).split(",", 2)[0].replace("*", "0"));
    if (single && present.compareTo(VersionScheme.SEMVER.key(raise.version())) >= 0) {
      return new Outcome.Done();
    }
    texts.replace(
        path,
        line.start() + found.get().start(),
        line.start() + found.get().end(),
        (single ? lead : "") + raise.version());
    return new Outcome.Changed("run cargo update -p " + raise.name());
  }
}

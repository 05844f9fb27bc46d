package dev.lockstep.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Who owns which files, as a `CODEOWNERS` file says (GitHub, "About code owners"): the last
/// pattern that fits decides. Sections of GitLab are read as lines of the same file.
public final class CodeOwners {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final List<Line> lines;

  private record Line(PathPattern pattern, List<String> owners) {}

  private CodeOwners(List<Line> lines) {
    this.lines = lines;
  }

  public static CodeOwners of(String text) {
    List<Line> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      int comment = line.indexOf('#');
      String bare = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!bare.isEmpty() && !bare.startsWith("[") && !bare.startsWith("^[")) {
        List<String> words = List.of(BLANKS.split(bare));
        lines.add(new Line(pattern(words.getFirst()), words.subList(1, words.size())));
      }
    }
    return new CodeOwners(lines);
  }

  /// As in `.gitignore`: a pattern without a slash inside fits at any depth.
  private static PathPattern pattern(String text) {
    int slash = text.indexOf('/');
    if (text.equals("*")) {
      return new PathPattern("**");
    }
    if (slash < 0 || (slash == text.length() - 1 && slash > 0)) {
      return new PathPattern("**/" + text);
    }
    return new PathPattern(slash == 0 && text.length() > 1 ? text.substring(1) : text);
  }

  /// The owners of a file, as the file names them; none where no pattern fits.
  ///
  /// @param path from the repository's root, with `/` between names
  public List<String> ownersOf(String path) {
    List<String> owners = List.of();
    for (Line line : lines) {
      if (line.pattern.matches(path)) {
        owners = line.owners;
      }
    }
    return owners;
  }
}

package dev.lockstep.engine.ignore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ignore files that hold in a folder: its own and, behind it, those of the folders above.
///
/// Within a file the last line that matches decides, and a deeper file before one above it. That
/// nothing below an ignored folder can be taken back is for the walk to know: it does not ask.
public final class IgnoreRules {
  /// Ignores nothing.
  public static final IgnoreRules NONE = new IgnoreRules(List.of(), 0, null);

  private final List<IgnorePattern> patterns;
  private final int base;
  private final @Nullable IgnoreRules above;

  private IgnoreRules(List<IgnorePattern> patterns, int base, @Nullable IgnoreRules above) {
    this.patterns = patterns;
    this.base = base;
    this.above = above;
  }

  /// These rules with another file in front of them.
  ///
  /// @param text the file
  /// @param base how many characters of the paths asked for lead to the file's folder, its slash
  ///     included
  public IgnoreRules with(String text, int base) {
    List<IgnorePattern> parsed = new ArrayList<>();
    int start = text.startsWith("\ufeff") ? 1 : 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      int visible = end > start && newline >= 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
      IgnorePattern pattern = IgnorePattern.parse(text.substring(start, visible));
      if (pattern != null) {
        parsed.add(pattern);
      }
      start = end + 1;
    }
    return parsed.isEmpty() ? this : new IgnoreRules(List.copyOf(parsed), base, this);
  }

  /// Whether a place is ignored. An ignore file says nothing of its own folder and those above.
  ///
  /// @param path the place, `/` between names, counted from where all bases are counted
  public boolean ignores(String path, boolean folder) {
    int name = path.lastIndexOf('/') + 1;
    for (IgnoreRules rules = this; rules != null; rules = rules.above) {
      if (rules.base >= path.length()) {
        continue;
      }
      for (int i = rules.patterns.size() - 1; i >= 0; i--) {
        IgnorePattern pattern = rules.patterns.get(i);
        if (pattern.matches(path, rules.base, name, folder)) {
          return !pattern.negated();
        }
      }
    }
    return false;
  }
}

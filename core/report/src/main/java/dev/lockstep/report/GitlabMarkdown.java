package dev.lockstep.report;

import dev.lockstep.report.text.Printable;

/// Hostile text in GitLab flavoured Markdown, as which GitLab shows descriptions.
final class GitlabMarkdown {
  private static final String SPECIAL = "\\`*_{}[]()<>#+!|~@$%&^=\"";

  private GitlabMarkdown() {}

  /// The text on one line with every sign escaped that Markdown could take for its own; CommonMark
  /// allows a backslash before any ASCII punctuation (section 2.4).
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    String printable = Printable.of(text);
    for (int i = 0; i < printable.length(); i++) {
      char c = printable.charAt(i);
      if (SPECIAL.indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }
}

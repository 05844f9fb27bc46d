package dev.lockstep.sast.rule;

/// What is wrong with a rule file, or not supported.
///
/// @param file as the user named it
/// @param line from 1, 0 where the file as a whole is meant
/// @param column from 1
/// @param source the line itself, empty where there is none
public record RuleError(String file, int line, int column, String source, String reason) {

  /// The place, the line and a caret below it.
  public String shown() {
    StringBuilder out = new StringBuilder(reason).append(", ").append(file);
    if (line > 0) {
      String number = String.valueOf(line);
      out.append(", line ").append(number);
      out.append("\n  ").append(number).append(" | ").append(source);
      out.append("\n  ").repeat(" ", number.length()).append(" | ");
      out.repeat(" ", Math.max(0, column - 1)).append('^');
    }
    return out.toString();
  }
}

package dev.lockstep.rego.builtin.standard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Go's YAML library takes for a point in time, and so puts in quotes where it is a string: a
/// date, or one with a time behind `T` and a zone, or behind a space and none. Days that there are
/// not, such as 30 February, are text.
final class YamlTimestamp {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
              + "(?:(?:[Tt]([0-9:.]+)(?:Z|[+-]\\d\\d:\\d\\d))|(?: ([0-9:.]+)))?");
  private static final Pattern TIME =
      Pattern.compile("(?:[01]?\\d|2[0-3]):[0-5]?\\d:[0-5]?\\d(?:\\.\\d+)?");

  private YamlTimestamp() {}

  static boolean is(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || !isDay(form)) {
      return false;
    }
    String time = form.group(4) == null ? form.group(5) : form.group(4);
    return time == null || TIME.matcher(time).matches();
  }

  private static boolean isDay(Matcher form) {
    try {
      var _ =
          LocalDate.of(
              Integer.parseInt(form.group(1)),
              Integer.parseInt(form.group(2)),
              Integer.parseInt(form.group(3)));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}

package dev.lockstep.rego.builtin.time;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.StringValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/// Reads times by layouts.
public final class TimeParser {
  private static final int UNSET = Integer.MIN_VALUE;

  private final String layout;
  private final String text;
  private String rest;
  private int year;
  private int month = UNSET;
  private int day = UNSET;
  private int yearDay = UNSET;
  private int hour;
  private int minute;
  private int second;
  private int nanos;
  private boolean morning;
  private boolean afternoon;
  private int offset = UNSET;

  private TimeParser(String layout, String text) {
    this.layout = layout;
    this.text = text;
    this.rest = text;
  }

  /// The instant that `text` names in the layout `layout`, or in the one it names.
  ///
  /// @throws BuiltinFailure where it names none
  public static Instant parse(String layout, String text) throws BuiltinFailure {
    return new TimeParser(Layout.named(layout), text).parse();
  }

  /// The instant that `text` names as RFC 3339 writes it.
  ///
  /// @throws BuiltinFailure where it names none
  public static Instant parseRfc3339(String text) throws BuiltinFailure {
    return new TimeParser(Layout.RFC_3339, text).parse();
  }

  private Instant parse() throws BuiltinFailure {
    int at = 0;
    while (true) {
      Layout.Part part = Layout.next(layout, at);
      skip(part.prefix());
      if (part.element() == Element.LITERAL) {
        break;
      }
      at = part.next();
      String hold = rest;
      try {
        read(part, at);
      } catch (OutOfRange e) {
        throw failure(": " + e.getMessage() + " out of range");
      } catch (Mismatch e) {
        throw mismatch(part.text(), hold);
      }
    }
    if (!rest.isEmpty()) {
      throw failure(": extra text: " + StringValue.of(rest));
    }
    return result();
  }

  private void skip(String prefix) throws BuiltinFailure {
    int at = 0;
    while (at < prefix.length()) {
      char c = prefix.charAt(at);
      boolean fits = c == ' ' ? rest.isEmpty() || rest.charAt(0) == ' ' : rest.startsWith(c + "");
      if (!fits) {
        throw mismatch(prefix, rest);
      }
      if (c == ' ') {
        while (at < prefix.length() && prefix.charAt(at) == ' ') {
          at++;
        }
        rest = withoutSpaces(rest);
      } else {
        at++;
        rest = rest.substring(1);
      }
    }
  }

  private static String withoutSpaces(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return text.substring(at);
  }

  private void read(Layout.Part part, int next) throws Mismatch, OutOfRange {
    switch (part.element()) {
      case LITERAL -> {}
      case YEAR -> {
        year = Integer.parseInt(digits(2));
        year += year >= 69 ? 1900 : 2000;
      }
      case LONG_YEAR -> year = Integer.parseInt(digits(4));
      case MONTH -> month = name(Names.MONTHS, true) + 1;
      case LONG_MONTH -> month = name(Names.MONTHS, false) + 1;
      case NUMBER_MONTH -> month = within(number(false), 1, 12, "month");
      case ZERO_MONTH -> month = within(number(true), 1, 12, "month");
      case WEEKDAY -> name(Names.WEEKDAYS, true);
      case LONG_WEEKDAY -> name(Names.WEEKDAYS, false);
      case DAY -> day = number(false);
      case ZERO_DAY -> day = number(true);
      case UNDER_DAY -> {
        rest = rest.startsWith(" ") ? rest.substring(1) : rest;
        day = number(false);
      }
      case UNDER_YEAR_DAY, ZERO_YEAR_DAY -> yearDay(part.element() == Element.ZERO_YEAR_DAY);
      case HOUR -> hour = within(number(false), 0, 23, "hour");
      case HOUR_12 -> hour = within(number(false), 0, 12, "hour");
      case ZERO_HOUR_12 -> hour = within(number(true), 0, 12, "hour");
      case MINUTE -> minute = within(number(false), 0, 59, "minute");
      case ZERO_MINUTE -> minute = within(number(true), 0, 59, "minute");
      case SECOND -> second(false, next);
      case ZERO_SECOND -> second(true, next);
      case UPPER_PM -> half("AM", "PM");
      case LOWER_PM -> half("am", "pm");
      case OFFSET -> offset(part.text());
      case ZONE_NAME -> zoneName();
      case FRACTION_ZEROS -> {
        if (rest.length() < part.text().length()) {
          throw new Mismatch();
        }
        fraction(part.text().length());
      }
      case FRACTION_NINES -> {
        if (startsWithFraction()) {
          fraction(fractionLength());
        }
      }
    }
  }

  private String digits(int count) throws Mismatch {
    for (int i = 0; i < count; i++) {
      if (!isDigit(i)) {
        throw new Mismatch();
      }
    }
    String digits = rest.substring(0, count);
    rest = rest.substring(count);
    return digits;
  }

  private boolean isDigit(int index) {
    return index < rest.length() && rest.charAt(index) >= '0' && rest.charAt(index) <= '9';
  }

  /// One or two digits; two where `fixed`.
  private int number(boolean fixed) throws Mismatch {
    return Integer.parseInt(digits(fixed || (isDigit(0) && isDigit(1)) ? 2 : 1));
  }

  private static int within(int number, int lowest, int highest, String name) throws OutOfRange {
    if (number < lowest || number > highest) {
      throw new OutOfRange(name);
    }
    return number;
  }

  private int name(List<String> names, boolean brief) throws Mismatch {
    for (int i = 0; i < names.size(); i++) {
      int length = brief ? 3 : names.get(i).length();
      if (rest.regionMatches(true, 0, names.get(i), 0, length)) {
        rest = rest.substring(length);
        return i;
      }
    }
    throw new Mismatch();
  }

  private void yearDay(boolean fixed) throws Mismatch {
    for (int i = 0; i < 2 && !fixed && rest.startsWith(" "); i++) {
      rest = rest.substring(1);
    }
    int count = 0;
    while (count < 3 && isDigit(count)) {
      count++;
    }
    if (count == 0 || (fixed && count != 3)) {
      throw new Mismatch();
    }
    yearDay = Integer.parseInt(digits(count));
  }

  /// A fraction may follow the seconds though the layout has none.
  private void second(boolean fixed, int next) throws Mismatch, OutOfRange {
    second = within(number(fixed), 0, 59, "second");
    if (startsWithFraction()) {
      Element following = Layout.next(layout, next).element();
      if (following != Element.FRACTION_ZEROS && following != Element.FRACTION_NINES) {
        fraction(fractionLength());
      }
    }
  }

  private boolean startsWithFraction() {
    return (rest.startsWith(".") || rest.startsWith(",")) && isDigit(1);
  }

  private int fractionLength() {
    int length = 1;
    while (isDigit(length)) {
      length++;
    }
    return length;
  }

  private void fraction(int length) throws Mismatch {
    if (rest.charAt(0) != '.' && rest.charAt(0) != ',') {
      throw new Mismatch();
    }
    rest = rest.substring(1);
    String digits = digits(length - 1);
    String nine = digits.length() > 9 ? digits.substring(0, 9) : digits;
    nanos = Integer.parseInt(nine + "0".repeat(9 - nine.length()));
  }

  private void half(String am, String pm) throws Mismatch {
    if (rest.startsWith(am)) {
      morning = true;
    } else if (rest.startsWith(pm)) {
      afternoon = true;
    } else {
      throw new Mismatch();
    }
    rest = rest.substring(2);
  }

  private void offset(String form) throws Mismatch, OutOfRange {
    if (form.charAt(0) == 'Z' && rest.startsWith("Z")) {
      rest = rest.substring(1);
      offset = 0;
      return;
    }
    if (rest.length() < form.length() || "+-".indexOf(rest.charAt(0)) < 0) {
      throw new Mismatch();
    }
    boolean negative = rest.charAt(0) == '-';
    rest = rest.substring(1);
    int[] parts = new int[3];
    int index = 0;
    for (int i = 1; i < form.length(); i++) {
      if (form.charAt(i) == ':') {
        if (!rest.startsWith(":")) {
          throw new Mismatch();
        }
        rest = rest.substring(1);
      } else {
        parts[index++] = Integer.parseInt(digits(2));
        i++;
      }
    }
    within(parts[0], 0, 24, "time zone offset hour");
    within(parts[1], 0, 60, "time zone offset minute");
    within(parts[2], 0, 60, "time zone offset second");
    int seconds = (parts[0] * 60 + parts[1]) * 60 + parts[2];
    offset = negative ? -seconds : seconds;
  }

  private void zoneName() throws Mismatch {
    if (rest.startsWith("UTC")) {
      rest = rest.substring(3);
      offset = 0;
      return;
    }
    int length = ZoneAbbreviation.length(rest);
    if (length == 0) {
      throw new Mismatch();
    }
    rest = rest.substring(length);
  }

  private Instant result() throws BuiltinFailure {
    if (afternoon && hour < 12) {
      hour += 12;
    } else if (morning && hour == 12) {
      hour = 0;
    }
    if (yearDay != UNSET) {
      resolveYearDay();
    }
    month = month == UNSET ? 1 : month;
    day = day == UNSET ? 1 : day;
    if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      throw failure(": day out of range");
    }
    int shift = offset == UNSET ? 0 : offset;
    return LocalDateTime.of(year, month, day, hour, minute, second, nanos)
        .toInstant(ZoneOffset.UTC)
        .minusSeconds(shift);
  }

  private void resolveYearDay() throws BuiltinFailure {
    java.time.Year whole = java.time.Year.of(year);
    if (yearDay < 1 || yearDay > whole.length()) {
      throw failure(": day-of-year out of range");
    }
    java.time.LocalDate date = whole.atDay(yearDay);
    if (month != UNSET && month != date.getMonthValue()) {
      throw failure(": day-of-year does not match month");
    }
    if (day != UNSET && day != date.getDayOfMonth()) {
      throw failure(": day-of-year does not match day");
    }
    month = date.getMonthValue();
    day = date.getDayOfMonth();
  }

  private BuiltinFailure failure(String message) {
    return BuiltinFailure.of("parsing time " + StringValue.of(text) + message);
  }

  private BuiltinFailure mismatch(String element, String at) {
    return failure(
        " as "
            + StringValue.of(layout)
            + ": cannot parse "
            + StringValue.of(at)
            + " as "
            + StringValue.of(element));
  }

  private static final class Mismatch extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1L;

    Mismatch() {
      super(null, null, false, false);
    }
  }

  private static final class OutOfRange extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1L;

    OutOfRange(String what) {
      super(what, null, false, false);
    }
  }
}

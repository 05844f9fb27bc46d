package dev.lockstep.rego.builtin.time;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// Writes times by layouts.
public final class TimeText {
  private final ZonedDateTime time;
  private final StringBuilder out = new StringBuilder();

  private TimeText(ZonedDateTime time) {
    this.time = time;
  }

  /// `time` as `layout` says, or as the layout it names; RFC 3339 with fractions where it is empty.
  public static String format(ZonedDateTime time, String layout) {
    TimeText text = new TimeText(time);
    text.append(layout.isEmpty() ? Layout.RFC_3339_NANO : Layout.named(layout));
    return text.out.toString();
  }

  private void append(String layout) {
    int at = 0;
    while (at < layout.length()) {
      Layout.Part part = Layout.next(layout, at);
      out.append(part.prefix());
      append(part);
      at = part.next();
    }
  }

  private void append(Layout.Part part) {
    switch (part.element()) {
      case LITERAL -> {}
      case LONG_MONTH -> out.append(Names.MONTHS.get(time.getMonthValue() - 1));
      case MONTH -> out.append(Names.MONTHS.get(time.getMonthValue() - 1), 0, 3);
      case NUMBER_MONTH -> out.append(time.getMonthValue());
      case ZERO_MONTH -> padded(time.getMonthValue(), 2, '0');
      case LONG_WEEKDAY -> out.append(weekday());
      case WEEKDAY -> out.append(weekday(), 0, 3);
      case DAY -> out.append(time.getDayOfMonth());
      case UNDER_DAY -> padded(time.getDayOfMonth(), 2, ' ');
      case ZERO_DAY -> padded(time.getDayOfMonth(), 2, '0');
      case UNDER_YEAR_DAY -> padded(time.getDayOfYear(), 3, ' ');
      case ZERO_YEAR_DAY -> padded(time.getDayOfYear(), 3, '0');
      case HOUR -> padded(time.getHour(), 2, '0');
      case HOUR_12 -> out.append(hourOf12());
      case ZERO_HOUR_12 -> padded(hourOf12(), 2, '0');
      case MINUTE -> out.append(time.getMinute());
      case ZERO_MINUTE -> padded(time.getMinute(), 2, '0');
      case SECOND -> out.append(time.getSecond());
      case ZERO_SECOND -> padded(time.getSecond(), 2, '0');
      case LONG_YEAR -> padded(time.getYear(), 4, '0');
      case YEAR -> padded(time.getYear() % 100, 2, '0');
      case UPPER_PM -> out.append(time.getHour() >= 12 ? "PM" : "AM");
      case LOWER_PM -> out.append(time.getHour() >= 12 ? "pm" : "am");
      case ZONE_NAME -> out.append(Zones.abbreviation(time));
      case OFFSET -> offset(part.text());
      case FRACTION_ZEROS -> fraction(part.text(), false);
      case FRACTION_NINES -> fraction(part.text(), true);
    }
  }

  private String weekday() {
    return Names.WEEKDAYS.get(time.getDayOfWeek().getValue() % 7);
  }

  private int hourOf12() {
    int hour = time.getHour() % 12;
    return hour == 0 ? 12 : hour;
  }

  private void padded(int number, int width, char pad) {
    String digits = Integer.toString(number);
    out.repeat(pad, Math.max(0, width - digits.length())).append(digits);
  }

  private void offset(String text) {
    ZoneOffset offset = time.getOffset();
    int seconds = offset.getTotalSeconds();
    if (text.charAt(0) == 'Z' && seconds == 0) {
      out.append('Z');
      return;
    }
    int minutes = Math.abs(seconds / 60);
    out.append(seconds < 0 && minutes > 0 ? '-' : '+');
    padded(minutes / 60, 2, '0');
    if (text.length() == 3) {
      return;
    }
    String colon = text.indexOf(':') < 0 ? "" : ":";
    out.append(colon);
    padded(minutes % 60, 2, '0');
    if (text.length() > 6) {
      out.append(colon);
      padded(Math.abs(seconds) % 60, 2, '0');
    }
  }

  private void fraction(String text, boolean withoutZeros) {
    String nanos = Integer.toString(time.getNano());
    String digits = "0".repeat(9 - nanos.length()) + nanos;
    int width = text.length() - 1;
    digits = width > 9 ? digits + "0".repeat(width - 9) : digits.substring(0, width);
    int end = digits.length();
    while (withoutZeros && end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    if (end > 0) {
      out.append(text.charAt(0)).append(digits, 0, end);
    }
  }
}

package dev.lockstep.rego.builtin.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

/// Time zones by their names in the tz database.
public final class Zones {
  private static final long MAX_YEAR = 999_999;
  private static final long SECONDS_OF_A_DAY = 86_400;

  /// More than any year here has.
  private static final long MAX_SECONDS = SECONDS_OF_A_DAY * 366 * MAX_YEAR;

  private Zones() {}

  /// The zone `name`; UTC where it is empty or `Local`, for results must not depend on the machine.
  public static Optional<ZoneId> find(String name) {
    if (name.isEmpty() || name.equals("UTC") || name.equals("Local")) {
      return Optional.of(ZoneOffset.UTC);
    }
    return ZoneId.getAvailableZoneIds().contains(name)
        ? Optional.of(ZoneId.of(name))
        : Optional.empty();
  }

  /// The abbreviated name of the zone of `time`, as `CEST`; the offset where there is none.
  static String abbreviation(ZonedDateTime time) {
    ZoneId zone = time.getZone();
    if (zone instanceof ZoneOffset) {
      return "UTC";
    }
    boolean summer = zone.getRules().isDaylightSavings(time.toInstant());
    String name = TimeZone.getTimeZone(zone).getDisplayName(summer, TimeZone.SHORT, Locale.US);
    boolean plain = name.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    if (plain) {
      return name;
    }
    String offset = time.getOffset().getId().replace(":", "");
    return offset.endsWith("00") && offset.length() > 3 ? offset.substring(0, 3) : offset;
  }

  /// The instant at which the clocks of `zone` show `seconds`, counted as if they were of UTC. In
  /// the hour that is skipped or shown twice it is the one that Go takes.
  static Instant instant(long seconds, int nanos, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    int offset = rules.getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
    if (offset != 0) {
      offset = rules.getOffset(Instant.ofEpochSecond(seconds - offset)).getTotalSeconds();
    }
    return Instant.ofEpochSecond(seconds - offset, nanos);
  }

  /// `time` with years, months and days added to its date, where days beyond the end of a month
  /// count into the next.
  public static Instant addDate(ZonedDateTime time, long years, long months, long days) {
    long month = time.getMonthValue() - 1 + months;
    long year = time.getYear() + years + Math.floorDiv(month, 12);
    if (year > MAX_YEAR || year < -MAX_YEAR) {
      return Instant.MAX;
    }
    long first = java.time.LocalDate.of((int) year, Math.floorMod(month, 12) + 1, 1).toEpochDay();
    // Days beyond all years come around again, as they do in Go.
    long day = first + time.getDayOfMonth() - 1 + days;
    long seconds = day * SECONDS_OF_A_DAY + time.toLocalTime().toSecondOfDay();
    if (seconds > MAX_SECONDS || seconds < -MAX_SECONDS) {
      return Instant.MAX;
    }
    return instant(seconds, time.getNano(), time.getZone());
  }
}

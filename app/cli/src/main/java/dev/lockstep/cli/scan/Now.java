package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The time of a run: `--now`, or the clock's where it is not given.
///
/// @param given empty where the clock was read: such a time may be used to decide, but stands in no
///     report
public record Now(Optional<Instant> given, Instant instant) {

  /// @throws CommandFailure of usage for what is no time
  public static Now of(Arguments arguments, Surroundings surroundings) {
    Optional<Instant> given = arguments.value("--now").map(Now::parse);
    return new Now(given, given.orElseGet(() -> surroundings.clock().instant()));
  }

  /// The day in UTC, by which waivers expire everywhere at once.
  public LocalDate day() {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /// `2026-11-22`, or `2026-11-22T10:00:00Z` with any offset.
  private static Instant parse(String text) {
    try {
      return text.length() == "2026-11-22".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw CommandFailure.usage(
          "--now does not take \"" + text + "\"",
          "expected a date, or a time such as 2026-11-22T10:00:00Z");
    }
  }
}

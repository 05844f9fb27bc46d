package dev.lockstep.secrets.compat.patch;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An author's date as git's default format writes it, `Thu Apr 7 22:13:13 2005 +0200`, and as
/// gitleaks reports it, RFC 3339 in UTC.
final class GitDate {
  /// What gitleaks says where there is none: Go's first moment.
  static final String UNKNOWN = "0001-01-01T00:00:00Z";

  private static final DateTimeFormatter DEFAULT =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu xx", Locale.ROOT);
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);

  private GitDate() {}

  /// @return null where the text is no such date
  static @Nullable String utc(String text) {
    if (text.isEmpty()) {
      return UNKNOWN;
    }
    try {
      return OffsetDateTime.parse(text, DEFAULT)
          .withOffsetSameInstant(ZoneOffset.UTC)
          .format(RFC_3339);
    } catch (DateTimeException e) {
      return null;
    }
  }
}

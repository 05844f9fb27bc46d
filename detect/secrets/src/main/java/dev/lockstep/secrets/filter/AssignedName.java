package dev.lockstep.secrets.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A name that says the value is about a secret and none: `token_url`, `PasswordLength`,
/// `public_key`, `authorization`.
final class AssignedName implements Filter {
  private static final List<String> PARTS =
      List.of(
          "public_key",
          "public-key",
          "publickey",
          "encrypted_key",
          "encryptedkey",
          "fingerprint",
          "checksum",
          "digest",
          "keyboard",
          "keyword",
          "keyframe",
          "monkey",
          "authori",
          "authentic",
          "tooltip");
  private static final List<String> BEGINNINGS = List.of("author", "label_", "title_", "tooltip_");
  private static final int SHORTEST_SESSION = 40;
  private static final List<String> ENDINGS =
      List.of(
          "key_id",
          "key-id",
          "keyid",
          "_id",
          "-id",
          "sid",
          "name",
          "url",
          "uri",
          "path",
          "file",
          "endpoint",
          "type",
          "length",
          "size",
          "count",
          "ttl",
          "expires",
          "expires_in",
          "expiresin",
          "expires_at",
          "expiresat",
          "expire",
          "field",
          "param",
          "prefix",
          "suffix",
          "header",
          "hint",
          "label",
          "title",
          "text",
          "message",
          "placeholder",
          "column",
          "regex",
          "pattern",
          "algorithm",
          "format",
          "class",
          "author",
          "authors",
          "config",
          "enabled",
          "required",
          "timeout",
          "scope",
          "kind",
          "encryption",
          "_sha1",
          "_sha2",
          "_sha256",
          "_sha512",
          "_md5",
          "_hash");

  @Override
  public String id() {
    return "name";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String name = Assignment.of(candidate).name();
    String lower = name.toLowerCase(Locale.ROOT);
    boolean about =
        lower.equals("signature")
            || BEGINNINGS.stream().anyMatch(lower::startsWith)
            || PARTS.stream().anyMatch(lower::contains)
            || ENDINGS.stream().anyMatch(lower::endsWith)
            || name.endsWith("Id");
    return about && !isSession(lower, candidate.secret())
        ? Optional.of("the name \"" + name + "\" is not a secret's")
        : Optional.empty();
  }

  /// A cookie called `sid` with a signed session behind it; short ones are names of objects.
  private static boolean isSession(String name, String secret) {
    return name.equals("sid") && secret.length() >= SHORTEST_SESSION;
  }
}

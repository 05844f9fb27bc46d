package dev.lockstep.sast.search;

import dev.lockstep.source.tree.Language;
import java.util.Locale;
import java.util.Optional;

/// What reads a rule's targets: a front end, generic mode, or regular expressions alone.
public sealed interface Reader {

  /// A programming language.
  record Front(Language language) implements Reader {}

  /// Any text, by words.
  record Generic() implements Reader {}

  /// Any text, by regular expressions only.
  record Plain() implements Reader {}

  /// The name of what it reads: [#named] finds it again.
  default String name() {
    return switch (this) {
      case Front(Language language) -> language.id();
      case Generic() -> "generic";
      case Plain() -> "regex";
    };
  }

  /// The reader of a rule's language, empty where there is none.
  static Optional<Reader> named(String language) {
    return switch (language.toLowerCase(Locale.ROOT)) {
      case "generic" -> Optional.of(new Generic());
      case "regex", "none" -> Optional.of(new Plain());
      default -> Language.named(language).map(Front::new);
    };
  }
}

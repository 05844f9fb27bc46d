package dev.lockstep.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What differs between findings by kind.
public sealed interface Detail {

  /// A leaked secret.
  ///
  /// @param hint the secret redacted, as it may be shown
  /// @param digest an HMAC of the secret in hex where the project has a key, else null
  /// @param entropy Shannon's, in bits per byte
  /// @param decoded the encodings that were undone to see it, outermost first: `base64`, `hex`,
  ///     `percent`, `unicode`
  /// @param proof what was checked offline, a phrase ("CRC32 matches"); null where the format has
  ///     no proof
  record Secret(
      String hint,
      @Nullable String digest,
      double entropy,
      List<String> decoded,
      @Nullable String proof)
      implements Detail {
    public Secret {
      decoded = List.copyOf(decoded);
    }
  }

  /// A weakness in source code.
  ///
  /// @param trace how data reaches the place, first step first; empty where the place alone says it
  /// @param others other ways to the same place, none of which is the one that is shown; whoever
  ///     closes one of them has not closed the rest
  record Code(List<Step> trace, List<List<Step>> others) implements Detail {
    public Code(List<Step> trace) {
      this(trace, List.of());
    }

    public Code {
      trace = List.copyOf(trace);
      others = others.stream().map(List::copyOf).toList();
    }

    /// The steps of all ways.
    public Stream<Step> steps() {
      return Stream.concat(trace.stream(), others.stream().flatMap(List::stream));
    }
  }

  /// One step of a trace.
  record Step(Location location, String message) {}

  /// A weakness of a third-party component.
  ///
  /// @param component the purl of the component, a key of [Report#components]
  /// @param advisory the id under which the vulnerability is best known; null for licence and
  ///     policy findings
  /// @param aliases its other ids
  /// @param fixedIn the smallest version that is not affected; null where none is known
  /// @param broughtInBy purls from the direct dependency down to the component itself
  /// @param upgrade what mends it together with others; null where no later version is known to
  /// @param reach whether the project's code can come to the weakness; null where nobody looked
  record Dependency(
      String component,
      @Nullable String advisory,
      List<String> aliases,
      @Nullable String fixedIn,
      List<String> broughtInBy,
      @Nullable Upgrade upgrade,
      @Nullable Reach reach)
      implements Detail {
    public Dependency(
        String component,
        @Nullable String advisory,
        List<String> aliases,
        @Nullable String fixedIn,
        List<String> broughtInBy) {
      this(component, advisory, aliases, fixedIn, broughtInBy, null, null);
    }

    public Dependency {
      aliases = List.copyOf(aliases);
      broughtInBy = List.copyOf(broughtInBy);
    }

    public Dependency with(Upgrade common) {
      return new Dependency(component, advisory, aliases, fixedIn, broughtInBy, common, reach);
    }

    public Dependency with(Reach answer) {
      return new Dependency(component, advisory, aliases, fixedIn, broughtInBy, upgrade, answer);
    }
  }

  /// A weakness in configuration or infrastructure code.
  ///
  /// @param resource the address of the resource, as its own tool prints it
  record Configuration(String resource) implements Detail {}
}

package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.sca.maven.LocalRepository;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where this user's advisories and POMs lie.
public final class AdvisoryFile {
  /// Names another file of advisories.
  public static final String VARIABLE = "LOCKSTEP_ADVISORIES";

  private static final String NAME = "advisories.db";

  private AdvisoryFile() {}

  /// `LOCKSTEP_ADVISORIES`, else a file below the folder for users' data. Empty where nothing names
  /// a place.
  public static Optional<Path> of(Surroundings surroundings) {
    Map<String, String> environment = surroundings.environment();
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      return Optional.of(surroundings.file(named));
    }
    String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
    if (xdg.startsWith("/")) {
      return Optional.of(Path.of(xdg, "lockstep", NAME));
    }
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    if (!local.isEmpty()) {
      return Optional.of(Path.of(local, "lockstep", NAME));
    }
    String home = environment.getOrDefault("HOME", "");
    return home.isEmpty()
        ? Optional.empty()
        : Optional.of(Path.of(home, ".local", "share", "lockstep", NAME));
  }

  /// Where jars are known by their classes, beside a file of advisories.
  public static Path jars(Path advisories) {
    return advisories.resolveSibling("jars.db");
  }

  static LocalRepository localRepository(Surroundings surroundings) {
    Map<String, String> environment = surroundings.environment();
    String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
    return new LocalRepository(Path.of(home, ".m2", "repository"));
  }
}

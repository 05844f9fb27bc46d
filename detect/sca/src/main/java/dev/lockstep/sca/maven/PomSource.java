package dev.lockstep.sca.maven;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where POMs are that the target does not hold.
public interface PomSource {
  /// Has none.
  PomSource NONE =
      new PomSource() {
        @Override
        public @Nullable PomElement pom(Coordinates coordinates) {
          return null;
        }

        @Override
        public List<String> versions(String groupId, String artifactId) {
          return List.of();
        }
      };

  /// The POM of these coordinates; null where it is not there or cannot be read.
  @Nullable PomElement pom(Coordinates coordinates);

  /// The versions that are known of an artifact, in no order.
  List<String> versions(String groupId, String artifactId);
}

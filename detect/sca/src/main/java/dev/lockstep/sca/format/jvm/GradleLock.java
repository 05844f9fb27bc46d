package dev.lockstep.sca.format.jvm;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `gradle.lockfile` and the older one file a configuration: `group:name:version=configurations`.
/// See Gradle's user manual, Locking dependency versions.
final class GradleLock implements Format {
  @Override
  public String id() {
    return "gradle-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of(), Set.of(".lockfile"), List.of(), List.of());
  }

  @Override
  public boolean isAt(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith("gradle.lockfile") || path.contains("dependency-locks/");
  }

  @Override
  public void read(ManifestText text, Statements out) {
    int number = 0;
    for (String raw : text.lines()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#") || line.startsWith("empty=")) {
        continue;
      }
      int equals = line.indexOf('=');
      String[] parts = (equals < 0 ? line : line.substring(0, equals)).split(":", -1);
      if (parts.length != 3) {
        out.incomplete(number, "group:name:version is expected");
        continue;
      }
      Statements.Draft draft = out.add("maven", parts[0] + ":" + parts[1], parts[2], number);
      if (equals >= 0) {
        scopes(line.substring(equals + 1), draft);
      }
    }
  }

  /// Runtime where one of the configurations is of the shipped code; test where all are of tests.
  private static void scopes(String configurations, Statements.Draft draft) {
    boolean runtime = false;
    boolean test = false;
    for (String one : configurations.split(",", -1)) {
      String name = one.strip().toLowerCase(Locale.ROOT);
      boolean ofTests = name.contains("test");
      test |= ofTests;
      runtime |=
          !ofTests
              && (name.endsWith("compileclasspath")
                  || name.endsWith("runtimeclasspath")
                  || name.equals("compile")
                  || name.equals("runtime"));
    }
    draft.scope(runtime ? Scope.RUNTIME : test ? Scope.TEST : Scope.BUILD);
  }
}

package dev.lockstep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The direction table of DESIGN.md: which room may use which. A room is the package behind
/// `dev.lockstep`, with all below it.
class HouseTest {
  private static final String HOUSE = "dev.lockstep.";

  /// Each room with the rooms that it may use.
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("model", Set.of()),
          Map.entry("engine", Set.of("model")),
          Map.entry("report", Set.of("model")),
          Map.entry("value", Set.of()),
          Map.entry("regex", Set.of()),
          Map.entry("rego", Set.of("value", "regex")),
          Map.entry("hcl", Set.of("value")),
          Map.entry("source", Set.of("value", "hcl")),
          Map.entry("secrets", Set.of("model", "engine", "regex", "value")),
          Map.entry("sca", Set.of("model", "engine", "regex", "value")),
          Map.entry("sast", Set.of("model", "engine", "regex", "value", "source", "hcl")),
          Map.entry("policy", Set.of("model", "value", "rego", "hcl")),
          Map.entry(
              "cli",
              Set.of(
                  "model", "engine", "report", "value", "regex", "rego", "hcl", "source", "secrets",
                  "sca", "sast", "policy")));

  /// Fewer than this, and the test looked in the wrong place.
  private static final int FEWEST_CLASSES = 60;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.lockstep");

  @Test
  void everyClassLivesInARoomOfTheTable() {
    Set<String> seen = new TreeSet<>();
    CLASSES.forEach(type -> seen.add(room(type)));
    seen.removeAll(Set.of("testkit", "conformance", "bench", "architecture"));
    seen.removeAll(MAY_USE.keySet());
    assertEquals(Set.of(), seen);
    assertTrue(CLASSES.size() >= FEWEST_CLASSES, "only " + CLASSES.size() + " classes were seen");
  }

  @Test
  void aRoomUsesOnlyWhatTheTableSays() {
    Map<String, String> wrong = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      Set<String> allowed = MAY_USE.get(room(type));
      if (allowed == null) {
        continue;
      }
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        if (isOurs(target) && !room(target).equals(room(type)) && !allowed.contains(room(target))) {
          wrong.putIfAbsent(room(type) + " -> " + room(target), dependency.getDescription());
        }
      }
    }
    assertEquals(Map.of(), wrong);
  }

  @Test
  void noPackagesUseEachOtherInACircle() {
    SlicesRuleDefinition.slices()
        .matching("dev.lockstep.(**)")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(HOUSE);
  }

  private static String room(JavaClass type) {
    String below = type.getPackageName().substring(HOUSE.length());
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }
}

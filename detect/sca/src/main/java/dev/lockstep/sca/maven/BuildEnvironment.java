package dev.lockstep.sca.maven;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The machine that POMs are resolved for: what activates profiles, and what properties they see.
/// It is a choice and not this machine, so that a scan says the same everywhere.
///
/// @param javaVersion such as `17.0.2`
/// @param os name, family, architecture and version, in small letters
public record BuildEnvironment(String javaVersion, Os os, Map<String, String> properties) {
  /// A Linux with Java 17.
  public static final BuildEnvironment DEFAULT =
      new BuildEnvironment("17.0.15", new Os("linux", "unix", "amd64", "6.1"), Map.of());

  /// @param family `unix`, `windows` or `mac`
  public record Os(String name, String family, String arch, String version) {}

  public BuildEnvironment {
    properties = Map.copyOf(properties);
  }

  /// A property of the user's or of the system; null where there is none.
  @Nullable String property(String name) {
    String own = properties.get(name);
    if (own != null) {
      return own;
    }
    return switch (name) {
      case "java.version" -> javaVersion;
      case "java.specification.version", "java.vm.specification.version" -> feature();
      case "os.name" -> os.name().equals("linux") ? "Linux" : os.name();
      case "os.arch" -> os.arch();
      case "os.version" -> os.version();
      case "file.separator" -> "/";
      case "path.separator" -> ":";
      case "line.separator" -> "\n";
      case "java.class.version" -> String.valueOf(44 + Integer.parseInt(feature()));
      case "java.vendor" -> "Eclipse Adoptium";
      case "java.home" -> "/usr/lib/jvm/java";
      case "user.home" -> "/root";
      case "maven.version" -> "3.8.7";
      case "os.detected.name" -> os.name();
      case "os.detected.arch" -> detectedArch();
      case "os.detected.classifier" -> os.name() + "-" + detectedArch();
      default -> null;
    };
  }

  /// As the extension os-maven-plugin calls it, which projects with native libraries use.
  private String detectedArch() {
    return switch (os.arch()) {
      case "amd64" -> "x86_64";
      case "aarch64" -> "aarch_64";
      default -> os.arch();
    };
  }

  private String feature() {
    int dot = javaVersion.indexOf('.');
    return dot < 0 ? javaVersion : javaVersion.substring(0, dot);
  }
}

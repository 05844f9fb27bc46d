package dev.lockstep.cli.config;

import java.util.List;

/// Every key of `lockstep.yaml`, by section. `docs/schema/lockstep-yaml.schema.json` says the same
/// to editors, and a test holds the two together.
public final class Keys {
  /// The top level.
  public static final List<String> ROOT =
      List.of("gate", "waivers", "paths", "rules", "secrets", "components", "cache");

  static final List<String> GATE =
      List.of(
          "severity",
          "confidence",
          "kinds",
          "mendable",
          "only-new",
          "baseline",
          "branch",
          "waiver-days",
          "policies",
          "verification-key",
          "verification-key-id",
          "signing-alg",
          "signing-scope",
          "stage",
          "where");
  static final List<String> WHERE =
      List.of("rule", "path", "kinds", "when", "severity", "confidence", "stage", "enforce-when");
  static final List<String> WAIVER =
      List.of(
          "fingerprint",
          "rule",
          "path",
          "component",
          "owner",
          "reason",
          "expires",
          "approver",
          "ticket");
  static final List<String> PATHS = List.of("exclude", "max-file-size");
  static final List<String> RULES = List.of("files", "enable", "disable", "models");
  static final List<String> SECRETS = List.of("fingerprint-key");
  static final List<String> COMPONENTS =
      List.of(
          "libraries",
          "only-vetted",
          "allow-licences",
          "deny-licences",
          "abandoned",
          "outdated",
          "advisories-max-age",
          "advisories-stale");
  static final List<String> LIBRARY =
      List.of("package", "verdict", "version", "reason", "replacement");
  static final List<String> CACHE = List.of("folder", "max-size");

  private Keys() {}

  /// The keys of a section.
  public static List<String> of(String section) {
    return switch (section) {
      case "gate" -> GATE;
      case "where" -> WHERE;
      case "waivers" -> WAIVER;
      case "paths" -> PATHS;
      case "rules" -> RULES;
      case "secrets" -> SECRETS;
      case "components" -> COMPONENTS;
      case "libraries" -> LIBRARY;
      case "cache" -> CACHE;
      default -> List.of();
    };
  }

  /// The section that a key belongs to, for somebody who wrote it elsewhere; empty where none does.
  static String sectionOf(String key) {
    for (String section : ROOT) {
      if (of(section).contains(key)) {
        return section;
      }
    }
    return "";
  }
}

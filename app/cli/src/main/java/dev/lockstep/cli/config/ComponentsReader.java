package dev.lockstep.cli.config;

import dev.lockstep.sca.policy.ComponentPolicy;
import dev.lockstep.sca.policy.LibraryRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the section `components` of `lockstep.yaml`.
final class ComponentsReader {
  private final YamlSource source;

  ComponentsReader(YamlSource source) {
    this.source = source;
  }

  ComponentRules read(YamlSection section) {
    List<LibraryRule> libraries = new ArrayList<>();
    for (Node node : section.items("libraries")) {
      libraries.add(library(new YamlSection(source, "libraries", node, Keys.LIBRARY), node));
    }
    ComponentPolicy policy =
        new ComponentPolicy(
            libraries,
            section.value("only-vetted", ComponentsReader::truth, "true or false").orElse(false),
            section.texts("allow-licences"),
            section.texts("deny-licences"),
            section
                .value("abandoned", ComponentsReader::abandoned, "direct, all or off")
                .orElse(ComponentPolicy.NONE.abandoned()),
            section.value("outdated", ComponentsReader::truth, "true or false").orElse(false));
    return new ComponentRules(
        policy,
        section
            .value("advisories-max-age", ConfigurationReader::days, "a number of days")
            .orElse(ComponentRules.NONE.advisoriesMaxAge()),
        section
            .value("advisories-stale", ComponentsReader::weight, "notice or incomplete")
            .orElse(false));
  }

  private LibraryRule library(YamlSection section, Node node) {
    String packages = section.required("package");
    if (!packages.startsWith("pkg:")) {
      throw source.failure(
          "\"" + packages + "\" is no package URL", node, "for example pkg:maven/log4j/*");
    }
    section.required("verdict");
    LibraryRule.Verdict verdict =
        section
            .value("verdict", ComponentsReader::verdict, "allowed, denied or pinned")
            .orElseThrow();
    String pin = section.text("version").orElse("");
    if ((verdict == LibraryRule.Verdict.PINNED) == pin.isEmpty()) {
      throw source.failure(
          "\"version\" goes with the verdict pinned", node, "pinned needs one, others take none");
    }
    return new LibraryRule(
        packages,
        verdict,
        pin,
        section.text("reason").orElse(""),
        section.text("replacement").orElse(""),
        source.origin(node));
  }

  private static Optional<LibraryRule.Verdict> verdict(String word) {
    for (LibraryRule.Verdict verdict : LibraryRule.Verdict.values()) {
      if (verdict.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(verdict);
      }
    }
    return Optional.empty();
  }

  private static Optional<ComponentPolicy.Abandoned> abandoned(String word) {
    for (ComponentPolicy.Abandoned which : ComponentPolicy.Abandoned.values()) {
      if (which.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(which);
      }
    }
    return Optional.empty();
  }

  private static Optional<Boolean> truth(String word) {
    return switch (word) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> weight(String word) {
    return switch (word) {
      case "incomplete" -> Optional.of(true);
      case "notice" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}

package dev.lockstep.source.tree;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A programming language with a front end, under the names that Semgrep's rules use.
public enum Language {
  /// Python 2 and 3.
  PYTHON("python", List.of("py", "python2", "python3"), List.of(".py", ".pyi")),
  /// JavaScript with JSX.
  JAVASCRIPT("javascript", List.of("js"), List.of(".js", ".jsx", ".cjs", ".mjs")),
  /// TypeScript with TSX.
  TYPESCRIPT("typescript", List.of("ts"), List.of(".ts", ".tsx", ".cts", ".mts")),
  /// Java.
  JAVA("java", List.of(), List.of(".java")),
  /// Go.
  GO("go", List.of("golang"), List.of(".go")),
  /// HCL's native syntax, which is Terraform's.
  HCL("hcl", List.of("terraform"), List.of(".tf", ".hcl", ".tfvars")),
  /// YAML 1.2.
  YAML("yaml", List.of("yml"), List.of(".yaml", ".yml")),
  /// JSON.
  JSON("json", List.of(), List.of(".json")),
  /// Dockerfiles.
  DOCKERFILE("dockerfile", List.of("docker"), List.of(".dockerfile", "Dockerfile")),
  /// The Bourne Again Shell.
  BASH("bash", List.of("sh"), List.of(".sh", ".bash"));

  private final String id;
  private final List<String> aliases;
  private final List<String> suffixes;

  Language(String id, List<String> aliases, List<String> suffixes) {
    this.id = id;
    this.aliases = aliases;
    this.suffixes = suffixes;
  }

  /// The name that rules and outputs use.
  public String id() {
    return id;
  }

  /// Other names that rules use.
  public List<String> aliases() {
    return aliases;
  }

  /// Ends of the names of its files, each with its dot.
  public List<String> suffixes() {
    return suffixes;
  }

  /// The language of a name or alias, whatever its case.
  public static Optional<Language> named(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    for (Language language : values()) {
      if (language.id.equals(wanted) || language.aliases.contains(wanted)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /// The language of a file, by the end of its name.
  public static Optional<Language> ofFile(String path) {
    for (Language language : values()) {
      for (String suffix : language.suffixes) {
        if (path.endsWith(suffix)) {
          return Optional.of(language);
        }
      }
    }
    return Optional.empty();
  }
}

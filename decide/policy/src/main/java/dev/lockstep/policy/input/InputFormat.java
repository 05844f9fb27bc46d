package dev.lockstep.policy.input;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.Value;
import dev.lockstep.value.YamlReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A format of configuration files.
public enum InputFormat {
  YAML,
  JSON,
  TOML,
  DOCKERFILE,
  INI,
  DOTENV,
  PROPERTIES,
  XML,
  HCL2,
  IGNORE;

  /// The name that options and messages use.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The format `id`.
  public static Optional<InputFormat> of(String id) {
    for (InputFormat format : values()) {
      if (format.id().equals(id)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /// The format of files of this name, by its ending or the name itself.
  public static Optional<InputFormat> ofFile(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.equals("dockerfile") || name.startsWith("dockerfile.")) {
      return Optional.of(DOCKERFILE);
    }
    if (name.startsWith(".env.")) {
      return Optional.of(DOTENV);
    }
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "yaml", "yml" -> Optional.of(YAML);
      case "json" -> Optional.of(JSON);
      case "toml" -> Optional.of(TOML);
      case "dockerfile" -> Optional.of(DOCKERFILE);
      case "ini" -> Optional.of(INI);
      case "env" -> Optional.of(DOTENV);
      case "properties" -> Optional.of(PROPERTIES);
      case "xml" -> Optional.of(XML);
      case "hcl", "tf", "tfvars" -> Optional.of(HCL2);
      case "gitignore", "dockerignore" -> Optional.of(IGNORE);
      default -> Optional.empty();
    };
  }

  /// The document that `text` is; of several in one YAML text, an array of them.
  ///
  /// @throws MalformedDocument where it is none
  public Value read(String text) throws MalformedDocument {
    return switch (this) {
      case YAML -> yaml(text);
      case JSON -> JsonReader.read(text);
      case TOML -> TomlInput.read(text);
      case DOCKERFILE -> new DockerfileInput(text).read();
      case INI -> IniInput.read(text);
      case DOTENV -> DotenvInput.read(text);
      case PROPERTIES -> PropertiesInput.read(text);
      case XML -> XmlInput.read(text);
      case HCL2 -> HclInput.read(text);
      case IGNORE -> IgnoreInput.read(text);
    };
  }

  private static Value yaml(String text) throws MalformedDocument {
    List<Value> documents = YamlReader.readAll(text);
    return switch (documents.size()) {
      case 0 -> NullValue.NULL;
      case 1 -> documents.getFirst();
      default -> ArrayValue.of(documents);
    };
  }
}

package dev.lockstep.cli.config;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.policy.PathPattern;
import dev.lockstep.policy.Waiver;
import dev.lockstep.policy.Waivers;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads `lockstep.yaml`. Every error has its line and says what was expected.
public final class ConfigurationReader {
  private static final int KEY_DIGITS = 64;

  private final YamlSource source;

  private ConfigurationReader(YamlSource source) {
    this.source = source;
  }

  /// @param shown the file's name as messages show it
  /// @throws CommandFailure of usage
  public static Configuration read(Path file, Path folder, String shown, String text) {
    return new ConfigurationReader(new YamlSource(shown, text)).read(file, folder);
  }

  private Configuration read(Path file, Path folder) {
    YamlSection root = new YamlSection(source, "", source.root().orElse(null), Keys.ROOT);
    YamlSection paths = root.section("paths");
    YamlSection rules = root.section("rules");
    return new Configuration(
        file,
        folder,
        new GateReader(source).read(root.section("gate")),
        newSince(root.section("gate")),
        waivers(root.items("waivers")),
        root.section("gate")
            .value("waiver-days", ConfigurationReader::days, "a number of days from 1 to 3650")
            .orElse(Waivers.LONGEST_DAYS),
        root.section("gate").texts("policies"),
        bundleKey(root.section("gate")),
        paths.texts("exclude"),
        size(paths, "max-file-size"),
        rules.texts("files"),
        rules.texts("enable"),
        rules.texts("disable"),
        rules.texts("models"),
        key(root.section("secrets")),
        new ComponentsReader(source).read(root.section("components")),
        cache(root.section("cache")));
  }

  private static Configuration.BundleKey bundleKey(YamlSection section) {
    Configuration.BundleKey key =
        new Configuration.BundleKey(
            section.text("verification-key").orElse(""),
            section.text("verification-key-id").orElse(""),
            section.text("signing-alg").orElse(""),
            section.text("signing-scope").orElse(""));
    if (key.file().isEmpty() && !key.equals(Configuration.BundleKey.NONE)) {
      throw section.failure("a signature without a key", null, "verification-key names its file");
    }
    return key;
  }

  private static Configuration.NewSince newSince(YamlSection section) {
    return new Configuration.NewSince(
        section
            .value("only-new", ConfigurationReader::onlyNew, "none, baseline or merge-base")
            .orElse(OnlyNew.BASELINE),
        section.text("baseline").orElse(Configuration.BASELINE_NAME),
        section.text("branch").orElse(""));
  }

  static Optional<Integer> days(String text) {
    boolean wellFormed =
        !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return wellFormed
        ? Optional.of(Integer.parseInt(text)).filter(days -> days >= 1 && days <= 3650)
        : Optional.empty();
  }

  private static Optional<OnlyNew> onlyNew(String word) {
    return Arrays.stream(OnlyNew.values()).filter(value -> value.id().equals(word)).findFirst();
  }

  private List<Waiver> waivers(List<Node> nodes) {
    List<Waiver> waivers = new ArrayList<>();
    for (Node node : nodes) {
      waivers.add(waiver(new YamlSection(source, "waivers", node, Keys.WAIVER), node));
    }
    return waivers;
  }

  private Waiver waiver(YamlSection section, Node node) {
    return new Waiver(
        scope(section, node),
        section.required("owner"),
        section.required("reason"),
        expires(section),
        section.text("approver").orElse(null),
        section.text("ticket").orElse(null),
        source.origin(node));
  }

  private Waiver.Scope scope(YamlSection section, Node node) {
    if (!section.has("fingerprint")
        && !section.has("rule")
        && !section.has("path")
        && !section.has("component")) {
      throw source.failure(
          "the waiver names nothing", node, "it needs fingerprint, rule, path or component");
    }
    return new Waiver.Scope(
        section
            .value("fingerprint", ConfigurationReader::fingerprint, "a fingerprint or its start")
            .orElse(null),
        section.text("rule").orElse(null),
        section.value("path", ConfigurationReader::pattern, "a path pattern").orElse(null),
        section.text("component").orElse(null));
  }

  /// At least the eight characters of a short id: a shorter start could cover what nobody saw.
  private static Optional<String> fingerprint(String text) {
    String value = text.startsWith("LS-") ? text.substring(3) : text;
    boolean wellFormed =
        value.length() >= 8
            && value.length() <= 26
            && value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
    return wellFormed ? Optional.of(value) : Optional.empty();
  }

  static Optional<PathPattern> pattern(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(new PathPattern(text));
  }

  private static LocalDate expires(YamlSection section) {
    section.required("expires");
    return section
        .value("expires", ConfigurationReader::date, "a date such as 2027-01-31")
        .orElseThrow();
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static @Nullable String key(YamlSection section) {
    return section
        .value("fingerprint-key", ConfigurationReader::hex, KEY_DIGITS + " hex digits")
        .orElse(null);
  }

  private static Optional<String> hex(String text) {
    boolean wellFormed =
        text.length() == KEY_DIGITS && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return wellFormed ? Optional.of(text) : Optional.empty();
  }

  private static Configuration.Cache cache(YamlSection section) {
    return new Configuration.Cache(section.text("folder").orElse(""), size(section, "max-size"));
  }

  private static OptionalLong size(YamlSection section, String key) {
    return section
        .value(key, ByteSize::parse, "a size such as 500 MiB")
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}

package dev.lockstep.cli.config;

import dev.lockstep.policy.Gate;
import dev.lockstep.policy.Waiver;
import dev.lockstep.policy.Waivers;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a project says about its scans. Paths in it are seen from [#folder].
///
/// @param file null where the project has none and all is as it is by default
/// @param folder of the file, or of the project
/// @param waiverDays how many days ahead the end of a waiver may lie
/// @param policies that decide besides the gate, as `--policy` takes them; empty for those of the
///     folder `policies`, where it is there
/// @param bundleKey the key by which bundles among them are verified
/// @param exclude path patterns in `.gitignore` form
/// @param ruleFiles as `--rules` takes them; empty for the built-in ones
/// @param modelFiles as `--models` takes them
/// @param components which are wanted
/// @param key in hex, of the HMAC that fingerprints secrets; null where none was made
public record Configuration(
    @Nullable Path file,
    Path folder,
    Gate gate,
    NewSince newSince,
    List<Waiver> waivers,
    int waiverDays,
    List<String> policies,
    BundleKey bundleKey,
    List<String> exclude,
    OptionalLong maxFileSize,
    List<String> ruleFiles,
    List<String> enabledRules,
    List<String> disabledRules,
    List<String> modelFiles,
    @Nullable String key,
    ComponentRules components,
    Cache cache) {

  /// Its usual name.
  public static final String FILE_NAME = "lockstep.yaml";

  /// The baseline's usual name, beside it.
  public static final String BASELINE_NAME = "lockstep-baseline.txt";

  public Configuration {
    waivers = List.copyOf(waivers);
    policies = List.copyOf(policies);
    exclude = List.copyOf(exclude);
    ruleFiles = List.copyOf(ruleFiles);
    enabledRules = List.copyOf(enabledRules);
    disabledRules = List.copyOf(disabledRules);
    modelFiles = List.copyOf(modelFiles);
  }

  /// What makes a finding new.
  ///
  /// @param baseline the baseline's file
  /// @param branch the branch whose merge base counts; empty for the remote's default
  public record NewSince(OnlyNew against, String baseline, String branch) {}

  /// The key that signed bundles of policies.
  ///
  /// @param file of it, with `@sha256:` and its digest where it is pinned; empty for none
  /// @param id the name by which signatures call it; empty for the usual one
  /// @param algorithm as JWS names it; empty for the usual one
  /// @param scope what bundles must be signed for; empty for anything
  public record BundleKey(String file, String id, String algorithm, String scope) {
    public static final BundleKey NONE = new BundleKey("", "", "", "");
  }

  /// Where facts are kept.
  ///
  /// @param folder empty for the XDG cache folder
  /// @param maxBytes empty for the engine's own limit
  public record Cache(String folder, OptionalLong maxBytes) {}

  /// Without a file.
  public static Configuration standard(Path folder) {
    return new Configuration(
        null,
        folder,
        Gate.standard(),
        new NewSince(OnlyNew.BASELINE, BASELINE_NAME, ""),
        List.of(),
        Waivers.LONGEST_DAYS,
        List.of(),
        BundleKey.NONE,
        List.of(),
        OptionalLong.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        ComponentRules.NONE,
        new Cache("", OptionalLong.empty()));
  }

  /// The same, with every finding new.
  public Configuration withoutBaseline() {
    return new Configuration(
        file,
        folder,
        gate,
        new NewSince(OnlyNew.NO, newSince.baseline, newSince.branch),
        waivers,
        waiverDays,
        policies,
        bundleKey,
        exclude,
        maxFileSize,
        ruleFiles,
        enabledRules,
        disabledRules,
        modelFiles,
        key,
        components,
        cache);
  }

  /// The bytes of the key, null where there is none.
  public byte @Nullable [] keyBytes() {
    return key == null ? null : HexFormat.of().parseHex(key);
  }
}

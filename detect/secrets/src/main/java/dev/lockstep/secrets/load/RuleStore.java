package dev.lockstep.secrets.load;

import dev.lockstep.secrets.rule.Allowlist;
import dev.lockstep.secrets.rule.RuleError;
import dev.lockstep.secrets.rule.RuleFile;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import dev.lockstep.secrets.toml.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compiles rule files, and keeps the outcome in a folder under the digest of their texts, so that
/// the next start reads it instead.
public final class RuleStore {
  private final @Nullable Path folder;
  private final String version;

  /// @param folder where compiled rules are kept; null to compile each time
  /// @param version of the program: another one compiles anew
  public RuleStore(@Nullable Path folder, String version) {
    this.folder = folder;
    this.version = version;
  }

  /// The rules of all texts together; of two with one id the later one holds.
  public LoadedRules load(List<RuleText> texts, RuleFiles files) {
    List<String> parts = new ArrayList<>();
    parts.add(version);
    for (RuleText text : texts) {
      parts.add(text.name());
      parts.add(text.text());
    }
    Path kept = folder == null ? null : folder.resolve(Digests.of(parts) + ".rules");
    byte[] bytes = kept == null ? null : kept(kept, files);
    if (bytes == null) {
      bytes = ImageWriter.write(compiled(texts, files));
      keep(kept, bytes);
    }
    return loaded(bytes);
  }

  /// Rules from an image that [#compile] made. Their digest covers this room's code as well, as
  /// that of the built-in rules does: what was concluded by other code is asked anew.
  ///
  /// @throws IllegalArgumentException where it is of another version
  public static LoadedRules loaded(byte[] image) {
    RuleImage read = ImageReader.read(image);
    String digest = Digests.of(List.of(BuiltInRules.digest(), Digests.of(image)));
    return new LoadedRules(read.rules(), digest, read.errors(), read.notices());
  }

  /// The image of some rule texts.
  public static byte[] compile(List<RuleText> texts, RuleFiles files) {
    return ImageWriter.write(compiled(texts, files));
  }

  /// An image that cannot be read, is of another version, or extends what has changed, is none.
  private static byte @Nullable [] kept(Path file, RuleFiles files) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      for (RuleImage.Extended extended : ImageReader.read(bytes).extended()) {
        String text = extended.path().isEmpty() ? files.defaults() : files.read(extended.path());
        if (!Digests.of(List.of(text)).equals(extended.digest())) {
          return null;
        }
      }
      return bytes;
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  /// Whole or not at all; a folder that cannot be written costs time, nothing else.
  private static void keep(@Nullable Path file, byte[] bytes) {
    if (file == null) {
      return;
    }
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Path part = Files.createTempFile(parent, "rules", ".part");
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      return;
    }
  }

  private static RuleImage compiled(List<RuleText> texts, RuleFiles files) {
    Reads reads = new Reads(files);
    Map<String, SecretRule> rules = new LinkedHashMap<>();
    List<Allowlist> allowlists = new ArrayList<>();
    List<RuleError> errors = new ArrayList<>();
    List<RuleError> notices = new ArrayList<>();
    for (RuleText text : texts) {
      RuleFile file = text.rules(reads);
      file.rules().rules().forEach(rule -> rules.put(rule.id(), rule));
      allowlists.addAll(file.rules().allowlists());
      errors.addAll(file.errors());
      notices.addAll(file.notices());
    }
    RuleSet all = new RuleSet(List.copyOf(rules.values()), allowlists);
    return new RuleImage(reads.extended, all, errors, notices);
  }

  /// Notes what was extended.
  private static final class Reads implements RuleFiles {
    private final RuleFiles files;
    private final List<RuleImage.Extended> extended = new ArrayList<>();

    Reads(RuleFiles files) {
      this.files = files;
    }

    @Override
    public String read(String path) throws IOException {
      return noted(path, files.read(path));
    }

    @Override
    public String defaults() throws IOException {
      return noted("", files.defaults());
    }

    private String noted(String path, String text) {
      extended.add(new RuleImage.Extended(path, Digests.of(List.of(text))));
      return text;
    }
  }
}

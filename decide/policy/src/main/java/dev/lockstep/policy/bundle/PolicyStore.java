package dev.lockstep.policy.bundle;

import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.stored.MalformedStore;
import dev.lockstep.rego.stored.StoredModules;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoErrors;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Compiles policies, and keeps those that are large: the same sources are then neither parsed
/// nor checked again, which is most of what compiling costs.
public final class PolicyStore {
  /// Keeps nothing.
  public static final PolicyStore NONE =
      new PolicyStore(
          new Kept() {
            @Override
            public Optional<byte[]> find(String key) {
              return Optional.empty();
            }

            @Override
            public void keep(String key, byte[] bytes) {
              // It keeps nothing.
            }
          });

  /// Smaller policies are parsed sooner than found.
  private static final int MIN_CHARS = 1 << 15;

  private final Kept kept;

  public PolicyStore(Kept kept) {
    this.kept = kept;
  }

  /// Bytes that are kept by a name, or not: what is lost is made again.
  public interface Kept {
    Optional<byte[]> find(String key);

    void keep(String key, byte[] bytes);
  }

  /// The policy that `files` are.
  ///
  /// @param compiler to which nothing was added yet
  /// @param host all that the result depends on besides the files, such as the compiler's own
  ///     settings and built-ins
  /// @param prepared what is compiled in the place of each module
  /// @throws RegoErrors where a module cannot be parsed, or they make no sense together
  public Policy compile(
      PolicyFiles files, PolicyCompiler compiler, String host, UnaryOperator<Module> prepared)
      throws RegoErrors {
    boolean isLarge =
        files.modules().stream().mapToLong(module -> module.source().length()).sum() >= MIN_CHARS;
    if (!isLarge) {
      files.parse().forEach(module -> compiler.module(prepared.apply(module)));
      return compiler.compile();
    }
    String key = key(files, host);
    Optional<List<Module>> known = kept.find(key).flatMap(bytes -> read(bytes, files));
    if (known.isPresent()) {
      known.get().forEach(module -> compiler.module(prepared.apply(module)));
      return compiler.checkedBefore().compile();
    }
    List<Module> modules = files.parse();
    modules.forEach(module -> compiler.module(prepared.apply(module)));
    Policy policy = compiler.compile();
    kept.keep(key, StoredModules.write(modules));
    return policy;
  }

  private static Optional<List<Module>> read(byte[] bytes, PolicyFiles files) {
    List<StoredModules.Source> sources = new ArrayList<>();
    for (ModuleText module : files.modules()) {
      sources.add(new StoredModules.Source(module.file(), module.source()));
    }
    try {
      return Optional.of(StoredModules.read(bytes, sources));
    } catch (MalformedStore e) {
      return Optional.empty();
    }
  }

  private static String key(PolicyFiles files, String host) {
    MessageDigest digest = sha256();
    add(digest, "policies " + StoredModules.FORMAT + " " + host);
    for (ModuleText module : files.modules()) {
      add(digest, module.file());
      add(digest, module.version().name());
      add(digest, module.source());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    digest.update((utf8.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(utf8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

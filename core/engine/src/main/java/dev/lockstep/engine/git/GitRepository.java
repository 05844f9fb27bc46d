package dev.lockstep.engine.git;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.ObjectStore;
import dev.lockstep.engine.git.refs.Config;
import dev.lockstep.engine.git.refs.Layout;
import dev.lockstep.engine.git.refs.Refs;
import dev.lockstep.engine.git.refs.Revisions;
import dev.lockstep.engine.git.walk.Commits;
import dev.lockstep.engine.source.VouchedId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/// A repository that is open for reading. Nothing in it is executed: no hook, no filter, no command
/// of its configuration.
public final class GitRepository implements AutoCloseable {
  private static final int MOST_REFS = 4_000_000;

  private final Layout layout;
  private final Config config;
  private final ObjectStore objects;
  private final Refs refs;
  private final Commits commits;
  private final long number;

  private GitRepository(Layout layout, Config config) {
    this.layout = layout;
    this.config = config;
    this.objects = ObjectStore.open(layout.objects());
    this.refs = new Refs(layout, MOST_REFS);
    this.commits = Commits.of(objects, layout);
    this.number = number(layout);
  }

  /// The repository that `start` lies in.
  ///
  /// @throws GitFailure where there is none, or one of a format that is not read
  public static GitRepository discover(Path start) {
    Layout layout = Layout.discover(start);
    if (layout == null) {
      throw new GitFailure(
          GitFailure.Code.NOT_A_REPOSITORY, start + " does not lie in a git repository");
    }
    return open(layout);
  }

  /// @throws GitFailure where the repository is of a format that is not read
  public static GitRepository open(Layout layout) {
    Config config = Config.read(layout.commonDirectory().resolve("config"));
    checkFormat(config);
    return new GitRepository(layout, config);
  }

  /// No two repositories of a machine have the same, but by a chance of 2^-63.
  private static long number(Layout layout) {
    String folder = layout.commonDirectory().toAbsolutePath().normalize().toString();
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha.digest(folder.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }

  private static void checkFormat(Config config) {
    String version = config.value("core.repositoryformatversion");
    if (version != null && !version.equals("0") && !version.equals("1")) {
      throw unsupported("repository format version " + version);
    }
    String format = config.value("extensions.objectformat");
    if (format != null && !format.toLowerCase(Locale.ROOT).equals("sha1")) {
      throw unsupported("object format " + format);
    }
    String storage = config.value("extensions.refstorage");
    if (storage != null && !storage.toLowerCase(Locale.ROOT).equals("files")) {
      throw unsupported("reference storage " + storage);
    }
  }

  private static GitFailure unsupported(String what) {
    return new GitFailure(
        GitFailure.Code.UNSUPPORTED,
        "the repository uses " + what + ", which is not read yet; scan its work tree instead");
  }

  /// Whether contents may be missing, to be fetched when they are needed.
  public boolean isPartial() {
    return config.value("extensions.partialclone") != null
        || config.value("remote.origin.promisor") != null;
  }

  /// The name of a content for which this repository vouches, and no other.
  public VouchedId vouched(ContentId id) {
    return new VouchedId(id, number);
  }

  public Layout layout() {
    return layout;
  }

  public Config config() {
    return config;
  }

  public ObjectStore objects() {
    return objects;
  }

  public Refs refs() {
    return refs;
  }

  public Commits commits() {
    return commits;
  }

  public Revisions revisions() {
    return new Revisions(refs, objects, commits::commit);
  }

  @Override
  public void close() {
    objects.close();
  }
}

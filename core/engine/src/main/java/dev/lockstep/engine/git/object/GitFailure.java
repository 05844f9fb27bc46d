package dev.lockstep.engine.git.object;

import dev.lockstep.model.Problem;
import org.jspecify.annotations.Nullable;

/// Something of a repository that cannot be read, with what it is and what can be done.
public final class GitFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What went wrong, for those who decide by it.
  public enum Code {
    /// There is no repository at the place named.
    NOT_A_REPOSITORY("git-no-repository"),
    /// A format of git that is not read: SHA-256 ids, reftable, a split index.
    UNSUPPORTED("git-unsupported"),
    /// Bytes that git would not have written.
    CORRUPT("git-corrupt"),
    /// An object that is named and not there: partial clones, interrupted copies.
    MISSING("git-object-missing"),
    /// A revision that names nothing here.
    UNKNOWN_REVISION("git-unknown-revision"),
    /// Two commits whose common ancestor is not here: shallow clones, unrelated histories.
    NO_MERGE_BASE("git-no-merge-base"),
    /// A safety limit stopped the work.
    OVER_LIMIT("git-over-limit"),
    /// The operating system refused to read, or the file changed while it was read.
    UNREADABLE("git-unreadable");

    private final String id;

    Code(String id) {
      this.id = id;
    }

    /// As in [Problem#id].
    public String id() {
      return id;
    }
  }

  private final Code code;

  public GitFailure(Code code, String message) {
    this(code, message, null);
  }

  public GitFailure(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public static GitFailure corrupt(String message) {
    return new GitFailure(Code.CORRUPT, message);
  }

  public Code code() {
    return code;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }

  /// The failure as a problem of the report.
  public Problem problem(String path) {
    return Problem.incomplete(code.id, path, reason());
  }
}

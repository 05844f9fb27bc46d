package dev.lockstep.cli.scan;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.policy.Approval;
import dev.lockstep.policy.Waiver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What the repository shows of the approvers that waivers name. git is asked only where a waiver
/// names one; a configuration outside of a repository shows nothing.
final class WaiverApprovals implements Function<Waiver, Approval> {
  private final Configuration configuration;
  private final Surroundings surroundings;
  private final Map<String, Approval> known = new HashMap<>();

  WaiverApprovals(Configuration configuration, Surroundings surroundings) {
    this.configuration = configuration;
    this.surroundings = surroundings;
  }

  /// The commit that brought a line.
  ///
  /// @param author name and address
  private record Brought(String commit, String author) {}

  @Override
  public Approval apply(Waiver waiver) {
    String approver = waiver.approver();
    Path file = configuration.file();
    return approver == null || file == null
        ? new Approval.None()
        : known.computeIfAbsent(waiver.origin(), _ -> shown(approver, waiver, file));
  }

  private Approval shown(String approver, Waiver waiver, Path file) {
    GitProgram git = GitProgram.untrusted(surroundings, configuration.folder());
    Optional<Brought> brought = brought(git, waiver, file);
    if (brought.isPresent() && names(brought.get().author, approver)) {
      return new Approval.Own(approver);
    }
    if (brought.isPresent() && isSignedBy(git, brought.get().commit, approver)) {
      String start = brought.get().commit.substring(0, 7);
      return new Approval.Shown(approver, "signed " + start);
    }
    return owns(git, approver, file)
        ? new Approval.Shown(approver, "owns " + file.getFileName())
        : new Approval.Claimed(approver);
  }

  /// Who wrote the waiver's first line; empty where it is not committed.
  private static Optional<Brought> brought(GitProgram git, Waiver waiver, Path file) {
    String line = waiver.origin().substring(waiver.origin().lastIndexOf(':') + 1);
    Optional<String> blame =
        git.line(
            "blame", "--porcelain", "-L", line + ",+1", "--", String.valueOf(file.getFileName()));
    if (blame.isEmpty()) {
      return Optional.empty();
    }
    String commit = blame.get().substring(0, Math.max(0, blame.get().indexOf(' ')));
    String author = field(blame.get(), "author ") + " " + field(blame.get(), "author-mail ");
    boolean committed = commit.length() >= 40 && !commit.chars().allMatch(c -> c == '0');
    return committed ? Optional.of(new Brought(commit, author)) : Optional.empty();
  }

  private static String field(String porcelain, String name) {
    return porcelain
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .findFirst()
        .orElse("");
  }

  /// A good signature (`G`, or `U` where trust in the key is not known) whose signer is the
  /// approver.
  private static boolean isSignedBy(GitProgram git, String commit, String approver) {
    return git.line("log", "-1", "--format=%G? %GS", commit)
        .filter(said -> said.startsWith("G ") || said.startsWith("U "))
        .filter(said -> names(said.substring(2), approver))
        .isPresent();
  }

  private static boolean owns(GitProgram git, String approver, Path file) {
    Optional<String> top = git.line("rev-parse", "--show-toplevel");
    if (top.isEmpty()) {
      return false;
    }
    Path root = Path.of(top.get());
    try {
      String path = root.relativize(file.toRealPath()).toString().replace('\\', '/');
      return OwnersFile.of(root).map(owners -> owners.ownersOf(path)).orElse(List.of()).stream()
          .anyMatch(owner -> names(owner, approver));
    } catch (IOException | IllegalArgumentException e) {
      // What cannot be read shows nothing: the approval stays a claim.
      return false;
    }
  }

  /// Whether `Ada <ada@example.org>`, `ada@example.org` or `@ada` is who the waiver calls `named`.
  private static boolean names(String who, String named) {
    String whole = who.toLowerCase(Locale.ROOT);
    String word = named.strip().toLowerCase(Locale.ROOT);
    String bare = word.startsWith("@") ? word.substring(1) : word;
    return !bare.isEmpty()
        && (whole.equals(bare)
            || whole.equals("@" + bare)
            || whole.contains("<" + bare + ">")
            || whole.startsWith(bare + " <"));
  }
}

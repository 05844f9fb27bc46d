package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.options.Arguments;
import java.util.ArrayList;
import java.util.List;

/// Which contents of the target are scanned.
public sealed interface Selection {

  /// Files and folders as they lie there.
  record Tree() implements Selection {
    @Override
    public String key() {
      return "tree";
    }
  }

  /// Standard input.
  record Stream() implements Selection {
    @Override
    public String key() {
      return "stream";
    }
  }

  /// What is staged in git.
  record Staged() implements Selection {
    @Override
    public String key() {
      return "staged";
    }
  }

  /// What changed since the merge base with a revision.
  record Since(String revision) implements Selection {
    @Override
    public String key() {
      return "since " + revision;
    }
  }

  /// All of the git history.
  record History() implements Selection {
    @Override
    public String key() {
      return "history";
    }
  }

  /// Tells one selection from another: part of the name under which facts are kept.
  String key();

  /// Whether nothing in scope is a good answer: an empty change has nothing wrong with it.
  default boolean mayBeEmpty() {
    return this instanceof Staged || this instanceof Since;
  }

  /// What the options name; they exclude each other.
  static Selection of(Arguments arguments) {
    List<Selection> named = new ArrayList<>();
    if (arguments.has("--staged")) {
      named.add(new Staged());
    }
    arguments.value("--since").ifPresent(revision -> named.add(new Since(revision)));
    if (arguments.has("--history")) {
      named.add(new History());
    }
    boolean streams = arguments.operands().contains("-");
    if (streams) {
      named.add(new Stream());
    }
    if (named.size() > 1 || (streams && arguments.operands().size() > 1)) {
      throw CommandFailure.usage(
          "--staged, --since, --history and - exclude each other, and - stands alone");
    }
    return named.isEmpty() ? new Tree() : named.getFirst();
  }
}

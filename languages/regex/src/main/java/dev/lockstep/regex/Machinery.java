package dev.lockstep.regex;

import dev.lockstep.regex.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The programs of one pattern, each made when first needed and then shared by all threads.
final class Machinery {
  private final byte[] compiled;
  private @Nullable Trees trees;
  private @Nullable Alphabet alphabet;
  private @Nullable Program whole;
  private @Nullable Program searching;
  private @Nullable Program backward;
  private @Nullable Program saving;
  private @Nullable List<Branch> branches;

  /// The programs of a branch of [Anchoring].
  ///
  /// @param before to the left from the literal; null where nothing stands before it
  /// @param rest to the right from the literal
  record Branch(@Nullable Program before, Program rest) {}

  Machinery(Trees trees) {
    this.trees = trees;
    compiled = new byte[0];
  }

  /// @param compiled the trees as [CompiledWriter] writes them
  Machinery(byte[] compiled) {
    this.compiled = compiled;
  }

  synchronized Trees trees() {
    if (trees == null) {
      trees = new CompiledReader(compiled).trees();
    }
    return trees;
  }

  private Node root() {
    return trees().root();
  }

  private Alphabet alphabet() {
    if (alphabet == null) {
      alphabet = new Alphabet(root());
    }
    return alphabet;
  }

  /// The whole pattern, from where it is started.
  synchronized Program whole() {
    if (whole == null) {
      whole = ProgramBuilder.forward(alphabet(), root());
    }
    return whole;
  }

  /// The whole pattern, from where it is started or behind it.
  synchronized Program searching() {
    if (searching == null) {
      searching = ProgramBuilder.searching(alphabet(), root());
    }
    return searching;
  }

  /// The whole pattern, to the left.
  synchronized Program backward() {
    if (backward == null) {
      backward = ProgramBuilder.backward(alphabet(), root());
    }
    return backward;
  }

  /// The whole pattern with its groups.
  synchronized Program saving() {
    if (saving == null) {
      saving = ProgramBuilder.saving(alphabet(), root());
    }
    return saving;
  }

  synchronized List<Branch> branches() {
    if (branches == null) {
      ArrayList<Branch> made = new ArrayList<>();
      for (Anchoring.Branch branch : trees().branches()) {
        Program before =
            branch.before().isEmpty()
                ? null
                : ProgramBuilder.backward(alphabet(), new Node.Sequence(branch.before()));
        Program rest = ProgramBuilder.forward(alphabet(), new Node.Sequence(branch.rest()));
        made.add(new Branch(before, rest));
      }
      branches = List.copyOf(made);
    }
    return branches;
  }
}

package dev.lockstep.regex;

import dev.lockstep.regex.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The programs of one pattern, each made when first needed and then shared by all threads.
final class Machinery {
  private final byte[] compiled;
  private @Nullable Node root;
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

  Machinery(Node root) {
    this.root = root;
    compiled = new byte[0];
  }

  /// @param compiled the tree as [CompiledWriter] writes it
  Machinery(byte[] compiled) {
    this.compiled = compiled;
  }

  synchronized Node root() {
    if (root == null) {
      root = new CompiledReader(compiled).node();
    }
    return root;
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
      for (Anchoring.Branch branch : Anchoring.of(root()).branches()) {
        boolean bare = branch.before() instanceof Node.Sequence before && before.parts().isEmpty();
        made.add(
            new Branch(
                bare ? null : ProgramBuilder.backward(alphabet(), branch.before()),
                ProgramBuilder.forward(alphabet(), branch.rest())));
      }
      branches = List.copyOf(made);
    }
    return branches;
  }
}

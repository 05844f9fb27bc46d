package dev.lockstep.sast.match;

import dev.lockstep.regex.pcre.Pcre;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A pattern as a tree, with what its root says about where it can match.
public final class CodePattern {
  /// Stands for anything, and is not bound.
  private static final String ANY = "$_";

  final Tree tree;
  final int[] dotted;
  final int[] roots;
  final String[] texts;
  private final @Nullable Pcre[] regexes;
  private final int[] required;
  private final int[] loosely;
  private final int[][] ofRoots;

  /// What may stand at the root of a match.
  enum Place {
    EXPRESSION,
    STATEMENT,
    STATEMENTS,
    PART
  }

  final Place place;

  /// @param tree read in pattern mode without unread ranges
  /// @param alone metavariables that need not be bound
  public CodePattern(Tree tree, Set<String> alone) {
    this.tree = tree;
    this.roots = children(tree, 0);
    this.dotted = dotted(tree);
    this.texts = new String[tree.size()];
    this.regexes = new Pcre[tree.size()];
    for (int node = 0; node < texts.length; node++) {
      String text = tree.symbolText(node);
      boolean free = isMetavariable(tree.kind(node)) && alone.contains(text);
      texts[node] = free ? ANY : text;
    }
    this.place = place();
    this.required = requiredNames(1, tree.size(), false);
    this.loosely = requiredNames(1, tree.size(), true);
    this.ofRoots = new int[roots.length][];
    for (int i = 0; i < roots.length; i++) {
      ofRoots[i] = requiredNames(roots[i], tree.next(roots[i]), true);
    }
  }

  private static boolean isMetavariable(Kind kind) {
    return kind == Kind.META || kind == Kind.META_ELLIPSIS;
  }

  /// Whether it is a metavariable alone, which matches every expression.
  public boolean isMetavariable() {
    return roots.length == 1 && tree.is(roots[0], Kind.META);
  }

  /// Whether it binds a metavariable.
  public boolean names(String metavariable) {
    return Arrays.asList(texts).contains(metavariable);
  }

  /// Whether a metavariable is the name of a member or of what is called, wherever it stands.
  public boolean isNameOfCallOrMember(String metavariable) {
    boolean some = false;
    for (int node = 1; node < texts.length; node++) {
      if (texts[node].equals(metavariable)) {
        int parent = tree.parent(node);
        boolean named =
            tree.is(node, Kind.META)
                && (tree.is(parent, Kind.MEMBER) && tree.child(parent, 1) == node
                    || tree.is(parent, Kind.CALL) && parent + 1 == node);
        if (!named) {
          return false;
        }
        some = true;
      }
    }
    return some;
  }

  private Place place() {
    if (roots.length != 1) {
      return Place.STATEMENTS;
    }
    Kind kind = tree.kind(roots[0]);
    if (Kinds.isStatement(kind)) {
      return Place.STATEMENT;
    }
    return Kinds.isExpression(kind) ? Place.EXPRESSION : Place.PART;
  }

  /// The symbols of names that must occur in every file that it matches.
  public int[] required() {
    return required;
  }

  /// Those that must occur in each match: modules of which everything is imported are not named.
  ///
  /// @param wildcards whether the file has such imports
  int[] requiredWithin(boolean wildcards) {
    return wildcards ? loosely : required;
  }

  /// Those that must occur in what matches a root.
  int[] requiredOf(int root) {
    return ofRoots[root];
  }

  private int[] requiredNames(int from, int to, boolean wildcards) {
    int[] names = new int[to - from];
    int count = 0;
    for (int node = from; node < to; node++) {
      if (tree.is(node, Kind.TYPED_META)) {
        node = tree.next(node) - 1;
      } else if (tree.is(node, Kind.NAME)
          && !isLoose(node)
          && !(wildcards && isOfDottedObject(node))) {
        names[count++] = tree.symbol(node);
      }
    }
    return Arrays.stream(names, 0, count).distinct().toArray();
  }

  private boolean isOfDottedObject(int node) {
    int at = node;
    for (int parent = tree.parent(at); parent > 0 && tree.is(parent, Kind.MEMBER); ) {
      if (dotted[parent] >= 0 && parent + 1 == at) {
        return true;
      }
      at = parent;
      parent = tree.parent(at);
    }
    return false;
  }

  /// Names that something else may stand for: of types, modules, and with a dot or sign in them.
  private boolean isLoose(int node) {
    for (int at = tree.parent(node); at > 0; at = tree.parent(at)) {
      if (tree.is(at, Kind.TYPE) || tree.is(at, Kind.IMPORT)) {
        return true;
      }
    }
    String text = tree.symbolText(node);
    return text.indexOf('.') >= 0 || text.indexOf('$') >= 0 || text.indexOf('/') >= 0;
  }

  /// The regular expression in a string such as `"=~/re/"`, or null. May be asked by threads.
  @Nullable Pcre regex(int node) {
    Pcre known = regexes[node];
    if (known == null && StringRegex.is(texts[node])) {
      known = StringRegex.compiled(texts[node]);
      regexes[node] = known;
    }
    return known;
  }

  static int[] children(Tree tree, int node) {
    int[] children = new int[tree.childCount(node)];
    int child = node + 1;
    for (int i = 0; i < children.length; i++) {
      children[i] = child;
      child = tree.next(child);
    }
    return children;
  }

  /// For chains of plain names the symbol of the dotted text, else -1.
  private static int[] dotted(Tree tree) {
    int[] dotted = new int[tree.size()];
    for (int node = tree.size() - 1; node >= 0; node--) {
      dotted[node] = -1;
      if (tree.is(node, Kind.NAME)) {
        dotted[node] = tree.symbol(node);
      } else if (tree.is(node, Kind.MEMBER)) {
        int object = node + 1;
        int name = tree.next(object);
        if (dotted[object] >= 0 && tree.is(name, Kind.NAME)) {
          Symbols symbols = tree.symbols();
          dotted[node] = symbols.intern(symbols.text(dotted[object]) + "." + tree.symbolText(name));
        }
      }
    }
    return dotted;
  }
}

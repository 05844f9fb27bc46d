package dev.lockstep.sast.flow;

import dev.lockstep.sast.match.Bindings;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.sast.rule.RuleOptions;
import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows taint through each function of a file, statement by statement: branches join, loops run
/// until nothing changes, and what constants say never runs is left out.
public final class Walk extends Values {
  private static final int ROUNDS = 4;
  private static final int MAX_DEPTH = 400;

  private static final String THIS = "sthis";
  private static final int MAX_CALLS = 8;
  private static final int MAX_FOLLOWED = 20_000;

  private final Program program;
  private final Functions functions;
  private final Map<String, Taint> results = new HashMap<>();
  private final Set<Integer> active = new HashSet<>();
  private @Nullable Frame frame;
  private final Set<Match> found = new LinkedHashSet<>();
  private final Deque<List<State>> exits = new ArrayDeque<>();
  private int depth;

  public Walk(SourceFile file, Spots spots, RuleOptions options) {
    this(file, spots, options, Program.NONE);
  }

  /// @param program the other files, whose functions are followed too
  public Walk(SourceFile file, Spots spots, RuleOptions options, Program program) {
    super(file, spots, options);
    this.program = program;
    this.functions = new Functions(file.tree());
  }

  public Functions functions() {
    return functions;
  }

  /// One call that is followed.
  private static final class Frame {
    private Taint result = Taint.NONE;
    private @Nullable State end;
    private @Nullable Object constant;
    private boolean several;

    void returned(Taint taint, State state, Known known, int node) {
      result = result.and(taint);
      Object value = known.tree().hasChildren(node) ? known.of(node + 1) : null;
      constant = several ? null : value;
      several = true;
      ended(state);
    }

    void ended(State state) {
      if (end == null) {
        end = state.copy();
      } else {
        end.join(state);
      }
    }
  }

  /// What the sinks of the file were reached by so far.
  public List<Match> found() {
    return new ArrayList<>(found);
  }

  /// What the sinks of the file are reached by.
  public List<Match> run() {
    State global = new State();
    state = global;
    block(0);
    for (int node = 0; node < tree.size(); node++) {
      if (tree.is(node, Kind.FUNCTION)) {
        state = global.copy();
        function(tree.child(node, 3), tree.child(node, 5));
      }
    }
    return new ArrayList<>(found);
  }

  @Override
  void found(Spots.Sink sink, Taint taint) {
    Bindings bindings = sink.match().bindings();
    Match source = taint.source();
    found.add(sink.match().with(source == null ? bindings : bindings.withAll(source.bindings())));
  }

  private void function(int parameters, int body) {
    if (tree.is(body, Kind.NONE)) {
      return;
    }
    alive = true;
    parameters(parameters);
    exits.push(new ArrayList<>());
    statement(body);
    exits.pop();
    alive = true;
  }

  // ------------------------------------------------------------------ calls

  @Override
  @Nullable Taint followed(int call, int callee, int arguments, Taint object) {
    Target target = target(callee, tree.childCount(arguments));
    if (target == null) {
      return null;
    }
    return target.walk() == this
        ? called(target.function(), arguments, object)
        : target.walk().calledFrom(this, target.function(), arguments, object);
  }

  /// A function, and the walk of the file that it stands in.
  private record Target(Walk walk, int function) {}

  private @Nullable Target target(int callee, int count) {
    if (tree.is(callee, Kind.NAME)) {
      String name = tree.symbolText(callee);
      for (int type = functions.enclosing(callee); type >= 0; type = functions.enclosing(type)) {
        Target target = method(this, type, name, count, 0);
        if (target != null) {
          return target;
        }
      }
      int function = functions.function(name, count);
      return function < 0 ? elsewhere(callee, name, count) : new Target(this, function);
    }
    if (!tree.is(callee, Kind.MEMBER)) {
      return null;
    }
    String name = tree.symbolText(tree.child(callee, 1));
    int object = callee + 1;
    if (tree.is(object, Kind.SELF) || tree.text(object).equals("self")) {
      int type = functions.enclosing(callee);
      return type < 0 ? null : method(this, type, name, count, 0);
    }
    String type = type(object);
    Target target = type == null ? null : method(type, name, count, 0);
    return target == null ? elsewhere(callee, name, count) : target;
  }

  /// A function outside of classes in another file: one that is imported, or of the same package.
  private @Nullable Target elsewhere(int callee, String name, int count) {
    boolean imported = names.qualified(callee) != Names.NONE;
    boolean bare = tree.is(callee, Kind.NAME) && names.variable(callee) == Names.NONE;
    if (!imported && !bare) {
      return null;
    }
    Walk other = program.withFunction(name);
    int function = other == null ? -1 : other.functions.function(name, count);
    return other == null || function < 0 ? null : new Target(other, function);
  }

  private @Nullable String type(int object) {
    if (tree.is(object, Kind.NEW)) {
      return Functions.simpleName(tree.text(object + 1));
    }
    String path = path(object);
    if (path != null && state.constant(path + Containers.TYPE) instanceof String type) {
      return type;
    }
    int known = names.type(object);
    if (known >= 0) {
      return Functions.simpleName(tree.symbols().text(known));
    }
    String text = tree.text(object);
    return tree.is(object, Kind.NAME) || tree.is(object, Kind.MEMBER)
        ? Functions.simpleName(text)
        : null;
  }

  private @Nullable Target method(String type, String name, int count, int depth) {
    Integer own = functions.classes().get(type);
    if (own != null) {
      return method(this, own, name, count, depth);
    }
    Walk other = program.declaring(type);
    Integer there = other == null ? null : other.functions.classes().get(type);
    if (other == null || there == null) {
      return null;
    }
    return method(other, there, name, count, depth);
  }

  /// The method of a class or of one of its bases; for a type that only declares it, that of the
  /// only class that extends it.
  private @Nullable Target method(Walk walk, int type, String name, int count, int depth) {
    int function = walk.functions.method(type, name, count);
    if (function >= 0) {
      return new Target(walk, function);
    }
    if (depth > MAX_CALLS) {
      return null;
    }
    for (String base : walk.functions.bases(type)) {
      Target target = walk.method(base, name, count, depth + 1);
      if (target != null) {
        return target;
      }
    }
    String only = program.onlyExtending(walk.tree.symbolText(walk.tree.child(type, 1)));
    return only == null ? null : walk.method(only, name, count, depth + 1);
  }

  private Taint called(int function, int arguments, Taint object) {
    List<Argument> given = new ArrayList<>();
    for (int a = arguments + 1; a < tree.next(arguments); a = tree.next(a)) {
      given.add(argument(a));
    }
    State caller = state;
    State shared = caller.shared(this::isShared);
    Taint result = run(function, given, object, shared);
    for (Argument argument : given) {
      if (argument.path != null && !argument.left.isNone()) {
        caller.add(argument.path, argument.left);
      }
    }
    caller.takeShared(shared, this::isShared);
    return result;
  }

  /// What is passed, and what it carries when the call is over.
  private static final class Argument {
    final @Nullable String name;
    final @Nullable String path;
    final Taint taint;
    final @Nullable Object constant;
    Taint left = Taint.NONE;

    Argument(@Nullable String name, @Nullable String path, Taint taint, @Nullable Object constant) {
      this.name = name;
      this.path = path;
      this.taint = taint;
      this.constant = constant;
    }

    String key() {
      return taint.labels() + ":" + constant;
    }
  }

  private Argument argument(int node) {
    boolean named = tree.is(node, Kind.NAMED_ARGUMENT);
    int value = named ? tree.child(node, 1) : node;
    return new Argument(
        named ? tree.symbolText(node + 1) : null, path(value), of(value), known.of(value));
  }

  private Taint calledFrom(Walk caller, int function, int arguments, Taint object) {
    List<Argument> given = new ArrayList<>();
    for (int a = arguments + 1; a < caller.tree.next(arguments); a = caller.tree.next(a)) {
      given.add(caller.argument(a));
    }
    Taint result = run(function, given, object, new State());
    for (Argument argument : given) {
      if (argument.path != null && !argument.left.isNone()) {
        caller.state.add(argument.path, argument.left);
      }
    }
    return result;
  }

  /// Whether a path begins at what all functions of the file see.
  private boolean isShared(String path) {
    if (!path.startsWith("v")) {
      return path.startsWith("s");
    }
    int end = 1;
    while (end < path.length() && Character.isDigit(path.charAt(end))) {
      end++;
    }
    int variable = Integer.parseInt(path, 1, end, 10);
    for (int at = tree.parent(variable); at > 0; at = tree.parent(at)) {
      if (tree.is(at, Kind.FUNCTION) || tree.is(at, Kind.LAMBDA)) {
        return false;
      }
    }
    return true;
  }

  private Taint run(int function, List<Argument> given, Taint object, State shared) {
    StringBuilder key = new StringBuilder().append(function).append('|').append(object.labels());
    given.forEach(argument -> key.append('|').append(argument.key()));
    boolean plain = shared.isEmpty();
    Taint known = plain ? results.get(key.toString()) : null;
    if (known != null) {
      return known;
    }
    Taint all = object;
    for (Argument argument : given) {
      all = all.and(argument.taint);
    }
    if (active.size() >= MAX_CALLS || results.size() > MAX_FOLLOWED || !active.add(function)) {
      return all;
    }
    Taint result = followedInto(function, given, object, shared);
    active.remove(function);
    if (plain) {
      results.put(key.toString(), result);
    }
    return result;
  }

  private Taint followedInto(int function, List<Argument> given, Taint object, State shared) {
    State outside = state;
    Frame outer = frame;
    boolean outsideAlive = alive;
    Frame own = new Frame();
    frame = own;
    state = shared.copy();
    alive = true;
    if (!object.isNone()) {
      state.add(THIS, object);
    }
    List<String> paths = bind(function, given);
    exits.push(new ArrayList<>());
    statement(tree.child(function, 5));
    exits.pop();
    if (alive) {
      own.ended(state);
    }
    State end = own.end == null ? state : own.end;
    for (int i = 0; i < given.size() && i < paths.size(); i++) {
      if (!paths.get(i).isEmpty()) {
        given.get(i).left = end.parts(paths.get(i));
      }
    }
    shared.takeShared(end, this::isShared);
    state = outside;
    frame = outer;
    alive = outsideAlive;
    return own.result;
  }

  /// Gives the parameters what is passed for them.
  ///
  /// @return the path of the parameter of each argument, empty where it has none
  private List<String> bind(int function, List<Argument> given) {
    int parameters = tree.child(function, 3);
    List<Integer> all = new ArrayList<>();
    for (int p = parameters + 1; p < tree.next(parameters); p = tree.next(p)) {
      if (tree.is(p, Kind.PARAMETER) && !(all.isEmpty() && functions.isSelf(p))) {
        all.add(p);
      }
    }
    int self = parameters + 1;
    String object =
        state.get(THIS).isNone() || !functions.isSelf(self) ? null : path(tree.child(self, 1));
    if (object != null) {
      state.add(object, state.get(THIS));
    }
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Argument argument = given.get(i);
      int parameter = parameter(all, i, argument.name);
      String path = parameter < 0 ? null : path(tree.child(parameter, 1));
      paths.add(path == null ? "" : path);
      if (path != null) {
        Taint taint = sourced(parameter, argument.taint);
        state.set(path, sourced(tree.child(parameter, 1), taint).and(state.get(path)));
        state.constant(path, argument.constant);
      } else if (parameter >= 0) {
        store(tree.child(parameter, 1), argument.taint);
      }
    }
    return paths;
  }

  private int parameter(List<Integer> all, int index, @Nullable String name) {
    if (name != null) {
      for (int parameter : all) {
        if (tree.text(tree.child(parameter, 1)).equals(name)) {
          return parameter;
        }
      }
    }
    if (index < all.size()) {
      return all.get(index);
    }
    return all.isEmpty() || tree.symbolText(all.getLast()).isEmpty() ? -1 : all.getLast();
  }

  private void parameters(int parameters) {
    for (int p = parameters + 1; p < tree.next(parameters); p = tree.next(p)) {
      if (!tree.is(p, Kind.PARAMETER)) {
        continue;
      }
      int target = tree.child(p, 1);
      String path = path(target);
      Taint taint = sourced(p, Taint.NONE).and(sourced(target, Taint.NONE));
      if (path != null) {
        state.set(path, taint);
      } else {
        store(target, taint);
      }
    }
  }

  /// An anonymous function is followed where it stands, with what it sees there.
  @Override
  void lambda(int node) {
    if (++depth > MAX_DEPTH) {
      depth--;
      return;
    }
    State outside = state;
    boolean outsideAlive = alive;
    state = outside.copy();
    alive = true;
    int parameters = tree.child(node, tree.is(node, Kind.LAMBDA) ? 1 : 3);
    int body = tree.child(node, tree.is(node, Kind.LAMBDA) ? 3 : 5);
    parameters(parameters);
    exits.push(new ArrayList<>());
    if (Statements.isStatement(tree.kind(body))) {
      statement(body);
    } else if (!tree.is(body, Kind.NONE)) {
      evaluate(body);
    }
    exits.pop();
    outside.join(state);
    state = outside;
    alive = outsideAlive;
    depth--;
  }

  // ------------------------------------------------------------------ statements

  private void block(int node) {
    for (int child = node + 1; child < tree.next(node) && alive; child = tree.next(child)) {
      statement(child);
    }
    alive = true;
  }

  private boolean alive = true;

  @Override
  void statement(int node) {
    if (++depth > MAX_DEPTH) {
      depth--;
      return;
    }
    switch (tree.kind(node)) {
      case BLOCK, FILE, FINALLY, CATCHES -> sequence(node, node + 1);
      case EXPRESSION_STATEMENT -> sinkOfStatement(node, evaluate(node + 1));
      case VARIABLE -> evaluate(node);
      case IF -> branch(node);
      case WHILE ->
          loop(
              () -> {
                evaluate(node + 1);
                statement(tree.child(node, 1));
              });
      case DO_WHILE ->
          loop(
              () -> {
                statement(node + 1);
                evaluate(tree.child(node, 1));
              });
      case FOR -> {
        optional(node + 1);
        loop(
            () -> {
              optional(tree.child(node, 1));
              statement(tree.child(node, 3));
              optional(tree.child(node, 2));
            });
      }
      case FOR_EACH -> {
        Taint items = evaluate(tree.child(node, 1));
        loop(
            () -> {
              store(node + 1, items);
              statement(tree.child(node, 2));
            });
        optional(tree.child(node, 3));
      }
      case SWITCH -> cases(node);
      case TRY -> attempt(node);
      case WITH -> {
        Taint taint = evaluate(node + 1);
        int target = tree.child(node, 1);
        if (!tree.is(target, Kind.NONE)) {
          store(target, taint);
        }
        statement(tree.child(node, 2));
      }
      case RETURN, THROW -> {
        Taint taint = tree.hasChildren(node) ? optional(node + 1) : Taint.NONE;
        sinkOfStatement(node, taint);
        if (tree.is(node, Kind.RETURN) && frame != null) {
          frame.returned(taint, state, known, node);
        }
        alive = false;
      }
      case JUMP -> jump();
      case LABELED, EXPORT, NAMESPACE -> sequence(node, node + 1);
      case KEYWORD_STATEMENT -> sequence(node, node + 1);
      case CLASS -> {
        int body = tree.child(node, 4);
        if (!tree.is(body, Kind.NONE)) {
          sequence(body, body + 1);
          alive = true;
        }
      }
      case FUNCTION, IMPORT, PACKAGE, TYPE_DEFINITION, EMPTY, NONE -> {}
      default -> evaluate(node);
    }
    depth--;
  }

  private void sequence(int node, int from) {
    for (int child = from; child < tree.next(node) && alive; child = tree.next(child)) {
      statement(child);
    }
  }

  private Taint optional(int node) {
    if (tree.is(node, Kind.NONE)) {
      return Taint.NONE;
    }
    if (Statements.isStatement(tree.kind(node))) {
      statement(node);
      return Taint.NONE;
    }
    return evaluate(node);
  }

  private void jump() {
    List<State> waiting = exits.peek();
    if (waiting != null) {
      waiting.add(state.copy());
    }
    alive = false;
  }

  private void branch(int node) {
    int test = node + 1;
    evaluate(test);
    Boolean truth = deep ? known.truth(test) : null;
    int then = tree.child(node, 1);
    int otherwise = tree.child(node, 2);
    Boolean constant = truth == null ? constant(test) : truth;
    if (constant != null) {
      optional(constant ? then : otherwise);
      return;
    }
    State before = state.copy();
    if (deep) {
      guards.checked(test).forEach(path -> state.set(path, Taint.NONE));
    }
    statement(then);
    State first = alive ? state : null;
    state = before;
    alive = true;
    if (deep && first == null) {
      guards.checkedOtherwise(test).forEach(path -> state.set(path, Taint.NONE));
    }
    optional(otherwise);
    State second = alive ? state : null;
    merge(first, second);
  }

  private void merge(@Nullable State first, @Nullable State second) {
    alive = first != null || second != null;
    if (first != null && second != null) {
      first.join(second);
      state = first;
    } else if (first != null) {
      state = first;
    } else if (second != null) {
      state = second;
    }
  }

  private @Nullable Boolean constant(int test) {
    if (tree.is(test, Kind.BOOLEAN)) {
      return tree.symbolText(test).equals("true");
    }
    return names.constantKind(test) == Kind.BOOLEAN
        ? tree.symbols().text(names.constant(test)).equals("true")
        : null;
  }

  private void loop(Runnable body) {
    List<State> jumps = new ArrayList<>();
    exits.push(jumps);
    State before = state.copy();
    for (int round = 0; round < ROUNDS; round++) {
      alive = true;
      body.run();
      for (State jump : jumps) {
        before.join(jump);
      }
      jumps.clear();
      boolean changed = alive && before.join(state);
      state = before.copy();
      if (!changed && round > 0) {
        break;
      }
    }
    exits.pop();
    alive = true;
  }

  private void cases(int node) {
    Taint subject = optional(node + 1);
    Object value = deep && !tree.is(node + 1, Kind.NONE) ? known.of(node + 1) : null;
    int chosen = value == null ? -1 : chosen(node, value);
    State before = state.copy();
    boolean falls = tree.symbolText(node).equals("switch");
    State all = null;
    List<State> jumps = new ArrayList<>();
    exits.push(jumps);
    boolean complete = false;
    State previous = null;
    for (int c = tree.next(node + 1); c < tree.next(node); c = tree.next(c)) {
      if (!tree.is(c, Kind.CASE)) {
        continue;
      }
      complete |= tree.symbolText(c + 1).equals("default") || chosen >= 0;
      if (chosen >= 0 && c != chosen && previous == null) {
        continue;
      }
      if (chosen >= 0 && previous != null) {
        state = previous;
      } else {
        state = before.copy();
        if (previous != null) {
          state.join(previous);
        }
      }
      alive = true;
      bindings(c + 1, subject);
      optional(tree.child(c, 1));
      statement(tree.child(c, 2));
      previous = alive && falls ? state.copy() : null;
      if (alive) {
        all = all == null ? state : joined(all, state);
      }
    }
    exits.pop();
    for (State jump : jumps) {
      all = all == null ? jump : joined(all, jump);
    }
    merge(all, complete ? null : before);
  }

  /// The case that a constant chooses, -1 where that is not known.
  private int chosen(int node, Object value) {
    int otherwise = -1;
    for (int c = tree.next(node + 1); c < tree.next(node); c = tree.next(c)) {
      if (!tree.is(c, Kind.CASE)) {
        continue;
      }
      if (tree.symbolText(c + 1).equals("default")) {
        otherwise = c;
      }
      for (int label = c + 2; label < tree.next(c + 1); label = tree.next(label)) {
        if (isWildcard(label)) {
          otherwise = otherwise < 0 ? c : otherwise;
          continue;
        }
        Boolean fits = fits(label, value);
        if (fits == null && !tree.symbolText(c + 1).equals("default")) {
          return -1;
        }
        if (fits != null && fits) {
          return c;
        }
      }
    }
    return otherwise;
  }

  private boolean isWildcard(int label) {
    return (tree.is(label, Kind.NAME) || tree.is(label, Kind.BINDING))
        && tree.text(label).equals("_");
  }

  /// Whether a label is a value; null where that is not known.
  private @Nullable Boolean fits(int label, Object value) {
    if (tree.is(label, Kind.BINARY) && tree.symbolText(label).equals("|")) {
      Boolean left = fits(label + 1, value);
      Boolean right = fits(tree.child(label, 1), value);
      return left == null || right == null ? null : (Boolean) (left || right);
    }
    Object its = known.of(label);
    return its == null ? null : (Boolean) value.equals(its);
  }

  private void bindings(int labels, Taint subject) {
    for (int node = labels; node < tree.next(labels); node++) {
      if (tree.is(node, Kind.BINDING)) {
        store(tree.child(node, 1), subject);
      }
    }
  }

  private static State joined(State a, State b) {
    a.join(b);
    return a;
  }

  private void attempt(int node) {
    optional(node + 1);
    State before = state.copy();
    statement(tree.child(node, 1));
    State after = alive ? state : null;
    State thrown = before;
    thrown.join(state);
    State all = after == null ? null : after.copy();
    int catches = tree.child(node, 2);
    for (int c = catches + 1; c < tree.next(catches); c = tree.next(c)) {
      state = thrown.copy();
      alive = true;
      if (tree.is(c, Kind.CATCH)) {
        statement(tree.child(c, 2));
      }
      if (alive) {
        all = all == null ? state : joined(all, state);
      }
    }
    boolean ends = all == null;
    state = all == null ? thrown : all;
    alive = true;
    if (!ends) {
      optional(tree.child(node, 3));
    }
    optional(tree.child(node, 4));
    alive &= !ends;
  }
}

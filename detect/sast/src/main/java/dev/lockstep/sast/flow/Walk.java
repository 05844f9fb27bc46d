package dev.lockstep.sast.flow;

import dev.lockstep.sast.match.Bindings;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.rule.RuleOptions;
import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows taint through each function of a file, statement by statement.
///
/// What is known at the statement that is looked at lies here; [Values] says what expressions
/// carry, [Stores] what assignments keep, [Branches] and [Choices] how ways meet, [Calls] what
/// calls come to, [Returns] what functions give back.
public final class Walk {
  private static final int MAX_SHOWN = 60;

  /// How many ways to one sink are told apart.
  private static final int MAX_WAYS = 48;

  final Code code;
  final Tree tree;
  final Names names;
  final Spots spots;
  final RuleOptions options;
  final Program program;

  /// Whether calls are followed, and constants and containers known, beyond what Semgrep's open
  /// engine does.
  final boolean deep;

  final boolean safeFunctions;
  final boolean safeIndexes;
  final boolean safeComparisons;

  /// Whether numbers are no harm: not for a rule that says so itself.
  final boolean safeNumbers;

  final Known known;
  final Labels labels;
  final Values values;
  final Containers containers;
  final Guards guards;
  final Beginnings beginnings;
  final Stores stores;
  final Dispatch dispatch;
  final Calls calls;
  final LibraryCalls library;
  final Unpacking unpacking;
  final Creations creations;
  final Callbacks callbacks;
  private final Branches branches;
  private final Choices choices;
  private final Returns returns;
  private final Map<Match, List<Trail>> found = new LinkedHashMap<>();
  private final Map<Match, Integer> counts = new HashMap<>();

  /// Which file it is of a project.
  int fileNumber = Trail.HERE;

  State state = new State();

  /// Whether the statement that comes next runs.
  boolean alive = true;

  /// The call that is followed, null outside of any.
  @Nullable Frame frame;

  /// What the errors carry that are thrown in the attempts around.
  final Deque<Taint> thrown = new ArrayDeque<>();

  /// The states at jumps out of the loops around.
  final Deque<List<State>> exits = new ArrayDeque<>();

  private final Steps steps;
  private final Ways ways;

  public Walk(Code code, Spots spots, RuleOptions options) {
    this(code, spots, options, Program.NONE, new Steps(), new Ways());
  }

  /// @param program the other files, whose functions are followed too
  /// @param steps what the walks of a project may take together
  /// @param ways where data arrives in them
  public Walk(
      Code code, Spots spots, RuleOptions options, Program program, Steps steps, Ways ways) {
    this.steps = steps;
    this.ways = ways;
    this.code = code;
    this.tree = code.tree();
    this.names = code.names();
    this.spots = spots;
    this.options = options;
    this.program = program;
    this.deep = options.is("follow_calls");
    this.safeFunctions = options.is("taint_assume_safe_functions");
    this.safeIndexes = options.is("taint_assume_safe_indexes");
    this.safeComparisons =
        options.is("taint_assume_safe_comparisons") || options.is("taint_assume_safe_booleans");
    this.safeNumbers = deep && !options.word("taint_assume_safe_numbers", "").equals("false");
    this.labels = new Labels(this);
    this.values = new Values(this, labels);
    this.known = new Known(this);
    this.containers = new Containers(this);
    this.guards = new Guards(this);
    this.beginnings = new Beginnings(this);
    this.stores = new Stores(this, values, labels);
    this.dispatch = new Dispatch(this);
    this.calls = new Calls(this);
    this.library = new LibraryCalls(this);
    this.unpacking = new Unpacking(this);
    this.creations = new Creations(this);
    this.callbacks = new Callbacks(this);
    this.branches = new Branches(this);
    this.choices = new Choices(this, branches);
    this.returns = new Returns(this);
  }

  Functions functions() {
    return code.functions();
  }

  /// The path of a place, null for what is none.
  @Nullable String path(int node) {
    return code.places().path(node);
  }

  Taint evaluate(int node) {
    return values.evaluate(node);
  }

  /// Whether something was not followed to its end, as it would have taken too many steps.
  public boolean isGivenUp() {
    return steps.isGivenUp();
  }

  Steps steps() {
    return steps;
  }

  Ways ways() {
    return ways;
  }

  /// A node as the steps of a trail show it.
  String shown(int node) {
    String text = tree.text(node);
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
  }

  /// Says which file of a project this is.
  public Walk numbered(int file) {
    fileNumber = file;
    return this;
  }

  /// How data came to a sink that was found: each of the ways where calls are followed, the one
  /// that was found first where they are not.
  public List<Trail> trails(Match match) {
    return List.copyOf(found.getOrDefault(match, List.of()));
  }

  /// What the sinks of the file were reached by so far.
  public List<Match> found() {
    return new ArrayList<>(found.keySet());
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
    return new ArrayList<>(found.keySet());
  }

  /// Whether no more ways to a sink are told apart.
  boolean isFull(Spots.Sink sink) {
    return deep && counts.getOrDefault(sink.match(), 0) >= MAX_WAYS;
  }

  void found(Spots.Sink sink, Taint taint) {
    Match source = taint.source();
    Match match = sink.match();
    Trail trail = taint.trail();
    if (trail == null || isFull(sink)) {
      return;
    }
    Bindings bindings = match.bindings();
    List<Trail> known =
        found.computeIfAbsent(
            match.with(source == null ? bindings : bindings.withAll(source.bindings())),
            _ -> new ArrayList<>(1));
    Trail way = trail.then(fileNumber, match.start(), match.end(), "data is used");
    if (known.isEmpty() || deep && !known.contains(way)) {
      known.add(way);
      counts.merge(match, 1, Integer::sum);
    }
    if (deep) {
      ways.arrived(new Ways.Arrival(this, sink, taint));
    }
  }

  private void function(int parameters, int body) {
    if (tree.is(body, Kind.NONE)) {
      return;
    }
    alive = true;
    parameters(parameters, Taint.NONE);
    exits.push(new ArrayList<>());
    statement(body);
    exits.pop();
    alive = true;
  }

  private void parameters(int parameters, Taint given) {
    for (int p = parameters + 1; p < tree.next(parameters); p = tree.next(p)) {
      if (!tree.is(p, Kind.PARAMETER)) {
        continue;
      }
      int target = tree.child(p, 1);
      String path = path(target);
      Taint taint = labels.sourced(p, given).and(labels.sourced(target, Taint.NONE));
      if (path != null) {
        state.set(path, taint);
      } else {
        stores.store(target, taint);
      }
    }
  }

  /// An anonymous function is followed where it stands, with what it sees there.
  void lambda(int node) {
    lambda(node, Taint.NONE, false);
  }

  /// The same, where something is known of what it is called with.
  ///
  /// @param given what each of its parameters carries
  /// @param now whether it runs at once, and not when something happens
  /// @return what it returns, where calls are followed
  Taint lambda(int node, Taint given, boolean now) {
    if (!steps.enter()) {
      return Taint.NONE;
    }
    State outside = state;
    boolean outsideAlive = alive;
    Frame outer = frame;
    Frame own = deep ? new Frame() : null;
    frame = own;
    state = outside.copy();
    alive = true;
    int parameters = tree.child(node, tree.is(node, Kind.LAMBDA) ? 1 : 3);
    int body = tree.child(node, tree.is(node, Kind.LAMBDA) ? 3 : 5);
    parameters(parameters, given);
    exits.push(new ArrayList<>());
    if (own != null) {
      body(body);
    } else if (Statements.isStatement(tree.kind(body))) {
      statement(body);
    } else if (!tree.is(body, Kind.NONE)) {
      evaluate(body);
    }
    exits.pop();
    frame = outer;
    if (deep && !now) {
      withdraw(outside);
    }
    outside.join(state);
    state = outside;
    alive = outsideAlive;
    steps.leave();
    return own == null ? Taint.NONE : own.result;
  }

  /// Forgets what the function that was just followed has left for others, where it runs on its
  /// own, as what serves a request does: what comes in there stays with what it began, and what
  /// all of them see is not how it gets elsewhere.
  ///
  /// @param outside what was known where the function stands
  void withdraw(State outside) {
    state.withdraw(outside);
  }

  private void block(int node) {
    for (int child = node + 1; child < tree.next(node) && alive; child = tree.next(child)) {
      statement(child);
    }
    alive = true;
  }

  void statement(int node) {
    if (!steps.enter()) {
      return;
    }
    if (steps.take()) {
      follow(node);
    }
    steps.leave();
  }

  private void follow(int node) {
    switch (tree.kind(node)) {
      case BLOCK, FILE, FINALLY, CATCHES -> sequence(node, node + 1);
      case EXPRESSION_STATEMENT -> labels.sinkOfStatement(node, evaluate(node + 1));
      case VARIABLE -> evaluate(node);
      case IF -> branches.branch(node);
      case WHILE ->
          branches.loop(
              () -> {
                evaluate(node + 1);
                statement(tree.child(node, 1));
              });
      case DO_WHILE ->
          branches.loop(
              () -> {
                statement(node + 1);
                evaluate(tree.child(node, 1));
              });
      case FOR -> {
        optional(node + 1);
        branches.loop(
            () -> {
              optional(tree.child(node, 1));
              statement(tree.child(node, 3));
              optional(tree.child(node, 2));
            });
      }
      case FOR_EACH -> {
        Taint items = evaluate(tree.child(node, 1));
        branches.loop(
            () -> {
              stores.store(node + 1, items);
              statement(tree.child(node, 2));
            });
        optional(tree.child(node, 3));
      }
      case SWITCH -> choices.cases(node);
      case TRY -> branches.attempt(node);
      case WITH -> {
        Taint taint = evaluate(node + 1);
        int target = tree.child(node, 1);
        if (!tree.is(target, Kind.NONE)) {
          stores.store(target, taint);
        }
        statement(tree.child(node, 2));
      }
      case RETURN, THROW -> {
        Taint taint = tree.hasChildren(node) ? optional(node + 1) : Taint.NONE;
        labels.sinkOfStatement(node, taint);
        if (tree.is(node, Kind.RETURN) && frame != null) {
          returns.note(frame, node, taint);
        } else if (tree.is(node, Kind.THROW) && deep && !thrown.isEmpty()) {
          thrown.push(thrown.pop().and(taint));
        }
        alive = false;
      }
      case JUMP -> jump();
      case LABELED, EXPORT, NAMESPACE -> sequence(node, node + 1);
      case KEYWORD_STATEMENT -> {
        sequence(node, node + 1);
        if (deep && tree.symbolText(node).equals("send")) {
          String channel = path(node + 1);
          if (channel != null) {
            state.add(channel, values.of(tree.child(node, 1)));
          }
        }
      }
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
  }

  /// The body of a function: statements, or an expression that it returns.
  void body(int body) {
    if (Statements.isStatement(tree.kind(body))) {
      statement(body);
    } else if (!tree.is(body, Kind.NONE)) {
      Taint taint = evaluate(body);
      if (frame != null) {
        frame.returned(taint, List.of(), List.of(), state);
        returns.answer(frame, body);
      }
    }
  }

  private void sequence(int node, int from) {
    for (int child = from; child < tree.next(node) && alive; child = tree.next(child)) {
      statement(child);
    }
  }

  Taint optional(int node) {
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
}

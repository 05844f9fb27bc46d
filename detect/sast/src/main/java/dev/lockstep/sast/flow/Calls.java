package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Calls of functions of the project: each is walked with what is passed, once for all calls that
/// pass the same.
final class Calls {
  /// How a step says that a function gave what it got.
  static final String RETURNED = "is returned";

  /// Where the fields of what a function gives are kept.
  static final String GIVEN = "r";

  private static final int MAX_FOLLOWED = 20_000;
  private static final int MAX_VARIANTS = 12;

  private final Walk walk;
  private final Tree tree;
  private final Map<Integer, Integer> followed = new HashMap<>();
  private final Map<Asked, Outcome> results = new HashMap<>();
  private final Set<Integer> active = new HashSet<>();
  private final Map<Integer, List<Taint>> unpacked = new HashMap<>();
  private final Map<Integer, List<State>> shapes = new HashMap<>();
  private final Map<Integer, Tested> tested = new HashMap<>();

  Calls(Walk walk) {
    this.walk = walk;
    this.tree = walk.tree;
  }

  /// What a call of a function of the project gives; null where it is not known. Where several
  /// classes may have the method, it gives what each of them does.
  @Nullable Taint followed(int call, int callee, int arguments, Taint object) {
    List<Dispatch.Target> targets = walk.dispatch.targets(callee, tree.childCount(arguments));
    if (targets.isEmpty()) {
      return null;
    }
    Receiver receiver = Receiver.of(walk, callee, object);
    State before = targets.size() > 1 ? walk.state.copy() : walk.state;
    State after = null;
    Taint result = Taint.NONE;
    List<Taint> parts = List.of();
    List<State> fields = List.of();
    Tested tests = Tested.NOTHING;
    for (Dispatch.Target target : targets) {
      if (after != null) {
        walk.state = before.copy();
      }
      Returned returned = followed(target, receiver, given(arguments), object);
      result = result.and(returned.whole());
      parts = targets.size() > 1 ? List.of() : returned.parts();
      fields = targets.size() > 1 ? List.of() : returned.shapes();
      tests = targets.size() > 1 ? Tested.NOTHING : returned.tested();
      if (after == null) {
        after = walk.state;
      } else {
        after.join(walk.state);
      }
    }
    walk.state = after == null ? before : after;
    unpacked.put(call, parts);
    shapes.put(call, fields);
    tested.put(call, tests);
    return back(call, result);
  }

  private Taint back(int call, Taint taint) {
    return taint.trail() == null
        ? taint
        : taint.at(
            walk.fileNumber,
            tree.start(call),
            tree.end(call),
            "comes back from " + walk.shown(call + 1));
  }

  private Returned followed(
      Dispatch.Target target, Receiver receiver, List<Argument> given, Taint object) {
    Calls there = target.walk().calls;
    boolean here = there == this;
    State caller = walk.state;
    State shared = here ? caller.shared() : new State();
    receiver.enter(caller, shared);
    Returned result = there.run(target.function(), given, object, shared);
    leave(given, caller);
    if (here) {
      caller.takeShared(shared, Receiver.THIS);
    }
    receiver.leave(shared, caller);
    return walk.safeNumbers && target.walk().functions().givesScalar(target.function())
        ? new Returned(Taint.NONE, List.of(), List.of(), result.tested())
        : result;
  }

  /// Follows the constructor of an object that is made at a place.
  void construct(Dispatch.Target constructor, String path, int arguments) {
    Receiver receiver = new Receiver(path, false, Taint.NONE);
    followed(constructor, receiver, given(arguments), Taint.NONE);
  }

  /// What a function that is passed on gives, where all its parameters get the same; null where it
  /// is none of the project.
  @Nullable Taint ofReference(int node, Taint given) {
    Dispatch.Target target = walk.dispatch.reference(node);
    if (target == null) {
      return null;
    }
    List<Argument> arguments = new ArrayList<>();
    Taint passed = given.at(walk.fileNumber, tree.start(node), tree.end(node), "is passed on");
    for (int left = target.walk().functions().count(target.function()); left > 0; left--) {
      arguments.add(new Argument(node, null, null, passed, null, null, false));
    }
    Receiver receiver = new Receiver(null, false, Taint.NONE);
    return followed(target, receiver, arguments, Taint.NONE).whole();
  }

  /// What each of several values carries that a followed call gives together; empty where it gives
  /// one, or where that is not known.
  List<Taint> parts(int call) {
    return unpacked.getOrDefault(call, List.of());
  }

  /// Keeps the fields apart of what a followed call gives.
  ///
  /// @param path where the value was stored as a whole
  /// @param index which of the values that it gives together it is, 0 for the only one
  /// @param count how many there are
  void keepFields(String path, int call, int index, int count) {
    List<State> all = shapes.getOrDefault(call, List.of());
    Taint stored = walk.state.exactly(path);
    boolean carries = stored != null && !stored.isNone();
    if (carries && all.size() == count && all.get(index).hasParts()) {
      State shape = all.get(index).mapped(taint -> back(call, taint));
      walk.state.set(path, Taint.NONE);
      shape.copy(GIVEN, walk.state, path);
    }
  }

  /// The arguments of a call that have passed a test where what it gives is true, or is not, by
  /// their numbers.
  List<Integer> tested(int call, boolean truth) {
    Tested tests = tested.getOrDefault(call, Tested.NOTHING);
    return truth ? tests.yes() : tests.no();
  }

  private List<Argument> given(int arguments) {
    List<Argument> given = new ArrayList<>();
    for (int a = arguments + 1; a < tree.next(arguments); a = tree.next(a)) {
      given.add(argument(a));
    }
    return given;
  }

  /// What a call has left in its arguments.
  private void leave(List<Argument> given, State caller) {
    for (Argument argument : given) {
      if (argument.path != null && !argument.left.isNone()) {
        caller.add(argument.path, argument.left);
      }
      if (argument.passed) {
        walk.guards.tested(argument.node).forEach(walk.guards::passed);
      }
    }
  }

  private Argument argument(int node) {
    boolean named = tree.is(node, Kind.NAMED_ARGUMENT);
    int value = named ? tree.child(node, 1) : node;
    Taint taint =
        walk.values
            .of(value)
            .at(walk.fileNumber, tree.start(value), tree.end(value), "is passed on");
    return new Argument(
        node,
        named ? tree.symbolText(node + 1) : null,
        walk.path(value),
        taint,
        walk.known.of(value),
        walk.callbacks.held(value),
        tree.is(value, Kind.SPREAD));
  }

  /// What a followed call comes to.
  ///
  /// @param given what each argument carried when it began
  /// @param left what each argument carries when it is over
  /// @param passed the arguments that have passed a test then
  /// @param shared what all functions of the file see then
  /// @param arrived what came to sinks in it
  private record Outcome(
      Returned result,
      List<Taint> given,
      List<Taint> left,
      List<Boolean> passed,
      State shared,
      List<Ways.Arrival> arrived) {}

  /// What tells calls apart: those with the same come to the same.
  ///
  /// @param given what its arguments carry
  /// @param shared what all functions of the file see
  private record Asked(int function, List<String> given, State.Known shared) {}

  /// What a call gives, as a whole and, where it gives several values, each of them.
  private record Returned(Taint whole, List<Taint> parts, List<State> shapes, Tested tested) {
    static Returned of(Taint whole) {
      return new Returned(whole, List.of(), List.of(), Tested.NOTHING);
    }
  }

  /// The arguments that have passed a test where a call gives true, and where it does not.
  private record Tested(List<Integer> yes, List<Integer> no) {
    static final Tested NOTHING = new Tested(List.of(), List.of());
  }

  private Returned run(int function, List<Argument> given, Taint object, State shared) {
    int variants = followed.merge(function, 1, Integer::sum);
    if (variants > MAX_VARIANTS) {
      // One that is called with ever other constants is followed without them.
      given.forEach(argument -> argument.constant = null);
    }
    Asked asked = new Asked(function, given.stream().map(Argument::key).toList(), shared.known());
    Outcome outcome = results.get(asked);
    if (outcome == null) {
      Taint all = object;
      for (Argument argument : given) {
        all = all.and(argument.taint);
      }
      if (results.size() > MAX_FOLLOWED) {
        walk.steps().giveUp();
        return Returned.of(all);
      }
      if (active.contains(function) || !walk.steps().enterCall()) {
        return Returned.of(all);
      }
      active.add(function);
      walk.ways().enterCall();
      Returned result = followedInto(function, given, shared);
      List<Ways.Arrival> arrived = walk.ways().leaveCall();
      active.remove(function);
      walk.steps().leaveCall();
      outcome =
          new Outcome(
              result,
              taints(given),
              given.stream().map(argument -> argument.left).toList(),
              given.stream().map(argument -> argument.passed).toList(),
              shared.copy(),
              List.copyOf(arrived));
      results.put(asked, outcome);
      return result;
    }
    return again(outcome, given, object, shared);
  }

  /// What a call comes to that passes the same as one before.
  private Returned again(Outcome outcome, List<Argument> given, Taint object, State shared) {
    List<Taint> now = taints(given);
    for (int i = 0; i < given.size(); i++) {
      Taint left = outcome.left().get(i);
      Taint same = Ways.beginning(left, outcome.given(), now);
      given.get(i).left = same == null ? left : same;
      given.get(i).passed = outcome.passed().get(i);
    }
    shared.takeShared(outcome.shared());
    outcome.arrived().forEach(arrival -> arrival.again(outcome.given(), now));
    UnaryOperator<Taint> known = taint -> known(taint, outcome, now, object);
    return new Returned(
        known.apply(outcome.result().whole()),
        outcome.result().parts().stream().map(known).toList(),
        outcome.result().shapes().stream().map(shape -> shape.mapped(known)).toList(),
        outcome.result().tested());
  }

  private static List<Taint> taints(List<Argument> given) {
    return given.stream().map(argument -> argument.taint).toList();
  }

  /// A result that was known before, with the way that data took here.
  private static Taint known(Taint result, Outcome outcome, List<Taint> now, Taint object) {
    if (result.isNone()) {
      return result;
    }
    Taint same = Ways.beginning(result, outcome.given(), now);
    if (same != null) {
      return same;
    }
    Taint from = object;
    for (Taint argument : now) {
      from = from.isNone() ? argument : from;
    }
    Trail last = result.trail();
    Taint known = from.isNone() ? result : new Taint(result.labels(), from.source(), from.trail());
    return last != null && last.what().equals(RETURNED)
        ? known.at(last.file(), last.start(), last.end(), RETURNED)
        : known;
  }

  private Returned followedInto(int function, List<Argument> given, State shared) {
    State outside = walk.state;
    Frame outer = walk.frame;
    boolean outsideAlive = walk.alive;
    Frame own = new Frame();
    walk.frame = own;
    walk.state = shared.copy();
    walk.alive = true;
    String self = self(function);
    if (self != null) {
      walk.state.move(Receiver.THIS, self);
    }
    List<String> paths = bind(function, given);
    own.bound(paths);
    walk.exits.push(new ArrayList<>());
    walk.body(walk.functions().body(function));
    walk.exits.pop();
    if (walk.alive) {
      own.ended(walk.state);
      own.answered(false, walk.state, List.of());
    }
    State end = own.end == null ? walk.state : own.end;
    for (int i = 0; i < given.size() && i < paths.size(); i++) {
      if (!paths.get(i).isEmpty()) {
        given.get(i).left = end.parts(paths.get(i));
        given.get(i).passed = own.end != null && Guards.hasPassed(end, paths.get(i));
      }
    }
    if (self != null) {
      end.move(self, Receiver.THIS);
    }
    shared.takeShared(end);
    walk.state = outside;
    walk.frame = outer;
    walk.alive = outsideAlive;
    return new Returned(
        own.result, own.parts(), own.shapes(), new Tested(own.tested(true), own.tested(false)));
  }

  /// The path of the parameter that is the object itself, as Python writes it; null for none.
  private @Nullable String self(int function) {
    int receiver = walk.functions().receiver(function);
    if (receiver >= 0) {
      return walk.path(tree.child(receiver, 1));
    }
    int first = walk.functions().parameters(function) + 1;
    return walk.functions().isSelf(first) ? walk.path(tree.child(first, 1)) : null;
  }

  /// Gives the parameters what is passed for them.
  ///
  /// @return the path of the parameter of each argument, empty where it has none
  private List<String> bind(int function, List<Argument> given) {
    int parameters = walk.functions().parameters(function);
    List<Integer> all = new ArrayList<>();
    for (int p = parameters + 1; p < tree.next(parameters); p = tree.next(p)) {
      if (tree.is(p, Kind.PARAMETER) && !(all.isEmpty() && walk.functions().isSelf(p))) {
        all.add(p);
      }
    }
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Argument argument = given.get(i);
      int parameter = parameter(all, i, argument.name);
      paths.add(bind(parameter, argument));
      for (int more = i + 1; argument.spread && more < all.size(); more++) {
        bind(all.get(more), argument);
      }
    }
    return paths;
  }

  private String bind(int parameter, Argument argument) {
    String path = parameter < 0 ? null : walk.path(tree.child(parameter, 1));
    if (path != null) {
      // What is passed has come further than what begins here.
      Taint own = walk.labels.sourced(parameter, argument.taint);
      own = walk.labels.sourced(tree.child(parameter, 1), own);
      walk.state.set(path, argument.taint.and(own).and(walk.state.get(path)));
      walk.state.constant(path, argument.constant);
      walk.state.constant(path + FunctionValue.PART, argument.held);
      return path;
    }
    if (parameter >= 0) {
      walk.stores.store(tree.child(parameter, 1), argument.taint);
    }
    return "";
  }

  private int parameter(List<Integer> all, int index, @Nullable String name) {
    int rest = -1;
    int more = -1;
    int plain = 0;
    for (int parameter : all) {
      String symbol = tree.symbolText(parameter);
      String own = tree.text(tree.child(parameter, 1));
      if (name != null && own.equals(name)) {
        return parameter;
      }
      if (symbol.equals("**")) {
        more = parameter;
      } else if (symbol.equals("*") || symbol.equals("...")) {
        rest = parameter;
      } else if (name == null && rest < 0 && !symbol.equals("/") && plain++ == index) {
        return parameter;
      }
    }
    return name == null ? rest : more;
  }
}

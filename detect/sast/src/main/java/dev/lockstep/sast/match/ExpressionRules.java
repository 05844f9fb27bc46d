package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import org.jspecify.annotations.Nullable;

/// How expressions match: by their kinds, as metavariables, at any depth.
abstract class ExpressionRules extends ContainerRules {

  ExpressionRules(
      SourceFile file, CodePattern pattern, Equivalences options, Sieve sieve, long budget) {
    super(file, pattern, options, sieve, budget);
  }

  /// Statements, declarations and all other parts.
  abstract @Nullable Goal part(int p, int t, @Nullable Goal next);

  /// Whether a node has the type that a pattern's node names.
  abstract boolean hasType(int t, int typePattern);

  @Override
  final @Nullable Goal node(int p, int t, @Nullable Goal next) {
    switch (code.kind(p)) {
      case META -> {
        return meta(p, t, next);
      }
      case ELLIPSIS -> {
        return next;
      }
      case DEEP -> {
        return deep(p + 1, t, next);
      }
      case TYPED_META -> {
        return hasType(t, code.child(p, 1)) && bindNode(said(p + 1), t) ? next : Goal.FAIL;
      }
      case NONE -> {
        return target.is(t, Kind.NONE) ? next : Goal.FAIL;
      }
      default -> {}
    }
    if (target.is(t, Kind.CAST) && !code.is(p, Kind.CAST)) {
      return node(p, target.child(t, 1), next);
    }
    if (isGeneric(t) && (code.is(p, Kind.NAME) || code.is(p, Kind.MEMBER))) {
      return node(p, t + 1, next);
    }
    Goal imported = imported(p, t, next);
    if (imported != Goal.FAIL || next == Goal.FAIL) {
      return imported;
    }
    Goal rest = expression(p, t, next);
    if (rest == Goal.FAIL && options.symbols() && t >= 0) {
      return propagated(p, t, next);
    }
    return rest;
  }

  /// Whether a node is a type with arguments, which a pattern may leave out.
  private boolean isGeneric(int t) {
    return target.is(t, Kind.TYPE) && target.symbolText(t).equals("<>") && target.hasChildren(t);
  }

  private @Nullable Goal propagated(int p, int t, @Nullable Goal next) {
    if (!target.is(t, Kind.NAME) || code.is(p, Kind.NAME)) {
      return Goal.FAIL;
    }
    int value = file.definitions().of(t);
    return value < 0 || value == t ? Goal.FAIL : node(p, value, next);
  }

  private @Nullable Goal meta(int p, int t, @Nullable Goal next) {
    String name = said(p);
    if (target.is(t, Kind.NONE)) {
      return Goal.FAIL;
    }
    if (bindNode(name, t)) {
      return next;
    }
    return target.is(t, Kind.CAST) ? meta(p, target.child(t, 1), next) : Goal.FAIL;
  }

  private @Nullable Goal deep(int p, int t, @Nullable Goal next) {
    int end = target.next(t);
    for (int inner = t; inner < end; inner++) {
      if ((inner == t || Kinds.inExpressionPlace(target, inner) || isAssigning(inner))
          && tries(Goal.node(p, inner, next))) {
        return Goal.STOP;
      }
    }
    return Goal.FAIL;
  }

  private boolean isAssigning(int t) {
    return target.is(t, Kind.VARIABLE);
  }

  private @Nullable Goal expression(int p, int t, @Nullable Goal next) {
    return switch (code.kind(p)) {
      case STRING -> string(p, t, next);
      case NUMBER, BOOLEAN, NULL -> literal(p, t, next);
      case NAME -> name(p, t, next);

      case CALL -> call(p, t, next);
      case NEW -> creation(p, t, next);
      case MEMBER -> member(p, t, next);
      case BINARY -> binary(p, t, next);
      case UNARY -> unary(p, t, next);
      case ASSIGN -> assign(p, t, next);
      case ARGUMENTS ->
          target.is(t, Kind.ARGUMENTS)
              ? Goal.list(
                  Goal.Op.ARGUMENTS, patternChildren(p), 0, targetChildren(t), 0, false, next)
              : Goal.FAIL;
      case ARRAY -> array(p, t, next);
      case SET, OBJECT -> object(p, t, next);
      case ELEMENT -> element(p, t, next);
      case REGEX -> regex(p, t, next);
      case TEMPLATE -> template(p, t, next);
      default -> part(p, t, next);
    };
  }
}

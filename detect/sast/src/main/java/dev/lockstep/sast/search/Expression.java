package dev.lockstep.sast.search;

import java.util.List;

/// A comparison of metavariables, as a tree.
sealed interface Expression {
  record Constant(Object value) implements Expression {}

  record Variable(String name) implements Expression {}

  record Items(List<Expression> items) implements Expression {}

  record Unary(String operator, Expression operand) implements Expression {}

  record Binary(String operator, Expression left, Expression right) implements Expression {}

  record Call(String name, List<Expression> arguments) implements Expression {}
}

package dev.lockstep.rego.builtin.graphql;

import java.util.HashSet;
import java.util.Set;

/// Rules of variables.
final class VariableRules {
  private VariableRules() {}

  /// Variables must be declared.
  static final class NoUndefinedVariables extends Rule {
    NoUndefinedVariables(Visit visit) {
      super(visit);
    }

    @Override
    void value(Node value) {
      Node operation = visit.operation;
      boolean isUnknown =
          ValueKind.of(value) == ValueKind.VARIABLE && visit.variable(value) == null;
      if (operation == null || !isUnknown) {
        return;
      }
      String where = operation.name().isEmpty() ? "" : " by operation \"" + operation.name() + "\"";
      visit.report("Variable \"$" + value.text("Raw") + "\" is not defined" + where + ".", value);
    }
  }

  /// Variables must be used.
  static final class NoUnusedVariables extends Rule {
    NoUnusedVariables(Visit visit) {
      super(visit);
    }

    @Override
    void operation(Node operation) {
      String where = operation.name().isEmpty() ? "" : " in operation \"" + operation.name() + "\"";
      for (Node variable : operation.nodes("VariableDefinitions")) {
        if (!visit.used.contains(variable) && !variable.flag("Used")) {
          visit.report(
              "Variable \"$" + variable.text("Variable") + "\" is never used" + where + ".",
              variable);
        }
      }
    }
  }

  /// The names of variables differ.
  static final class UniqueVariableNames extends Rule {
    UniqueVariableNames(Visit visit) {
      super(visit);
    }

    @Override
    void operation(Node operation) {
      Set<String> once = new HashSet<>();
      Set<String> told = new HashSet<>();
      for (Node variable : operation.nodes("VariableDefinitions")) {
        String name = variable.text("Variable");
        if (!once.add(name) && told.add(name)) {
          visit.report("There can be only one variable named \"$" + name + "\".", variable);
        }
      }
    }
  }

  /// Variables hold what can be given.
  static final class VariablesAreInputTypes extends Rule {
    VariablesAreInputTypes(Visit visit) {
      super(visit);
    }

    @Override
    void operation(Node operation) throws GraphqlError {
      for (Node variable : operation.nodes("VariableDefinitions")) {
        Node definition = visit.definition(variable);
        if (definition != null && !Schema.isInput(definition)) {
          visit.report(
              "Variable \"$"
                  + variable.text("Variable")
                  + "\" cannot be non-input type \""
                  + Types.shown(Types.of(variable))
                  + "\".",
              variable);
        }
      }
    }
  }

  /// Variables stand only where what they hold is wanted.
  static final class VariablesInAllowedPosition extends Rule {
    VariablesInAllowedPosition(Visit visit) {
      super(visit);
    }

    @Override
    void value(Node value) throws GraphqlError {
      Visit.Expectation expected = visit.expectation(value);
      if (expected == null) {
        return;
      }
      checkPosition(value, expected);
      checkOneOf(value, expected);
    }

    private void checkPosition(Node value, Visit.Expectation expected) throws GraphqlError {
      Node variable = visit.variable(value);
      boolean isVariable = ValueKind.of(value) == ValueKind.VARIABLE;
      if (!isVariable || variable == null || visit.operation == null) {
        return;
      }
      Node byDefault = variable.node("DefaultValue");
      boolean nullable =
          expected.hasDefault() || (byDefault != null && ValueKind.of(byDefault) != ValueKind.NULL);
      Node type = Types.of(variable);
      if (!Types.isCompatible(type, expected.type(), nullable)) {
        visit.report(
            "Variable \"$"
                + value.text("Raw")
                + "\" of type \""
                + Types.shown(type)
                + "\" used in position expecting type \""
                + Types.shown(expected.type())
                + "\".",
            value);
      }
    }

    private void checkOneOf(Node value, Visit.Expectation expected) throws GraphqlError {
      Node definition = expected.definition();
      if (ValueKind.of(value) != ValueKind.OBJECT
          || definition == null
          || definition.named("Directives", "oneOf") == null) {
        return;
      }
      for (Node member : value.nodes("Children")) {
        Node inner = member.node("Value");
        Node variable = inner == null ? null : visit.variable(inner);
        if (inner != null && variable != null && !Types.isNonNull(Types.of(variable))) {
          visit.report(
              "Variable \"$"
                  + inner.text("Raw")
                  + "\" is of type \""
                  + Types.shown(Types.of(variable))
                  + "\" but must be non-nullable to be used for OneOf Input Object \""
                  + definition.name()
                  + "\".",
              variable);
        }
      }
    }
  }
}

package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Console;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import org.jspecify.annotations.Nullable;

/// Writes the tree of a module as lines, each node one column further right than the one around it.
final class TreeLines {
  private final Console console;

  TreeLines(Console console) {
    this.console = console;
  }

  void print(ObjectValue module) {
    line(0, "module");
    line(1, "package");
    if (module.get("package") instanceof ObjectValue named) {
      reference(2, named.get("path"));
    }
    each(
        module.get("imports"),
        statement -> {
          line(1, "import");
          term(2, statement.get("path"));
          line(2, text(statement.get("alias")));
        });
    each(module.get("rules"), rule -> rule(1, rule));
  }

  /// Takes one node.
  @FunctionalInterface
  private interface Visit {
    void node(ObjectValue node);
  }

  private static void each(@Nullable Value list, Visit visit) {
    if (list instanceof ArrayValue array) {
      for (Value element : array) {
        if (element instanceof ObjectValue node) {
          visit.node(node);
        }
      }
    }
  }

  private void line(int depth, String text) {
    console.print(" ".repeat(depth) + text);
  }

  private static String text(@Nullable Value value) {
    return value instanceof StringValue text ? text.text() : "";
  }

  private void rule(int depth, ObjectValue rule) {
    line(depth, "rule");
    line(depth + 1, "head");
    if (rule.get("head") instanceof ObjectValue head) {
      reference(depth + 2, head.get("ref"));
      if (head.get("args") != null) {
        line(depth + 2, "args");
        each(head.get("args"), argument -> term(depth + 3, argument));
      }
      term(depth + 2, head.get("key"));
      term(depth + 2, head.get("value"));
    }
    line(depth + 1, "body");
    body(depth + 2, rule.get("body"));
    if (rule.get("else") instanceof ObjectValue otherwise) {
      rule(depth + 1, otherwise);
    }
  }

  private void body(int depth, @Nullable Value body) {
    each(
        body,
        literal -> {
          String negated = literal.get("negated") == BooleanValue.TRUE ? "negated " : "";
          line(depth, "expr " + negated + "index=" + literal.get("index"));
          Value terms = literal.get("terms");
          if (terms instanceof ArrayValue) {
            each(terms, term -> term(depth + 1, term));
          } else {
            term(depth + 1, terms);
          }
          each(
              literal.get("with"),
              with -> {
                line(depth + 1, "with");
                term(depth + 2, with.get("target"));
                term(depth + 2, with.get("value"));
              });
        });
  }

  private void reference(int depth, @Nullable Value parts) {
    line(depth, "ref");
    each(parts, part -> term(depth + 1, part));
  }

  private void term(int depth, @Nullable Value value) {
    if (!(value instanceof ObjectValue node)) {
      return;
    }
    String type = text(node.get("type"));
    Value inner = node.get("value");
    if (node.get("symbols") != null) {
      line(depth, "somedecl");
      each(node.get("symbols"), symbol -> term(depth + 1, symbol));
    } else if (node.get("domain") != null) {
      line(depth, "every");
      term(depth + 1, node.get("key"));
      term(depth + 1, node.get("value"));
      term(depth + 1, node.get("domain"));
      body(depth + 1, node.get("body"));
    } else if (type.equals("var")) {
      line(depth, text(inner));
    } else if (inner instanceof ArrayValue parts) {
      line(depth, type);
      parts(depth + 1, parts);
    } else if (inner instanceof ObjectValue parts) {
      line(depth, type);
      term(depth + 1, parts.get("key"));
      term(depth + 1, parts.get("value"));
      term(depth + 1, parts.get("term"));
      body(depth + 1, parts.get("body"));
    } else if (inner != null) {
      line(depth, inner.toString());
    } else {
      line(depth, type);
      body(depth + 1, node.get("body"));
      body(depth + 1, node.get("lhs"));
      body(depth + 1, node.get("rhs"));
    }
  }

  private void parts(int depth, ArrayValue parts) {
    for (Value part : parts) {
      if (part instanceof ArrayValue member) {
        parts(depth, member);
      } else {
        term(depth, part);
      }
    }
  }
}

package dev.lockstep.rego.builtin.graphql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Rules of arguments and directives.
final class ArgumentRules {
  private ArgumentRules() {}

  /// Arguments must be those of the field or the directive.
  static final class KnownArgumentNames extends Rule {
    KnownArgumentNames(Visit visit) {
      super(visit);
    }

    @Override
    void field(Node field) {
      Node definition = visit.definition(field);
      Node parent = visit.parent(field);
      if (definition != null && parent != null) {
        check(field, definition, "field \"" + parent.name() + "." + field.name() + "\"");
      }
    }

    @Override
    void directive(Node directive) {
      Node definition = visit.definition(directive);
      if (definition != null) {
        check(directive, definition, "directive \"@" + directive.name() + "\"");
      }
    }

    private void check(Node node, Node definition, String what) {
      List<String> names = definition.nodes("Arguments").stream().map(Node::name).toList();
      for (Node argument : node.nodes("Arguments")) {
        if (!names.contains(argument.name())) {
          visit.report(
              "Unknown argument \""
                  + argument.name()
                  + "\" on "
                  + what
                  + "."
                  + Suggestions.of("Did you mean", argument.name(), names),
              node);
        }
      }
    }
  }

  /// Directives must be those of the schema, and stand where they may.
  static final class KnownDirectives extends Rule {
    private final Set<Node> reported = new HashSet<>();

    KnownDirectives(Visit visit) {
      super(visit);
    }

    @Override
    void directive(Node directive) {
      Node definition = visit.definition(directive);
      if (definition == null) {
        visit.report("Unknown directive \"@" + directive.name() + "\".", directive);
        return;
      }
      String location = visit.location(directive);
      if (!definition.texts("Locations").contains(location) && reported.add(directive)) {
        visit.report(
            "Directive \"@" + directive.name() + "\" may not be used on " + location + ".",
            directive);
      }
    }
  }

  /// What is demanded must be given.
  static final class ProvidedRequiredArguments extends Rule {
    ProvidedRequiredArguments(Visit visit) {
      super(visit);
    }

    @Override
    void field(Node field) throws GraphqlError {
      Node definition = visit.definition(field);
      if (definition != null) {
        check(field, definition, "Field \"" + field.name() + "\"");
      }
    }

    @Override
    void directive(Node directive) throws GraphqlError {
      Node definition = visit.definition(directive);
      if (definition != null) {
        check(directive, definition, "Directive \"@" + definition.name() + "\"");
      }
    }

    private void check(Node node, Node definition, String what) throws GraphqlError {
      for (Node parameter : definition.nodes("Arguments")) {
        Node type = Types.of(parameter);
        boolean required = Types.isNonNull(type) && parameter.node("DefaultValue") == null;
        if (required && node.named("Arguments", parameter.name()) == null) {
          visit.report(
              what
                  + " argument \""
                  + parameter.name()
                  + "\" of type \""
                  + Types.shown(type)
                  + "\" is required, but it was not provided.",
              node);
        }
      }
    }
  }

  /// Each argument is given once.
  static final class UniqueArgumentNames extends Rule {
    UniqueArgumentNames(Visit visit) {
      super(visit);
    }

    @Override
    void field(Node field) {
      check(field);
    }

    @Override
    void directive(Node directive) {
      check(directive);
    }

    private void check(Node node) {
      Set<String> once = new HashSet<>();
      Set<String> told = new HashSet<>();
      for (Node argument : node.nodes("Arguments")) {
        if (!once.add(argument.name()) && told.add(argument.name())) {
          visit.report(
              "There can be only one argument named \"" + argument.name() + "\".", argument);
        }
      }
    }
  }

  /// Each directive stands once at a place, unless it may be repeated.
  static final class UniqueDirectivesPerLocation extends Rule {
    UniqueDirectivesPerLocation(Visit visit) {
      super(visit);
    }

    @Override
    void directives(List<Node> directives) {
      Set<String> seen = new HashSet<>();
      for (Node directive : directives) {
        Node definition = visit.definition(directive);
        boolean repeatable = definition != null && definition.flag("IsRepeatable");
        if (!seen.add(directive.name()) && !repeatable) {
          visit.report(
              "The directive \"@" + directive.name() + "\" can only be used once at this location.",
              directive);
        }
      }
    }
  }

  /// Each member of an object is given once.
  static final class UniqueInputFieldNames extends Rule {
    UniqueInputFieldNames(Visit visit) {
      super(visit);
    }

    @Override
    void value(Node value) {
      if (ValueKind.of(value) != ValueKind.OBJECT) {
        return;
      }
      Set<String> seen = new HashSet<>();
      for (Node member : value.nodes("Children")) {
        if (!seen.add(member.name())) {
          visit.report(
              "There can be only one input field named \"" + member.name() + "\".", member);
        }
      }
    }
  }
}

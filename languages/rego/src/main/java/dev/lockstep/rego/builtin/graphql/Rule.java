package dev.lockstep.rego.builtin.graphql;

import java.util.List;

/// A rule that queries must keep (specification, section 5). It is told of each part of a query
/// when all that is within the part has been walked; what is wrong it reports to the visit.
abstract class Rule {
  final Visit visit;

  Rule(Visit visit) {
    this.visit = visit;
  }

  void variable(Node variable) throws GraphqlError {}

  void value(Node value) throws GraphqlError {}

  void directive(Node directive) throws GraphqlError {}

  void directives(List<Node> directives) throws GraphqlError {}

  void field(Node field) throws GraphqlError {}

  void inlineFragment(Node fragment) throws GraphqlError {}

  void spread(Node spread) throws GraphqlError {}

  void fragment(Node fragment) throws GraphqlError {}

  void operation(Node operation) throws GraphqlError {}
}

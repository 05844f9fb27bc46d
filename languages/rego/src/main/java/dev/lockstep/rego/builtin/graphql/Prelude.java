package dev.lockstep.rego.builtin.graphql;

/// What every schema holds: the scalars, directives and introspection types of the specification
/// (sections 3.5, 3.13 and 4.2).
final class Prelude {
  private static final String TEXT =
      """
      scalar Int scalar Float scalar String scalar Boolean scalar ID
      directive @defer(if: Boolean = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
      directive @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
      directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
      directive @deprecated(reason: String = "No longer supported") on
        FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
      directive @specifiedBy(url: String!) on SCALAR
      directive @oneOf on INPUT_OBJECT
      type __Schema {
        description: String types: [__Type!]! queryType: __Type! mutationType: __Type
        subscriptionType: __Type directives: [__Directive!]!
      }
      type __Type {
        kind: __TypeKind! name: String description: String specifiedByURL: String
        fields(includeDeprecated: Boolean = false): [__Field!] interfaces: [__Type!]
        possibleTypes: [__Type!] enumValues(includeDeprecated: Boolean = false): [__EnumValue!]
        inputFields(includeDeprecated: Boolean = false): [__InputValue!]
        ofType: __Type isOneOf: Boolean
      }
      enum __TypeKind { SCALAR OBJECT INTERFACE UNION ENUM INPUT_OBJECT LIST NON_NULL }
      type __Field {
        name: String! description: String
        args(includeDeprecated: Boolean = false): [__InputValue!]!
        type: __Type! isDeprecated: Boolean! deprecationReason: String
      }
      type __InputValue {
        name: String! description: String type: __Type! defaultValue: String
        isDeprecated: Boolean! deprecationReason: String
      }
      type __EnumValue {
        name: String! description: String isDeprecated: Boolean! deprecationReason: String
      }
      type __Directive {
        name: String! description: String isRepeatable: Boolean!
        locations: [__DirectiveLocation!]!
        args(includeDeprecated: Boolean = false): [__InputValue!]!
      }
      enum __DirectiveLocation {
        QUERY MUTATION SUBSCRIPTION FIELD FRAGMENT_DEFINITION FRAGMENT_SPREAD INLINE_FRAGMENT
        VARIABLE_DEFINITION SCHEMA SCALAR OBJECT FIELD_DEFINITION ARGUMENT_DEFINITION INTERFACE
        UNION ENUM ENUM_VALUE INPUT_OBJECT INPUT_FIELD_DEFINITION
      }
      """;

  /// What a query may ask of the schema itself.
  private static final String ROOT_FIELDS =
      "type Query { __schema: __Schema! __type(name: String!): __Type }";

  private Prelude() {}

  static Node document() throws GraphqlError {
    return SchemaParser.parse(TEXT);
  }

  /// A type whose fields every query type has.
  static Node rootFields() throws GraphqlError {
    return SchemaParser.parse(ROOT_FIELDS).nodes("Definitions").getFirst();
  }
}

package dev.lockstep.rego.builtin.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GraphqlTest {
  private static final String SCHEMA =
      """
      # Who there is.
      type Query { user(id: ID!): User all(kind: Kind = PLAIN): [User!]! }
      interface Named { name: String! }
      type User implements Named { name: String! friends: [User] }
      enum Kind { PLAIN ODD }
      """;
  private static final String QUERY =
      """
      query Ask($id: ID!) { user(id: $id) { ...F friends { name @include(if: true) } } }
      fragment F on User { name }
      """;

  private static String problems(String query) throws GraphqlError {
    return QueryChecker.problems(
        Schema.of(Document.schema(SCHEMA)), Document.query(query), _ -> {});
  }

  @Test
  void aQueryOfTheSchemaHasNoProblems() throws GraphqlError {
    assertEquals("", problems(QUERY));
  }

  @Test
  void anUnknownFieldIsToldWithWhatWasMeant() throws GraphqlError {
    assertEquals(
        "Cannot query field \"nam\" on type \"User\". Did you mean \"name\"?\n"
            + " in GraphQL string at location 1:20",
        problems("{ all(kind: ODD) { nam } }"));
  }

  @Test
  void aRequiredArgumentMustBeGiven() throws GraphqlError {
    assertTrue(problems("{ user { name } }").startsWith("Field \"user\" argument \"id\""));
  }

  @Test
  void aSchemaThatContradictsItselfIsRejectedWithItsPlace() {
    GraphqlError error =
        assertThrows(
            GraphqlError.class, () -> Schema.of(Document.schema("type Query { a: Nothing }")));
    assertEquals("input:1:17: Undefined type Nothing.", error.withPlace());
  }

  @Test
  void whatAPolicySeesIsReadBackAsTheSameDocument() throws GraphqlError {
    Document schema = Document.schema(SCHEMA);
    assertEquals(schema.toValue().size(), Document.of(schema.toValue()).toValue().size());
    assertEquals(
        "",
        QueryChecker.problems(
            Schema.of(Document.of(schema.toValue())), Document.query(QUERY), _ -> {}));
  }

  @Test
  void aDeepDocumentIsRejectedAndNotFollowed() {
    String deep = "{a".repeat(5_000) + "}".repeat(5_000);
    assertThrows(GraphqlError.class, () -> Document.query(deep));
  }

  @Test
  void damagedDocumentsAreReadOrRejected() {
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? SCHEMA : QUERY);
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.deleteCharAt(at);
        } else {
          text.insert(at, "{}()[]!:=@$|&#\"\\. \nx1".charAt(random.nextInt(21)));
        }
      }
      try {
        assertNotNull(problems(text.toString()));
        assertNotNull(Schema.of(Document.schema(text.toString())));
      } catch (GraphqlError e) {
        assertTrue(!e.withPlace().isEmpty());
      }
    }
  }
}

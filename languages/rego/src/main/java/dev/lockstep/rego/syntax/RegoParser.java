package dev.lockstep.rego.syntax;

import java.util.ArrayList;
import java.util.List;

/// Parses Rego.
public final class RegoParser {
  private RegoParser() {}

  /// The module that `source` is.
  ///
  /// @param file the name by which messages call it
  /// @throws RegoErrors where it is none
  public static Module module(String file, String source, RegoVersion version) throws RegoErrors {
    Cursor cursor = new Cursor(file, source, version, new Keywords(version));
    return new ModuleParser(file, cursor).module();
  }

  /// The expressions of the query that `source` is, which uses the keywords of `imports` too.
  ///
  /// @throws RegoErrors where it is none
  public static List<Literal> query(String source, RegoVersion version, List<String> imports)
      throws RegoErrors {
    Keywords keywords = new Keywords(version);
    for (String word : imports) {
      Token token = Keywords.future().get(word);
      if (token != null) {
        keywords.add(word, token);
      }
    }
    Cursor cursor = new Cursor("", source, version, keywords);
    BodyParser bodies = new BodyParser(cursor);
    cursor.scan();
    List<Literal> all = new ArrayList<>();
    while (!cursor.at(Token.EOF) && !cursor.hasErrors()) {
      List<Literal> body = bodies.query(true, Token.EOF);
      if (body == null) {
        break;
      }
      all.addAll(body);
    }
    if (cursor.hasErrors()) {
      throw new RegoErrors(cursor.errors());
    }
    if (all.isEmpty()) {
      throw new RegoErrors(RegoError.PARSE, "empty query cannot be compiled", Location.NONE);
    }
    return all;
  }

  /// The term that `source` is.
  ///
  /// @throws RegoErrors where it is none
  public static Term term(String source) throws RegoErrors {
    List<Literal> body = query(source, RegoVersion.V1, List.of());
    if (body.size() == 1) {
      Literal literal = body.getFirst();
      if (literal.form() instanceof Literal.Form.Single(Term term) && literal.withs().isEmpty()) {
        return term;
      }
      if (literal.form() instanceof Literal.Form.Invocation call) {
        return new Term.Call(call.operator(), call.arguments(), literal.location());
      }
    }
    throw new RegoErrors(RegoError.PARSE, "expected exactly one term", Location.NONE);
  }
}

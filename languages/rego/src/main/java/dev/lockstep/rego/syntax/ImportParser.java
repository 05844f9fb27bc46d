package dev.lockstep.rego.syntax;

import dev.lockstep.value.StringValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parses imports and the name of the package. Methods return null where there is none; then what
/// is
/// wrong was reported, or it is a rule that begins with that word.
final class ImportParser {
  private final Cursor cursor;
  private final TermParser terms;

  ImportParser(Cursor cursor, TermParser terms) {
    this.cursor = cursor;
    this.terms = terms;
  }

  Term.@Nullable Ref packagePath() {
    Location at = cursor.location();
    if (!enterStatement()) {
      return null;
    }
    Term term = terms.term();
    return switch (term) {
      case Term.Var variable -> ModuleParser.dataPath(List.of(variable), at);
      case Term.Ref ref -> packagePath(ref, at);
      case null -> {
        if (!cursor.hasErrors()) {
          cursor.error(cursor.location(), "expected path");
        }
        yield null;
      }
      default -> {
        cursor.illegal("");
        yield null;
      }
    };
  }

  private Term.@Nullable Ref packagePath(Term.Ref ref, Location at) {
    if (!(ref.head() instanceof Term.Var)) {
      cursor.error(
          ref.head().location(),
          "unexpected " + TermPlaces.kind(ref.head()) + " token: expecting var");
      return null;
    }
    return allStrings(ref, "expecting string") ? ModuleParser.dataPath(ref.parts(), at) : null;
  }

  private boolean allStrings(Term.Ref ref, String expectation) {
    for (Term part : ref.parts().subList(1, ref.parts().size())) {
      if (!(part instanceof Term.Scalar(StringValue _, _))) {
        cursor.error(
            part.location(), "unexpected " + TermPlaces.kind(part) + " token: " + expectation);
        return false;
      }
    }
    return true;
  }

  /// Goes to the path behind the keyword; false where the keyword begins a reference.
  private boolean enterStatement() {
    cursor.scanSpace();
    if (cursor.at(Token.DOT) || cursor.at(Token.LBRACK)) {
      return false;
    }
    if (cursor.at(Token.WHITESPACE)) {
      cursor.scan();
    }
    if (cursor.isKeywordForReference()) {
      cursor.retag(Token.IDENT);
    }
    if (!cursor.at(Token.IDENT)) {
      cursor.illegal("");
      return false;
    }
    return true;
  }

  @Nullable Import statement() {
    Location at = cursor.location();
    if (!enterStatement()) {
      return null;
    }
    Term.Ref path = importedPath();
    if (path == null) {
      return null;
    }
    if (!(path.head() instanceof Term.Var(String root, _)) || !isRoot(root)) {
      cursor.hint("if this is unexpected, try updating OPA");
      cursor.error(
          path.location(),
          "unexpected import path, must begin with one of: {data, future, input, rego}, got: "
              + path.head());
      return null;
    }
    Location aliasLocation = cursor.location();
    String alias = "";
    if (cursor.at(Token.AS)) {
      cursor.scan();
      aliasLocation = cursor.location();
      String given = alias();
      if (given == null) {
        return null;
      }
      alias = given;
    } else {
      checkLastName(path, root);
    }
    Import statement = new Import(path, alias, cursor.extended(at));
    switch (root) {
      case "rego" -> importVersion(statement, aliasLocation);
      case "future" -> importKeywords(statement, aliasLocation);
      default -> {}
    }
    return statement;
  }

  private static boolean isRoot(String name) {
    return switch (name) {
      case "data", "input", "future", "rego" -> true;
      default -> false;
    };
  }

  /// The path, in which words that an import would make keywords are names.
  private Term.@Nullable Ref importedPath() {
    Keywords keywords = cursor.keywords();
    Keywords without = keywords.copy();
    without.removeFuture();
    cursor.useKeywords(without);
    Term term = terms.term();
    cursor.useKeywords(keywords);
    retagKeyword();
    return switch (term) {
      case Term.Var variable -> new Term.Ref(List.of(variable), variable.location());
      case Term.Ref ref -> allStrings(ref, "expecting string") ? ref : null;
      case null, default -> {
        cursor.error(cursor.location(), "expected path");
        yield null;
      }
    };
  }

  private @Nullable String alias() {
    if (!cursor.at(Token.IDENT)) {
      cursor.illegal("expected var");
      return null;
    }
    Term alias = terms.term();
    if (alias instanceof Term.Var(String name, _)) {
      return name;
    }
    if (alias instanceof Term.Ref ref && ref.parts().size() == 1) {
      cursor.error(
          alias.location(),
          "unexpected import alias, must not be a reserved name, got: " + ref.head());
      return null;
    }
    cursor.illegal("expected var");
    return null;
  }

  private void checkLastName(Term.Ref path, String root) {
    if (root.equals("future")) {
      return;
    }
    Term last = path.parts().getLast();
    String name = last instanceof Term.Scalar(StringValue text, _) ? text.text() : root;
    if (Keywords.isReserved(name, cursor.version)) {
      cursor.hint("import a different path or use an alias");
      cursor.error(
          last.location(), "unexpected import path, must not end with a keyword, got: " + name);
    }
  }

  private void importVersion(Import statement, Location aliasLocation) {
    String path = statement.path().toString();
    if (!path.equals("rego.v1") && !path.equals("rego.v2")) {
      cursor.error(
          statement.path().location(),
          "invalid import `" + path + "`, must be one of: `rego.v1`, `rego.v2`");
      return;
    }
    if (!statement.alias().isEmpty()) {
      cursor.error(aliasLocation, "`rego` imports cannot be aliased");
      return;
    }
    addKeywords(Keywords.OF_V1);
    if (path.equals("rego.v2")) {
      addKeywords(Keywords.OF_V2);
    }
  }

  private void importKeywords(Import statement, Location aliasLocation) {
    List<Term> parts = statement.path().parts();
    Location at = statement.path().location();
    if (parts.size() == 1 || !parts.get(1).toString().equals("\"keywords\"")) {
      cursor.error(at, "invalid import, must be `future.keywords`");
      return;
    }
    if (!statement.alias().isEmpty()) {
      cursor.error(aliasLocation, "`future` imports cannot be aliased");
      return;
    }
    if (parts.size() == 2) {
      addKeywords(Keywords.future());
      return;
    }
    if (parts.size() > 3) {
      return;
    }
    String word = parts.get(2) instanceof Term.Scalar(StringValue text, _) ? text.text() : "";
    Token token = Keywords.future().get(word);
    if (token == null) {
      cursor.error(at, "unexpected keyword, must be one of " + Keywords.futureWords());
      return;
    }
    addKeywords(Map.of(word, token));
  }

  private void addKeywords(Map<String, Token> words) {
    Keywords more = cursor.keywords().copy();
    words.forEach(more::add);
    cursor.useKeywords(more);
    retagKeyword();
  }

  /// The token that follows an import was read before its keywords were known.
  private void retagKeyword() {
    Token token = cursor.at(Token.IDENT) ? cursor.keywords().find(cursor.literal()) : null;
    if (token != null) {
      cursor.retag(token);
    }
  }
}

package dev.lockstep.rego.format;

import dev.lockstep.rego.format.Piece.Group;
import dev.lockstep.rego.format.Piece.Leaf;
import dev.lockstep.rego.syntax.Lexeme;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/// Lays a module out as `opa fmt` does: tabs, one blank line between rules, elements of collections
/// on lines of their own where they are on several, imports in order. What it gives is laid out
/// already, so that laying it out again changes nothing.
public final class RegoFormat {
  private final RegoVersion version;
  private final Page page;
  private final Expressions expressions;

  private RegoFormat(RegoVersion version, List<Lexeme> comments) {
    this.version = version;
    this.page = new Page(comments);
    this.expressions = new Expressions(page);
  }

  /// `source` laid out.
  ///
  /// @param file the name by which messages call it
  /// @throws RegoErrors where it is no module of `version`, or cannot be laid out as it is
  public static String of(String file, String source, RegoVersion version) throws RegoErrors {
    Module before = RegoParser.module(file, source, version);
    String laidOut = laidOut(source, version);
    if (!Meaning.isSame(before, laidOut, version) || !laidOut(laidOut, version).equals(laidOut)) {
      throw new RegoErrors(
          RegoError.COMPILE,
          "the policy is written in a way that cannot be laid out",
          before.packageLocation());
    }
    return laidOut;
  }

  /// `source` laid out so that both versions of the language read it alike: with `import rego.v1`,
  /// `if` and `contains`.
  ///
  /// @param file the name by which messages call it
  /// @throws RegoErrors where it is a module of neither version, or cannot be written in both
  public static String forBoth(String file, String source) throws RegoErrors {
    RegoVersion version = RegoVersion.V0;
    try {
      var _ = RegoParser.module(file, source, RegoVersion.V0);
    } catch (RegoErrors old) {
      version = RegoVersion.V1;
      var _ = RegoParser.module(file, source, version);
    }
    String written = laidOut(source, version, RegoVersion.V1, Modernization::of);
    var _ = RegoParser.module(file, written, RegoVersion.V0);
    return of(file, written, RegoVersion.V1);
  }

  /// `source`, a module of version 1, laid out without the imports that only version 0 needs.
  ///
  /// @param file the name by which messages call it
  /// @throws RegoErrors where it is no module of version 1
  public static String withoutOldImports(String file, String source) throws RegoErrors {
    var _ = RegoParser.module(file, source, RegoVersion.V1);
    String written = laidOut(source, RegoVersion.V1, RegoVersion.V1, Modernization::withoutImports);
    return of(file, written, RegoVersion.V1);
  }

  private static String laidOut(String source, RegoVersion version) {
    return laidOut(source, version, version, UnaryOperator.identity());
  }

  /// @param from the version of `source`
  /// @param to the version of what is written
  /// @param rewritten what is written in the place of the statements
  private static String laidOut(
      String source, RegoVersion from, RegoVersion to, UnaryOperator<List<List<Piece>>> rewritten) {
    List<Lexeme> code = new ArrayList<>();
    List<Lexeme> comments = new ArrayList<>();
    for (Lexeme lexeme : Lexeme.of(source, from)) {
      (lexeme.kind() == Lexeme.Kind.COMMENT ? comments : code).add(lexeme);
    }
    List<List<Piece>> statements = Sentences.of(new Outline(code).pieces(), true);
    return new RegoFormat(to, comments).module(rewritten.apply(statements));
  }

  private String module(List<List<Piece>> statements) {
    for (int i = 0; i < statements.size(); i++) {
      List<Piece> statement = statements.get(i);
      if (statement.getFirst().is("import")) {
        List<List<Piece>> group = new ArrayList<>(List.of(statement));
        while (i + 1 < statements.size() && follows(group.getLast(), statements.get(i + 1))) {
          group.add(statements.get(++i));
        }
        imports(group);
        continue;
      }
      page.comments(statement.getFirst().row());
      if (statement.getFirst().is("package")) {
        expressions.line(statement);
        page.endLine();
      } else {
        new RuleLayout(page, expressions, version).rule(statement);
      }
      if (i + 1 == statements.size() || !areTogether(statement, statements.get(i + 1))) {
        page.blankLine();
      }
    }
    page.comments(Integer.MAX_VALUE);
    return page.text();
  }

  private static boolean follows(List<Piece> before, List<Piece> next) {
    return next.getFirst().is("import") && next.getFirst().row() - before.getFirst().row() <= 1;
  }

  private void imports(List<List<Piece>> group) {
    page.comments(group.getFirst().getFirst().row());
    List<List<Piece>> sorted = new ArrayList<>(group);
    sorted.sort(Comparator.comparing(RegoFormat::path));
    for (List<Piece> statement : sorted) {
      expressions.line(statement);
      page.endLine();
    }
    page.blankLine();
  }

  private static String path(List<Piece> statement) {
    StringBuilder path = new StringBuilder();
    for (Piece piece : statement) {
      if (piece instanceof Leaf(Lexeme lexeme)) {
        // A dot comes before what names are made of.
        path.append(lexeme.text().equals(".") ? "\u0001" : lexeme.text());
      }
    }
    return path.toString();
  }

  /// Whether two rules of one line each stay together.
  private boolean areTogether(List<Piece> rule, List<Piece> next) {
    return version.isAtLeast(RegoVersion.V1)
        && isShort(rule)
        && isShort(next)
        && next.getFirst().row() == rule.getFirst().row() + 1;
  }

  private static boolean isShort(List<Piece> rule) {
    Piece first = rule.getFirst();
    if (first.is("default") || first.is("package") || first.is("import")) {
      return false;
    }
    for (Piece piece : rule) {
      boolean manifold =
          piece instanceof Group group
              && group.kind() == Piece.Kind.BODY
              && Sentences.of(group.inside(), false).size() > 1;
      if (manifold || piece.is("else")) {
        return false;
      }
    }
    return true;
  }
}

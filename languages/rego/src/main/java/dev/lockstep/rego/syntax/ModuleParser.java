package dev.lockstep.rego.syntax;

import dev.lockstep.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses modules: the package, imports, rules, and bodies that stand for rules.
final class ModuleParser {
  private final String file;
  private final Cursor cursor;
  private final BodyParser bodies;
  private final RuleParser rules;
  private final ImportParser imports;
  private final List<Import> imported = new ArrayList<>();
  private final List<Rule> ruled = new ArrayList<>();
  private final List<Location> statements = new ArrayList<>();
  private Term.@Nullable Ref path;
  private Location packageLocation = Location.NONE;
  private RegoVersion version;

  ModuleParser(String file, Cursor cursor) {
    this.file = file;
    this.cursor = cursor;
    this.bodies = new BodyParser(cursor);
    this.rules = new RuleParser(cursor, bodies);
    this.imports = new ImportParser(cursor, bodies.terms);
    this.version = cursor.version;
  }

  Module module() throws RegoErrors {
    cursor.scan();
    List<RegoError> problems = new ArrayList<>();
    while (!cursor.at(Token.EOF) && statement(problems)) {
      // Each statement advances the cursor.
    }
    fail(cursor.errors());
    if (statements.isEmpty()) {
      Location nowhere = Location.nowhere(file);
      throw new RegoErrors(RegoError.PARSE, "empty module", nowhere);
    }
    Term.Ref named = path;
    if (named == null) {
      problems.addFirst(new RegoError(RegoError.PARSE, "package expected", statements.getFirst()));
    }
    if (version.isAtLeast(RegoVersion.V1)) {
      ModernRules.check(ruled, version, problems);
    }
    fail(problems);
    List<Annotations> annotations = AnnotationParser.parse(cursor.comments(), targets(), problems);
    fail(problems);
    return new Module(
        named == null
            ? new Term.Ref(List.of(new Term.Var("data", Location.NONE)), Location.NONE)
            : named,
        packageLocation,
        imported,
        ruled,
        List.copyOf(cursor.comments()),
        annotations,
        version);
  }

  private static void fail(List<RegoError> errors) throws RegoErrors {
    if (!errors.isEmpty()) {
      throw new RegoErrors(errors);
    }
  }

  private List<AnnotationParser.Target> targets() {
    List<AnnotationParser.Target> targets = new ArrayList<>();
    if (packageLocation.row() > 0) {
      targets.add(new AnnotationParser.Target("package", packageLocation));
    }
    for (Import statement : imported) {
      targets.add(new AnnotationParser.Target("import", statement.location()));
    }
    for (Rule rule : ruled) {
      targets.add(new AnnotationParser.Target("rule", rule.location()));
    }
    return targets;
  }

  private boolean statement(List<RegoError> problems) {
    if (rules.reportKeywordAsName(false)) {
      return false;
    }
    Location at = cursor.location();
    Cursor.State state = cursor.save();
    if (cursor.at(Token.PACKAGE)) {
      if (packageStatement(at, problems)) {
        return !trailingMinus();
      }
      if (cursor.hasErrors()) {
        return false;
      }
      cursor.restore(state);
    }
    if (cursor.at(Token.IMPORT)) {
      Import statement = imports.statement();
      if (statement != null) {
        importStatement(statement);
        return !trailingMinus() && !cursor.hasErrors();
      }
      if (cursor.hasErrors()) {
        return false;
      }
      cursor.restore(state);
    }
    return ruleOrBody(at, state, problems);
  }

  private boolean trailingMinus() {
    if (cursor.at(Token.SUB)) {
      cursor.illegal("");
      return true;
    }
    return false;
  }

  private boolean packageStatement(Location at, List<RegoError> problems) {
    Term.Ref named = imports.packagePath();
    if (named == null) {
      return false;
    }
    if (!statements.isEmpty()) {
      String message = path == null ? "package expected" : "unexpected package";
      problems.add(
          new RegoError(RegoError.PARSE, message, path == null ? statements.getFirst() : at));
    }
    statements.add(at);
    if (path == null) {
      path = named;
      packageLocation = at;
    }
    return true;
  }

  private void importStatement(Import statement) {
    statements.add(statement.location());
    imported.add(statement);
    String target = statement.path().toString();
    if (target.equals("rego.v1") && !version.isAtLeast(RegoVersion.V1)) {
      version = RegoVersion.V1;
    } else if (target.equals("rego.v2")) {
      version = RegoVersion.V2;
    }
  }

  private boolean ruleOrBody(Location at, Cursor.State state, List<RegoError> problems) {
    List<Rule> parsed = rules.rules();
    if (parsed != null) {
      statements.add(at);
      ruled.addAll(parsed);
      return true;
    }
    if (cursor.hasErrors()) {
      return false;
    }
    cursor.restore(state);
    List<Literal> body = bodies.query(true, Token.EOF);
    if (body == null) {
      return false;
    }
    statements.add(at);
    BodyRule.Result result = BodyRule.of(body);
    Rule rule = result.rule();
    if (rule == null) {
      problems.add(new RegoError(RegoError.PARSE, result.problem(), body.getFirst().location()));
    } else {
      ruled.add(rule);
    }
    return true;
  }

  /// The path of a package as a reference of `data`.
  static Term.Ref dataPath(List<Term> names, Location at) {
    List<Term> parts = new ArrayList<>();
    parts.add(new Term.Var("data", at));
    for (Term name : names) {
      parts.add(
          name instanceof Term.Var(String text, Location place)
              ? new Term.Scalar(StringValue.of(text), place)
              : name);
    }
    return new Term.Ref(parts, at);
  }
}

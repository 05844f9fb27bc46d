package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Import;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Resolves the rules of modules, each with the names of its package and its imports.
public final class Globals {
  private final Map<String, Map<String, Term.Ref>> packages = new HashMap<>();

  public Globals(List<Module> modules) {
    for (Module module : modules) {
      Map<String, Term.Ref> own =
          packages.computeIfAbsent(module.path().toString(), _ -> new HashMap<>());
      for (Rule rule : module.rules()) {
        own.computeIfAbsent(rule.head().name(), name -> inPackage(module.path(), name));
      }
    }
  }

  private static Term.Ref inPackage(Term.Ref path, String name) {
    List<Term> parts = new ArrayList<>(path.parts());
    parts.add(Term.string(name, Location.NONE));
    return new Term.Ref(parts, Location.NONE);
  }

  private Map<String, Term.Ref> of(String path, List<Import> imports) {
    Map<String, Term.Ref> all = new HashMap<>();
    for (Import statement : imports) {
      if (Variables.isRoot(statement.path().head())) {
        all.put(statement.name(), statement.path());
      }
    }
    all.putAll(packages.getOrDefault(path, Map.of()));
    return all;
  }

  /// The rules of `module`, resolved, in their order. What is wrong goes to `errors`,
  /// variables that are not used to `unused`.
  ///
  /// @param strict whether variables that are assigned, parameters and imports must be used too
  public List<ResolvedRule> rules(
      Module module, List<RegoError> errors, List<RegoError> unused, boolean strict) {
    Map<String, Term.Ref> globals = of(module.path().toString(), module.imports());
    Resolver resolver = new Resolver(globals, new Names(), errors, unused, strict);
    List<ResolvedRule> rules = new ArrayList<>();
    for (Rule rule : module.rules()) {
      List<Scope> scopes = new ArrayList<>();
      rules.add(rule(rule, module.path(), resolver, scopes));
      if (strict) {
        reportArguments(scopes, rule.head().location(), unused);
      }
    }
    if (strict) {
      reportImports(module, resolver, unused);
    }
    return rules;
  }

  /// A parameter may be used by the rule or by what follows its `else`.
  private static void reportArguments(List<Scope> scopes, Location at, List<RegoError> unused) {
    Set<String> all = new TreeSet<>(scopes.getFirst().unused(Scope.Origin.ARGUMENT).keySet());
    for (Scope scope : scopes) {
      all.retainAll(scope.unused(Scope.Origin.ARGUMENT).keySet());
    }
    for (String name : all) {
      unused.add(new RegoError(RegoError.COMPILE, "unused argument " + name, at));
    }
  }

  private static void reportImports(Module module, Resolver resolver, List<RegoError> unused) {
    for (Import one : module.imports()) {
      if (Variables.isRoot(one.path().head()) && !resolver.used(one.name())) {
        unused.add(new RegoError(RegoError.COMPILE, one + " unused", one.location()));
      }
    }
  }

  private static ResolvedRule rule(
      Rule rule, Term.Ref path, Resolver resolver, List<Scope> scopes) {
    Scope scope = new Scope(null);
    scopes.add(scope);
    List<Term> given = rule.head().arguments();
    if (given != null) {
      resolver.declareParameters(given, scope);
    }
    List<Term> parameters = given == null ? null : resolver.terms(given, scope);
    if (given != null) {
      scope.assigned(Variables.ofTerms(given).keySet());
    }
    List<Literal> body = new ArrayList<>();
    List<Term> matched = parameters == null ? null : matched(parameters, body);
    body.addAll(resolver.openBody(rule.body(), scope));
    Term key = Heads.computed("key'", resolvedOrNull(rule.head().key(), resolver, scope), body);
    Term value =
        Heads.computed("value'", resolvedOrNull(rule.head().value(), resolver, scope), body);
    List<Term> reference = new ArrayList<>(path.parts());
    List<Term> parts = rule.head().reference().parts();
    reference.add(Term.string(rule.head().name(), parts.getFirst().location()));
    reference.addAll(resolver.terms(parts.subList(1, parts.size()), scope));
    resolver.close(scope);
    Rule otherwise = rule.otherwise();
    return new ResolvedRule(
        rule,
        reference,
        matched,
        key,
        value,
        body,
        otherwise == null ? null : rule(otherwise, path, resolver, scopes));
  }

  /// `parameters`, in which what must be computed became a variable that `body` compares with it.
  private static List<Term> matched(List<Term> parameters, List<Literal> body) {
    List<Term> patterns = new ArrayList<>();
    for (Term parameter : parameters) {
      boolean isPattern =
          parameter instanceof Term.Var
              || parameter instanceof Term.Scalar
              || parameter instanceof Term.ArrayTerm
              || parameter instanceof Term.ObjectTerm;
      Location at = parameter.location();
      Term pattern = isPattern ? parameter : new Term.Var("parameter'" + patterns.size(), at);
      if (!isPattern) {
        Term.Ref unify = new Term.Ref(List.of(new Term.Var("eq", at)), at);
        body.add(Literal.of(new Literal.Form.Invocation(unify, List.of(pattern, parameter)), at));
      }
      patterns.add(pattern);
    }
    return patterns;
  }

  private static @Nullable Term resolvedOrNull(
      @Nullable Term term, Resolver resolver, Scope scope) {
    return term == null ? null : resolver.term(term, scope);
  }

  /// The expressions of a query in the package `path`, resolved. What is wrong goes to `errors`.
  public List<Literal> query(
      List<Literal> body, String path, List<Import> imports, List<RegoError> errors) {
    List<RegoError> unused = new ArrayList<>();
    List<Literal> resolved =
        new Resolver(of(path, imports), new Names(), errors, unused, false)
            .body(body, new Scope(null));
    errors.addAll(unused);
    return resolved;
  }
}

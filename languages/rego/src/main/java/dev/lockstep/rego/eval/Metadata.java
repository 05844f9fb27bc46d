package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Annotations;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What `rego.metadata` tells rules of themselves.
final class Metadata {
  private static final StringValue PATH = StringValue.of("path");
  private static final StringValue ANNOTATIONS = StringValue.of("annotations");

  private static final String SCHEMAS = "schemas";

  private final Map<Place, Annotations> places = new HashMap<>();
  private final Map<Around, List<Annotations>> packages = new HashMap<>();
  private boolean namesSchemas;

  /// What an annotation is about.
  private record Place(String scope, Location target) {}

  /// The packages that an annotation is about.
  private record Around(String scope, List<Value> path) {}

  void add(Module module) {
    List<Value> path = DocumentTree.constantPath(module.path());
    for (Annotations one : module.annotations()) {
      places.putIfAbsent(new Place(one.scope(), one.target()), one);
      if (path != null) {
        packages.computeIfAbsent(new Around(one.scope(), path), _ -> new ArrayList<>()).add(one);
      }
      namesSchemas |= one.content().get(SCHEMAS) != null;
    }
  }

  /// The metadata that states schemas for `rule`, from the outermost package inwards.
  ///
  /// @param first whether it is the rule itself, not one that follows its `else`
  List<Annotations> withSchemas(Module module, Rule rule, List<Value> path, boolean first) {
    if (!namesSchemas) {
      return List.of();
    }
    List<Annotations> all = new ArrayList<>();
    List<Value> around =
        Objects.requireNonNullElse(DocumentTree.constantPath(module.path()), List.of());
    for (int length = 1; length <= around.size(); length++) {
      all.addAll(ofPackage(around.subList(0, length), "subpackages"));
    }
    all.addAll(ofPackage(around, "package"));
    Annotations document = findDocument(path, module);
    if (document != null) {
      all.add(document);
    }
    Annotations own = first ? find("rule", rule) : null;
    if (own != null) {
      all.add(own);
    }
    all.removeIf(one -> one.content().get(SCHEMAS) == null);
    return all;
  }

  private List<Annotations> ofPackage(List<Value> path, String scope) {
    return packages.getOrDefault(new Around(scope, path), List.of());
  }

  /// The metadata of `rule` itself.
  Value rule(Rule rule) {
    Annotations own = find("rule", rule);
    return own == null ? ObjectValue.EMPTY : own.content();
  }

  /// The metadata of `rule`, of its document, its package and the packages around, from the
  /// innermost.
  Value chain(Module module, Rule rule, List<Value> path) {
    List<Value> chain = new ArrayList<>();
    Annotations own = find("rule", rule);
    chain.add(entry(path, own));
    Annotations document = findDocument(path, module);
    if (document != null) {
      chain.add(entry(path, document));
    }
    List<Value> around =
        Objects.requireNonNullElse(DocumentTree.constantPath(module.path()), List.of());
    addPackages(around, "package", around, chain);
    for (int length = around.size(); length > 0; length--) {
      addPackages(around.subList(0, length), "subpackages", around, chain);
    }
    return ArrayValue.of(chain);
  }

  private void addPackages(List<Value> path, String scope, List<Value> around, List<Value> chain) {
    for (Annotations annotations : ofPackage(path, scope)) {
      chain.add(entry(path.size() < around.size() ? path : around, annotations));
    }
  }

  private @Nullable Annotations find(String scope, Rule rule) {
    return places.get(new Place(scope, rule.location()));
  }

  private @Nullable Annotations findDocument(List<Value> path, Module module) {
    for (Rule rule : module.rules()) {
      String name = rule.head().name();
      if (!path.isEmpty() && path.getLast().equals(StringValue.of(name))) {
        Annotations found = find("document", rule);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static Value entry(List<Value> path, @Nullable Annotations annotations) {
    ObjectValue.Builder entry = new ObjectValue.Builder(2);
    entry.put(PATH, ArrayValue.of(path));
    if (annotations != null) {
      entry.put(ANNOTATIONS, annotations.content());
    }
    return entry.build();
  }
}

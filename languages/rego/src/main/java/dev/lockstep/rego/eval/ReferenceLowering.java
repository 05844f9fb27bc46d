package dev.lockstep.rego.eval;

import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes nodes of references, and steps where they have several values.
final class ReferenceLowering {
  private final BodyLowering body;
  private final RuleContext context;

  ReferenceLowering(BodyLowering body) {
    this.body = body;
    this.context = body.context;
  }

  /// The value of `ref`.
  Node value(Term.Ref ref) {
    Node node = path(ref, null);
    if (node == null) {
      throw new IllegalStateException("a reference without a target has a value");
    }
    return node;
  }

  /// Adds that `variable`, which has no value yet, is what `ref` is.
  void assign(Term.Ref ref, Term.Var variable) {
    int slot = context.slot(variable.name());
    Node node = path(ref, new Pattern.Bind(slot));
    if (node != null) {
      body.add(new Steps.Assign(slot, node));
    }
    body.bound.add(variable.name());
  }

  /// The node of `ref`, or null where the last step that was added has matched `target` with it.
  private @Nullable Node path(Term.Ref ref, @Nullable Pattern target) {
    List<Term> parts = ref.parts();
    if (!Variables.isRoot(ref.head())) {
      return below(body.terms().value(ref.head()), parts, 1, target);
    }
    boolean isInput = ref.head() instanceof Term.Var(String root, _) && root.equals("input");
    return isInput ? below(new Nodes.Input(), parts, 1, target) : data(parts, target);
  }

  private @Nullable Node data(List<Term> parts, @Nullable Pattern target) {
    Document document = context.tree.root;
    int at = 1;
    while (at < parts.size() && document.group == null) {
      Value key = parts.get(at) instanceof Term.Scalar(Value value, _) ? value : null;
      if (key == null) {
        return walk(document, parts, at, target);
      }
      Document child = document.children.get(key);
      if (child == null) {
        return below(new Nodes.BaseData(), parts, 1, target);
      }
      document = child;
      at++;
    }
    boolean isMember =
        at < parts.size()
            && document.group != null
            && document.group.kind == Group.Kind.OBJECT
            && !document.children.isEmpty();
    if (isMember && parts.get(at) instanceof Term.Scalar(Value key, _)) {
      dependOn(document.group);
      Document child = document.children.get(key);
      if (child != null) {
        dependOnAll(child);
      }
      return below(new Document.ReadMember(document, key), parts, at + 1, target);
    }
    dependOnAll(document);
    return below(new Document.Read(document), parts, at, target);
  }

  /// Notes that a rule depends on the rules that make `document`, of which it replaces some.
  static void dependOn(Term.Ref document, RuleContext context) {
    List<Value> path = DocumentTree.constantPath(document);
    Document replaced = path == null ? null : context.tree.find(path);
    if (replaced != null) {
      dependOnAll(replaced, context);
    }
  }

  private void dependOn(@Nullable Group group) {
    if (group != null) {
      context.dependencies.add(group);
    }
  }

  private void dependOnAll(Document document) {
    dependOnAll(document, context);
  }

  private static void dependOnAll(Document document, RuleContext context) {
    if (document.group != null && !document.isFunction()) {
      context.dependencies.add(document.group);
    }
    for (Document child : document.children.values()) {
      dependOnAll(child, context);
    }
  }

  private void dependOnWalk(Document document, List<Term> parts, int at) {
    if (at == parts.size() || document.group != null) {
      dependOnAll(document);
      return;
    }
    if (parts.get(at) instanceof Term.Scalar(Value key, _)) {
      Document child = document.children.get(key);
      if (child != null) {
        dependOnWalk(child, parts, at + 1);
      }
      return;
    }
    for (Map.Entry<Value, Document> child : document.children.entrySet()) {
      dependOnWalk(child.getValue(), parts, at + 1);
    }
  }

  private @Nullable Node walk(
      Document document, List<Term> parts, int from, @Nullable Pattern target) {
    dependOnWalk(document, parts, from);
    PatternLowering patterns = new PatternLowering(body);
    List<Walk.Part> path = new ArrayList<>();
    for (Term part : parts.subList(from, parts.size())) {
      path.add(
          body.isGround(part)
              ? new Walk.Part.Key(body.terms().value(part))
              : new Walk.Part.Keys(patterns.pattern(part)));
    }
    int slot = target == null ? context.newSlot() : -1;
    Pattern result = target == null ? new Pattern.Bind(slot) : target;
    body.add(new Walk(document, path.toArray(Walk.Part[]::new), result));
    patterns.addDeferred();
    return target == null ? new Nodes.Slot(slot) : null;
  }

  private @Nullable Node below(Node start, List<Term> parts, int from, @Nullable Pattern target) {
    Node node = start;
    int at = from;
    while (at < parts.size()) {
      List<Value> constants = new ArrayList<>();
      while (at < parts.size() && parts.get(at) instanceof Term.Scalar(Value key, _)) {
        constants.add(key);
        at++;
      }
      if (!constants.isEmpty()) {
        node = new Nodes.ConstantPath(node, constants.toArray(Value[]::new));
        continue;
      }
      Term part = parts.get(at++);
      if (isSearched(part)) {
        boolean last = at == parts.size() && target != null;
        int slot = last ? -1 : context.newSlot();
        PatternLowering patterns = new PatternLowering(body);
        Pattern key = patterns.pattern(part);
        body.add(
            new Steps.Scan(
                node,
                key instanceof Pattern.Any ? null : key,
                last ? target : new Pattern.Bind(slot)));
        patterns.addDeferred();
        if (last) {
          return null;
        }
        node = new Nodes.Slot(slot);
      } else {
        node = new Nodes.Index(node, body.terms().value(part));
      }
    }
    return node;
  }

  /// Whether the keys that `part` stands for must be searched: it has variables without values, and
  /// is no reference or call, whose values are found first.
  private boolean isSearched(Term part) {
    if (part instanceof Term.Ref || part instanceof Term.Call || part instanceof Term.SetTerm) {
      return false;
    }
    return !body.isGround(part);
  }
}

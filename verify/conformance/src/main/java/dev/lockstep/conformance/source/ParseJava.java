package dev.lockstep.conformance.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.lockstep.conformance.MissingPeer;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Lines;
import dev.lockstep.source.tree.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Java files beside the parser of javac, that of the JDK which runs the suite.
public final class ParseJava extends ParsedFiles {
  public ParseJava() {
    super(Language.JAVA, List.of(".java"));
  }

  @Override
  Map<Path, SortedSet<String>> accepted(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new MissingPeer("javac, which a JDK has");
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    Map<Path, SortedSet<String>> accepted = new HashMap<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(said, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  said,
                  List.of("-proc:none", "-Xmaxerrs", "1000000", "-encoding", "UTF-8"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        SortedSet<String> functions = new TreeSet<>();
        new Methods(unit, trees, functions).scan(unit, null);
        accepted.put(Path.of(unit.getSourceFile().toUri()), functions);
      }
    }
    Set<Path> rejected = new HashSet<>();
    said.getDiagnostics().stream()
        .filter(one -> one.getKind() == Diagnostic.Kind.ERROR && one.getSource() != null)
        .forEach(one -> rejected.add(Path.of(one.getSource().toUri())));
    Map<Path, SortedSet<String>> named = new HashMap<>();
    for (Path file : files) {
      Path absolute = file.toAbsolutePath().normalize();
      SortedSet<String> functions = accepted.get(absolute);
      if (functions != null && !rejected.contains(absolute)) {
        named.put(file, functions);
      }
    }
    return named;
  }

  private static final class Methods extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final SortedSet<String> functions;

    Methods(CompilationUnitTree unit, Trees trees, SortedSet<String> functions) {
      this.unit = unit;
      this.trees = trees;
      this.functions = functions;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      long start = trees.getSourcePositions().getStartPosition(unit, method);
      functions.add(method.getName() + " " + unit.getLineMap().getLineNumber(start));
      return super.visitMethod(method, null);
    }
  }

  @Override
  SortedSet<String> functions(Tree tree) {
    Lines lines = new Lines(tree.source());
    SortedSet<String> functions = new TreeSet<>();
    for (int node = 0; node < tree.size(); node++) {
      if (tree.is(node, Kind.FUNCTION)) {
        boolean constructor = tree.symbolText(node).equals("constructor");
        String name = constructor ? "<init>" : tree.symbolText(tree.child(node, 1));
        functions.add(name + " " + lines.lineOf(tree.start(node)));
      }
    }
    return functions;
  }
}

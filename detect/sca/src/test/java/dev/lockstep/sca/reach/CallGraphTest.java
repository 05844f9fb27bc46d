package dev.lockstep.sca.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Small programs whose answer is known: whether `lib.Weak.hole` can run.
class CallGraphTest {
  private static final String WEAK =
      """
      package lib;
      public class Weak {
        public static int field = 1;
        public void hole() {}
        public static void open() { new Weak().hole(); }
        public void safe() {}
      }
      """;

  /// What lies between the project and the weakness.
  private static final String[] LIBRARY = {
    WEAK,
    """
    package lib;
    public interface Shape { void draw(); default void twice() { draw(); draw(); } }
    """,
    """
    package lib;
    public class Square implements Shape { public void draw() { Weak.open(); } }
    """,
    """
    package lib;
    public class Circle implements Shape { public void draw() {} }
    """,
    """
    package lib;
    public abstract class Base {
      public void template() { step(); }
      protected abstract void step();
      public void inherited() { Weak.open(); }
    }
    """,
    """
    package lib;
    public class Holey extends Base { protected void step() { Weak.open(); } }
    """,
    """
    package lib;
    public class Tight extends Base { protected void step() {} }
    """,
    """
    package lib;
    public class Initial { static { Weak.open(); } public static int x; public static void run() {} }
    """,
    """
    package lib;
    public class Runner {
      public static void run(Runnable r) { r.run(); }
      public static void never() { Weak.open(); }
      private static void dead() { Weak.open(); }
    }
    """,
    """
    package lib;
    public interface Plugin { void work(); }
    """,
    """
    package lib;
    public class HoleyPlugin implements Plugin { public void work() { Weak.open(); } }
    """,
    """
    package lib;
    public record Pair(int a, int b) { public String toString() { Weak.open(); return ""; } }
    """,
    """
    package lib;
    public enum Mode { A { public void go() { Weak.open(); } }, B { public void go() {} }; public abstract void go(); }
    """,
    """
    package lib;
    public class Chain { public Chain a() { return this; } public Chain b() { Weak.open(); return this; } }
    """,
    """
    package lib;
    public class Recursive { public static void ping(int n) { if (n > 0) pong(n - 1); } static void pong(int n) { ping(n); Weak.open(); } }
    """,
    """
    package lib;
    public class Sorted implements Comparable<Sorted> { public int compareTo(Sorted o) { Weak.open(); return 0; } }
    """,
    """
    package lib;
    public class Generic<T extends Shape> { public void use(T t) { t.draw(); } }
    """,
    """
    package lib;
    public class Outer { public class Inner { public void go() { Weak.open(); } } }
    """,
    """
    package lib;
    public class Closing implements AutoCloseable { public void close() { Weak.open(); } }
    """,
  };

  @TempDir Path temporary;

  static Stream<Arguments> programs() {
    return Stream.of(
        yes("a static method is called", "lib.Weak.open();"),
        yes("a method is called", "new lib.Weak().hole();"),
        no("another method is called", "new lib.Weak().safe();"),
        no("the class is only named", "lib.Weak w = null; System.out.println(w);"),
        no("a static field is read", "System.out.println(lib.Weak.field);"),
        yes(
            "an interface's method with the class that has the hole",
            "lib.Shape s = new lib.Square(); s.draw();"),
        no(
            "an interface's method with the class that has none",
            "lib.Shape s = new lib.Circle(); s.draw();"),
        yes(
            "one of two classes has the hole",
            "lib.Shape s = a.length > 0 ? new lib.Square() : new lib.Circle(); s.draw();"),
        no("an object that nobody calls", "new lib.Square();"),
        yes("a default method leads to it", "new lib.Square().twice();"),
        no("a default method leads elsewhere", "new lib.Circle().twice();"),
        yes("a template method", "new lib.Holey().template();"),
        no("a template method of another class", "new lib.Tight().template();"),
        yes("an inherited method", "new lib.Tight().inherited();"),
        yes("a class initializer by a static call", "lib.Initial.run();"),
        yes("a class initializer by a static field", "lib.Initial.x = 1;"),
        yes("a lambda", "lib.Runner.run(() -> lib.Weak.open());"),
        no("a lambda that does something else", "lib.Runner.run(() -> new lib.Weak().safe());"),
        yes("a method reference", "lib.Runner.run(lib.Weak::open);"),
        yes("a bound method reference", "lib.Weak w = new lib.Weak(); lib.Runner.run(w::hole);"),
        yes(
            "a constructor reference",
            "java.util.function.Supplier<lib.Initial> s = lib.Initial::new; s.get();"),
        yes(
            "an anonymous class",
            "lib.Runner.run(new Runnable() { public void run() { lib.Weak.open(); } });"),
        no("a method beside it", "lib.Runner.run(() -> {});"),
        yes(
            "reflection by a constant name",
            "Class.forName(\"lib.HoleyPlugin\").getMethod(\"work\").invoke(null);"),
        yes(
            "reflection by a class constant",
            "lib.HoleyPlugin.class.getMethod(\"work\").invoke(null);"),
        yes(
            "an object by reflection, called by its interface",
            "((lib.Plugin) Class.forName(\"lib.HoleyPlugin\").getDeclaredConstructor().newInstance()).work();"),
        no(
            "reflection of another class",
            "Class.forName(\"lib.Circle\").getMethod(\"draw\").invoke(null);"),
        unknown(
            "reflection by a computed name", "Class.forName(a[0]).getMethod(a[1]).invoke(null);"),
        yes(
            "a service loader",
            "for (lib.Plugin p : java.util.ServiceLoader.load(lib.Plugin.class)) p.work();"),
        yes("what the platform calls: toString", "System.out.println(new lib.Pair(1, 2));"),
        yes(
            "what the platform calls: compareTo",
            "java.util.Arrays.sort(new lib.Sorted[] {new lib.Sorted(), new lib.Sorted()});"),
        yes("a constant of an enum with a body", "lib.Mode.valueOf(a[0]).go();"),
        yes("a chain of calls", "new lib.Chain().a().b();"),
        no("a shorter chain", "new lib.Chain().a().a();"),
        yes("mutual recursion", "lib.Recursive.ping(3);"),
        yes("a type parameter", "new lib.Generic<lib.Square>().use(new lib.Square());"),
        no(
            "a type parameter of another class",
            "new lib.Generic<lib.Circle>().use(new lib.Circle());"),
        yes("an inner class", "new lib.Outer().new Inner().go();"),
        yes("a resource that is closed", "try (var c = new lib.Closing()) { c.hashCode(); }"),
        yes("the project's own interface and class", "Own o = new OwnHole(); o.act();"),
        no("the project's own dead method", "System.out.println();"));
  }

  private static Arguments yes(String name, String body) {
    return Arguments.of(name, body, Reachable.Verdict.REACHABLE);
  }

  private static Arguments no(String name, String body) {
    return Arguments.of(name, body, Reachable.Verdict.NOT_REACHABLE);
  }

  private static Arguments unknown(String name, String body) {
    return Arguments.of(name, body, Reachable.Verdict.UNKNOWN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void theAnswerIsAsItIs(String name, String body, Reachable.Verdict verdict) throws IOException {
    Reachable.Answer answer =
        reachable(
                """
                package app;
                public class Main {
                  interface Own { void act(); }
                  static class OwnHole implements Own { public void act() { lib.Weak.open(); } }
                  static void dead() { lib.Weak.open(); }
                  public static void main(String[] a) throws Exception { %s }
                }
                """
                    .replace("%s", body))
            .of(List.of(new MethodName("lib/Weak", "hole", "()V")));
    assertEquals(verdict, answer.verdict(), name + ": " + answer.path());
  }

  @Test
  void thePathLeadsFromTheProjectToTheHole() throws IOException {
    Reachable.Answer answer =
        reachable(
                """
                package app;
                public class Main {
                  public static void main(String[] a) { new lib.Square().twice(); }
                }
                """)
            .of(List.of(new MethodName("lib/Weak", "hole", "")));
    assertEquals(
        List.of(
            "app.Main.main",
            "lib.Shape.twice",
            "lib.Square.draw",
            "lib.Weak.open",
            "lib.Weak.hole"),
        answer.path().stream().map(MethodName::toString).toList());
  }

  @Test
  void aLibraryBeginsWhereOthersCanCallIt() throws IOException {
    Reachable reachable =
        reachable(
            """
            package app;
            public class Service { public void serve() { lib.Weak.open(); } void hidden() {} }
            """);
    assertEquals(
        Reachable.Verdict.REACHABLE,
        reachable.of(List.of(new MethodName("lib/Weak", "hole", "()V"))).verdict());
    assertEquals(
        Reachable.Verdict.NOT_REACHABLE,
        reachable.of(List.of(new MethodName("app/Service", "hidden", "()V"))).verdict());
  }

  @Test
  void whatIsNotThereIsUnknown() throws IOException {
    Reachable reachable =
        reachable(
            "package app; public class Main { public static void main(String[] a) {} }"
                .replace("; ", ";\n"));
    assertEquals(
        Reachable.Verdict.UNKNOWN,
        reachable.of(List.of(new MethodName("lib/Absent", "hole", "()V"))).verdict());
  }

  @Test
  void aDamagedClassIsToldAndTheRestIsRead() throws IOException {
    Path library = Compiled.into(temporary.resolve("library"), List.of(), WEAK);
    Files.write(library.resolve("lib/Broken.class"), new byte[] {1, 2, 3});
    ClassPath path = new ClassPath().library(library);
    assertEquals(1, path.unread().size());
    assertEquals(true, path.unread().getFirst().contains("Broken.class: no class file"));
    assertEquals(true, path.get("lib/Weak") != null);
  }

  private Reachable reachable(String main) throws IOException {
    Path library = Compiled.into(temporary.resolve("library"), List.of(), LIBRARY);
    Path services = Files.createDirectories(library.resolve("META-INF/services"));
    Files.writeString(services.resolve("lib.Plugin"), "# ours\nlib.HoleyPlugin # the only one\n");
    Path own = Compiled.into(temporary.resolve("own"), List.of(library), main);
    return CallGraph.of(new ClassPath().project(own).library(library));
  }
}

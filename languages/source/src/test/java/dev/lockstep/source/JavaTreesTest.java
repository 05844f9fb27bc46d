package dev.lockstep.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.source.tree.Language;
import org.junit.jupiter.api.Test;

/// What Java 25 looks like as a tree.
class JavaTreesTest {
  @Test
  void aCompactSourceFileHasItsMethodsAtTheTop() {
    assertEquals(
        "(file (import:module java.base) (function - main - (parameters) void (block "
            + "(expression_statement (call (member:. IO println) (arguments \"x\") -))) "
            + "-))",
        file(
            """
            import module java.base;
            void main() { IO.println("x"); }
            """));
  }

  @Test
  void aRecordHasComponentsAndACompactConstructor() {
    assertEquals(
        "(file (class:record - P - (arguments (base:implements I)) (block "
            + "(function:constructor - P - (parameters) - (block (expression_statement "
            + "(call check (arguments x) -))) -)) (parameters (parameter (modifiers "
            + "(decorator A)) x int -) (parameter:... - y int -))))",
        file("record P(@A int x, int... y) implements I { P { check(x); } }"));
  }

  @Test
  void aSealedInterfaceNamesWhoMayExtendIt() {
    assertEquals(
        "(file (class:interface (modifiers (modifier:sealed)) S - (arguments "
            + "(base:permits A) (base:permits B)) (block) -) (class:class (modifiers "
            + "(modifier:non-sealed)) C - (arguments) (block) -))",
        file("sealed interface S permits A, B {} non-sealed class C {}"));
  }

  @Test
  void aConstructorMaySpeakBeforeItCallsAnother() {
    assertEquals(
        "(file (class:class - C - (arguments) (block (function:constructor - C - "
            + "(parameters (parameter - s int -)) - (block (expression_statement (call "
            + "check (arguments s) -)) (expression_statement (assign:= (member:. this "
            + "s) s)) (expression_statement (call super (arguments s) -))) -)) -))",
        file("class C { C(int s) { check(s); this.s = s; super(s); } }"));
  }

  @Test
  void aSwitchMatchesRecordsWithGuards() {
    assertEquals(
        "(file (class:class - C - (arguments) (block (function - f - (parameters "
            + "(parameter - o Object -)) int (block (return (statement_expression "
            + "(switch:switch o (case (labels (call P (arguments (binding int x) (call "
            + "P (arguments (binding var y) _) -)) -)) (binary:> x 0) (block "
            + "(expression_statement x))) (case (labels:default null) - (block "
            + "(expression_statement 0))))))) -)) -))",
        file(
            """
            class C { int f(Object o) { return switch (o) { case P(int x, P(var y, _)) when x > 0 -> x; case null, default -> 0; }; } }
            """));
  }

  @Test
  void aSwitchMatchesTypesAndNamesOfConstants() {
    assertEquals(
        "(file (class:class - C - (arguments) (block (function - f - (parameters "
            + "(parameter - o Object -)) int (block (switch:switch o (case (labels "
            + "(binding String s)) - (block (expression_statement (call g (arguments) "
            + "-)))) (case (labels (binding Integer _)) - (block (expression_statement "
            + "(yield:yield 1)))) (case (labels (member:. A B)) - (block)) (case "
            + "(labels (cast:() int D)) - (block (jump:break -))))) -)) -))",
        file(
            """
            class C { int f(Object o) { switch (o) { case String s -> g(); case Integer _ -> { yield 1; } case A.B: case (int) D: break; } } }
            """));
  }

  @Test
  void instanceofBindsWhatItMatches() {
    assertEquals(
        "(file (class:class - C - (arguments) (block (variable - b boolean (binary:&& "
            + "(type_test o (binding String s)) (unary:! (type_test o (call P "
            + "(arguments (binding int r)) -)))))) -))",
        file(
            """
            class C { boolean b = o instanceof final String s && !(o instanceof P(int r)); }
            """));
  }

  @Test
  void textBlocksLoseTheirIndentation() {
    assertEquals(
        "(file (class:class - C - (arguments) (block (variable - s String \"a \\\"q\\\" "
            + "b\\n  c\\n\")) -))",
        file(
            """
            class C {
              String s = \"""
                  a "q" \\
                  b
                    c
                  \""";
            }
            """));
  }

  @Test
  void anEnumHasConstantsWithBodies() {
    assertEquals(
        "(file (class:enum - E - (arguments (base:implements I)) (block "
            + "(variable:enum - A - (new - (arguments 1) (block (function - f - "
            + "(parameters) int (block (return 1)) -)))) (variable:enum - B - -) "
            + "(function (modifiers (modifier:abstract)) f - (parameters) int - -)) -))",
        file(
            """
            enum E implements I { A(1) { int f() { return 1; } }, B; abstract int f(); }
            """));
  }

  @Test
  void anAnnotationTypeHasDefaults() {
    assertEquals(
        "(file (class:annotation - A - (arguments) (block (function - value - "
            + "(parameters) int - -) (function - names - (parameters) (type:[] String) "
            + "- -)) -))",
        file("@interface A { int value() default 1; String[] names() default {}; }"));
  }

  @Test
  void genericsHaveBoundsAndWildcards() {
    assertEquals(
        "(file (class:class - C (type_parameters (type_parameter T (type:& (type:<> "
            + "Comparable (type:? (base:super T))) Serializable) -)) (arguments) (block "
            + "(function - f (type_parameters (type_parameter U - -)) (parameters) "
            + "(type:<> List (type:? (base:extends (type:[] U)))) (block (return (call "
            + "(member:. this g) (arguments) (type:<> U)))) -)) -))",
        file(
            """
            class C<T extends Comparable<? super T> & Serializable> { <U> List<? extends U[]> f() { return this.<U>g(); } }
            """));
  }

  @Test
  void lambdasAndReferencesAreValues() {
    assertEquals(
        "(file (class:class - C - (arguments) (block (variable - o Object (call f "
            + "(arguments (lambda:-> - (parameters (parameter - a - -) (parameter - b - "
            + "-)) - a) (lambda:-> - (parameters (parameter (modifiers "
            + "(modifier:final)) x var -)) - (block (return x))) (member::: (type:[] P) "
            + "new) (member::: String length)) -))) -))",
        file(
            """
            class C { Object o = f((a, b) -> a, (final var x) -> { return x; }, P[]::new, String::length); }
            """));
  }

  @Test
  void resourcesAndSeveralTypesStandInATry() {
    assertEquals(
        "(file (class:class - C - (arguments) (block (function - f - (parameters) "
            + "void (block (try (block r (variable - q var (call open (arguments) -))) "
            + "(block) (catches (catch (type:| A B) _ (block))) - (finally (block "
            + "(expression_statement (call g (arguments) -)))))) -)) -))",
        file(
            """
            class C { void f() { try (r; var q = open()) { } catch (A | B _) { } finally { g(); } } }
            """));
  }

  @Test
  void arraysHaveDimensionsAndInitialisers() {
    assertEquals(
        "(file (class:class - C - (arguments) (block (variable - a (type:[] (type:[] "
            + "int)) (array (array 1) (array 2))) (variable - o Object (new (type:[] "
            + "(type:[] int)) (arguments 3) -)) (variable - p Object (new (type:[] int) "
            + "- (array 1)))) -))",
        file(
            """
            class C { int[] a[] = {{1}, {2}}; Object o = new int[3][]; Object p = new int[] {1}; }
            """));
  }

  @Test
  void numbersAreDecimalAndCharactersAreValues() {
    assertEquals(
        "(file (class:class - C - (arguments) (block (variable - n long (binary:+ "
            + "(binary:+ (binary:+ 1000 3) 31) 15)) (variable - c char (character:A)) "
            + "(variable - d char (character:\\n))) -))",
        file(
            """
            class C { long n = 1_000L + 0b11 + 0x1F + 017; char c = '\\u0041', d = '\\n'; }
            """));
  }

  @Test
  void aModuleIsADeclaration() {
    assertEquals(
        "(file (namespace:module - a.b (block (keyword_statement:requires c) "
            + "(keyword_statement:exports d e) (keyword_statement:provides f g))))",
        file(
            """
            open module a.b { requires transitive c; exports d to e; provides f with g; }
            """));
  }

  @Test
  void aPatternMayBeOneMethod() {
    assertEquals(
        "(file (function - $F - (parameters ... (parameter - $X $T -) ...) void "
            + "(block ...) -))",
        pattern("void $F(..., $T $X, ...) { ... }"));
  }

  @Test
  void aPatternMayHaveATypedMetavariable() {
    assertEquals(
        "(file (call (member:. (typed_meta $X $T) close) (arguments ...) -))",
        pattern("($T $X).close(...)"));
  }

  private static String file(String source) {
    return Dumps.file(Language.JAVA, source);
  }

  private static String pattern(String source) {
    return Dumps.pattern(Language.JAVA, source);
  }
}

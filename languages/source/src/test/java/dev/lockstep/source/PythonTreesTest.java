package dev.lockstep.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.source.tree.Language;
import org.junit.jupiter.api.Test;

/// What Python 2 to 3.14 looks like as a tree.
class PythonTreesTest {
  @Test
  void aTypeStatementHasParametersWithBoundsAndDefaults() {
    assertEquals(
        "(file (type_definition:type - A (type_parameters (type_parameter T int str) "
            + "(type_parameter:* Ts - -) (type_parameter:** P - -)) (index list T)))",
        file("type A[T: int = str, *Ts, **P] = list[T]"));
  }

  @Test
  void functionsAndClassesHaveTypeParameters() {
    assertEquals(
        "(file (function - f (type_parameters (type_parameter T (tuple int str) -)) "
            + "(parameters (parameter - x T -)) T (block (expression_statement "
            + "(constant:...))) -) (class:class - C (type_parameters (type_parameter T "
            + "- -)) (arguments B (named_argument metaclass M)) (block (empty:pass)) "
            + "-))",
        file(
            """
            def f[T: (int, str)](x: T) -> T: ...
            class C[T](B, metaclass=M): pass
            """));
  }

  @Test
  void parametersMayBeForPositionsOrNamesOnly() {
    assertEquals(
        "(file (function - f - (parameters (parameter - a - -) (parameter:/ - - - -) "
            + "(parameter - b int 1) (parameter:* - args (spread:* Ts) -) (parameter - "
            + "c - -) (parameter:** - kw - -)) - (block (empty:pass)) -))",
        file("def f(a, /, b: int = 1, *args: *Ts, c, **kw): pass"));
  }

  @Test
  void templateStringsAndFormattedOnesHaveParts() {
    assertEquals(
        "(file (expression_statement (assign:= x (tuple (template:t (interpolation a "
            + "-) (interpolation:!s b -)) (template:f (interpolation:!r x (template:f "
            + "\">\" (interpolation w -))) (interpolation y -)) (template:f "
            + "(interpolation (template:f (interpolation q -)) -))))))",
        file("x = t\"{a}{b!s}\", f\"{x!r:>{w}}{y = }\", f'{f\"{q}\"}'"));
  }

  @Test
  void adjacentStringsStayApartInTheStringTheyMake() {
    assertEquals(
        "(file (expression_statement (assign:= x (tuple (string:ab \"a\" \"b\") (template "
            + "\"c\" (template:f (interpolation d -)) \"\\\\e\")))))",
        file("x = \"a\" 'b', \"c\" f\"{d}\" r\"\\e\""));
  }

  @Test
  void severalExceptionsNeedNoParentheses() {
    assertEquals(
        "(file (try - (block (expression_statement (call a (arguments) -))) (catches "
            + "(catch (tuple A B) - (block (expression_statement (call b (arguments) "
            + "-))))) - -))",
        file(
            """
            try: a()
            except A, B: b()
            """));
  }

  @Test
  void groupsOfExceptionsHaveTheirOwnHandlers() {
    assertEquals(
        "(file (try - (block (expression_statement (call a (arguments) -))) (catches "
            + "(catch:except* E e (block (expression_statement (call b (arguments) "
            + "-))))) - -))",
        file(
            """
            try: a()
            except* E as e: b()
            """));
  }

  @Test
  void matchReadsMappingsSequencesAndClasses() {
    assertEquals(
        "(file (switch:match x (case (labels (object (pair \"a\" 1) (spread:** rest))) "
            + "- (block (expression_statement (call a (arguments) -)))) (case (labels "
            + "(array 1 (spread:* _) (binding (binary:| 2 3) y))) (binary:> y 1) (block "
            + "(expression_statement (call b (arguments) -)))) (case (labels (binary:| "
            + "(call Point (arguments (named_argument x 0) (named_argument y (unary:- "
            + "1j))) -) None)) - (block (expression_statement (call c (arguments) -)))) "
            + "(case (labels (member:. (member:. a b) C)) - (block "
            + "(expression_statement (call d (arguments) -))))))",
        file(
            """
            match x:
                case {"a": 1, **rest}: a()
                case [1, *_, (2 | 3) as y] if y > 1: b()
                case Point(x=0, y=-1j) | None: c()
                case a.b.C: d()
            """));
  }

  @Test
  void softKeywordsAreNamesElsewhere() {
    assertEquals(
        "(file (expression_statement (assign:= match (assign:= case (assign:= type "
            + "1)))) (expression_statement (call print (arguments match (call type "
            + "(arguments case) -)) -)))",
        file(
            """
            match = case = type = 1
            print(match, type(case))
            """));
  }

  @Test
  void withMayHoldSeveralItemsInParentheses() {
    assertEquals(
        "(file (with (call open (arguments a) -) f (with (call open (arguments b) -) "
            + "g (block (empty:pass)))))",
        file("with (open(a) as f, open(b) as g): pass"));
  }

  @Test
  void asynchronousCodeSaysSo() {
    assertEquals(
        "(file (function (modifiers (modifier:async)) g - (parameters) - (block "
            + "(with:async a b (with:async c - (block (empty:pass)))) (for_each:async "
            + "in x y (block (expression_statement (await z))) -) (return "
            + "(comprehension:[ i (comprehension_for:async for i x) (comprehension_if "
            + "(await i))))) -))",
        file(
            """
            async def g():
                async with a as b, c: pass
                async for x in y: await z
                return [i async for i in x if await i]
            """));
  }

  @Test
  void anAssignmentMayBeAnExpression() {
    assertEquals(
        "(file (if (binary:> (assign::= n (call len (arguments a) -)) 10) (block "
            + "(empty:pass)) -))",
        file("if (n := len(a)) > 10: pass"));
  }

  @Test
  void slicesAndStarsStandInSubscripts() {
    assertEquals(
        "(file (expression_statement (assign:= (index a (slice 1 2 -) (slice - - 3) "
            + "(spread:* b) (constant:...)) (tuple (spread:* c) d))))",
        file("a[1:2, ::3, *b, ...] = *c, d"));
  }

  @Test
  void aDecoratorIsAnyExpression() {
    assertEquals(
        "(file (function (modifiers (decorator (index (call (member:. d e) (arguments "
            + "1) -) 2))) h - (parameters) - (block (empty:pass)) -))",
        file(
            """
            @d.e(1)[2]
            def h(): pass
            """));
  }

  @Test
  void chainedComparisonsLean() {
    assertEquals(
        "(file (expression_statement (assign:= x (binary:not in (binary:is not "
            + "(binary:<= (binary:< a b) c) d) e))))",
        file("x = a < b <= c is not d not in e"));
  }

  @Test
  void lambdasHaveDefaultsAndMayYield() {
    assertEquals(
        "(file (expression_statement (assign:= f (lambda:lambda - (parameters "
            + "(parameter:* - a - -) (parameter - b - 1) (parameter:** - k - -)) - "
            + "(yield:yield -)))))",
        file("f = lambda *a, b=1, **k: (yield)"));
  }

  @Test
  void pythonTwoPrintsAndExecutes() {
    assertEquals(
        "(file (expression_statement (tuple (binary:>> print err) \"old\")) "
            + "(expression_statement (call exec (arguments \"code\") -)) (throw:raise E "
            + "\"m\"))",
        file(
            """
            print >>err, "old"
            exec "code"
            raise E, "m"
            """));
  }

  @Test
  void numbersAreDecimal() {
    assertEquals(
        "(file (expression_statement (assign:= x (tuple 65535 15 1 1000 2.5e-3j))))",
        file("x = 0xFF_FF, 0o17, 0b1, 1_000, 2.5e-3j"));
  }

  @Test
  void escapesAreUndoneInStringsAndBytes() {
    assertEquals(
        "(file (expression_statement (assign:= x (tuple \"A\\n\\\\N{DASH}\" \"A\" \"\\\\d\" "
            + "\"é\"))))",
        file("x = \"\\x41\\n\\N{DASH}\", b'\\x41', r\"\\d\", u'é'"));
  }

  @Test
  void aPatternMayHaveDotsInArguments() {
    assertEquals(
        "(file (call $F (arguments ... (named_argument shell true) ...) -))",
        pattern("$F(..., shell=True, ...)"));
  }

  @Test
  void aPatternMayBeABlockAlone() {
    assertEquals(
        "(file (try - (block ...) (catches (catch $E - (block (empty:pass)))) - -))",
        pattern(
            """
            try:
                ...
            except $E:
                pass
            """));
  }

  private static String file(String source) {
    return Dumps.file(Language.PYTHON, source);
  }

  private static String pattern(String source) {
    return Dumps.pattern(Language.PYTHON, source);
  }
}

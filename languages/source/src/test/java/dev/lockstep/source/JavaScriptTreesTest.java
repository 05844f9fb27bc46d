package dev.lockstep.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.source.tree.Language;
import org.junit.jupiter.api.Test;

/// What ECMAScript 2025 and JSX looks like as a tree.
class JavaScriptTreesTest {
  @Test
  void classesHavePrivateMembersAndStaticBlocks() {
    assertEquals(
        "(file (class:class - A - (arguments) (block (variable - #x - -) (function "
            + "(modifiers (modifier:static)) #y - (parameters) - (block (return "
            + "(binary:in #x this))) -) (block:static (expression_statement (call "
            + "(member:. this #y) (arguments) -))) (variable (modifiers "
            + "(modifier:accessor)) z - 1)) -))",
        file(
            """
            class A { #x; static #y() { return #x in this; } static { this.#y(); } accessor z = 1; }
            """));
  }

  @Test
  void membersMayBeComputedGeneratorsAndAccessors() {
    assertEquals(
        "(file (class:class - A - (arguments) (block (function:get - (computed k) - "
            + "(parameters) - (block) -) (function:set - v - (parameters (parameter - x "
            + "- -)) - (block) -) (function (modifiers (modifier:async) (modifier:*)) g "
            + "- (parameters) - (block) -) (function - \"a\" - (parameters) - (block) -) "
            + "(function - 1 - (parameters) - (block) -) (variable (modifiers "
            + "(modifier:static)) async - -)) -))",
        file(
            """
            class A { get [k]() {} set v(x) {} async *g() {} 'a'() {} 1() {} static async; }
            """));
  }

  @Test
  void importsMayHaveAttributes() {
    assertEquals(
        "(file (import:from \"./x.json\" (imported default json) (imported a b) "
            + "(imported default c)))",
        file(
            """
            import json, { a as b, default as c } from "./x.json" with { type: "json" };
            """));
  }

  @Test
  void exportsNameOtherModules() {
    assertEquals(
        "(file (export:* - \"y\" (imported * ns)) (export - - (imported a default) "
            + "(imported s b)) (export:default (function (modifiers (modifier:async) "
            + "(modifier:*)) - - (parameters) - (block) -) -))",
        file(
            """
            export * as ns from 'y'; export { a as default, "s" as b }; export default async function* () {}
            """));
  }

  @Test
  void moduleSyntaxIsAlsoAnExpression() {
    assertEquals(
        "(file (expression_statement (call (member:. (call import (arguments \"z\" "
            + "(object (pair with (object)))) -) then) (arguments (lambda:=> - "
            + "(parameters (parameter - m - -)) - (member:. (member:. import meta) "
            + "url)) (member:. new target)) -)))",
        file("import(\"z\", { with: {} }).then(m => import.meta.url, new.target);"));
  }

  @Test
  void destructuringHasDefaultsAndRests() {
    assertEquals(
        "(file (variable:let - (object (assign:= a 1) (pair b (object (pair c c))) "
            + "(spread:... d)) - e) (variable:let - (array f - (assign:= g 2) "
            + "(spread:... h)) - i))",
        file("let { a = 1, b: { c }, ...d } = e, [f, , g = 2, ...h] = i;"));
  }

  @Test
  void arrowsMayBeAsynchronousAndReturnObjects() {
    assertEquals(
        "(file (expression_statement (sequence (assign:= x (lambda:=> (modifiers "
            + "(modifier:async)) (parameters) - (block))) (lambda:=> (modifiers "
            + "(modifier:async)) (parameters (parameter - y - -)) - y) (lambda:=> - "
            + "(parameters (parameter - a - -) (parameter - b - 2) (parameter:... - c - "
            + "-)) - (object)))))",
        file("x = async () => {}, async y => y, (a, b = 2, ...c) => ({});"));
  }

  @Test
  void optionalChainsAndLogicalAssignments() {
    assertEquals(
        "(file (expression_statement (assign:??= a (binary:?? (call:?. (index:?. "
            + "(member:?. b c) d) (arguments e) -) f))) (expression_statement "
            + "(assign:||= g h)) (expression_statement (assign:&&= i (binary:** j 2))))",
        file("a ??= b?.c?.[d]?.(e) ?? f; g ||= h; i &&= j ** 2;"));
  }

  @Test
  void usingIsADeclaration() {
    assertEquals(
        "(file (block (variable:using - a - (call f (arguments) -)) (variable:using - "
            + "b - (call g (arguments) -)) (expression_statement (assign:= using 1))))",
        file("{ using a = f(); await using b = g(); using = 1; }"));
  }

  @Test
  void templatesNestAndMayBeTagged() {
    assertEquals(
        "(file (expression_statement (call tag (arguments (template:` \"a\" "
            + "(interpolation (template:` \"b\" (interpolation c -)) -) \"d\")) -)))",
        file("tag`a${`b${c}`}d`;"));
  }

  @Test
  void aSlashIsADivisionOrAnExpression() {
    assertEquals(
        "(file (expression_statement (assign:= x (binary:/ (binary:/ a b) c))) "
            + "(expression_statement (assign:= y (call (member:. (regex:[/\\\\]]+(?<n>a) "
            + "\"giv\") test) (arguments z) -))) (if w (expression_statement (call "
            + "(member:. (regex:q -) exec) (arguments z) -)) -))",
        file("x = a / b / c; y = /[/\\]]+(?<n>a)/giv.test(z); if (w) /q/.exec(z);"));
  }

  @Test
  void semicolonsAreInsertedAtLines() {
    assertEquals(
        "(file (expression_statement a) (expression_statement (update:++x b)) "
            + "(expression_statement return_) (variable:var - c - (lambda:function - "
            + "(parameters) - (block (return -) (expression_statement d)) -)))",
        file(
            """
            a
            ++b
            return_
            var c = function () { return
              d }
            """));
  }

  @Test
  void wordsAreNamesWhereTheyMayBe() {
    assertEquals(
        "(file (variable:let - of - 1) (variable:let - async - 2) (variable:let - get "
            + "- 3) (variable:var - let_ - (object (pair async 1) (pair get 2) "
            + "(function - static - (parameters) - (block) -) (pair of of))))",
        file(
            """
            let of = 1, async = 2, get = 3; var let_ = { async: 1, get: 2, static() {}, of };
            """));
  }

  @Test
  void inBelongsToTheLoopOnlyOutsideOfFunctions() {
    assertEquals(
        "(file (for (unary:! (call (lambda:function - (parameters (parameter - e - "
            + "-)) - (block (for_each:in n e (expression_statement (binary:in n e)) -)) "
            + "-) (arguments c) -)) (binary:< o a) (update:x++ o) (empty:;)))",
        file("for (!function (e) { for (n in e) n in e; }(c); o < a; o++) ;"));
  }

  @Test
  void elementsHaveAttributesAndChildren() {
    assertEquals(
        "(file (expression_statement (assign:= x (element - (arguments) (element "
            + "(member:. A b) (arguments (named_argument c \"d\") (named_argument e 1) "
            + "(spread:... f) (named_argument g:h -))) (interpolation k -) \"text\" "
            + "(element p (arguments) (interpolation y -))))))",
        file(
            """
            x = <><A.b c="d" e={1} {...f} g:h />{...k}text {/* c */}<p>{y}</p></>;
            """));
  }

  @Test
  void loopsHaveTheirForms() {
    assertEquals(
        "(file (for_each:of (variable:const - (array k v) - -) o (empty:;) -) "
            + "(for_each:in x y (empty:;) -) (for - - - (jump:break -)) (for_each:await "
            + "of (variable:const - z - -) w (empty:;) -) (do_while "
            + "(expression_statement (update:x++ a)) b))",
        file(
            """
            for (const [k, v] of o) ; for (x in y) ; for (;;) break; for await (const z of w) ; do a++; while (b)
            """));
  }

  @Test
  void numbersAreDecimal() {
    assertEquals(
        "(file (expression_statement (assign:= x (binary:+ (binary:+ (binary:+ "
            + "(binary:+ (binary:+ 1 7) 15) 10) 5) .5))))",
        file("x = 0b1 + 0o7 + 0xF + 1_0 + 5n + .5;"));
  }

  @Test
  void aPatternMayBeAPropertyAlone() {
    assertEquals("(file (pair $K $V))", pattern("$K: $V"));
  }

  @Test
  void aPatternMayHaveDotsInObjectsAndCalls() {
    assertEquals(
        "(file (call f (arguments (object ... (pair a $X) ...) ...) -))",
        pattern("f({..., a: $X, ...}, ...)"));
  }

  private static String file(String source) {
    return Dumps.file(Language.JAVASCRIPT, source);
  }

  private static String pattern(String source) {
    return Dumps.pattern(Language.JAVASCRIPT, source);
  }
}

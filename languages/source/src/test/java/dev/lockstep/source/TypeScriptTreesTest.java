package dev.lockstep.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.source.tree.Language;
import org.junit.jupiter.api.Test;

/// What TypeScript 5.9 looks like as a tree.
class TypeScriptTreesTest {
  @Test
  void decoratorsBeforeExportBelongToTheClass() {
    assertEquals(
        "(file (export (class:class (modifiers (decorator (call a (arguments 1) -)) "
            + "(modifier:abstract)) K (type_parameters (type_parameter T object "
            + "(type:{}))) (arguments (base:extends (type:<> B T)) (base:implements I) "
            + "(base:implements J)) (block) -) -))",
        file(
            """
            @a(1) export abstract class K<const T extends object = {}> extends B<T> implements I, J {}
            """));
  }

  @Test
  void membersHaveModifiers() {
    assertEquals(
        "(file (class:class - K - (arguments) (block (variable (modifiers "
            + "(modifier:declare) (modifier:readonly)) x number -) "
            + "(function:constructor (modifiers (modifier:private)) constructor - "
            + "(parameters (parameter (modifiers (modifier:public)) a string -) "
            + "(parameter:? (modifiers (modifier:readonly)) b number -)) - (block "
            + "(expression_statement (call super (arguments) -))) -) (function "
            + "(modifiers (modifier:override)) f - (parameters) void - -) (variable - "
            + "(computed key string) unknown -)) -))",
        file(
            """
            class K { declare readonly x: number; private constructor(public a: string, readonly b?: number) { super(); } override f?(): void; [key: string]: unknown }
            """));
  }

  @Test
  void methodsMayBeDecoratedAndAbstract() {
    assertEquals(
        "(file (class:class (modifiers (modifier:abstract)) K - (arguments) (block "
            + "(function (modifiers (decorator (call log (arguments) -)) "
            + "(modifier:async)) m - (parameters (parameter (modifiers (decorator p)) x "
            + "string -)) - (block) -) (function:get (modifiers (modifier:abstract)) v "
            + "- (parameters) number - -) (function (modifiers (modifier:abstract)) n "
            + "(type_parameters (type_parameter T - -)) (parameters) T - -)) -))",
        file(
            """
            abstract class K { @log() async m(@p x: string) {} abstract get v(): number; abstract n<T>(): T }
            """));
  }

  @Test
  void functionsMayBeOverloaded() {
    assertEquals(
        "(file (function - f - (parameters (parameter - a string -)) string - -) "
            + "(function - f - (parameters (parameter - a any -)) - (block (return a)) "
            + "-))",
        file("function f(a: string): string; function f(a: any) { return a; }"));
  }

  @Test
  void satisfiesAndAsAreCasts() {
    assertEquals(
        "(file (variable:const - s - (cast:as const (cast:satisfies R (object (pair a "
            + "1))))) (variable:let - v - (cast:<> any w)) (expression_statement (call "
            + "(unary:x! (member:. (unary:x! x) y)) (arguments) -)))",
        file("const s = { a: 1 } satisfies R as const; let v = <any>w; x!.y!();"));
  }

  @Test
  void usingIsADeclaration() {
    assertEquals(
        "(file (block (variable:using - a D (call f (arguments) -)) (variable:using - "
            + "b - (call g (arguments) -))))",
        file("{ using a: D = f(); await using b = g(); }"));
  }

  @Test
  void enumsMayBeConstantAndComputed() {
    assertEquals(
        "(file (class:enum (modifiers (modifier:const)) E - (arguments) (block "
            + "(variable:enum - A - 1) (variable:enum - B - (binary:<< A 1)) "
            + "(variable:enum - \"c-d\" - -)) -) (class:enum - F - (arguments) (block) "
            + "-))",
        file("const enum E { A = 1, B = A << 1, 'c-d' } declare enum F {}"));
  }

  @Test
  void namespacesAndModulesHaveBodies() {
    assertEquals(
        "(file (namespace:namespace - (member:. A B) (block (export (variable:const - "
            + "q - 1) -))) (namespace:module - \"m\" (block (variable:let - r number -))) "
            + "(namespace:global - global (block (class:interface - Window - "
            + "(arguments) (block (variable - z (type:literal 1) -)) -))))",
        file(
            """
            namespace A.B { export const q = 1; } declare module "m" { let r: number; } declare global { interface Window { z: 1 } }
            """));
  }

  @Test
  void importsMayBeOfTypesOrAssigned() {
    assertEquals(
        "(file (import:type \"x\" (imported A -)) (import:from \"y\" (imported B -) "
            + "(imported c -)) (variable:const - fs - (call require (arguments \"fs\") "
            + "-)) (variable:const - Q - (member:. A B)) (import \"d\" (imported - d)))",
        file(
            """
            import type { A } from "x"; import { type B, c } from 'y'; import fs = require("fs"); import Q = A.B; import defer * as d from "d";
            """));
  }

  @Test
  void exportsMayBeAssigned() {
    assertEquals(
        "(file (export:= x -) (export L -) (export - \"z\" (imported F -)) (export:* - "
            + "\"u\" (imported * T)))",
        file(
            """
            export = x; export as namespace L; export type { F } from "z"; export type * as T from "u";
            """));
  }

  @Test
  void typesMapAndInfer() {
    assertEquals(
        "(file (type_definition:type - M (type_parameters (type_parameter T - -)) "
            + "(type:{} (type:[] K (type:keyof T) (type:literal (template:` \"get\" "
            + "(interpolation K -))) (type:conditional (type:[] T K) (type:[] "
            + "(type:infer U string)) U never)))))",
        file(
            """
            type M<T> = { readonly [K in keyof T as `get${K}`]?: T[K] extends (infer U extends string)[] ? U : never };
            """));
  }

  @Test
  void tuplesAndFunctionsAreTypes() {
    assertEquals(
        "(file (type_definition:type - T - (type:() string number (type:... (type:[] "
            + "boolean)))) (type_definition:type - F - (type:new (parameters "
            + "(parameter:... - a any -)) object)) (type_definition:type - G - (type:=> "
            + "(type_parameters (type_parameter T - -)) (parameters (parameter - x T "
            + "-)) (type:asserts x string))))",
        file(
            """
            type T = [a: string, b?: number, ...rest: boolean[]]; type F = abstract new (...a: any) => object; type G = <T>(x: T) => asserts x is string;
            """));
  }

  @Test
  void typesMayBeAskedOfValues() {
    assertEquals(
        "(file (type_definition:type - U - (type:typeof (member:. (call import "
            + "(arguments \"x\") -) y))) (variable:let - z (type:typeof (type:<> "
            + "(member:. x y) string)) -) (type_definition:type - K - (type:keyof "
            + "(type:typeof o))) (type_definition:type - A - (type:[] (type:[] T "
            + "(type:literal \"a\")) (type:literal \"b\"))) (type_definition:type - N - "
            + "(type:| (type:literal 1) (type:unique symbol))))",
        file(
            """
            type U = typeof import("x").y; let z: typeof x.y<string>; type K = keyof typeof o; type A = T["a"]["b"]; type N = -1 | unique symbol;
            """));
  }

  @Test
  void genericsOfCallsAreNoComparisons() {
    assertEquals(
        "(file (expression_statement (call f (arguments x) (type:<> string))) "
            + "(expression_statement (new (type:<> Map (type:<> string (type:<> Array "
            + "number))) (arguments) -)) (expression_statement (binary:> (binary:< a b) "
            + "c)) (variable:const - g - (lambda:=> (modifiers (modifier:async)) "
            + "(parameters (parameter - x T -)) (type:<> Promise T) x)))",
        file(
            """
            f<string>(x); new Map<string, Array<number>>(); a < b > c; const g = async <T,>(x: T): Promise<T> => x;
            """));
  }

  @Test
  void elementsMayBeGeneric() {
    assertEquals(
        "(file (variable:const - C - (lambda:=> - (parameters (parameter - p (type:<> "
            + "P T) -)) - (element Foo (arguments (named_argument a p))))))",
        file("const C = <T,>(p: P<T>) => <Foo<string> a={p} />;"));
  }

  @Test
  void aConditionalIsNoOptionalParameter() {
    assertEquals(
        "(file (variable:let - a - (conditional b c (lambda:=> - (parameters "
            + "(parameter - d - -)) - e))) (variable:let - f - (lambda:=> - (parameters "
            + "(parameter:? - g number -)) - g)) (variable:let - h - (conditional i "
            + "(lambda:=> - (parameters (parameter - j - -)) - k) l)))",
        file(
            """
            let a = b ? (c) : d => e, f = (g?: number) => g, h = i ? (j) => k : l;
            """));
  }

  @Test
  void aPatternMayHaveATypedMetavariable() {
    assertEquals(
        "(file (call (member:. (typed_meta $X Foo) bar) (arguments ...) -))",
        pattern("($X: Foo).bar(...)"));
  }

  private static String file(String source) {
    return Dumps.file(Language.TYPESCRIPT, source);
  }

  private static String pattern(String source) {
    return Dumps.pattern(Language.TYPESCRIPT, source);
  }
}

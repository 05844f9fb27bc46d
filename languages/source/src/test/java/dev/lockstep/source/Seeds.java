package dev.lockstep.source;

import dev.lockstep.source.tree.Language;

/// A file of each language with most of its constructs, to be damaged.
final class Seeds {
  static final String JAVA =
      """
      package a.b; import static c.D.*;
      @A(x = {1, 2}) public sealed class C<T extends E & F> extends G permits H {
        int[] x = {1, 'a', 0x1F}, y; static { f(); } C() { super(); }
        <U> U m(final int... p) throws X {
          for (int i = 0; i < p.length; i++) { s += (String) o.<T>q()[i] + "t\\n" >>> 2; }
          try (var r = new R() { void k() {} }) { } catch (A | B e) { throw e; } finally { }
          return switch (o) { case R(int a, var b) when a > b -> a; default -> { yield 1; } };
        }
        Function<A, B> f = (a, b) -> a::b;
        String t = \"""
          text
          \""";
      }
      """;
  static final String GO =
      """
      package p
      import ( f "fmt"; . "os" )
      type T[K comparable, V any] struct { a, b int `x:"y"`; *E; f func(int) (x, y string) }
      const ( A = iota; B )
      func (r *T[K, V]) M(a, b int, c ...string) (n int, err error) {
        for i, v := range m { if x := g(); x != nil { continue L } }
        switch y := z.(type) { case int, *T: ; default: go func() { c <- 1 }() }
        select { case v, ok := <-c: defer f.Println(v) ; case c <- 'a': }
        q := map[string][]T{"a": {{1, 2}, {a: 3}}}[`k`][1:2:3]
        return
      }
      """;
  static final String HCL =
      """
      resource "a" b {
        x = "t${f(1, [2, {a = b, "c" : d}])}%{ if y ~} z %{ endif }"
        z = {for k, v in m : k => v... if !x && -1 < 2 ? a : (b)}
      }
      """;
  static final String YAML =
      "a: &x {b: [1, 'é', \"q\\n\"], c: *x}\n---\n- d: |\n    text\n  e: >-\n    more\n- ~\n";
  static final String JSON = "{\"a\": [1, -2.5e3, true, null, {\"b\\u00e9\": \"c\"}]}";
  static final String SHELL =
      """
      #!/bin/bash
      f() { local x=1; echo "a $(b `c`) ${d:-e}" | grep -q 'x' && exit 1 || true; }
      if [ -f "$1" ]; then for i in a b; do x=(1 2); done; elif ! y; then z >&2 <<EOF
      text
      EOF
      else case $q in a|b) ls ;; *) ;; esac; fi
      """;
  static final String DOCKERFILE =
      """
      # escape=\\
      FROM --platform=$P a/b:1@sha256:c AS d
      ENV A=b C="d e"
      RUN --mount=type=x apt-get update && \\
        # why
        apt-get install -y a | tee
      COPY <<EOF /x
      text
      EOF
      CMD ["a", "b"]
      HEALTHCHECK --interval=1s CMD curl x
      """;
  static final String PYTHON =
      """
      import a.b as c; from ..d import (e, f as g)
      @h.i(1)
      class C[T: int](B, metaclass=M):
          x: int = {**a, "k": [y for y in z if y], 'q': {1, 2}}
          async def m(self, a, /, *b: int, c=1, **d) -> "t":
              with (open(a) as f, g): await x
              try: yield
              except* E as e: raise F from e
              else: pass
              finally: del x[1:2, ...]
              match p:
                  case {"a": 1, **r} | [1, *_] if s: return lambda *a, b=2: (n := a)
                  case P(x=-1j): print(f"{x!r:>{w}} {'a'}" r"\\d" t"{b}", end="")
              return not a if b is not c else d @ e ** -f
      type A[*Ts] = x
      global y
      """;
  static final String JAVASCRIPT =
      """
      import a, { b as c } from "d" with { type: "json" }; export default class extends E {
        #p = 1; static { this.#p; } async *[k]({ x = 1, ...y }, [z, ,]) { yield* await q; }
        get g() { return `a${b ? `c${d}` : /[/]x/gu}e`; }
      }
      for (const [i, o] of p) { if (i?.[1]?.(2) ?? o) continue l; else switch (i) { case 1: default: } }
      l: for (var n in m, 1) do { x ||= y => ({ z, async w() {}, 'q': 0x1Fn }); } while (a < b >> c)
      try { throw new T(...r) } catch { delete a.b, void 0 } finally { using u = v; }
      j = <><A.B c="d" e={f} {...g}>t {h}</A.B></>; k = async (a, b) => a / b / 2
      """;
  static final String TYPESCRIPT =
      """
      @d() export abstract class K<const T extends object = {}> extends B<T> implements I {
        declare readonly x?: number; constructor(private a: string, ...r: T[]) { super(); }
        abstract get v(): asserts this is T; [k: string]: unknown; override f<U>(): void;
      }
      type M<T> = { -readonly [K in keyof T as `g${K}`]+?: T[K] extends (infer U)[] ? U : never };
      namespace A.B { export const enum E { X = 1, 'y' } } declare module "m" { let q: unique symbol }
      function o(a: string): [a: string, b?: number]; import type { P } from "p"; import f = require("f");
      const s = <T,>(a?: Array<Map<string, T>>): a is X => (a as any)!.b<string>(c) satisfies D;
      let z: typeof x.y | abstract new () => void = <any>w; export = z;
      """;

  private Seeds() {}

  static String of(Language language) {
    return switch (language) {
      case PYTHON -> PYTHON;
      case JAVASCRIPT -> JAVASCRIPT;
      case TYPESCRIPT -> TYPESCRIPT;
      case JAVA -> JAVA;
      case GO -> GO;
      case HCL -> HCL;
      case YAML -> YAML;
      case JSON -> JSON;
      case DOCKERFILE -> DOCKERFILE;
      case BASH -> SHELL;
    };
  }
}

package dev.lockstep.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.source.tree.Language;
import org.junit.jupiter.api.Test;

/// What Go 1.25 looks like as a tree.
class GoTreesTest {
  @Test
  void importsOfAGroupAreSeparate() {
    assertEquals(
        "(file (package p) (import \"fmt\") (import \"math\" (imported - m)) (import \"os\" "
            + "(imported * -)) (import \"x\" (imported - _)))",
        file(
            """
            package p
            import ( "fmt"; m "math"; . "os"; _ "x" )
            """));
  }

  @Test
  void genericTypesAndAliasesHaveParameters() {
    assertEquals(
        "(file (package p) (type_definition:= - Set (type_parameters (type_parameter "
            + "T comparable -)) (type:map T (type:struct))) (class:struct - L "
            + "(type_parameters (type_parameter K (type:| (type:~ int) string) -) "
            + "(type_parameter V any -)) (arguments) (block (base:extends (type:* "
            + "Base)) (variable:var (modifiers (decorator \"json:\\\"h\\\"\")) head (type:* "
            + "(type:<> node V)) -)) -) (type_definition:type - A (type_parameters "
            + "(type_parameter P (type:* int) -)) (type:[] P)))",
        file(
            """
            package p
            type Set[T comparable] = map[T]struct{}
            type L[K ~int | string, V any] struct { *Base; head *node[V] `json:"h"` }
            type A[P *int,] []P
            """));
  }

  @Test
  void interfacesHoldMethodsAndUnions() {
    assertEquals(
        "(file (package p) (class:interface - N - (arguments) (block (base:extends "
            + "(type:| (type:~ int) (type:~ float64))) (function - String - "
            + "(parameters) string - -) (base:extends comparable)) -))",
        file(
            """
            package p
            type N interface { ~int | ~float64; String() string; comparable }
            """));
  }

  @Test
  void loopsRangeOverNumbersAndFunctions() {
    assertEquals(
        "(file (package p) (function - f - (parameters) - (block (for_each:range i 10 "
            + "(block (expression_statement (call g (arguments i) -))) -) "
            + "(for_each:range - ch (block) -) (for_each:range (tuple k v) seq (block) "
            + "-) (for (expression_statement (assign::= x 0)) (binary:< x 1) "
            + "(update:x++ x) (block)) (for - - - (block))) -))",
        file(
            """
            package p
            func f() { for i := range 10 { g(i) }; for range ch { }; for k, v := range seq { }; for x := 0; x < 1; x++ { }; for { } }
            """));
  }

  @Test
  void methodsHaveReceivers() {
    assertEquals(
        "(file (package p) (function - Push - (parameters (parameter - v T -) "
            + "(parameter:... - rest int -)) (type:() (parameter - n int -) (parameter "
            + "- err error -)) (block (return -)) (parameters (parameter - l (type:* "
            + "(type:<> L T)) -))))",
        file(
            """
            package p
            func (l *L[T]) Push(v T, rest ...int) (n int, err error) { return }
            """));
  }

  @Test
  void genericFunctionsAreInstantiated() {
    assertEquals(
        "(file (package p) (function - Map (type_parameters (type_parameter T any -) "
            + "(type_parameter U any -)) (parameters (parameter - s (type:[] T) -) "
            + "(parameter - f (type:func (parameters (parameter - - T -)) U) -)) "
            + "(type:[] U) (block (return (call (index Map T U) (arguments s nil) -))) "
            + "-))",
        file(
            """
            package p
            func Map[T, U any](s []T, f func(T) U) []U { return Map[T, U](s, nil) }
            """));
  }

  @Test
  void switchesAskForTypes() {
    assertEquals(
        "(file (package p) (function - f - (parameters) - (block (switch:switch "
            + "(assign::= y (cast:.() type x)) (case (labels nil int) - (block "
            + "(expression_statement (call g (arguments) -)))) (case (labels:default) - "
            + "(block))) (switch:switch - (case (labels a) - (block (jump:fallthrough "
            + "-))) (case (labels b) - (block)))) -))",
        file(
            """
            package p
            func f() { switch y := x.(type) { case nil, int: g(); default: }; switch { case a: fallthrough; case b: } }
            """));
  }

  @Test
  void selectWaitsForChannels() {
    assertEquals(
        "(file (package p) (function - f - (parameters) - (block (switch:select - "
            + "(case (labels (assign::= (tuple v ok) (unary:<- c))) - (block "
            + "(keyword_statement:defer (call g (arguments v) -)))) (case (labels "
            + "(keyword_statement:send c 1)) - (block (keyword_statement:go (call h "
            + "(arguments) -)))) (case (labels:default) - (block)))) -))",
        file(
            """
            package p
            func f() { select { case v, ok := <-c: defer g(v); case c <- 1: go h(); default: } }
            """));
  }

  @Test
  void literalsOfTypesHaveElements() {
    assertEquals(
        "(file (package p) (variable:var - x - (new (type:[] (type:map string T)) "
            + "(arguments (new - (arguments (pair \"a\" (new - (arguments 1 (pair b 2)) "
            + "-))) -)) -)) (variable:var - y - (new (type:[] string ...) (arguments "
            + "(pair 2 \"a\")) -)))",
        file(
            """
            package p
            var x = []map[string]T{{"a": {1, b: 2}}}
            var y = [...]string{2: "a"}
            """));
  }

  @Test
  void labelsMayStandBeforeNothing() {
    assertEquals(
        "(file (package p) (function - f - (parameters) - (block (labeled:L (for - - "
            + "- (block (jump:break L)))) (switch:switch x (case (labels 1) - (block "
            + "(labeled:M (empty:;)))) (case (labels 2) - (block (labeled:N "
            + "(empty:;)))))) -))",
        file(
            """
            package p
            func f() { L: for { break L }; switch x { case 1: M: ; case 2: N: }; }
            """));
  }

  @Test
  void anIfMayBeginWithAStatement() {
    assertEquals(
        "(file (package p) (function - f - (parameters) - (block (block "
            + "(expression_statement (assign::= (tuple v ok) (index m k))) (if (unary:! "
            + "ok) (block (return -)) (if (binary:== x (new T (arguments) -)) (block) "
            + "-)))) -))",
        file(
            """
            package p
            func f() { if v, ok := m[k]; !ok { return } else if x == (T{}) { } }
            """));
  }

  @Test
  void numbersAndRunesAreValues() {
    assertEquals(
        "(file (package p) (variable:var - x - (binary:+ (binary:+ (binary:+ "
            + "(binary:+ (binary:+ 0x1p-2 1i) 2) 7) (character:a)) (character:\\n))))",
        file(
            """
            package p
            var x = 0x1p-2 + 1i + 0b1_0 + 0o7 + 'a' + '\\n'
            """));
  }

  @Test
  void aPatternMayBeStatements() {
    assertEquals(
        "(file (expression_statement (assign::= (tuple $X $ERR) (call f (arguments "
            + "...) -))) ... (expression_statement (call (member:. $X Close) "
            + "(arguments) -)))",
        pattern(
            """
            $X, $ERR := f(...)
            ...
            $X.Close()
            """));
  }

  private static String file(String source) {
    return Dumps.file(Language.GO, source);
  }

  private static String pattern(String source) {
    return Dumps.pattern(Language.GO, source);
  }
}

package dev.lockstep.source.names;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.source.FrontEnds;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void importsGiveNamesTheirFullOnes() {
    assertEquals(
        List.of("numpy.load", "os.path.join"),
        callees(
            Language.PYTHON,
            """
            import numpy as np
            from os import path as p
            np.load()
            p.join()
            """));
    assertEquals(
        List.of("fs.readFile", "child_process.exec"),
        callees(
            Language.JAVASCRIPT,
            "import fs from 'fs'; const { exec: e } = require('child_process'); fs.readFile();"
                + " e()"));
    assertEquals(
        List.of("sql.Open"),
        callees(Language.GO, "package p\nimport \"database/sql\"\nvar x = sql.Open(\"\")\n"));
  }

  @Test
  void pythonImportsFromWhereTheyStandOn() {
    assertEquals(
        List.of("-", "sys.exit", "csv.writer", "defusedcsv.writer"),
        callees(
            Language.PYTHON,
            """
            exit(1)
            from sys import exit
            exit(2)
            import csv
            csv.writer()
            import defusedcsv as csv
            csv.writer()
            """));
  }

  @Test
  void whatIsImportedStaysSoWhenAssignedTo() {
    assertEquals(
        List.of("pdb.run", "-"),
        callees(
            Language.PYTHON,
            """
            import pdb as db
            def f():
                db = "text"
                db.run()
            def g(db):
                db.run()
            """));
  }

  @Test
  void aNameHoldsAConstantOnlyWhereAllWaysThatLeadThereSaySo() {
    assertEquals(
        List.of("a", "some", "-", "c", "ab", "-", "b"),
        arguments(
            Language.JAVA,
            """
            class A {
              void m() {
                String x = "a";
                f(x);
                if (q) { x = "b"; }
                f(x);
                String y;
                if (q) { y = "c"; }
                f(y);
                if (q) { y = "c"; } else { return; }
                f(y);
                String z = "a";
                z += "b";
                f(z);
                while (q) { z = z + "c"; f(z); break; }
                switch (q) { case 1: x = "b"; break; default: throw e; }
                f(x);
              }
            }
            """));
  }

  @Test
  void whatNobodyElseAssignsIsConstantEverywhere() {
    assertEquals(
        List.of("p", "f", "-", "p"),
        arguments(
            Language.JAVA,
            """
            class A {
              private String p = "p";
              final String f = "f";
              String n = "n";
              void m() { f(p); f(f); f(n); f(this.p); }
            }
            """));
    assertEquals(
        List.of("c", "-"),
        arguments(
            Language.GO, "package p\nconst c = \"c\"\nvar v = \"v\"\nfunc m() { f(c); f(v) }\n"));
  }

  @Test
  void whatALambdaAssignsIsNotKnownWhereItBegins() {
    assertEquals(
        List.of("-", "1", "1"),
        arguments(
            Language.GO,
            """
            package p
            func m() {
              closed := false
              size := 1
              end := func() { f(closed); f(size); closed = true }
              end()
              f(size)
            }
            """));
  }

  @Test
  void constantsAreFoldedThroughVariablesAndAdjacentStrings() {
    assertEquals(
        List.of("abcd", "3", "-"),
        arguments(
            """
            x = "a" "b" + "cd"
            f(x)
            f(1 + 2)
            x = g()
            f(x)
            """));
  }

  private static List<String> callees(Language language, String source) {
    Tree tree = parse(language, source);
    Names names = Names.of(tree);
    List<String> all = new ArrayList<>();
    for (int node = 0; node < tree.size(); node++) {
      if (tree.is(node, Kind.CALL) && !tree.symbolText(node + 1).equals("require")) {
        int full = names.qualified(node + 1);
        all.add(full == Names.NONE ? "-" : tree.symbols().text(full));
      }
    }
    return all;
  }

  private static List<String> arguments(String source) {
    return arguments(Language.PYTHON, source);
  }

  private static List<String> arguments(Language language, String source) {
    Tree tree = parse(language, source);
    Names names = Names.of(tree);
    List<String> all = new ArrayList<>();
    for (int node = 0; node < tree.size(); node++) {
      if (tree.is(node, Kind.CALL) && tree.symbolText(node + 1).equals("f")) {
        int argument = tree.next(node + 1) + 1;
        boolean known = names.constantKind(argument) != Kind.NONE;
        String unknown = names.isSomeString(argument) ? "some" : "-";
        all.add(known ? tree.symbols().text(names.constant(argument)) : unknown);
      }
    }
    return all;
  }

  private static Tree parse(Language language, String source) {
    return FrontEnds.of(language).orElseThrow().parse(source.getBytes(UTF_8), Symbols.create());
  }
}

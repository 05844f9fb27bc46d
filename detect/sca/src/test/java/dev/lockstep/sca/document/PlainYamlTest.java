package dev.lockstep.sca.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lockstep.value.MalformedDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainYamlTest {
  private static final String LOCK =
      """
      lockfileVersion: '9.0'

      # what the project demands
      importers:
        .:
          dependencies:
            left: {specifier: ^1, version: '1.0.0(it''s)'}
            "quoted":
              specifier: npm:other@~2
              version: other@2.0.0
      packages:

        '@scope/left@1.0.0':
          resolution: {integrity: sha512-AA==, tarball: https://example.org/a.tgz}
          engines: {node: '>=18', npm: ^1 || ^2}
          cpu: [x64, "arm64"]
          os:
          - linux
          - darwin
          bundled: {}
          none: []
          nothing: ~
          deprecated: |-
            for two reasons:
              * one # no comment
          hasBin: true

        right@1:
          bin: |
            as it is
      snapshots:
        - name: a b
          url: http://example.org:80/#part # a comment
        -
          name: b
        -
      """;

  @Test
  void whatPackageManagersWriteIsReadAsTheCompleteReaderDoes() throws MalformedDocument {
    Node plain = PlainYaml.read(LOCK);
    assertNotNull(plain);
    assertEquals(YamlNodes.complete(LOCK), List.of(plain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "{a: b}",
        "a: b\n---\nc: d\n",
        "a: b\n...\n",
        "a:\tb\n",
        "a: b\r\n",
        "a: &x b\nc: *x\n",
        "a: !!str b\n",
        "a: b\n  c\n",
        "a: 'b\n  c'\n",
        "a: >-\n  b\n",
        "a: |2\n    b\n",
        "a: |-\n\n  b\n",
        "a: |-\n  b\n\n  c\n",
        "a: |-\n  b\n  # c\n",
        "a: |-\n  b\n   \n",
        "a: \"\\u0041\"\n",
        "a: b: c\n",
        "a: {b, c: d}\n",
        "a: {b: c,\n  d: e}\n",
        "a: [b: c]\n",
        "? a\n: b\n",
        "- - a\n",
        "a: b\n c: d\n",
        "a : b\n",
        "a: 'b' c\n",
        "a: @b\n",
        "a\n: b\n"
      })
  void whatItDoesNotKnowIsLeftToTheCompleteReader(String text) {
    assertNull(PlainYaml.read(text));
  }

  @Test
  void whatIsNestedTooDeepIsLeftToTheCompleteReader() {
    assertNull(PlainYaml.read("a: " + "[".repeat(1_000) + "]".repeat(1_000) + "\n"));
  }
}

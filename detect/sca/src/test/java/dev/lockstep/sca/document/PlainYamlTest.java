package dev.lockstep.sca.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.value.MalformedDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainYamlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "---\n---\na: 1\n",
        "a: 1\nb:\n  c: 'it''s'\n  d:\nnull: ~\n",
        "a:\n- 1\n- b: 2\n  c: 3\n-\n  - x\n- - y\n  - z\n- # none\nd: e # f\n",
        "a: {b: c, d: [e, 'f, g', \"h\"], i: {}, j: []}\n",
        "'/@a/b@1.0(c@2.0)':\n  resolution: {integrity: sha512-a==, tarball: https://x/y#z}\n",
        "a: |\n  b\n\n    c\n\nd: |-\n  e\n\nf: |\n\ng: h\n",
        "a: |\n  b\n# c\nd: e\n",
        "- a: |\n    b\n  c: d\n",
        "x: a:b#c\ny: -1\nz: .5\n",
        "plain\n",
        "- 'a': 1\n  \"b\": 2\n",
      })
  void whatItReadsIsWhatTheCompleteReaderReads(String text)
      throws PlainYaml.Beyond, MalformedDocument {
    assertEquals(YamlNodes.readAll(text), PlainYaml.read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &b 1\nc: *b\n",
        "a: !!str 1\n",
        "a: >\n  b\n",
        "a: b\n  c\n",
        "a: \"b\n  c\"\n",
        "? a\n: b\n",
        "a: [b,\n  c]\n",
        "a:\tb\n",
        "a: \"\\u00e9\"\n",
        "%YAML 1.2\n---\na: b\n",
        "a: b: c\n",
        "a: 1\r\nb: 2\r\n",
        "a:\n  b: 1\n c: 2\n",
        "{a: b}: c\n",
        "a: |+\n  b\n",
        "...\n",
      })
  void whatIsBeyondItIsLeftToTheCompleteReader(String text) {
    assertThrows(PlainYaml.Beyond.class, () -> PlainYaml.read(text));
  }
}

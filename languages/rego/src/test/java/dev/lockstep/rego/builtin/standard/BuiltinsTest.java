package dev.lockstep.rego.builtin.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.RegoErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltinsTest {
  private static final EvaluationOptions STRICT = EvaluationOptions.DEFAULT.withStrict(true);

  private static String value(String expression) throws RegoErrors {
    return String.valueOf(
        new PolicyCompiler()
            .compile()
            .prepare("x = " + expression)
            .evaluate(STRICT)
            .getFirst()
            .bindings()
            .get("x"));
  }

  @Test
  void aKeyOfSeveralLinesStandsBehindAQuestionMarkInYaml() throws RegoErrors {
    assertEquals(
        "\"? |-\\n  a\\n  b\\n: - 1\\n  - 2\\n\"", value("yaml.marshal({\"a\\nb\": [1, 2]})"));
  }

  private static String reason(String expression) {
    return assertThrows(EvaluationError.class, () -> value(expression)).reason();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          sprintf("%5d|%-5d|%05d|%+d|%#x", [1, 2, 3, 4, 255]) ~ "    1|2    |00003|+4|0xff"
          sprintf("%.2f %g %v %e", [2.345, 1e21, 100000.5, 1.5]) ~ "2.35 1e+21 100000.5 1.500000e+00"
          sprintf("%d %s", ["x"]) ~ "%!d(string=x) %!s(MISSING)"
          sprintf("%s", ["a", 1]) ~ "a%!(EXTRA int64=1)"
          sprintf("%[2]d %[1]d", [1, 2]) ~ "2 1"
          sprintf("%d", [12345678901234567890]) ~ "12345678901234567890"
          """)
  void formatsAsGoDoes(String expression, String expected) throws RegoErrors {
    assertEquals(expected, value(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          regex.replace("baaac", "a*", "x") ~ "xbxcx"
          regex.replace("ab12", "(?P<w>[a-z]+)(\\\\d+)", "${w}-$2-$$") ~ "ab-12-$"
          regex.split("a*", "baaac") ~ ["b", "c"]
          regex.find_n("a.", "paranormal", 2) ~ ["ar", "an"]
          regex.is_valid("((a{100}){100}){100}") ~ false
          regex.globs_match("a.a.[0-9]+z", ".b.b2359825792*594823z") ~ true
          glob.match("{*.com,b{c,d}}", ["."], "bd") ~ true
          glob.match("*", ["."], "a.b") ~ false
          """)
  void matchesInLinearTime(String expression, String expected) throws RegoErrors {
    assertEquals(expected, value(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          net.cidr_contains("10.0.0.0/8", "::ffff:10.1.2.3") ~ true
          net.cidr_contains("::/0", "1.2.3.4") ~ false
          net.cidr_contains("::/80", "::/80") ~ true
          net.cidr_merge(["192.0.128.0/24", "192.0.129.0/24"]) ~ {"192.0.128.0/23"}
          net.cidr_merge(["1.2.3.4"]) ~ {"1.2.3.4/8"}
          net.cidr_expand("192.168.1.5/31") ~ {"192.168.1.4", "192.168.1.5"}
          net.cidr_is_valid("1.2.3.4/33") ~ false
          """)
  void knowsBlocksOfAddresses(String expression, String expected) throws RegoErrors {
    assertEquals(expected, value(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          time.format([1257894000123456789, "America/New_York"]) ~ "2009-11-10T18:00:00.123456789-05:00"
          time.format([0, "Asia/Tokyo", "Jan _2 06 3:04PM"]) ~ "Jan  1 70 9:00AM"
          time.parse_ns("2006-002", "2020-366") ~ 1609372800000000000
          time.parse_rfc3339_ns("2009-11-10T23:00:00+01:00") ~ 1257890400000000000
          time.parse_duration_ns("1d1.5h") ~ 91800000000000
          time.add_date(1612051200000000000, 0, 1, 0) ~ 1614729600000000000
          time.diff(1612051200000000000, 1582934400000000000) ~ [0, 11, 2, 0, 0, 0]
          """)
  void countsTime(String expression, String expected) throws RegoErrors {
    assertEquals(expected, value(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          json.patch({"a": [1, 2]}, [{"op": "add", "path": "/a/-", "value": 3}]) ~ {"a": [1, 2, 3]}
          json.patch({"a": {1, 2}}, [{"op": "remove", "path": ["a", 1]}]) ~ {"a": {2}}
          yaml.marshal(["2024-02-29", "2024-02-30"]) ~ "- \\"2024-02-29\\"\\n- 2024-02-30\\n"
          yaml.marshal({"a": [1, {"b": "yes"}], "c": "x\\ny"}) ~ "a:\\n  - 1\\n  - b: \\"yes\\"\\nc: |-\\n  x\\n  y\\n"
          json.verify_schema({"type": "boolean"}) ~ [true, null]
          json.match_schema({"id": 5}, {"required": ["id"]}) ~ [true, []]
          uri.parse("http://[::1]:8080/a%20b").hostname ~ "::1"
          urlquery.decode_object("a=1&a=2+3") ~ {"a": ["1", "2 3"]}
          uuid.parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8").macvariables ~ "global:unicast"
          """)
  void readsAndWritesDocuments(String expression, String expected) throws RegoErrors {
    assertEquals(expected, value(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          regex.match("[a", "x") ~ regex.match: error parsing regexp: missing closing ]: `[a`
          glob.match("{a,b", [], "a") ~ glob.match: glob: syntax error at 4: unclosed `{`
          time.parse_ns("2006-01-02", "2021-02-30") ~ time.parse_ns: parsing time "2021-02-30": day out of range
          net.cidr_contains("10.0.0.0/8", "x") ~ net.cidr_contains: not a valid textual representation of an IP address or CIDR: x
          io.jwt.decode("a.b") ~ io.jwt.decode: encoded JWT must have 3 sections, found 2
          base64.decode("a$b=") ~ base64.decode: illegal base64 data at input byte 1
          json.patch([1], [{"op": "remove", "path": "01"}]) ~ json.patch: leading zeros are not allowed in JSON paths
          """)
  void saysWhatIsWrongInTheWordsOfTheReference(String expression, String expected) {
    assertEquals(expected, reason(expression));
  }

  @Test
  void aHostAllowsNoNetworkByDefault() {
    assertEquals(
        "http.send: network access is not allowed by the host",
        reason("http.send({\"method\": \"get\", \"url\": \"http://localhost\"})"));
    assertEquals(
        "net.lookup_ip_addr: network access is not allowed by the host",
        reason("net.lookup_ip_addr(\"localhost\")"));
  }

  @Test
  void aZeroDividedByLessThanZeroKeepsTheSign() throws RegoErrors {
    assertEquals("[-0, 0, 0]", value("[0 / -2, 0 / 2, 0 * -2]"));
  }

  @Test
  void oldBreaksOfLinesBeforeAYamlTextAreNoContent() throws RegoErrors {
    assertEquals("\"a\"", value("yaml.unmarshal(\"\\u2028\\u0085a\")"));
  }

  @Test
  void aTokenThatWasSignedIsVerified() throws RegoErrors {
    String key = "{\"kty\": \"oct\", \"k\": base64url.encode_no_pad(\"secret\")}";
    String token = "io.jwt.encode_sign({\"alg\": \"HS256\"}, {\"iss\": \"us\"}, " + key + ")";
    assertEquals(
        "[true, {\"alg\": \"HS256\"}, {\"iss\": \"us\"}]",
        value("io.jwt.decode_verify(" + token + ", {\"secret\": \"secret\", \"iss\": \"us\"})"));
    assertEquals(
        "[false, {}, {}]", value("io.jwt.decode_verify(" + token + ", {\"secret\": \"other\"})"));
  }

  @Test
  void aKeyWhoseEndBeginsWithinItsBeginningIsNoKey() {
    String reason = reason("io.jwt.verify_rs256(\"a.b.c\", \"-----BEGIN KEY-----END KEY-----\")");
    assertTrue(reason.startsWith("io.jwt.verify_rs256: failed to parse a JWK key"), reason);
  }

  @Test
  void bytesThatAreNoTextAndBreaksInYamlAreAsInTheReference() throws RegoErrors {
    assertEquals("5", value("count(base64.decode(\"4oKC4oLigoLi\"))"));
    assertEquals(
        "\"a: 1\\na9: 1\\na10: 1\\n\"", value("yaml.marshal({\"a10\": 1, \"a9\": 1, \"a\": 1})"));
    assertEquals("{[1, 1]}", value("graph.reachable_paths({1: {1}}, {1})"));
  }

  @Test
  void workThatGrowsWithAnOperandIsPaidFor() {
    EvaluationOptions poor = EvaluationOptions.DEFAULT.withMaxSteps(10_000);
    assertThrows(
        EvaluationError.class,
        () ->
            new PolicyCompiler()
                .compile()
                .prepare("x = count(net.cidr_expand(\"10.0.0.0/8\"))")
                .evaluate(poor));
  }
}

package dev.lockstep.secrets.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFiltersTest {
  private static final String BEFORE = "name: ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "stand-in|your-api-key|qzkv-api-key",
        "stand-in|<token>|tokqzkv",
        "placeholder|qzkv••••tx9w|qzkv•tx9w",
        "stand-in|xxxqzkv|qzxxkv",
        "interpolation|${TOKEN}|a$qzkv",
        "interpolation|pre-{{ token }}|{qzkv",
        "interpolation|user:%s|50%strong",
        "interpolation|$HOME/key|$2b$10$qzkvqzkv",
        "interpolation|:symbol|::qzkv",
        "interpolation|key-{id}|key-{a-b}",
        "repetition|aaaaab|qzkvbw",
        "repetition|ababababab|abcdeabcde",
        "number|3600|971034582617",
        "number|0x1F|0xqzkv",
        "number|^1.0.33|1.0.33-qzkv7",
        "number|30s|30seconds",
        "prose|Enter the code|qzkv",
        "prose|Neues Passwort|qz9 kvtx",
        "prose|Lösenord|Lö$enord9",
        "prose|not one two|itnc ptx8 wk2t m3mk",
        "code|response.data|qz.9kv",
        "code|resetToken|qzkvtxwbnTgfd",
        "code|null|nullqz9",
        "code|Token::RBRACK|qzkv::",
        "address|https://login.example.net/a|qzkv//wb",
        "address|ada@lovelace.org|qz@kv",
        "address|/run/secrets/token|/qzkvtx/wbnmgf9",
        "address|server.pem|qzkvtx.wbnmgf",
        "public|ssh-ed25519 AAAAC3|ssh-qzkv",
        "public|48:E6:68:F9:2B:D2:B2|48:E6:68:qz:kv:wb",
        "public|sha256-qzkv|sha-qzkv",
        "bearer|authentication|qzkvtxwbnmgfdsqp97",
        "basic|authentication|cXprdng6d2I5OG5tZmdk",
        "basic|dXNlcjpwYXNzd29yZA==|dXNlcjpxemtidHh3Yg==",
        "readable-password|correcthorse|qzkvtxw",
        "readable-password|p4ssw0rd|qzkv91",
        "readable-password|letmein2|64128715",
        "readable-secret|access_token|qzkvtx91bn",
        "readable-secret|reset-token-value|rqzkvtxn-token9871",
        "readable-secret|NOMKSTREAM|NOMKSTREAM7",
        "readable-secret|FROMLONLAT|QZKVTXWBNMGFDS",
        "readable-key|first_name|qzkvtxwbnm97gfds",
        "stand-in|0001020304050607|0001020304f50617",
        "stand-in|hexkey:ffeeddccbbaa9988|hexkey:qzffeeddccbbaa99",
        "address|192.168.1.1, 2001::23|192.168.1.1q",
        "public|BOB_secp256r1_PUB|qzkvpubtx",
        "readable-key|ALICE_secp112r1|ALICE_Qzkvtx97bnMgfd",
        "readable-key|PRIME192V1_RFC5114|prime-9Qzkvtx7-bnMgfd",
        "readable-argument|access token|qzkv97txwb",
      })
  void dropsTheFirstAndKeepsTheSecond(String filter, String dropped, String kept) {
    assertTrue(reason(filter, dropped).isPresent(), dropped);
    assertEquals(Optional.empty(), reason(filter, kept), kept);
  }

  @ParameterizedTest
  @CsvSource({
    "token_url, access_token",
    "PasswordLength, userPassword",
    "public_key, private_key",
    "authorization, auth_code",
    "secretName, secret",
    "keyId, key",
    "author, auth",
    "LABEL_2FA_TOKEN, LABELED_TOKEN",
  })
  void readsWhatTheNameSays(String about, String secrets) {
    assertTrue(named(about).isPresent(), about);
    assertEquals(Optional.empty(), named(secrets), secrets);
  }

  @Test
  void takesQuotedCodeForText() {
    String line = "name: \"response.data\"";

    assertEquals(
        Optional.empty(), new SourceCode().reason(new Filter.Candidate("response.data", line, 7)));
  }

  @Test
  void takesAValueBeforeAParenthesisForACall() {
    String line = "token = qzkvtx(1)";

    assertTrue(new SourceCode().reason(new Filter.Candidate("qzkvtx", line, 8)).isPresent());
  }

  @Test
  void everyFilterCanBeAskedForByItsOwnName() {
    assertEquals(Filters.ids().size(), Filters.ids().stream().distinct().count());
  }

  private static Optional<String> named(String name) {
    String line = name + " = \"qzkvtx97\"";
    return new AssignedName()
        .reason(new Filter.Candidate("qzkvtx97", line, line.indexOf("qzkvtx97")));
  }

  private static Optional<String> reason(String id, String secret) {
    Filter.Candidate candidate = new Filter.Candidate(secret, BEFORE + secret, BEFORE.length());
    return filters().filter(f -> f.id().equals(id)).findFirst().orElseThrow().reason(candidate);
  }

  private static Stream<Filter> filters() {
    return Stream.of(
        new Placeholder(),
        new StandIn(),
        new Interpolation(),
        new Repetition(),
        new Numeral(),
        new Prose(),
        new SourceCode(),
        new Address(),
        new PublicMaterial(),
        new BearerValue(),
        new BasicCredentials(),
        new ReadableValue(ReadableValue.Name.PASSWORD),
        new ReadableValue(ReadableValue.Name.SECRET),
        new ReadableValue(ReadableValue.Name.KEY),
        new ReadableValue(ReadableValue.Name.ARGUMENT));
  }
}

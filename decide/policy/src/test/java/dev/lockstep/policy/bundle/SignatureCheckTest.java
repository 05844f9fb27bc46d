package dev.lockstep.policy.bundle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.rego.builtin.jwt.Signatures;
import dev.lockstep.rego.syntax.RegoVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTest {
  private static final String POLICY = "package a\n\nblock := true\n";

  @TempDir private Path folder;
  private KeyPair keys;

  @BeforeEach
  void makeBundle() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    Files.writeString(folder.resolve("a.rego"), POLICY);
    Files.writeString(folder.resolve("data.json"), "{ \"b\": [1, 2],\n \"a\": \"<&>\" }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS384"})
  void whatWasSignedIsBelieved(String algorithm) throws Exception {
    sign(algorithm, "");
    assertDoesNotThrow(() -> verify(algorithm, "default", ""));
  }

  @Test
  void whiteSpaceOfDataIsFree() throws Exception {
    sign("RS256", "");
    Files.writeString(folder.resolve("data.json"), "{\"a\":\"<&>\",\"b\":[1,2]}");
    assertDoesNotThrow(() -> verify("RS256", "default", ""));
  }

  @Test
  void aChangedAnAddedAndARemovedFileAreRefused() throws Exception {
    sign("RS256", "");
    Files.writeString(folder.resolve("a.rego"), POLICY + "\n");
    assertEquals("a.rego: is not what was signed: its digest differs", refusal("RS256", ""));
    Files.writeString(folder.resolve("a.rego"), POLICY);
    Files.writeString(folder.resolve("b.rego"), POLICY);
    assertEquals("b.rego: is not among the files that were signed", refusal("RS256", ""));
    Files.delete(folder.resolve("b.rego"));
    Files.delete(folder.resolve("a.rego"));
    assertEquals("lacks what was signed: a.rego", refusal("RS256", ""));
  }

  @Test
  void anotherKeyAlgorithmOrScopeIsRefused() throws Exception {
    sign("RS256", "write");
    assertEquals(
        ".signatures.json: the signature is not one of the given key by RS512",
        refusal("RS512", "write"));
    assertEquals(
        ".signatures.json: is signed for the scope \"write\", not \"\"", refusal("RS256", ""));
    makeBundle();
    assertEquals(
        ".signatures.json: the signature is not one of the given key by RS256",
        refusal("RS256", "write"));
  }

  @Test
  void aBundleWithoutSignatureIsRefusedWhereAKeyIsGiven() {
    assertEquals("has no .signatures.json, and a key was given", refusal("RS256", ""));
  }

  private String refusal(String algorithm, String scope) {
    LoadFailure failure =
        assertThrows(LoadFailure.class, () -> verify(algorithm, "default", scope));
    String text = failure.text().substring("bundle".length());
    return text.startsWith("/") ? text.substring(1) : text.substring(2);
  }

  private void verify(String algorithm, String keyId, String scope) throws LoadFailure {
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    new SignatureCheck(pem, algorithm, keyId, scope)
        .verify(BundleReader.read(folder, "bundle", RegoVersion.V1), "bundle");
  }

  private void sign(String algorithm, String scope) throws Exception {
    String files =
        "[" + file("a.rego", POLICY) + "," + file("data.json", "{\"a\":\"<&>\",\"b\":[1,2]}") + "]";
    String head = encoded("{\"alg\":\"" + algorithm + "\",\"kid\":\"default\"}");
    String body = encoded("{\"files\":" + files + ",\"scope\":\"" + scope + "\"}");
    String content = head + "." + body;
    byte[] signature =
        Signatures.sign(algorithm, keys.getPrivate(), content.getBytes(StandardCharsets.US_ASCII));
    String token =
        content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    Files.writeString(folder.resolve(Bundle.SIGNATURES), "{\"signatures\":[\"" + token + "\"]}");
  }

  private static String file(String name, String hashed) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(hashed.getBytes(StandardCharsets.UTF_8));
    return "{\"name\":\"%s\",\"hash\":\"%s\",\"algorithm\":\"SHA-256\"}"
        .formatted(name, HexFormat.of().formatHex(digest));
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}

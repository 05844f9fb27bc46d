package dev.lockstep.policy.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleSignerTest {
  @TempDir private Path folder;

  @BeforeEach
  void makeBundle() throws Exception {
    Files.writeString(folder.resolve("data.json"), "{\"limit\":  10}");
    Files.writeString(folder.resolve("p.rego"), "package p\n\nallow if data.limit > 3\n");
  }

  private static String pem(String type, Key key) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(key.getEncoded());
    return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
  }

  private void sign(String key, String algorithm, ObjectValue claims) throws Exception {
    Bundle bundle = BundleReader.read(folder, "b", RegoVersion.V1);
    byte[] signatures = new BundleSigner(key, algorithm, claims).sign(bundle.entries());
    Files.write(folder.resolve(Bundle.SIGNATURES), signatures);
  }

  private void verify(SignatureCheck check) throws LoadFailure {
    check.verify(BundleReader.read(folder, "b", RegoVersion.V1), "b");
  }

  @Test
  void whatIsSignedIsBelievedUntilItChanges() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    sign(pem("PRIVATE KEY", pair.getPrivate()), "RS256", ObjectValue.EMPTY);
    SignatureCheck check =
        new SignatureCheck(pem("PUBLIC KEY", pair.getPublic()), "RS256", "default", "");
    verify(check);
    Files.writeString(folder.resolve("p.rego"), "package p\n\nallow if true\n");
    assertThrows(LoadFailure.class, () -> verify(check));
  }

  @Test
  void claimsNameTheKeyAndTheScope() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
    ObjectValue.Builder claims = new ObjectValue.Builder();
    claims.put(StringValue.of("scope"), StringValue.of("write"));
    claims.put(StringValue.of("keyid"), StringValue.of("k1"));
    sign(pem("PRIVATE KEY", pair.getPrivate()), "ES384", claims.build());
    String key = pem("PUBLIC KEY", pair.getPublic());
    verify(new SignatureCheck(key, "ES384", "k1", "write"));
    assertThrows(LoadFailure.class, () -> verify(new SignatureCheck(key, "ES384", "k2", "write")));
    assertThrows(LoadFailure.class, () -> verify(new SignatureCheck(key, "ES384", "k1", "")));
  }

  @Test
  void aSecretSignsByHmac() throws Exception {
    sign("secret", "HS256", ObjectValue.EMPTY);
    verify(new SignatureCheck("secret", "HS256", "default", ""));
    assertThrows(
        LoadFailure.class, () -> verify(new SignatureCheck("other", "HS256", "default", "")));
  }

  @Test
  void whatIsNoPrivateKeyIsRefused() {
    assertThrows(LoadFailure.class, () -> sign("no key", "RS256", ObjectValue.EMPTY));
    assertThrows(
        LoadFailure.class,
        () ->
            sign(
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "RS256",
                ObjectValue.EMPTY));
  }
}

package fixture;

import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.*;
import javax.crypto.spec.*;

class Keys {
  private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

  void vectors(SecureRandom random, byte[] received) {
    // ruleid: java-static-iv
    new IvParameterSpec("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    // ruleid: java-static-iv
    new GCMParameterSpec(128, new byte[12]);
    byte[] written = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    // ruleid: java-static-iv
    new GCMParameterSpec(128, written);
    byte[] drawn = new byte[12];
    random.nextBytes(drawn);
    // ok: java-static-iv
    new GCMParameterSpec(128, drawn);
    // ok: java-static-iv
    new IvParameterSpec(received);
  }

  void keys(byte[] stored) {
    // ruleid: java-hardcoded-key
    new SecretKeySpec("ThisIsMySecret16".getBytes(), "AES");
    // ruleid: java-hardcoded-key
    new SecretKeySpec(Base64.getDecoder().decode("VGhpc0lzTXlTZWNyZXQxNg=="), "AES");
    // ruleid: java-hardcoded-key
    new SecretKeySpec(KEY, "AES");
    // ok: java-hardcoded-key
    new SecretKeySpec(stored, "AES");
    // ok: java-hardcoded-key
    new SecretKeySpec(Base64.getDecoder().decode(System.getenv("APP_KEY")), "AES");
  }

  void salts(char[] password, byte[] salt) {
    // ruleid: java-static-salt
    new PBEKeySpec(password, "pepper".getBytes(StandardCharsets.UTF_8), 600000, 256);
    // ok: java-static-salt
    new PBEKeySpec(password, salt, 600000, 256);
    // ruleid: java-few-iterations
    new PBEKeySpec(password, salt, 1000, 256);
    // ok: java-few-iterations
    new PBEKeySpec(password, salt, 600000, 256);
  }

  void pairs() throws Exception {
    KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
    // ruleid: java-short-rsa-key
    small.initialize(1024);
    KeyPairGenerator large = KeyPairGenerator.getInstance("RSA");
    // ok: java-short-rsa-key
    large.initialize(3072);
    KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
    // ok: java-short-rsa-key
    curve.initialize(256);
    // ruleid: java-weak-curve
    curve.initialize(new ECGenParameterSpec("secp160r1"));
    // ok: java-weak-curve
    curve.initialize(new ECGenParameterSpec("secp256r1"));
  }

  void ciphers() throws Exception {
    // ruleid: java-rsa-without-padding
    Cipher.getInstance("RSA/ECB/NoPadding");
    // ok: java-rsa-without-padding
    Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    // ruleid: java-cipher-without-integrity
    Cipher.getInstance("AES/CBC/PKCS5Padding");
    // ok: java-cipher-without-integrity
    Cipher.getInstance("AES/GCM/NoPadding");
    // ruleid: java-null-cipher
    Cipher none = new NullCipher();
    // ok: java-null-cipher
    Cipher some = Cipher.getInstance("AES/GCM/NoPadding");
  }

  void seeds() throws Exception {
    // ruleid: java-fixed-seed
    new SecureRandom("seed".getBytes(StandardCharsets.UTF_8));
    // ok: java-fixed-seed
    new SecureRandom();
    SecureRandom first = SecureRandom.getInstance("SHA1PRNG");
    // ruleid: java-fixed-seed
    first.setSeed(System.currentTimeMillis());
    SecureRandom second = SecureRandom.getInstance("SHA1PRNG");
    byte[] some = new byte[8];
    second.nextBytes(some);
    // ok: java-fixed-seed
    second.setSeed(System.currentTimeMillis());
  }

  boolean signatures(Mac mac, byte[] text, byte[] given, String signature, String sent)
      throws Exception {
    // ruleid: java-weak-signature
    Signature.getInstance("SHA1withRSA");
    // ok: java-weak-signature
    Signature.getInstance("SHA256withRSA");
    // ruleid: java-comparison-by-time
    boolean same = Arrays.equals(mac.doFinal(text), given);
    // ruleid: java-comparison-by-time
    boolean alike = signature.equals(sent);
    // ok: java-comparison-by-time
    return MessageDigest.isEqual(mac.doFinal(text), given);
  }

  void encoders() {
    // ruleid: java-plain-passwords
    NoOpPasswordEncoder.getInstance();
    // ok: java-plain-passwords
    new BCryptPasswordEncoder();
  }
}

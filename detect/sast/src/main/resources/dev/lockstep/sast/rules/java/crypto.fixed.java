package fixture;

import java.security.*;
import java.util.Random;
import javax.crypto.*;
import javax.servlet.http.*;

class Crypto {
  void hash(String password) throws Exception {
    // ruleid: java-weak-hash
    MessageDigest.getInstance("MD5");
    String algorithm = "SHA1";
    // ruleid: java-weak-hash
    MessageDigest.getInstance(algorithm);
    // ok: java-weak-hash
    MessageDigest.getInstance("SHA-256");
    // ruleid: java-weak-hash-library
    DigestUtils.md5Hex(password);
    // ok: java-weak-hash-library
    DigestUtils.sha256Hex("text");
  }

  String name(byte[] content) throws Exception {
    // ruleid: java-weak-hash-anywhere
    byte[] hash = MessageDigest.getInstance("MD5").digest(content);
    // ok: java-weak-hash-anywhere
    return DigestUtils.sha256Hex(content);
  }

  void cipher() throws Exception {
    // ruleid: java-weak-cipher
    Cipher.getInstance("DES/CBC/PKCS5Padding");
    // ruleid: java-weak-cipher
    Cipher.getInstance("AES/ECB/PKCS5Padding");
    // ok: java-weak-cipher
    Cipher.getInstance("AES/GCM/NoPadding");
    // ok: java-weak-cipher
    KeyGenerator.getInstance("AES");
  }

  String token() {
    // ruleid: java-weak-random
    String token = "t" + new java.security.SecureRandom().nextInt();
    // ok: java-weak-random
    return token + new SecureRandom().nextInt();
  }

  String password() {
    // ruleid: java-weak-random
    double password = Math.random();
    return "p" + password;
  }

  int dice() {
    // ok: java-weak-random
    return new Random().nextInt(6);
  }

  void cookie(HttpServletResponse response) {
    Cookie open = new Cookie("a", "b");
    // ruleid: java-insecure-cookie
    open.setSecure(true);
    response.addCookie(open);
    Cookie kept = new Cookie("a", "b");
    kept.setSecure(true);
    // ok: java-insecure-cookie
    response.addCookie(kept);
    Cookie forgotten = new Cookie("a", "b");
    // ruleid: java-insecure-cookie
    response.addCookie(forgotten);
  }
}

package dev.lockstep.rego.builtin.jwt;

import dev.lockstep.rego.builtin.BuiltinFailure;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Signs and verifies by the algorithms of RFC 7518.
public final class Signatures {
  /// Those that are known.
  public static final Set<String> ALGORITHMS =
      Set.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "HS256",
          "HS384", "HS512", "EdDSA");

  private Signatures() {}

  /// Whether `signature` is that of `content` by `key`; a key of the wrong kind verifies nothing.
  public static boolean verify(String algorithm, Key key, byte[] content, byte[] signature) {
    try {
      return switch (algorithm.isEmpty() ? ' ' : algorithm.charAt(0)) {
        case 'H' ->
            key instanceof SecretKey
                && MessageDigest.isEqual(mac(algorithm, key, content), signature);
        case 'R' ->
            key instanceof RSAKey
                && verified("SHA" + bits(algorithm) + "withRSA", key, content, signature);
        case 'P' -> key instanceof RSAKey rsa && verifyPss(algorithm, key, rsa, content, signature);
        case 'E' -> verifyCurve(algorithm, key, content, signature);
        default -> false;
      };
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean verifyCurve(String algorithm, Key key, byte[] content, byte[] signature)
      throws GeneralSecurityException {
    if (algorithm.equals("EdDSA")) {
      return key instanceof EdECKey && verified("Ed25519", key, content, signature);
    }
    String name = "SHA" + bits(algorithm) + "withECDSAinP1363Format";
    return key instanceof ECKey && verified(name, key, content, signature);
  }

  private static String bits(String algorithm) {
    return algorithm.substring(2);
  }

  private static boolean verified(String name, Key key, byte[] content, byte[] signature)
      throws GeneralSecurityException {
    if (!(key instanceof PublicKey publicKey)) {
      return false;
    }
    Signature verifier = Signature.getInstance(name);
    verifier.initVerify(publicKey);
    verifier.update(content);
    return verifier.verify(signature);
  }

  /// Salts are as long as the digest by the RFC; some signers take the longest that fits.
  private static boolean verifyPss(
      String algorithm, Key key, RSAKey rsa, byte[] content, byte[] signature)
      throws GeneralSecurityException {
    if (!(key instanceof PublicKey publicKey)) {
      return false;
    }
    int digest = Integer.parseInt(bits(algorithm)) / 8;
    int longest = (rsa.getModulus().bitLength() + 6) / 8 - digest - 2;
    for (int salt : new int[] {digest, longest}) {
      Signature verifier = pss(algorithm, salt);
      verifier.initVerify(publicKey);
      verifier.update(content);
      if (salt >= 0 && verifier.verify(signature)) {
        return true;
      }
    }
    return false;
  }

  private static Signature pss(String algorithm, int salt) throws GeneralSecurityException {
    String digest = "SHA-" + bits(algorithm);
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), Math.max(salt, 0), 1));
    return signature;
  }

  /// The signature of `content` by `secret`, of which no byte is fine too.
  public static byte[] hmac(String algorithm, byte[] secret, byte[] content) {
    try {
      return mac(algorithm, secretKey(secret), content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm, e);
    }
  }

  /// HMAC pads keys with zeros, so one zero byte stands for the empty key, which Java refuses.
  static SecretKey secretKey(byte[] secret) {
    return new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, "HMAC");
  }

  private static byte[] mac(String algorithm, Key key, byte[] content)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA" + bits(algorithm));
    mac.init(key);
    return mac.doFinal(content);
  }

  /// The signature of `content` by `key`. Those that need chance take it from the system: a nonce
  /// that could be told from a seed would give the key away.
  ///
  /// @throws BuiltinFailure where the key is not one for the algorithm
  public static byte[] sign(String algorithm, Key key, byte[] content) throws BuiltinFailure {
    try {
      if (algorithm.startsWith("HS")) {
        if (!(key instanceof SecretKey)) {
          throw wrongKey(algorithm);
        }
        return mac(algorithm, key, content);
      }
      if (!(key instanceof PrivateKey privateKey)) {
        throw wrongKey(algorithm);
      }
      Signature signer = signer(algorithm);
      signer.initSign(privateKey);
      signer.update(content);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw BuiltinFailure.of("failed to sign: " + e.getMessage(), e);
    }
  }

  private static Signature signer(String algorithm) throws GeneralSecurityException {
    if (algorithm.equals("EdDSA")) {
      return Signature.getInstance("Ed25519");
    }
    return switch (algorithm.charAt(0)) {
      case 'R' -> Signature.getInstance("SHA" + bits(algorithm) + "withRSA");
      case 'P' -> pss(algorithm, Integer.parseInt(bits(algorithm)) / 8);
      default -> Signature.getInstance("SHA" + bits(algorithm) + "withECDSAinP1363Format");
    };
  }

  private static BuiltinFailure wrongKey(String algorithm) {
    return BuiltinFailure.of("failed to sign: key is not one for " + algorithm);
  }
}

package dev.lockstep.policy.bundle;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;

/// The time for which a verification key is one: that of its certificate (RFC 5280, section
/// 4.1.2.5). A bare public key and a JWK state none.
public final class KeyValidity {
  private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

  private KeyValidity() {}

  /// @param key the text of the key
  /// @param now when the bundle is believed
  /// @param shown the key's name for messages
  /// @throws LoadFailure where it is a certificate that is not valid at `now`, or cannot be read
  public static void check(String key, Instant now, String shown) throws LoadFailure {
    int begin = key.indexOf(CERTIFICATE);
    if (begin < 0) {
      return;
    }
    X509Certificate certificate = read(key.substring(begin), shown);
    Instant first = certificate.getNotBefore().toInstant();
    Instant last = certificate.getNotAfter().toInstant();
    if (now.isAfter(last)) {
      throw new LoadFailure(shown, "the certificate of the verification key ended on " + last);
    }
    if (now.isBefore(first)) {
      throw new LoadFailure(shown, "the certificate of the verification key begins on " + first);
    }
  }

  private static X509Certificate read(String pem, String shown) throws LoadFailure {
    byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes));
    } catch (CertificateException e) {
      throw new LoadFailure(shown, "no certificate: " + e.getMessage(), e);
    }
  }
}

package dev.lockstep.rego.builtin.x509;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Verifies a certificate back to a root (RFC 5280, section 6), without asking for revocations.
public final class CertificateChain {
  private static final String ANY_USAGE = "2.5.29.37.0";
  private static final int DNS_NAME = 2;

  private CertificateChain() {}

  /// What a chain must be good for.
  ///
  /// @param hostName the name the last certificate must be for; empty for any
  /// @param time when it must be valid
  /// @param usages identifiers of extended usages, one of which it must allow
  public record Demand(String hostName, Instant time, Set<String> usages) {}

  /// The chain from the last of `certificates` back to the first, which is trusted; the others may
  /// stand between. Empty where there is none that meets `demand`.
  public static List<byte[]> verified(List<byte[]> certificates, Demand demand) {
    if (certificates.size() < 2) {
      return List.of();
    }
    try {
      List<X509Certificate> parsed = parsed(certificates);
      List<byte[]> chain = new ArrayList<>();
      for (X509Certificate certificate : chain(parsed, demand.time())) {
        if (!isForUsage(certificate, demand.usages())) {
          return List.of();
        }
        chain.add(certificate.getEncoded());
      }
      boolean named = demand.hostName().isEmpty() || isFor(parsed.getLast(), demand.hostName());
      return named ? chain : List.of();
    } catch (GeneralSecurityException e) {
      // Why a chain cannot be verified is not told: the answer is that it is not.
      return List.of();
    }
  }

  private static List<X509Certificate> parsed(List<byte[]> certificates)
      throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> parsed = new ArrayList<>();
    for (byte[] bytes : certificates) {
      parsed.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
    }
    return parsed;
  }

  private static List<X509Certificate> chain(List<X509Certificate> certificates, Instant time)
      throws GeneralSecurityException {
    X509Certificate root = certificates.getFirst();
    X509CertSelector leaf = new X509CertSelector();
    leaf.setCertificate(certificates.getLast());
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(Set.of(new TrustAnchor(root, null)), leaf);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(time));
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
    PKIXCertPathBuilderResult result =
        (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate certificate : result.getCertPath().getCertificates()) {
      chain.add((X509Certificate) certificate);
    }
    chain.add(root);
    root.checkValidity(Date.from(time));
    return chain;
  }

  private static boolean isForUsage(X509Certificate certificate, Set<String> usages)
      throws GeneralSecurityException {
    List<String> allowed = certificate.getExtendedKeyUsage();
    return allowed == null
        || usages.contains(ANY_USAGE)
        || allowed.contains(ANY_USAGE)
        || allowed.stream().anyMatch(usages::contains);
  }

  private static boolean isFor(X509Certificate certificate, String hostName)
      throws GeneralSecurityException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    if (names == null) {
      return false;
    }
    String host = hostName.toLowerCase(Locale.ROOT);
    for (List<?> name : names) {
      if (name.getFirst().equals(DNS_NAME)) {
        String pattern = String.valueOf(name.get(1)).toLowerCase(Locale.ROOT);
        int dot = host.indexOf('.');
        boolean wild =
            pattern.startsWith("*.") && dot > 0 && host.substring(dot).equals(pattern.substring(1));
        if (wild || pattern.equals(host)) {
          return true;
        }
      }
    }
    return false;
  }
}

package fixture;

import java.security.cert.X509Certificate;
import java.util.Hashtable;
import javax.naming.Context;
import javax.net.ssl.*;
import org.apache.commons.mail.SimpleEmail;

class Tls {
  void versions(SSLSocket socket) throws Exception {
    // ruleid: java-old-tls
    SSLContext.getInstance("TLS");
    // ok: java-old-tls
    SSLContext.getInstance("TLSv1.3");
    // ruleid: java-old-tls
    socket.setEnabledProtocols(new String[] {"TLSv1", "TLSv1.2"});
    // ok: java-old-tls
    socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
  }

  class Everybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    // ruleid: java-trusts-all-certificates
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return null;
    }
  }

  class Known implements X509TrustManager {
    private X509TrustManager base;

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    // ok: java-trusts-all-certificates
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws Exception {
      base.checkServerTrusted(chain, kind);
    }
  }

  class AnyHost implements HostnameVerifier {
    // ruleid: java-any-host-name
    public boolean verify(String host, SSLSession session) {
      return true;
    }
  }

  class OneHost implements HostnameVerifier {
    // ok: java-any-host-name
    public boolean verify(String host, SSLSession session) {
      return host.equals(session.getPeerHost());
    }
  }

  void hosts(HttpsURLConnection connection, HostnameVerifier own) {
    // ruleid: java-any-host-name
    connection.setHostnameVerifier((host, session) -> true);
    // ok: java-any-host-name
    connection.setHostnameVerifier(own);
  }

  void mail() throws Exception {
    SimpleEmail open = new SimpleEmail();
    // ruleid: java-mail-host-not-checked
    open.setSSLOnConnect(true);
    open.send();
    SimpleEmail closed = new SimpleEmail();
    // ok: java-mail-host-not-checked
    closed.setSSLOnConnect(true);
    closed.setSSLCheckServerIdentity(true);
    closed.send();
  }

  void directory(Hashtable<String, String> environment) {
    // ruleid: java-ldap-without-password
    environment.put(Context.SECURITY_AUTHENTICATION, "none");
    // ok: java-ldap-without-password
    environment.put(Context.SECURITY_AUTHENTICATION, "simple");
    // ruleid: java-plain-ldap-password
    environment.put(Context.PROVIDER_URL, "ldap://directory.example.org:389");
    // ok: java-plain-ldap-password
    environment.put(Context.PROVIDER_URL, "ldaps://directory.example.org:636");
  }
}

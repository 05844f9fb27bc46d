package dev.lockstep.cli.server;

import dev.lockstep.cli.console.CommandFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// Where a server listens: `localhost:8181`, `[::1]:8181`, `0.0.0.0:8181`; `:8181` is all
/// addresses.
///
/// @param host a name or an address without brackets, empty for all addresses
/// @param port 0 for any that is free
public record Address(String host, int port) {
  private static final int MOST = 65_535;

  /// @throws CommandFailure of usage where `text` is none
  public static Address of(String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 0 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > MOST) {
      throw CommandFailure.usage("--addr takes a host and a port, as in localhost:8181");
    }
    String host = text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return new Address(
        bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port));
  }

  /// Whether only this machine reaches it.
  boolean isLocal() {
    return !host.isEmpty() && socket().getAddress().isLoopbackAddress();
  }

  /// @throws CommandFailure of usage where nothing has that name
  InetSocketAddress socket() {
    try {
      return host.isEmpty()
          ? new InetSocketAddress(port)
          : new InetSocketAddress(
              host.equals("localhost")
                  ? InetAddress.getLoopbackAddress()
                  : InetAddress.getByName(host),
              port);
    } catch (UnknownHostException e) {
      throw CommandFailure.usage("--addr: there is no host " + host, e);
    }
  }
}

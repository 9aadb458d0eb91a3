package io.threadwell.examples.gateway;

import io.threadwell.api.error.Unavailable;
import io.threadwell.examples.gateway.config.GatewayConfig.Listen;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The address that the gateway listens on. */
final class Address {
    private Address() {}

    /**
     * Tries whether it can be listened on, without answering anybody.
     *
     * @throws Unavailable when this machine or this user cannot
     * @throws InUse when somebody listens there
     */
    static String check(Listen listen) {
        InetSocketAddress address = resolved(listen);
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return listen.host() + ":" + listen.port() + " is free";
        } catch (BindException refused) {
            if (isInUse(refused)) {
                throw new InUse("another program listens on " + listen.host() + ":" + listen.port());
            }
            throw new Unavailable(why(listen, refused), refused);
        } catch (IOException refused) {
            throw new Unavailable(why(listen, refused), refused);
        }
    }

    /** @throws Unavailable when the host's name is not known */
    static InetSocketAddress resolved(Listen listen) {
        InetSocketAddress address = new InetSocketAddress(listen.host(), listen.port());
        if (address.isUnresolved()) {
            throw new Unavailable("listen.host " + listen.host() + " is not a name that this machine knows");
        }
        return address;
    }

    /** Why the address cannot be had, and what to do. */
    static String why(Listen listen, IOException refused) {
        String where = "cannot listen on " + listen.host() + ":" + listen.port() + ": ";
        String reason = String.valueOf(refused.getMessage());
        if (isInUse(refused)) {
            return where + "another program does, perhaps another gateway; listen.port or THREADWELL_PORT names another"
                    + " port";
        } else if (reason.contains("ermission")) {
            return where + "this user may not";
        } else if (refused instanceof BindException) {
            return where + "it is not an address of this machine";
        }
        return where + reason;
    }

    private static boolean isInUse(IOException refused) {
        return String.valueOf(refused.getMessage()).contains("in use");
    }
}

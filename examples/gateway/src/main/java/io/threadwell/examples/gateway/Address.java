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
     * @throws Unavailable when it is no address of this machine
     * @throws InUse when somebody listens there
     */
    static String check(Listen listen) {
        InetSocketAddress address = resolved(listen);
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return listen.host() + ":" + listen.port() + " is free";
        } catch (BindException taken) {
            if (String.valueOf(taken.getMessage()).contains("ermission")) {
                throw new Unavailable("this user may not listen on port " + listen.port(), taken);
            } else if (address.getAddress().isAnyLocalAddress() || isOurs(address)) {
                throw new InUse("another program listens on " + listen.host() + ":" + listen.port());
            }
            throw new Unavailable(listen.host() + " is not an address of this machine", taken);
        } catch (IOException refused) {
            throw new Unavailable(
                    "cannot listen on " + listen.host() + ":" + listen.port() + ": " + refused.getMessage(), refused);
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

    private static boolean isOurs(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket(0, 1, address.getAddress())) {
            return socket.isBound();
        } catch (IOException notOurs) {
            return false;
        }
    }
}

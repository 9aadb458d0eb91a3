package io.threadwell.support.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The address of a vendor's server in a configuration. Credentials go there, so it must be {@code https}, but on this machine. */
public final class ServerAddress {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ServerAddress() {}

    /**
     * What is wrong with it; nothing when it is good.
     *
     * @param name the setting's name
     * @param example such as {@code https://crm.example.com}
     */
    public static List<String> problems(String name, @Nullable URI address, String example) {
        if (address == null) {
            return List.of(name + " is missing: give the server's address, such as " + example);
        } else if (address.getHost() == null) {
            return List.of(name + " must be an address such as " + example);
        }
        List<String> problems = new ArrayList<>();
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        boolean local = "http".equalsIgnoreCase(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
        if (!secure && !local) {
            problems.add(name + " must be https (http only on this machine)");
        }
        if (address.getUserInfo() != null || address.getQuery() != null || address.getFragment() != null) {
            problems.add(name + " must be host and path alone");
        }
        return problems;
    }

    /** The address without slashes at its end, so that paths can be put behind it. */
    public static URI bare(URI address) {
        return URI.create(address.toString().replaceFirst("/+$", ""));
    }
}

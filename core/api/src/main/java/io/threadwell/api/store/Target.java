package io.threadwell.api.store;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.AccountId;

/** Where commands go: a helpdesk, a CRM or an account on a network. What is paused or limited, is so by target. */
public record Target(Kind kind, String name) implements Comparable<Target> {
    /** The kinds of destinations. */
    public enum Kind {
        /** A helpdesk of the workspace. */
        HELPDESK("helpdesk"),
        /** An account on a network. */
        ACCOUNT("account"),
        /** A CRM of the workspace. */
        CRM("crm");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /** The helpdesk with this descriptor's {@code system}. */
    public static Target helpdesk(String system) {
        return new Target(Kind.HELPDESK, system);
    }

    /** The CRM with this descriptor's {@code system}. */
    public static Target crm(String system) {
        return new Target(Kind.CRM, system);
    }

    /** An account on its network. */
    public static Target account(AccountId id) {
        return new Target(Kind.ACCOUNT, id.toString());
    }

    /** Reads the form of {@link #toString()}. */
    public static Target parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.prefix + ":")) {
                return new Target(kind, text.substring(kind.prefix.length() + 1));
            }
        }
        throw new InvalidRequest("a target has the form helpdesk:name, crm:name or account:network:id");
    }

    /** The form in which targets are stored. */
    @Override
    public String toString() {
        return kind.prefix + ":" + name;
    }

    @Override
    public int compareTo(Target other) {
        return toString().compareTo(other.toString());
    }
}

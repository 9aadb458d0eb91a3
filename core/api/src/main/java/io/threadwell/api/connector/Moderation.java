package io.threadwell.api.connector;

/**
 * Moderates items on the network. Every action is idempotent there: doing it again leaves things as they are.
 */
public interface Moderation {
    /**
     * Does one action to one item.
     *
     * @throws io.threadwell.api.error.UnsupportedOperation when the capabilities do not name the action
     */
    void apply(AccountContext account, String externalId, Action action);

    /** What can be done to an item. */
    enum Action {
        /** It is hidden from the public, as far as the network does that. */
        HIDE(Capability.HIDE),
        /** It is shown again. */
        UNHIDE(Capability.HIDE),
        /** It is gone for good. */
        DELETE(Capability.DELETE),
        /** We like it. */
        LIKE(Capability.LIKE),
        /** We take our like back. */
        UNLIKE(Capability.LIKE),
        /** It stands at the top. */
        PIN(Capability.PIN),
        /** It stands where its time puts it. */
        UNPIN(Capability.PIN),
        /** Held back so far, it is shown. */
        APPROVE(Capability.APPROVE),
        /** It is refused, and not shown. */
        REJECT(Capability.APPROVE);

        private final Capability needs;

        Action(Capability needs) {
            this.needs = needs;
        }

        /** The capability that a connector must declare for it. */
        public Capability needs() {
            return needs;
        }
    }
}

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
        HIDE(Capability.HIDE),
        UNHIDE(Capability.HIDE),
        DELETE(Capability.DELETE),
        LIKE(Capability.LIKE),
        UNLIKE(Capability.LIKE);

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

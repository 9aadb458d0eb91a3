package io.threadwell.api.connector;

/** Small signs in private conversations. They say nothing, are not kept, and doing one again leaves things as they are. */
public interface ConversationSignals {
    /**
     * Gives a sign.
     *
     * @param to the conversation, with the customer's last message in it
     * @throws io.threadwell.api.error.UnsupportedOperation when the capabilities do not name it
     * @throws io.threadwell.api.error.CareException as the vendor's errors map
     */
    void give(AccountContext account, OutboundMessage.Target to, Signal signal);

    /** The signs. */
    enum Signal {
        /** Somebody is writing; the network takes it back by itself. */
        TYPING(Capability.TYPING),
        /** What the customer wrote was read. */
        SEEN(Capability.MARK_SEEN),
        /** We answer in this conversation from now on, not the other app. */
        TAKE_CONTROL(Capability.THREAD_CONTROL),
        /** The other app answers in this conversation from now on. */
        PASS_CONTROL(Capability.THREAD_CONTROL);

        private final Capability needs;

        Signal(Capability needs) {
            this.needs = needs;
        }

        /** The capability that a connector must declare for it. */
        public Capability needs() {
            return needs;
        }
    }
}

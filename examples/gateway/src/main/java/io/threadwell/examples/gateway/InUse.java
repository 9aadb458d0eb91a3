package io.threadwell.examples.gateway;

/** What was tried is good, but somebody else has it now: usually a gateway that runs. */
final class InUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InUse(String message) {
        super(message);
    }
}

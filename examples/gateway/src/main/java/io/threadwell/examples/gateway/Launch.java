package io.threadwell.examples.gateway;

/** The jar's entry. Says what is wrong when the libraries do not lie beside it, which no other class here could. */
public final class Launch {
    private static final String SOME_LIBRARY = "/io/threadwell/api/error/CareException.class";

    private Launch() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (Launch.class.getResource(SOME_LIBRARY) == null) {
            System.err.println("The folder lib is missing beside threadwell-gateway.jar: copy both from"
                    + " examples/gateway/target.");
            System.exit(1);
        }
        Main.main(arguments);
    }
}

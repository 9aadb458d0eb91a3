package io.threadwell.examples.gateway.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * One JSON object a line on standard error. The gateway's messages hold ids, never the text of messages or credentials.
 *
 * <p>Made in code because reading Logback's XML costs a third of the gateway's start. A file of one's own still wins: name it
 * with {@code -Dlogback.configurationFile}. The level is that of the system property {@link #LEVEL}, else of the environment
 * variable {@code THREADWELL_LOG_LEVEL}, else {@code INFO}.
 */
public final class JsonLog extends ContextAwareBase implements Configurator {
    /** The system property that names the level. */
    public static final String LEVEL = "threadwell.log.level";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        console.setTarget("System.err");
        console.setEncoder(encoder(context));
        console.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level());
        root.addAppender(console);
        // the migrations of the store tell little by much
        context.getLogger("org.flywaydb").setLevel(Level.WARN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static JsonEncoder encoder(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithMDC(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }

    private static Level level() {
        String environment = System.getenv().getOrDefault("THREADWELL_LOG_LEVEL", "INFO");
        return Level.toLevel(System.getProperty(LEVEL, environment), Level.INFO);
    }
}

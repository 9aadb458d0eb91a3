package io.threadwell.examples.gateway;

import io.threadwell.api.error.CareException;
import io.threadwell.examples.gateway.config.ConfigFile;
import io.threadwell.examples.gateway.config.GatewayConfig;
import io.threadwell.examples.gateway.demo.Demo;
import io.threadwell.examples.gateway.log.JsonLog;
import io.threadwell.examples.gateway.yaml.InvalidConfiguration;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The command line. */
public final class Main {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int REFUSED = 2;

    private static final String USAGE = """
            Brings social threads into a helpdesk, and agents' answers back.

              java -jar threadwell-gateway.jar --config FILE           run
              java -jar threadwell-gateway.jar --config FILE --check   try configuration and credentials, start nothing
              java -jar threadwell-gateway.jar demo [FILE]             play a recorded stream, with nothing to set up

            docs/gateway.md says what stands in FILE.""";

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    Main(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    public static void main(String[] arguments) throws InterruptedException {
        property("sun.net.httpserver.nodelay", "true");
        property("sun.net.httpserver.maxReqTime", "30");
        property("sun.net.httpserver.maxIdleConnections", "1000");
        PrintStream utf8 = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int code = new Main(utf8, System.err, System.getenv()).run(List.of(arguments));
        if (code != OK) {
            System.exit(code);
        }
    }

    private static void property(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /** Does what the arguments say; the gateway goes on running when this returns {@link #OK}. */
    int run(List<String> given) throws InterruptedException {
        Arguments arguments = Arguments.of(given);
        Path file = arguments.file();
        return switch (arguments.task()) {
            case DEMO -> demo(file);
            case RUN -> gateway(Objects.requireNonNull(file), false);
            case CHECK -> gateway(Objects.requireNonNull(file), true);
            case HELP -> usage(out, OK);
            case NOTHING -> {
                err.println("threadwell-gateway: " + arguments.problem());
                err.println();
                yield usage(err, REFUSED);
            }
        };
    }

    private static int usage(PrintStream where, int code) {
        where.println(USAGE);
        return code;
    }

    private int gateway(Path file, boolean check) {
        try {
            GatewayConfig config = ConfigFile.read(file, environment);
            if (check) {
                return new Check(out).run(file, config) ? OK : REFUSED;
            }
            Gateway gateway = Gateway.start(config);
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "threadwell-stop"));
            return OK;
        } catch (InvalidConfiguration wrong) {
            err.println(file + " cannot be used:");
            wrong.problems().forEach(problem -> err.println("  " + problem));
            return REFUSED;
        } catch (CareException | UncheckedIOException failed) {
            err.println("The gateway cannot start: " + failed.getMessage());
            return FAILED;
        }
    }

    private int demo(@Nullable Path file) throws InterruptedException {
        // what goes wrong on purpose would fill the screen
        property(JsonLog.LEVEL, "ERROR");
        Demo demo = new Demo(out, Terminal.isThere(), Path.of("threadwell-demo"));
        try {
            if (file == null) {
                return demo.play() ? OK : FAILED;
            }
            if (!Files.isReadable(file)) {
                err.println(file + " cannot be read");
                return REFUSED;
            }
            return demo.play(file) ? OK : FAILED;
        } catch (IOException | CareException failed) {
            err.println("The demo cannot run: " + failed.getMessage());
            return FAILED;
        }
    }
}

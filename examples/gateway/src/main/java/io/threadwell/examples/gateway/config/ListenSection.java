package io.threadwell.examples.gateway.config;

import io.threadwell.examples.gateway.config.GatewayConfig.Listen;
import io.threadwell.examples.gateway.yaml.Problems;
import io.threadwell.examples.gateway.yaml.Reading;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.Optional;

/** Reads where to listen. {@code THREADWELL_PORT} in the environment wins over {@code listen.port}. */
final class ListenSection {
    private static final String PORT = "THREADWELL_PORT";

    private final Section section;
    private final Reading reading;

    ListenSection(Section section, Reading reading) {
        this.section = section;
        this.reading = reading;
    }

    Listen read() {
        String host = section.text("host", "127.0.0.1");
        if (isHost(host)) {
            reading.listensAt(host);
        } else {
            section.problem(
                    "host", "must be a name or an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all");
        }
        int port = section.number("port", 8080, 0, 65535);
        String publicUrl =
                section.has("publicUrl") ? section.address("publicUrl", null).toString() : null;
        section.end();
        return new Listen(host, reading.overridden(PORT).flatMap(this::port).orElse(port), publicUrl);
    }

    private static boolean isHost(String host) {
        boolean name = host.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
        return name || host.matches("\\[?[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*]?");
    }

    private Optional<Integer> port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) < 65536) {
            return Optional.of(Integer.valueOf(text));
        }
        reading.problems().add(Problems.NO_LINE, PORT, "must be a number from 0 to 65535");
        return Optional.empty();
    }
}

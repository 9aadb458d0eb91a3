package io.threadwell.connector.mastodon.internal;

import java.util.Optional;

/** Puts lines together to server-sent events (HTML standard, "Server-sent events"). Used by one thread at a time. */
final class SentEvents {
    private String kind = "";
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;

    /** Takes a line; gives the event that it ends. Comments, which keep a connection alive, are lines that begin with a colon. */
    Optional<Told> line(String line) {
        if (line.isEmpty()) {
            return end();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
        if (field.equals("event")) {
            kind = value;
        } else if (field.equals("data")) {
            data.append(hasData ? "\n" : "").append(value);
            hasData = true;
        }
        return Optional.empty();
    }

    private Optional<Told> end() {
        Optional<Told> told =
                kind.isEmpty() && !hasData ? Optional.empty() : Optional.of(new Told(kind, data.toString()));
        kind = "";
        data.setLength(0);
        hasData = false;
        return told;
    }
}

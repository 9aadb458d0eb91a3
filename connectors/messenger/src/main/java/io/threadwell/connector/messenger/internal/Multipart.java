package io.threadwell.connector.messenger.internal;

import io.threadwell.support.http.HttpCall;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A form with a file (RFC 7578). Of one call. */
final class Multipart {
    private final String boundary = "threadwell-" + UUID.randomUUID();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Multipart text(String name, String value) {
        part("name=\"" + name + "\"", "text/plain; charset=utf-8", value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /**
     * @param fileName as the reader sees it; what could break out of the header is left out
     * @param type such as {@code image/png}; what is no type counts as one that nobody knows
     */
    Multipart file(String name, @Nullable String fileName, String type, byte[] content) {
        String plain = type.split(";", 2)[0].strip();
        boolean known = plain.matches("[\\w.+-]+/[\\w.+-]+");
        String shown = fileName == null ? "file" : fileName.replaceAll("[\\p{Cntrl}\"\\\\]", "_");
        part("name=\"" + name + "\"; filename=\"" + shown + "\"", known ? plain : "application/octet-stream", content);
        return this;
    }

    /** The call with the form as its body. */
    HttpCall in(HttpCall call) {
        write("--" + boundary + "--\r\n");
        return call.body(body.toByteArray(), "multipart/form-data; boundary=" + boundary);
    }

    private void part(String names, String type, byte[] content) {
        write("--" + boundary + "\r\nContent-Disposition: form-data; " + names + "\r\nContent-Type: " + type
                + "\r\n\r\n");
        body.writeBytes(content);
        write("\r\n");
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}

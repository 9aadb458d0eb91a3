package io.threadwell.connector.mastodon.internal;

import io.threadwell.support.http.HttpCall;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with a file (RFC 7578). Of one call. */
final class Multipart {
    private final String boundary = "threadwell-" + UUID.randomUUID();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Multipart text(String name, String value) {
        write("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
        return this;
    }

    /** @param type such as {@code image/png}; what is no type counts as one that nobody knows */
    Multipart file(String name, String fileName, String type, byte[] content) {
        boolean known = type.matches("[\\w.+-]+/[\\w.+-]+");
        write("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: " + (known ? type : "application/octet-stream") + "\r\n\r\n");
        body.writeBytes(content);
        write("\r\n");
        return this;
    }

    /** The call with the form as its body. */
    HttpCall in(HttpCall call) {
        write("--" + boundary + "--\r\n");
        return call.body(body.toByteArray(), "multipart/form-data; boundary=" + boundary);
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}

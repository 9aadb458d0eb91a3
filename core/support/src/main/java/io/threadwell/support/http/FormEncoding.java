package io.threadwell.support.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Percent-encoding that is good for queries and forms alike: a space becomes %20, which every server reads. */
final class FormEncoding {
    private FormEncoding() {}

    static String encode(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return encoded.indexOf('+') < 0 ? encoded : encoded.replace("+", "%20");
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}

package io.threadwell.examples.gateway.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser and the operators' token. */
final class Operator {
    static final String TOKEN = "0perators-0wn-t0ken";

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"]+)\"");

    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    private final String gateway;

    Operator(String gateway) {
        this.gateway = gateway;
    }

    /** What the browser shows in the end. */
    HttpResponse<String> signInAt(String network) throws Exception {
        return open(link(begin(network, TOKEN).body()));
    }

    HttpResponse<String> begin(String network, String token) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(gateway + "/connect/" + network))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + URLEncoder.encode(token, UTF_8))));
    }

    HttpResponse<String> open(String address) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(gateway + path)).header("Authorization", "Bearer " + TOKEN));
    }

    HttpResponse<String> post(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(gateway + path))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.noBody()));
    }

    JsonValue json(String path) throws Exception {
        return JsonValue.parse(get(path).body());
    }

    /** Where a page leads. */
    static String link(String page) {
        Matcher link = LINK.matcher(page);
        if (!link.find()) {
            throw new AssertionError("a page without a link: " + page);
        }
        return link.group(1).replace("&amp;", "&").replace("&#39;", "'");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}

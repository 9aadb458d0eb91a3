package io.threadwell.examples.gateway.http;

import io.threadwell.api.webhook.WebhookResponse;
import java.util.ArrayList;
import java.util.List;

/** A plain page for a browser: no script, no picture, nothing from elsewhere. What is put in is escaped. Not thread-safe. */
final class Html {
    private static final int LONGEST = 500;

    private final String title;
    private final List<String> blocks = new ArrayList<>();
    private String head = "";

    Html(String title) {
        this.title = title;
    }

    Html text(String text) {
        blocks.add("<p>" + escaped(text) + "</p>");
        return this;
    }

    Html list(List<String> lines) {
        StringBuilder list = new StringBuilder("<ul>");
        lines.forEach(line -> list.append("<li>").append(escaped(line)).append("</li>"));
        blocks.add(list.append("</ul>").toString());
        return this;
    }

    Html link(String address, String text) {
        blocks.add("<p><a rel=\"noreferrer\" href=\"" + escapedWhole(address) + "\">" + escaped(text) + "</a></p>");
        return this;
    }

    /** Opens another page by itself. */
    Html goingOn(String address) {
        head = "<meta http-equiv=\"refresh\" content=\"0; url=" + escapedWhole(address) + "\">";
        return this;
    }

    /** Asks for the operators' token, and sends it to the page's own address. */
    Html tokenForm() {
        blocks.add(
                "<form method=\"post\"><p><label>Operators' token <input type=\"password\" name=\"token\" autocomplete=\"off\" required>"
                        + "</label> <button>Sign in</button></p></form>");
        return this;
    }

    WebhookResponse answer(int status) {
        String page = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\">"
                + "<meta name=\"referrer\" content=\"no-referrer\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; form-action 'self'\">"
                + head + "<title>" + escaped(title) + "</title></head><body><h1>" + escaped(title) + "</h1>"
                + String.join("", blocks) + "</body></html>";
        return new WebhookResponse(status, "text/html; charset=utf-8", page);
    }

    /** What others wrote is cut, so that nobody fills the page with it. */
    private static String escaped(String text) {
        return escapedWhole(text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text);
    }

    private static String escapedWhole(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

package io.threadwell.crm.hubspot;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that HubSpot's pages document and its description says otherwise.
 *
 * @param page the page and section that documents it
 * @param route which calls
 * @param message what the description says against it
 */
record Deviation(String page, Pattern route, Pattern message) {
    boolean covers(String asked, String said) {
        return route.matcher(asked).find() && message.matcher(said).find();
    }

    static List<Deviation> all() {
        return List.of(of(
                "Error handling, Common error responses: an error has a status beside its message and category",
                "",
                "^validation\\.response\\.body\\.schema\\.additionalProperties .*: \\[\"status\"]$"));
    }

    static Deviation of(String page, String route, String message) {
        return new Deviation(page, Pattern.compile(route), Pattern.compile(message));
    }
}

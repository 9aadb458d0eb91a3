package io.threadwell.crm.zoho;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that Zoho's pages document and its description (of 2025-06) says otherwise.
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
        return List.of(
                of(
                        "Create Notes, Sample Request: a title, a content and a parent; the description wants what answers have",
                        "POST Notes",
                        "^validation\\.request\\.body\\.schema\\.required \\[Path '/data/\\d+'] .*\\$attachments"),
                of(
                        "Create Notes, Sample Request: the parent's module is named by its API name alone",
                        "POST Notes",
                        "\\[Path '/data/\\d+/Parent_Id/module'] .* \\(\\[\"id\"]\\)$"),
                of(
                        "Fields Metadata: the fake shows a field in part, with what is read of it",
                        "GET settings/fields",
                        "^validation\\.response\\.body\\.schema\\.oneOf [^\\[]*\\[(validation\\.response\\.body\\.schema\\.required"
                                + " \\[Path '/fields/\\d+'] [^\\[]*\\[[^]]*]\\)(, )?)+]$"));
    }

    static Deviation of(String page, String route, String message) {
        return new Deviation(page, Pattern.compile(route), Pattern.compile(message));
    }
}

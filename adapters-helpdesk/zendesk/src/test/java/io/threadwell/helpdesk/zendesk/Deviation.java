package io.threadwell.helpdesk.zendesk;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that Zendesk's pages document and its contract file (of 2024-03) does not have.
 *
 * @param page the page and section that documents it
 * @param route which calls
 * @param message what the contract says against it
 */
record Deviation(String page, Pattern route, Pattern message) {

    boolean covers(String asked, String said) {
        return route.matcher(asked).find() && message.matcher(said).find();
    }

    static List<Deviation> all() {
        return List.of(
                of(
                        "Tickets, Setting metadata: custom metadata goes in with a create or an update",
                        "(POST|PUT) /api/v2/tickets",
                        "additionalProperties \\[Path '/tickets?(/\\d+)?'] .* schema: \\[\"metadata\"]$"),
                of(
                        "Tickets, Update Many Tickets: batch updates send a list of tickets with ids, bulk updates one ticket",
                        "PUT /api/v2/tickets/update_many",
                        "No request body is expected"),
                of(
                        "Tickets, Setting custom field values: by id and value",
                        "(POST|PUT) /api/v2/tickets",
                        "\\[Path '/tickets?(/\\d+)?/custom_fields/\\d+'] .*(\\[\"value\"]|\\[\"key\",\"title\",\"type\"])"),
                of(
                        "Users, Create or Update User: a user is identified by e-mail or by external id",
                        "POST /api/v2/users/create_or_update",
                        "anyOf .* \\[validation.request.body.schema.required \\[Path '/users?(/\\d+)?'] Object has missing"
                                + " required properties \\(\\[\"email\"]\\), "),
                of(
                        "Side-loading: tickets with include=users",
                        "GET /api/v2/tickets/show_many",
                        "Query parameter 'include' is unexpected|schema: \\[\"users\"]"),
                of(
                        "Search, Results format: a result has the members of its own kind",
                        "GET /api/v2/search",
                        "\\[Path '/results/\\d+']"),
                of(
                        "Job Statuses, Results: they differ by job; failed items carry an error, users and tickets their status",
                        "GET /api/v2/job_statuses/",
                        "oneOf \\[Path '/job_status/results']"),
                of(
                        "Pagination: lists take page[size] and page[after]",
                        "GET /api/v2/tickets/\\d+/audits",
                        "Query parameter 'page\\[(size|after)]' is unexpected"),
                of(
                        "Pagination: lists tell whether there is more in meta",
                        "GET /api/v2/tickets/\\d+/audits",
                        "additionalProperties .* schema: \\[\"meta\"]"),
                of(
                        "Incremental Exports, Incremental Ticket Event Export: include=comment_events; the contract has the events of"
                                + " another export",
                        "GET /api/v2/incremental/ticket_events",
                        "Query parameter 'include' is unexpected|/ticket_events"));
    }

    private static Deviation of(String page, String route, String message) {
        return new Deviation(page, Pattern.compile(route), Pattern.compile(message));
    }
}

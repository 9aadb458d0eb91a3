package io.threadwell.examples.gateway.http;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.store.DeskStore.DeskComment;
import io.threadwell.api.store.DeskStore.DeskTicket;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.helpdesk.embedded.EmbeddedDesk;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.signature.Signatures;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The embedded desk for agents' programs, as JSON under {@code /desk}, with a bearer token:
 *
 * <pre>
 * GET  /desk/tickets?status=open,pending&amp;after=...   {"tickets": [...], "next": "..."}
 * GET  /desk/tickets/7                              {"ticket": {...}, "comments": [...]}
 * POST /desk/tickets/7/reply   {"agent", "text"}    goes to the customer
 * POST /desk/tickets/7/note    {"agent", "text"}    stays here
 * POST /desk/tickets/7/status  {"agent", "status"}
 * POST /desk/tickets/7/assign  {"agent", "assignee"}
 * </pre>
 */
public final class DeskPages implements Function<WebhookRequest, WebhookResponse> {
    private static final int PAGE = 100;

    private final EmbeddedDesk desk;
    private final Secret token;

    public DeskPages(EmbeddedDesk desk, Secret token) {
        this.desk = desk;
        this.token = token;
    }

    @Override
    public WebhookResponse apply(WebhookRequest request) {
        String given = request.header("authorization").orElse("");
        if (!Signatures.matches("Bearer " + token.reveal(), given)) {
            return problem(401, "show the agents' token: Authorization: Bearer ...");
        }
        try {
            List<String> path = path(request);
            return request.method().equals("GET") ? read(path, request) : act(path, request);
        } catch (NotFound missing) {
            return problem(404, "there is no such ticket");
        } catch (InvalidRequest | JsonProblem bad) {
            return problem(400, String.valueOf(bad.getMessage()));
        } catch (Unavailable away) {
            return problem(503, "try again later");
        }
    }

    /** What stands behind {@code /desk}. */
    private static List<String> path(WebhookRequest request) {
        String[] segments = URI.create(request.uri()).getPath().split("/", -1);
        int desk = Arrays.asList(segments).indexOf("desk");
        return List.of(segments).subList(desk + 1, segments.length);
    }

    private WebhookResponse read(List<String> path, WebhookRequest request) {
        if (path.equals(List.of("tickets"))) {
            return tickets(request);
        } else if (path.size() == 2 && path.get(0).equals("tickets")) {
            return ticket(number(path));
        }
        return problem(404, "not found");
    }

    private WebhookResponse tickets(WebhookRequest request) {
        List<CaseStatus> statuses = request.parameter("status").stream()
                .flatMap(wanted -> Arrays.stream(wanted.split(",")))
                .map(DeskPages::status)
                .toList();
        Page<DeskTicket> page = desk.tickets(
                statuses, new PageRequest(PAGE, request.parameter("after").orElse(null)));
        JsonArray tickets = JsonArray.create();
        page.items().forEach(ticket -> tickets.add(json(ticket)));
        return ok(JsonObject.create().put("tickets", tickets).putIfPresent("next", page.next()));
    }

    private WebhookResponse ticket(long number) {
        DeskTicket ticket = desk.ticket(number).orElseThrow(() -> new NotFound("no ticket " + number));
        JsonArray comments = JsonArray.create();
        desk.comments(number).forEach(comment -> comments.add(json(comment)));
        return ok(JsonObject.create().put("ticket", json(ticket)).put("comments", comments));
    }

    private WebhookResponse act(List<String> path, WebhookRequest request) {
        if (path.size() != 3 || !path.get(0).equals("tickets")) {
            return problem(404, "not found");
        }
        long number = number(path);
        JsonValue body = JsonValue.parse(request.body());
        String agent = need(body, "agent");
        switch (path.get(2)) {
            case "reply" -> desk.reply(number, agent, need(body, "text"));
            case "note" -> desk.note(number, agent, need(body, "text"));
            case "status" -> desk.setStatus(number, agent, status(need(body, "status")));
            case "assign" -> desk.assign(number, agent, body.text("assignee").orElse(null));
            default -> {
                return problem(404, "not found");
            }
        }
        return ticket(number);
    }

    private static long number(List<String> path) {
        String text = path.get(1);
        if (!text.matches("[0-9]{1,18}")) {
            throw new NotFound("no ticket of that number");
        }
        return Long.parseLong(text);
    }

    private static CaseStatus status(String text) {
        try {
            return CaseStatus.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidRequest("status is one of new, open, pending, on_hold, solved, closed");
        }
    }

    private static String need(JsonValue body, String name) {
        return body.text(name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new InvalidRequest(name + " is missing"));
    }

    private static JsonObject json(DeskTicket ticket) {
        return JsonObject.create()
                .put("number", ticket.number())
                .put("case", ticket.externalId())
                .put("subject", ticket.subject())
                .put("status", ticket.status().name().toLowerCase(Locale.ROOT))
                .putIfPresent("assignee", ticket.assignee())
                .put("createdAt", ticket.createdAt())
                .put("updatedAt", ticket.updatedAt());
    }

    private static JsonObject json(DeskComment comment) {
        return JsonObject.create()
                .putIfPresent("agent", comment.agent())
                .put("text", comment.text())
                .put("internal", comment.internal())
                .put("at", comment.at());
    }

    private static WebhookResponse ok(JsonObject body) {
        return new WebhookResponse(200, "application/json", body.toString());
    }

    private static WebhookResponse problem(int status, String message) {
        return new WebhookResponse(
                status,
                "application/json",
                JsonObject.create().put("error", message).toString());
    }
}

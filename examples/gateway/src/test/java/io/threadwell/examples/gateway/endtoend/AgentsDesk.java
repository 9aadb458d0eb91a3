package io.threadwell.examples.gateway.endtoend;

import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The embedded desk as an agent's program uses it. */
final class AgentsDesk {
    private final Http http = Http.builder().breaker(0, Duration.ofSeconds(1)).build();
    private final String address;

    AgentsDesk(String gateway) {
        this.address = gateway + "/desk/tickets";
    }

    record Comment(Optional<String> agent, String text, boolean internal) {}

    record Ticket(long number, String externalId, List<Comment> comments) {
        List<String> fromCustomers() {
            return comments.stream()
                    .filter(comment -> comment.agent().isEmpty() && !comment.internal())
                    .map(Comment::text)
                    .toList();
        }

        List<String> fromAgents() {
            return comments.stream()
                    .filter(comment -> comment.agent().isPresent())
                    .map(Comment::text)
                    .toList();
        }
    }

    /** The numbers of all tickets. */
    List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            HttpCall call = HttpCall.get(address);
            JsonValue page = answer(after.isPresent() ? call.query("after", after.get()) : call);
            page.get("tickets")
                    .elements()
                    .forEach(ticket -> numbers.add(ticket.longValue("number").orElseThrow()));
            after = page.text("next");
        } while (after.isPresent());
        return numbers;
    }

    /** All tickets with their comments. */
    List<Ticket> tickets() {
        return numbers().stream().map(this::ticket).toList();
    }

    Ticket ticket(long number) {
        return read(answer(HttpCall.get(address + "/" + number)));
    }

    void reply(long number, String text) {
        JsonObject body = JsonObject.create().put("agent", "sam").put("text", text);
        answer(HttpCall.post(address + "/" + number + "/reply").json(body));
    }

    private JsonValue answer(HttpCall call) {
        HttpAnswer answer = http.send(call.bearer(GatewayProcess.AGENTS_TOKEN));
        if (!answer.isSuccess()) {
            throw new IllegalStateException(call + " answered " + answer.status() + " " + answer.text());
        }
        return answer.json();
    }

    private static Ticket read(JsonValue page) {
        List<Comment> comments = page.get("comments").elements().stream()
                .map(comment ->
                        new Comment(comment.text("agent"), comment.text("text", ""), comment.bool("internal", false)))
                .toList();
        return new Ticket(
                page.at("ticket", "number").longValue().orElseThrow(),
                page.at("ticket", "case").text().orElseThrow(),
                comments);
    }
}

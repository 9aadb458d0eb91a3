package io.threadwell.connector.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.ValidationReport;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every request that the connector makes is one that Meta's own description of the Graph API allows. */
final class GraphContractTest {
    /**
     * What Meta's pages document and the descriptions lack, one by one.
     *
     * <ul>
     *   <li>{@code since} on a page's feed: page "Paginated Results", "Time-based Pagination", names the feed as its example.
     * </ul>
     */
    private static final Map<String, String> DEVIATIONS = Map.of("GET feed", "since");

    private final GraphStub graph = new GraphStub();
    private final FacebookConnector connector = FacebookFixture.connector(graph);

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void requests_are_as_described() {
        Path folder = Deliveries.shared("contracts").orElse(null);
        assumeTrue(folder != null, "the vendors' descriptions are not on this machine");
        makeEveryCall();
        List<String> problems = new ArrayList<>();
        List<String> held = new ArrayList<>();
        graph.server().getAllServeEvents().forEach(event -> {
            LoggedRequest request = LoggedRequest.createFrom(event.getRequest());
            description(request).ifPresent(file -> {
                held.add(call(request));
                problems.addAll(problems(folder.resolve(file), request));
            });
        });
        assertThat(problems).isEmpty();
        assertThat(held)
                .contains(
                        "GET feed",
                        "GET tagged",
                        "GET ratings",
                        "GET comments",
                        "POST comments",
                        "POST messages",
                        "POST likes",
                        "DELETE likes",
                        "GET subscribed_apps",
                        "POST subscribed_apps",
                        "DELETE subscribed_apps",
                        "POST ",
                        "DELETE ",
                        "GET ");
    }

    private void makeEveryCall() {
        GraphItem comment = graph.comment(GraphStub.POST, "501", "a question");
        ReplySender sender = facet(ReplySender.class);
        Content image = new Content(
                "see", List.of(Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg")), Map.of());
        OutboundMessage reply = answer(Visibility.PUBLIC, Accounts.to(comment), image);
        sender.send(Accounts.page(), reply);
        sender.find(Accounts.page(), reply, Instant.EPOCH);
        Target post = new Target(GraphStub.POST, GraphStub.POST, null, null);
        OutboundMessage below = answer(Visibility.PUBLIC, post, Content.text("hello"));
        sender.send(Accounts.page(), below);
        sender.find(Accounts.page(), below, Instant.EPOCH);
        for (Target target : List.of(post, Accounts.to(comment))) {
            OutboundMessage whisper = answer(Visibility.PRIVATE, target, Content.text("between us"));
            sender.send(Accounts.page(), whisper);
            sender.find(Accounts.page(), whisper, Instant.EPOCH);
        }
        PollingSource polling = facet(PollingSource.class);
        polling.streams().forEach(stream -> polling.poll(Accounts.page(), stream, null, Instant.EPOCH));
        Authorizer authorizer = facet(Authorizer.class);
        authorizer.exchange(Map.of("code", "good", "redirect", "https://host.example/back"));
        authorizer.revoke(Accounts.page());
        Moderation moderation = facet(Moderation.class);
        for (Moderation.Action action : List.of(
                Moderation.Action.HIDE,
                Moderation.Action.UNHIDE,
                Moderation.Action.LIKE,
                Moderation.Action.UNLIKE,
                Moderation.Action.DELETE)) {
            moderation.apply(Accounts.page(), comment.id, action);
            moderation.apply(Accounts.page(), GraphStub.POST, action);
        }
    }

    private <T> T facet(Class<T> port) {
        return connector.facet(port).orElseThrow();
    }

    private OutboundMessage answer(Visibility visibility, Target target, Content content) {
        return Accounts.answer(visibility, target, content, graph.clock.instant());
    }

    /** By the sort of node that is called; of users, who log in, there is no description. */
    private static Optional<String> description(LoggedRequest request) {
        String node = path(request)[2];
        if (node.equals("me") || node.equals("oauth")) {
            return Optional.empty();
        } else if (node.equals(GraphStub.PAGE)) {
            return Optional.of("meta-Page.json");
        }
        return Optional.of(node.equals(GraphStub.POST) ? "meta-PagePost.json" : "meta-Comment.json");
    }

    private static String[] path(LoggedRequest request) {
        return URI.create(request.getUrl()).getPath().split("/");
    }

    private static String call(LoggedRequest request) {
        String[] path = path(request);
        return request.getMethod() + " " + (path.length > 3 ? path[3] : "");
    }

    private static List<String> problems(Path description, LoggedRequest request) {
        OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForSpecificationUrl(
                        description.toUri().toString())
                .withBasePathOverride("/")
                .build();
        ValidationReport report = validator.validateRequest(simple(request));
        String deviation = DEVIATIONS.get(call(request));
        return report.getMessages().stream()
                .map(message -> call(request) + ": " + message.getMessage())
                .filter(problem -> deviation == null || !problem.contains("'" + deviation + "'"))
                .toList();
    }

    private static SimpleRequest simple(LoggedRequest request) {
        URI uri = URI.create(request.getUrl());
        SimpleRequest.Builder builder =
                new SimpleRequest.Builder(request.getMethod().getName(), uri.getPath());
        request.getQueryParams().forEach((name, values) -> builder.withQueryParam(name, values.values()));
        request.getHeaders().all().stream()
                .collect(Collectors.toMap(HttpHeader::key, HttpHeader::values, (one, other) -> one))
                .forEach(builder::withHeader);
        return request.getBody().length == 0
                ? builder.build()
                : builder.withBody(request.getBody()).build();
    }
}

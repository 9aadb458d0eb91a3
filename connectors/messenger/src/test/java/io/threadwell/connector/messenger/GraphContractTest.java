package io.threadwell.connector.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.ConversationSignals.Signal;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every request that the connector makes, and every answer of the stub, is as Meta's own description of the Graph API has it. */
final class GraphContractTest {
    private final FakeMessenger messenger = new FakeMessenger();
    private final MessengerConnector connector =
            MessengerFixture.connector(messenger, MessengerFixture.config(messenger));

    @AfterEach
    void close() {
        messenger.close();
    }

    private <T> T facet(Class<T> port) {
        return connector.facet(port).orElseThrow();
    }

    @Test
    void requests_and_answers_are_as_described() {
        Path folder = Shared.path("contracts").orElse(null);
        assumeTrue(folder != null, "the vendors' descriptions are not on this machine");
        makeEveryCall();
        List<String> problems = new ArrayList<>();
        Set<String> held = new TreeSet<>();
        for (ServeEvent event : messenger.server().getAllServeEvents()) {
            LoggedRequest request = LoggedRequest.createFrom(event.getRequest());
            description(path(request)).ifPresent(file -> {
                held.add(request.getMethod() + " " + path(request)[3]);
                problems.addAll(problems(folder.resolve(file), request, event));
            });
        }
        assertThat(problems).isEmpty();
        assertThat(held)
                .containsExactly(
                        "DELETE subscribed_apps",
                        "GET conversations",
                        "GET messages",
                        "GET subscribed_apps",
                        "POST messages",
                        "POST pass_thread_control",
                        "POST subscribed_apps",
                        "POST take_thread_control");
    }

    private void makeEveryCall() {
        for (int i = 0; i < 30; i++) {
            messenger.write(Accounts.ANA, "word " + i);
        }
        ReplySender sender = facet(ReplySender.class);
        Map<String, String> attributes = Map.of(
                ContentAttributes.QUOTES, "m_1",
                ContentAttributes.QUICK_REPLIES, "Yes\nNo");
        sender.send(Accounts.page(), Accounts.answer(new Content("well?", List.of(), attributes)));
        sender.send(Accounts.page(), Accounts.answer(MessengerAnswers.media("", Attachment.Kind.FILE)));
        sender.find(Accounts.page(), Accounts.answer(Content.text("well?")), Instant.EPOCH);
        messenger.late = true;
        sender.send(Accounts.page(), Accounts.answer(MessengerAnswers.with(ContentAttributes.BY_PERSON, "true")));
        Target ana = new Target("m_1", null, null, Accounts.ANA);
        for (Signal signal : Signal.values()) {
            facet(ConversationSignals.class).give(Accounts.page(), ana, signal);
        }
        PollingSource polling = facet(PollingSource.class);
        PollPage first = polling.poll(Accounts.page(), MessengerConfig.CONVERSATIONS, null, Instant.EPOCH);
        polling.poll(Accounts.page(), MessengerConfig.CONVERSATIONS, first.cursor(), Instant.EPOCH);
        Authorizer authorizer = facet(Authorizer.class);
        authorizer.exchange(Map.of("code", "good", "redirect", "https://host.example/back"));
        authorizer.revoke(Accounts.page());
    }

    /**
     * By the sort of node that is called. Of people and of logging in there is no description; files are brought as a form with a file, which
     * the page "Attachment Upload API", "Upload from file", documents and the description lacks.
     */
    private static Optional<String> description(String[] path) {
        if (path.length < 4 || path[2].equals("me") || path[2].equals("oauth")) {
            return Optional.empty();
        }
        return Optional.of(path[2].startsWith("t_") ? "meta-UnifiedThread.json" : "meta-Page.json");
    }

    private static String[] path(LoggedRequest request) {
        return URI.create(request.getUrl()).getPath().split("/");
    }

    /** The fields that an app is subscribed to stand in the page "Page Subscribed Apps", "Reading", and not in the description. */
    private static List<String> problems(Path description, LoggedRequest request, ServeEvent event) {
        OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForSpecificationUrl(
                        description.toUri().toString())
                .withBasePathOverride("/")
                .build();
        return validator.validate(simple(request), answer(event)).getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .filter(message -> !message.getMessage().contains("[\"subscribed_fields\"]"))
                .map(message -> request.getMethod() + " " + request.getUrl() + ": " + message.getMessage())
                .toList();
    }

    private static SimpleRequest simple(LoggedRequest request) {
        URI uri = URI.create(request.getUrl());
        SimpleRequest.Builder builder =
                new SimpleRequest.Builder(request.getMethod().getName(), uri.getPath());
        request.getQueryParams().forEach((name, values) -> builder.withQueryParam(name, values.values()));
        request.getHeaders().all().forEach(header -> builder.withHeader(header.key(), header.values()));
        return request.getBody().length == 0
                ? builder.build()
                : builder.withBody(request.getBody()).build();
    }

    private static SimpleResponse answer(ServeEvent event) {
        return SimpleResponse.Builder.status(event.getResponse().getStatus())
                .withHeader("Content-Type", "application/json")
                .withBody(event.getResponse().getBodyAsString())
                .build();
    }
}

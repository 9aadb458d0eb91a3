package io.threadwell.connector.instagram;

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
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.instagram.InstagramConnector.Login;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every request that the connector makes, and every answer of the stub, is as Meta's own description of the Graph API has it. */
final class GraphContractTest {
    private static final String COMMENT = "meta-IGComment.json";

    /**
     * What stands in Meta's pages and not in its description: the fields that an app is subscribed to ("Page Subscribed Apps", "Reading"), and
     * the profile's with Instagram's login ("Instagram API with Instagram Login: Get Started", "Fields").
     */
    private static final List<String> DOCUMENTED = List.of("[\"subscribed_fields\"]", "[\"user_id\",\"username\"]");

    private final FakeInstagram instagram = new FakeInstagram();

    @AfterEach
    void close() {
        instagram.close();
    }

    /** With Instagram's login {@code me} is the account, with Facebook's the page that it is linked with. */
    @ParameterizedTest
    @CsvSource({"INSTAGRAM, meta-IGUserForIGOnlyAPI.json", "FACEBOOK, meta-Page.json"})
    void requests_and_answers_are_as_described(Login login, String me) {
        Path folder = Shared.path("contracts").orElse(null);
        assumeTrue(folder != null, "the vendors' descriptions are not on this machine");
        InstagramConnector connector = InstagramFixture.connector(
                instagram, InstagramFixture.config(instagram).login(login));
        makeEveryCall(connector);
        List<String> problems = new ArrayList<>();
        Set<String> held = new TreeSet<>();
        for (ServeEvent event : instagram.server().getAllServeEvents()) {
            LoggedRequest request = LoggedRequest.createFrom(event.getRequest());
            String[] path = path(request);
            description(path, me).ifPresent(file -> {
                held.add(request.getMethod() + " " + (path.length == 3 ? node(path) : path[3]));
                problems.addAll(problems(folder.resolve(file), request, event));
            });
        }
        assertThat(problems).isEmpty();
        assertThat(held)
                .contains(
                        "DELETE comment",
                        "GET account",
                        "GET comment",
                        "GET comments",
                        "GET conversations",
                        "GET me",
                        "GET media",
                        "GET messages",
                        "GET replies",
                        "GET subscribed_apps",
                        "POST comment",
                        "POST mentions",
                        "POST messages",
                        "POST replies",
                        "POST subscribed_apps")
                .hasSize(login == Login.INSTAGRAM ? 16 : 15);
    }

    private static <T> T facet(InstagramConnector connector, Class<T> port) {
        return connector.facet(port).orElseThrow();
    }

    private void makeEveryCall(InstagramConnector connector) {
        for (int i = 0; i < 30; i++) {
            instagram.write(Accounts.ANA, false, "word " + i, "");
            instagram.comment("question " + i);
        }
        FakeComment comment = instagram.comment("a question");
        ReplySender sender = facet(connector, ReplySender.class);
        sender.send(Accounts.account(), Accounts.answer(Content.text("well?")));
        sender.send(Accounts.account(), Accounts.answer(InstagramAnswers.media("", Attachment.Kind.IMAGE)));
        sender.find(Accounts.account(), Accounts.answer(Content.text("well?")), Instant.EPOCH);
        Target below = new Target(comment.id, comment.id, FakeInstagram.MEDIA, null);
        OutboundMessage reply = Accounts.answer(Visibility.PUBLIC, below, Content.text("yes"), Instant.EPOCH);
        sender.send(Accounts.account(), reply);
        sender.find(Accounts.account(), reply, Instant.EPOCH);
        sender.send(
                Accounts.account(),
                Accounts.answer(Visibility.PRIVATE, below, Content.text("in private"), Instant.EPOCH));
        Target mention = new Target(comment.id, comment.id, "mention:9002", null);
        sender.send(
                Accounts.account(), Accounts.answer(Visibility.PUBLIC, mention, Content.text("here"), Instant.EPOCH));
        facet(connector, ConversationSignals.class)
                .give(Accounts.account(), new Target("m_1", null, null, Accounts.ANA), Signal.TYPING);
        ItemLookup lookup = facet(connector, ItemLookup.class);
        for (String reference : List.of(comment.id, "mention:9002:" + comment.id, "mention:9002")) {
            lookup.lookUp(Accounts.account(), reference);
        }
        facet(connector, Moderation.class).apply(Accounts.account(), comment.id, Action.HIDE);
        facet(connector, Moderation.class).apply(Accounts.account(), comment.id, Action.DELETE);
        for (String stream : List.of(InstagramConfig.COMMENTS, InstagramConfig.CONVERSATIONS)) {
            PollingSource polling = facet(connector, PollingSource.class);
            PollPage first = polling.poll(Accounts.account(), stream, null, Instant.EPOCH);
            polling.poll(Accounts.account(), stream, first.cursor(), Instant.EPOCH);
        }
        Authorizer authorizer = facet(connector, Authorizer.class);
        authorizer.exchange(Map.of("code", "good", "redirect", "https://host.example/back"));
        authorizer.revoke(Accounts.account());
    }

    /** By the sort of node that is called. */
    private static Optional<String> description(String[] path, String me) {
        if (path.length < 3 || !path[1].startsWith("v") || path[2].equals("oauth")) {
            return Optional.empty();
        } else if (path.length == 3) {
            return switch (node(path)) {
                case "me" -> Optional.of(me);
                case "account" -> Optional.of("meta-IGUser.json");
                default -> Optional.of(COMMENT);
            };
        }
        return switch (path[3]) {
            case "replies" -> Optional.of(COMMENT);
            case "comments" -> Optional.of("meta-IGMedia.json");
            case "messages" -> Optional.of(path[2].startsWith("t_") ? "meta-UnifiedThread.json" : me);
            case "conversations", "subscribed_apps" -> Optional.of(me);
            case "media", "mentions" -> Optional.of("meta-IGUser.json");
            default -> Optional.empty();
        };
    }

    private static String node(String[] path) {
        return path[2].equals("me") ? "me" : path[2].equals(Accounts.US) ? "account" : "comment";
    }

    private static String[] path(LoggedRequest request) {
        return URI.create(request.getUrl()).getPath().split("/");
    }

    private static List<String> problems(Path description, LoggedRequest request, ServeEvent event) {
        OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForSpecificationUrl(
                        description.toUri().toString())
                .withBasePathOverride("/")
                .build();
        return validator.validate(simple(request), answer(event)).getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .filter(message -> DOCUMENTED.stream().noneMatch(message.getMessage()::endsWith))
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

package io.threadwell.connector.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.ConversationSignals.Signal;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every request that the connector makes, and every answer of the stub, is as Meta's own description of the Cloud API has it. */
final class CloudContractTest {
    /**
     * Fields of messages that Meta's pages document and the description lacks, which are taken out before a message is held against it:
     * {@code biz_opaque_callback_data} (page "Status messages webhook reference") and, within media, {@code caption} and {@code
     * filename} (pages "Image messages", "Video messages", "Document messages"). The rest is in {@link #isDocumentedElsewhere}.
     */
    private static final Set<String> UNDESCRIBED = Set.of("biz_opaque_callback_data", "caption", "filename");

    private final FakeWhatsApp whatsapp = new FakeWhatsApp();
    private final WhatsAppConnector connector = WhatsAppFixture.connector(whatsapp);

    private <T> T facet(Class<T> port) {
        return connector.facet(port).orElseThrow();
    }

    @AfterEach
    void close() {
        whatsapp.close();
    }

    @Test
    void requests_and_answers_are_as_described() {
        Path description = Shared.path("contracts/whatsapp-v23.json").orElse(null);
        assumeTrue(description != null, "the vendors' descriptions are not on this machine");
        OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForSpecificationUrl(
                        description.toUri().toString())
                .withBasePathOverride("/")
                .build();
        makeEveryCall();
        List<String> problems = new ArrayList<>();
        Set<String> held = new java.util.TreeSet<>();
        for (ServeEvent event : whatsapp.server().getAllServeEvents()) {
            LoggedRequest request = LoggedRequest.createFrom(event.getRequest());
            String path = URI.create(request.getUrl()).getPath();
            if (!isDocumentedElsewhere(path, request)) {
                held.add(request.getMethod() + " " + path);
                // An answer with a medium cannot be held: the description's paths of single nodes are ambiguous.
                ValidationReport report = path.endsWith("/4009")
                        ? validator.validateRequest(simple(request, path))
                        : validator.validate(simple(request, path), answer(event));
                flat(report.getMessages()).forEach(problem -> problems.add(path + ": " + problem));
            }
        }
        assertThat(problems).isEmpty();
        assertThat(held)
                .containsExactly(
                        "DELETE /v23.0/102290129340398/subscribed_apps",
                        "GET /v23.0/102290129340398/phone_numbers",
                        "GET /v23.0/4009",
                        "POST /v23.0/102290129340398/subscribed_apps",
                        "POST /v23.0/106540352242922/messages");
    }

    /**
     * What Meta's pages document and the description lacks, one by one: logging in (page "Embedded Signup"), what a token is (page "Debug
     * Token"), the files themselves (page "Media", "Download media"), marking as read and typing (pages "Mark messages as read", "Typing
     * indicators") and messages to business-scoped ids (page "Business-scoped user IDs", {@code recipient}).
     */
    private static boolean isDocumentedElsewhere(String path, LoggedRequest request) {
        String body = request.getBodyAsString();
        return path.contains("/oauth/")
                || path.endsWith("/debug_token")
                || path.startsWith("/files/")
                || body.contains("\"status\":\"read\"")
                || body.contains("\"recipient\":");
    }

    private void makeEveryCall() {
        ReplySender sender = facet(ReplySender.class);
        List<Content> contents = new ArrayList<>(List.of(
                Content.text("see https://example.org"),
                WhatsAppAnswers.with(ContentAttributes.QUOTES, "16505551234:wamid.1"),
                WhatsAppAnswers.with(ContentAttributes.QUICK_REPLIES, "Yes\nNo"),
                WhatsAppAnswers.with(ContentAttributes.QUICK_REPLIES, "1\n2\n3\n4"),
                WhatsAppAnswers.template("en_US"),
                WhatsAppAnswers.media(Attachment.Kind.IMAGE),
                WhatsAppAnswers.media(Attachment.Kind.VIDEO),
                WhatsAppAnswers.media(Attachment.Kind.FILE),
                WhatsAppAnswers.media(Attachment.Kind.AUDIO).withText(""),
                WhatsAppAnswers.media(Attachment.Kind.STICKER).withText("")));
        contents.forEach(content -> sender.send(Accounts.number(), Accounts.answer(Accounts.ANA, content)));
        sender.send(Accounts.number(), Accounts.answer("group:1203@g.us", Content.text("hello")));
        Moderation moderation = facet(Moderation.class);
        moderation.apply(Accounts.number(), "16505551234:wamid.1", Moderation.Action.LIKE);
        moderation.apply(Accounts.number(), "16505551234:wamid.1", Moderation.Action.UNLIKE);
        Target to = new Target("16505551234:wamid.1", null, null, Accounts.ANA);
        facet(ConversationSignals.class).give(Accounts.number(), to, Signal.SEEN);
        whatsapp.media.put("4009", new byte[] {1, 2, 3});
        facet(MediaSource.class).open(Accounts.number(), Attachment.of(Attachment.Kind.IMAGE, "whatsapp:media/4009"));
        facet(Authorizer.class).exchange(Map.of("code", "good"));
        WhatsAppConnector.builder()
                .config(WhatsAppConfig.builder()
                        .graphUri(whatsapp.uri())
                        .verifyToken(WhatsAppSamples.VERIFY_TOKEN)
                        .endSubscription(true)
                        .build())
                .build()
                .facet(Authorizer.class)
                .orElseThrow()
                .revoke(Accounts.number());
    }

    private static SimpleRequest simple(LoggedRequest request, String path) {
        SimpleRequest.Builder builder =
                new SimpleRequest.Builder(request.getMethod().getName(), path);
        request.getQueryParams().forEach((name, values) -> builder.withQueryParam(name, values.values()));
        request.getHeaders().all().stream()
                .collect(Collectors.toMap(HttpHeader::key, HttpHeader::values, (one, other) -> one))
                .forEach(builder::withHeader);
        return request.getBody().length == 0
                ? builder.build()
                : builder.withBody(described(JsonValue.parse(request.getBody())).toString())
                        .build();
    }

    private static JsonObject described(JsonValue object) {
        JsonObject described = JsonObject.create();
        object.fields().forEach((name, value) -> {
            if (value.isObject()) {
                described.put(name, described(value));
            } else if (!UNDESCRIBED.contains(name)) {
                described.put(name, value);
            }
        });
        return described;
    }

    private static SimpleResponse answer(ServeEvent event) {
        return SimpleResponse.Builder.status(event.getResponse().getStatus())
                .withHeader("Content-Type", "application/json")
                .withBody(event.getResponse().getBodyAsString())
                .build();
    }

    /** A proof goes along with each call of an app with a secret (page "Securing Graph API Calls"). */
    private static List<String> flat(List<ValidationReport.Message> messages) {
        List<String> all = new ArrayList<>();
        for (ValidationReport.Message message : messages) {
            if (message.getLevel() == ValidationReport.Level.ERROR
                    && !message.getMessage().contains("'appsecret_proof'")) {
                all.add(message.getKey() + " " + message.getMessage() + flat(message.getNestedMessages()));
            }
        }
        return all;
    }
}

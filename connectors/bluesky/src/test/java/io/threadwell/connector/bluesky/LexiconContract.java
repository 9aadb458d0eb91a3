package io.threadwell.connector.bluesky;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.threadwell.connector.bluesky.FakeBluesky.Call;
import io.threadwell.connector.bluesky.FakeBluesky.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds calls and answers against the published lexicons, where they are beside the repository. Left out, because the file
 * cannot say it: the body of {@code com.atproto.repo.uploadBlob}, which the lexicon gives as any bytes.
 */
final class LexiconContract {
    private static final Optional<OpenApiInteractionValidator> VALIDATOR =
            Shared.file("contracts/bluesky-xrpc.json").map(LexiconContract::validator);

    private final Set<String> violations = ConcurrentHashMap.newKeySet();

    static boolean isPresent() {
        return VALIDATOR.isPresent();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    void check(Call call, Reply reply) {
        if (call.nsid().equals("com.atproto.repo.uploadBlob")) {
            return;
        }
        VALIDATOR.ifPresent(validator -> flat(validator
                        .validate(request(call), response(reply))
                        .getMessages())
                .forEach(message -> violations.add(call.nsid() + ": " + message)));
    }

    private static SimpleRequest request(Call call) {
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(Request.Method.valueOf(call.method()), "/xrpc/" + call.nsid());
        call.query().forEach(request::withQueryParam);
        if (!call.body().isEmpty()) {
            request.withHeader("Content-Type", "application/json").withBody(call.body());
        }
        return request.build();
    }

    private static SimpleResponse response(Reply reply) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(reply.status());
        return reply.body().isEmpty()
                ? response.build()
                : response.withHeader("Content-Type", "application/json")
                        .withBody(reply.body())
                        .build();
    }

    private static List<String> flat(List<ValidationReport.Message> messages) {
        List<String> all = new ArrayList<>();
        for (ValidationReport.Message message : messages) {
            if (message.getLevel() == ValidationReport.Level.ERROR) {
                all.add(message.getKey() + " " + message.getMessage() + flat(message.getNestedMessages()));
            }
        }
        return all;
    }

    private static OpenApiInteractionValidator validator(Path file) {
        try {
            return OpenApiInteractionValidator.createForInlineApiSpecification(Files.readString(file))
                    .withBasePathOverride("/")
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

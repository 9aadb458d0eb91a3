package io.threadwell.connector.x;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
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
 * Holds calls and answers against X's published contract, where it is beside the repository. Left out, because the file cannot say it:
 * the endpoints of OAuth, the lines of a stream, and answers that are no success. The list of what direct messages can be expanded
 * with names one thing twice, so that no such parameter can be held against it; two kinds of events are newer than the file.
 */
final class XContract {
    private static final Optional<OpenApiInteractionValidator> VALIDATOR =
            Shared.file("contracts/x-v2.json").map(XContract::validator);

    private final Set<String> violations = ConcurrentHashMap.newKeySet();

    static boolean isPresent() {
        return VALIDATOR.isPresent();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    void check(Call call, Reply reply) {
        if (call.path().startsWith("/2/oauth2/")) {
            return;
        }
        VALIDATOR.ifPresent(validator -> {
            ValidationReport report = isToBeHeld(reply)
                    ? validator.validate(request(call), response(reply))
                    : validator.validateRequest(request(call));
            flat(report.getMessages())
                    .forEach(message -> violations.add(call.method() + " " + call.path() + ": " + message));
        });
    }

    private static boolean isToBeHeld(Reply reply) {
        return reply.status() < 300 && !reply.isStream() && !reply.headers().containsKey(Reply.BROKEN);
    }

    /** X's pages tell of two kinds of events that its contract, which is a month older, does not know. */
    private static boolean isNewerThanFile(String message) {
        return message.contains("\"post.reply.create\") not found")
                || message.contains("\"post.quote.create\") not found");
    }

    private static SimpleRequest request(Call call) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(Request.Method.valueOf(call.method()), call.path());
        call.query().forEach(request::withQueryParam);
        call.headers().forEach(request::withHeader);
        return call.body().length == 0
                ? request.build()
                : request.withBody(call.body()).build();
    }

    private static SimpleResponse response(Reply reply) {
        return SimpleResponse.Builder.status(reply.status())
                .withHeader("Content-Type", reply.contentType())
                .withBody(reply.body())
                .build();
    }

    private static List<String> flat(List<ValidationReport.Message> messages) {
        List<String> all = new ArrayList<>();
        for (ValidationReport.Message message : messages) {
            boolean ofFile = message.getMessage().contains("array must not contain duplicate elements");
            boolean excused = ofFile || isNewerThanFile(message.getMessage());
            if (message.getLevel() == ValidationReport.Level.ERROR && !excused) {
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

package io.threadwell.connector.telegram;

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
 * Holds calls and answers against a contract of the Bot API, where it is beside the repository. It covers 21 of the API's methods: calls of
 * others are left out.
 */
final class TelegramContract {
    private static final Optional<OpenApiInteractionValidator> VALIDATOR =
            Shared.file("contracts/telegram-bot.json").map(TelegramContract::validator);

    private final Set<String> violations = ConcurrentHashMap.newKeySet();

    static boolean isPresent() {
        return VALIDATOR.isPresent();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    void check(Call call, Reply reply) {
        VALIDATOR.ifPresent(validator -> {
            ValidationReport report = reply.status() < 300 && reply.body()[0] == '{'
                    ? validator.validate(request(call), response(reply))
                    : validator.validateRequest(request(call));
            flat(report.getMessages()).forEach(message -> violations.add(call.method() + ": " + message));
        });
    }

    private static SimpleRequest request(Call call) {
        return new SimpleRequest.Builder(Request.Method.POST, call.path())
                .withHeader("Content-Type", "application/json")
                .withBody(call.body())
                .build();
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
            boolean left = message.getKey().equals("validation.request.path.missing")
                    || message.getKey().equals("validation.request.body.unexpected");
            if (message.getLevel() == ValidationReport.Level.ERROR && !left) {
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

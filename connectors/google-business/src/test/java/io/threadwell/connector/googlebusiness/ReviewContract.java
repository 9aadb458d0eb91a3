package io.threadwell.connector.googlebusiness;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds calls and answers against Google's description of the My Business API (of 2021), where it is beside the repository. It names
 * what belongs to a profile by one name with slashes, so that names are escaped here. Left out, because one path stands for many
 * things in it: {@code reviews.get}.
 */
final class ReviewContract {
    private static final Optional<OpenApiInteractionValidator> VALIDATOR =
            Shared.file("contracts/gbp-v4.json").map(ReviewContract::validator);

    private final Set<String> violations = ConcurrentHashMap.newKeySet();
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    static boolean isPresent() {
        return VALIDATOR.isPresent();
    }

    Set<String> violations() {
        return Set.copyOf(violations);
    }

    Set<String> held() {
        return Set.copyOf(held);
    }

    void check(String method, URI uri, String body, int status, String answer) {
        String path = uri.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (VALIDATOR.isEmpty() || !path.startsWith("/v4/") || !(last.equals("reviews") || last.equals("reply"))) {
            return;
        }
        held.add(method + " " + last);
        String name = path.substring("/v4/".length(), path.lastIndexOf('/')).replace("/", "%2F");
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(Request.Method.valueOf(method), "/v4/" + name + "/" + last);
        for (String pair :
                uri.getQuery() == null ? new String[0] : uri.getQuery().split("&")) {
            request.withQueryParam(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        if (!body.isEmpty()) {
            request.withHeader("Content-Type", "application/json").withBody(body);
        }
        SimpleResponse.Builder response = SimpleResponse.Builder.status(status);
        if (!answer.isEmpty()) {
            response.withHeader("Content-Type", "application/json").withBody(answer);
        }
        ValidationReport report = status == 200
                ? VALIDATOR.get().validate(request.build(), response.build())
                : VALIDATOR.get().validateRequest(request.build());
        report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .forEach(message -> violations.add(method + " " + last + ": " + message.getMessage()));
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

    static List<String> all() {
        return List.of("GET reviews", "PUT reply", "DELETE reply");
    }
}

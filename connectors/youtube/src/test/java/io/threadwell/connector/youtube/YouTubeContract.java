package io.threadwell.connector.youtube;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
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
 * Holds calls and answers against Google's description of the YouTube Data API v3, where it is beside the repository. Answers with
 * another status than 200 are not in it: errors, and the 204 of the reference.
 */
final class YouTubeContract {
    private static final Optional<OpenApiInteractionValidator> VALIDATOR =
            Shared.file("contracts/youtube-v3.json").map(YouTubeContract::validator);

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
        if (VALIDATOR.isEmpty() || !path.startsWith("/youtube/v3/")) {
            return;
        }
        String what = method + " " + path.substring("/youtube/v3/".length());
        held.add(what);
        SimpleRequest.Builder request = new SimpleRequest.Builder(Request.Method.valueOf(method), path);
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
                .forEach(message -> violations.add(what + ": " + message.getMessage()));
    }

    private static OpenApiInteractionValidator validator(Path file) {
        try {
            return OpenApiInteractionValidator.createForInlineApiSpecification(Files.readString(file))
                    .withBasePathOverride("/")
                    .withLevelResolver(LevelResolver.create()
                            .withLevel("validation.request.parameter.query.unexpected", ValidationReport.Level.ERROR)
                            .build())
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> all() {
        return List.of(
                "GET commentThreads",
                "POST commentThreads",
                "GET comments",
                "POST comments",
                "PUT comments",
                "DELETE comments",
                "POST comments/setModerationStatus",
                "GET channels");
    }
}

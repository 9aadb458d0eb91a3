package io.threadwell.helpdesk.zendesk;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.threadwell.helpdesk.zendesk.FakeZendesk.Call;
import io.threadwell.helpdesk.zendesk.FakeZendesk.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds calls and answers against the vendor's contract file, where it is beside the repository. */
final class SupportContract {
    private static final Optional<Path> FILE = locate();
    private static final Optional<OpenApiInteractionValidator> VALIDATOR = FILE.map(SupportContract::validator);

    private final Set<String> violations = ConcurrentHashMap.newKeySet();

    static SupportContract ifPresent() {
        return new SupportContract();
    }

    static boolean isPresent() {
        return FILE.isPresent();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    void check(String method, String path, Call call, Reply reply) {
        VALIDATOR.ifPresent(validator -> {
            // The contract knows no errors.
            ValidationReport report = reply.status() < 300
                    ? validator.validate(request(method, path, call), response(reply))
                    : validator.validateRequest(request(method, path, call));
            for (String message : flat(report.getMessages())) {
                if (Deviation.all().stream().noneMatch(known -> known.covers(method + " " + path, message))) {
                    violations.add(
                            method + " " + path.replaceAll("/\\d+", "/N") + ": " + message.replaceAll("/\\d+", "/N"));
                }
            }
        });
    }

    private static SimpleRequest request(String method, String path, Call call) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(Request.Method.valueOf(method), path);
        call.query().forEach((name, value) -> request.withQueryParam(name, value));
        request.withHeader("Accept", call.headers().getOrDefault("accept", ""));
        if (!call.text().isEmpty()) {
            request.withHeader("Content-Type", call.headers().getOrDefault("content-type", ""))
                    .withBody(call.text());
        }
        return request.build();
    }

    private static SimpleResponse response(Reply reply) {
        return SimpleResponse.Builder.status(reply.status())
                .withHeader("Content-Type", "application/json")
                .withBody(reply.body())
                .build();
    }

    private static List<String> flat(List<ValidationReport.Message> messages) {
        List<String> all = new ArrayList<>();
        for (ValidationReport.Message message : messages) {
            if (message.getLevel() == ValidationReport.Level.ERROR) {
                List<String> nested = flat(message.getNestedMessages());
                all.add(message.getKey() + " " + message.getMessage() + (nested.isEmpty() ? "" : " " + nested));
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

    private static Optional<Path> locate() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/contracts/zendesk-support.json");
            if (Files.isReadable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}

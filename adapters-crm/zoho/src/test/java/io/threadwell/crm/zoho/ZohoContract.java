package io.threadwell.crm.zoho;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.threadwell.crm.zoho.FakeZoho.Call;
import io.threadwell.crm.zoho.FakeZoho.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds calls and answers against Zoho's own description, where it is beside the repository. */
final class ZohoContract {
    private static final Optional<Path> FOLDER = locate();
    private static final Map<String, OpenApiInteractionValidator> VALIDATORS = new ConcurrentHashMap<>();

    private final Set<String> violations = ConcurrentHashMap.newKeySet();

    static boolean isPresent() {
        return FOLDER.isPresent();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** @param reply the fake's own; absent where a test made it up */
    void check(Call call, Reply reply) {
        FOLDER.ifPresent(folder -> {
            OpenApiInteractionValidator validator =
                    VALIDATORS.computeIfAbsent(file(call), name -> validator(folder.resolve(name)));
            ValidationReport report = reply == null || reply.status() == 204 || reply.status() >= 400
                    ? validator.validateRequest(request(call))
                    : validator.validate(request(call), response(reply));
            for (String message : flat(report.getMessages())) {
                if (Deviation.all().stream().noneMatch(known -> known.covers(call.route(), message))) {
                    violations.add(call.route() + ": " + message);
                }
            }
        });
    }

    private static String file(Call call) {
        String path = call.path();
        if (path.equals("coql")) {
            return "zoho-coql.json";
        } else if (path.equals("users")) {
            return "zoho-users.json";
        } else if (path.equals("settings/fields")) {
            return "zoho-fields.json";
        } else if (path.endsWith("/Notes")) {
            return "zoho-related_records.json";
        }
        return path.equals("Notes") ? "zoho-notes.json" : "zoho-record.json";
    }

    private static SimpleRequest request(Call call) {
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(Request.Method.valueOf(call.method()), "/crm/v8/" + call.path());
        call.query().forEach((name, value) -> request.withQueryParam(name, value));
        request.withHeader("Accept", "application/json").withHeader("Authorization", "Zoho-oauthtoken x");
        if (!call.text().isEmpty()) {
            request.withHeader("Content-Type", "application/json").withBody(call.text());
        }
        return request.build();
    }

    /** 201, 202 and 207 are not in the description of records: what they hold is what 200 holds. */
    private static SimpleResponse response(Reply reply) {
        return SimpleResponse.Builder.status(200)
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
            Path contracts = folder.resolve("shared/contracts");
            if (Files.isReadable(contracts.resolve("zoho-record.json"))) {
                return Optional.of(contracts);
            }
        }
        return Optional.empty();
    }
}

package io.threadwell.crm.hubspot;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.threadwell.crm.hubspot.FakeHubSpot.Call;
import io.threadwell.crm.hubspot.FakeHubSpot.Reply;
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

/** Holds the first calls of each kind, and their answers, against HubSpot's own description, where it is beside the repository. */
final class HubSpotContract {
    private static final Optional<Path> FOLDER = locate();
    private static final Map<String, OpenApiInteractionValidator> VALIDATORS = new ConcurrentHashMap<>();

    private static final int ENOUGH = 20;

    private final Set<String> violations = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> held = new ConcurrentHashMap<>();

    static boolean isPresent() {
        return FOLDER.isPresent();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** @param reply the fake's own; absent where a test made it up */
    void check(Call call, Reply reply) {
        Optional<String> file = file(call.path());
        boolean enough = held.merge(call.route(), 1, Integer::sum) > ENOUGH;
        if (FOLDER.isEmpty() || file.isEmpty() || enough) {
            return;
        }
        OpenApiInteractionValidator validator = VALIDATORS.computeIfAbsent(
                file.get(), name -> validator(FOLDER.get().resolve(name)));
        ValidationReport report = reply == null
                ? validator.validateRequest(request(call))
                : validator.validate(request(call), response(call, reply));
        for (String message : flat(report.getMessages())) {
            if (Deviation.all().stream().noneMatch(known -> known.covers(call.route(), message))) {
                violations.add(call.route() + ": " + message);
            }
        }
    }

    /** The file that describes a path; empty for those that none does. */
    private static Optional<String> file(String path) {
        String[] parts = path.split("/");
        if (path.startsWith("/crm/objects/2026-09/")) {
            Set<String> described = Set.of("contacts", "companies", "notes", "communications");
            // All of them describe any type of object.
            return Optional.of("hubspot-" + (described.contains(parts[4]) ? parts[4] : "contacts") + "-2026-09.json");
        } else if (path.startsWith("/crm/associations/")) {
            return Optional.of("hubspot-associations-2026-09.json");
        } else if (path.startsWith("/crm/owners/")) {
            return Optional.of("hubspot-crm_owners-2026-09.json");
        } else if (path.startsWith("/crm/v3/properties/")) {
            return Optional.of("hubspot-properties-v3.json");
        }
        return path.startsWith("/crm/v3/pipelines/") ? Optional.of("hubspot-pipelines-v3.json") : Optional.empty();
    }

    private static SimpleRequest request(Call call) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(Request.Method.valueOf(call.method()), call.path());
        call.query().forEach((name, value) -> request.withQueryParam(name, value));
        request.withHeader("Accept", "application/json").withHeader("Authorization", "Bearer x");
        if (!call.text().isEmpty()) {
            request.withHeader("Content-Type", "application/json").withBody(call.text());
        }
        return request.build();
    }

    /** The descriptions of 2026-09 have no 207: what it holds is what a success holds, and its errors are described there. */
    private static SimpleResponse response(Call call, Reply reply) {
        int success = call.path().endsWith("/batch/create") ? 201 : 200;
        return SimpleResponse.Builder.status(reply.status() == 207 ? success : reply.status())
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
            if (Files.isReadable(contracts.resolve("hubspot-contacts-2026-09.json"))) {
                return Optional.of(contracts);
            }
        }
        return Optional.empty();
    }
}

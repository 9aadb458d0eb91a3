package io.threadwell.examples.gateway.helpdesks;

import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.webhook.Secret;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/** What the sections of all helpdesks have in common. */
final class TicketKeys {
    private TicketKeys() {}

    /** Fields that hold facts of a case, by their ids. */
    static void customFields(Section section, Collection<String> facts, BiConsumer<String, Long> field) {
        section.section("customFields").ifPresent(fields -> {
            facts.stream().sorted().filter(fields::has).forEach(fact -> field.accept(fact, fields.id(fact)));
            fields.end();
        });
    }

    /**
     * The vendor's words for our statuses.
     *
     * @param words those that the vendor knows
     * @param theirs the vendor's word for each of ours by default
     */
    static void statuses(
            Section section,
            List<String> words,
            Map<CaseStatus, String> theirs,
            BiConsumer<CaseStatus, String> status) {
        Map<String, String> choices = new LinkedHashMap<>();
        words.forEach(word -> choices.put(word, word));
        section.section("statuses").ifPresent(statuses -> {
            theirs.forEach((ours, word) ->
                    status.accept(ours, statuses.choice(ours.name().toLowerCase(Locale.ROOT), choices, word)));
            statuses.end();
        });
    }

    /** The webhook's secret, which needs to be known with the user whose writes are ours. */
    static Optional<Secret> webhook(Section section, LongConsumer user) {
        boolean known = section.has("integrationUser");
        if (known) {
            user.accept(section.id("integrationUser"));
        } else if (section.has("webhookSecret")) {
            section.problem(
                    "integrationUser",
                    "missing; webhookSecret needs it, so that our own writes are known: --check tells it when webhookSecret is"
                            + " left out");
        }
        return section.optionalSecret("webhookSecret");
    }
}

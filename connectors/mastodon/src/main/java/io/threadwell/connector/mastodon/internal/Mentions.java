package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.model.AccountId;
import io.threadwell.support.text.Span;
import io.threadwell.support.text.Spans;
import io.threadwell.support.text.Texts;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names people in texts. A server tells nobody of an answer whom its text does not name (page "Posting to your profile", "Mentions"),
 * and a name without its server means somebody of the server itself.
 */
final class Mentions {
    private Mentions() {}

    /** The text with all these people named: where it names them short, they are named in full, else before it. */
    static String naming(Set<String> people, String text, AccountId us) {
        Set<String> missing = new TreeSet<>(people);
        StringBuilder whole = new StringBuilder();
        int from = 0;
        for (Span span : Spans.mentions(text)) {
            String written = span.text().substring(1).toLowerCase(Locale.ROOT);
            Optional<String> meant = people.stream()
                    .filter(one -> one.equals(written) || Names.local(one).equals(written))
                    .findFirst();
            whole.append(text, from, span.start())
                    .append(meant.map(one -> "@" + one).orElse(span.text()));
            from = span.end();
            missing.remove(meant.orElse(Names.full(written, us)));
        }
        whole.append(text, from, text.length());
        StringBuilder before = new StringBuilder();
        missing.forEach(one -> before.append('@').append(one).append(' '));
        return whole.insert(0, before).toString().strip();
    }

    /** Whom a text names before it says anything, in full as far as it does so. */
    static Set<String> leading(String text, AccountId us) {
        Set<String> people = new LinkedHashSet<>();
        int from = 0;
        for (Span span : Spans.mentions(text)) {
            if (!text.substring(from, span.start()).isBlank()) {
                break;
            }
            people.add(Names.full(span.text(), us));
            from = span.end();
        }
        return people;
    }

    /** The text without whom it names first, and with all others named short, as it is compared with what a server shows of it. */
    static String comparable(String text) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        boolean leading = true;
        for (Span span : Spans.mentions(text)) {
            String between = text.substring(from, span.start());
            leading &= between.isBlank();
            if (!leading) {
                rest.append(between).append('@').append(Names.local(span.text().substring(1)));
            }
            from = span.end();
        }
        return Texts.comparable(rest.append(text, from, text.length()).toString());
    }
}

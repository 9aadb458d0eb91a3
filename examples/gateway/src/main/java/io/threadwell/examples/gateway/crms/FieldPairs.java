package io.threadwell.examples.gateway.crms;

import io.threadwell.examples.gateway.yaml.Section;
import java.util.function.BiConsumer;

/** Lists of what goes where, such as {@code [x.handle=cf_853]}. */
final class FieldPairs {
    private FieldPairs() {}

    static void read(Section section, String key, BiConsumer<String, String> pair) {
        for (String word : section.words(key)) {
            int equals = word.indexOf('=');
            if (equals < 1 || equals == word.length() - 1) {
                section.problem(key, "must be a list of pairs, such as [x.handle=cf_853]");
                return;
            }
            pair.accept(word.substring(0, equals), word.substring(equals + 1));
        }
    }
}

package io.threadwell.testkit.network;

import io.threadwell.api.model.Content;
import java.util.ArrayList;
import java.util.List;

/** Splits behind words, as far as the fake network needs it. */
final class FakeParts {
    private static final int NUMBER = 10;

    private FakeParts() {}

    static List<Content> of(Content draft, int most) {
        List<StringBuilder> texts = new ArrayList<>(List.of(new StringBuilder()));
        for (String word : draft.text().split("\\s+")) {
            StringBuilder last = texts.get(texts.size() - 1);
            if (last.length() + word.length() + 1 > most - NUMBER) {
                last = new StringBuilder();
                texts.add(last);
            }
            last.append(last.isEmpty() ? "" : " ").append(word);
        }
        List<Content> parts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i) + " (" + (i + 1) + "/" + texts.size() + ")";
            parts.add(i == 0 ? draft.withText(text) : new Content(text, List.of(), draft.attributes()));
        }
        return List.copyOf(parts);
    }
}

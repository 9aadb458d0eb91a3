package io.threadwell.connector.whatsapp.internal;

import java.util.Optional;

/**
 * What we give WhatsApp along with a message, and get back with each of its statuses (field {@code biz_opaque_callback_data}, up to 512
 * characters): by it an answer is known whose call was cut off.
 *
 * @param key the answer's key
 * @param counterpart of the conversation that it went to, since a status may name the person by another id
 */
record Passed(String key, String counterpart) {
    private static final String MARK = "threadwell ";

    static Optional<Passed> of(String given) {
        if (!given.startsWith(MARK)) {
            return Optional.empty();
        }
        String[] words = given.substring(MARK.length()).split(" ", -1);
        return words.length == 2 && !words[0].isEmpty() && !words[1].isEmpty()
                ? Optional.of(new Passed(words[0], words[1]))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return MARK + key + " " + counterpart;
    }
}

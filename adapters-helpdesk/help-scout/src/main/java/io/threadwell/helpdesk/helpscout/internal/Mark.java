package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.support.signature.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last line of each thread that we write: threads have no field of their own for a key. It names the case, the write, and in short
 * which entries the thread holds. Only a last line counts, so that nothing a customer wrote is ever taken for one.
 *
 * @param externalId our id of the case
 * @param writeKey the write
 * @param entries tells other entries of the same write apart
 */
record Mark(String externalId, String writeKey, String entries) {
    private static final Pattern LINE =
            Pattern.compile("\\[ref ([A-Za-z0-9_]{1,255}) ([A-Za-z0-9_]{1,255}) ([0-9a-f]{8})]\\s*$");
    private static final Hmac DIGEST = Hmac.sha256("entries");
    private static final int SHORT = 8;

    static Mark of(TicketWrite write) {
        StringBuilder keys = new StringBuilder();
        for (TicketEntry entry : write.entries()) {
            keys.append(entry.key()).append('\n');
        }
        return new Mark(
                write.externalId(),
                write.key(),
                DIGEST.hex(keys.toString().getBytes(StandardCharsets.UTF_8)).substring(0, SHORT));
    }

    /** The mark at the end of a thread's plain text. */
    static Optional<Mark> in(String text) {
        Matcher line = LINE.matcher(text);
        if (!line.find()) {
            return Optional.empty();
        }
        Optional<String> externalId = KeyText.read(line.group(1));
        Optional<String> key = KeyText.read(line.group(2));
        return externalId.isEmpty() || key.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mark(externalId.get(), key.get(), line.group(3)));
    }

    /** True for a thread of the same write, whatever it holds. */
    boolean isOf(TicketWrite write) {
        return externalId.equals(write.externalId()) && writeKey.equals(write.key());
    }

    String line() {
        return "[ref " + KeyText.of(externalId) + " " + KeyText.of(writeKey) + " " + entries + "]";
    }
}

package io.threadwell.testkit.connector;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers to send, and what the vendor really has of them. */
public interface Answers {
    /**
     * An answer that the vendor would take, to an item of its own and with a key and a text of its own at each call. Also asked
     * for kinds that the network cannot do, to see them refused.
     */
    OutboundMessage draft(Kind kind);

    /** How often the vendor really posted an answer. */
    int timesPosted(OutboundMessage draft);

    /**
     * The network's rules as a table. For each kind of answer that the connector declares there is a row that is allowed, and
     * for each rule that the vendor documents rows on both sides of it.
     */
    List<Row> rules();

    /** False where one item takes one answer of a kind, so that a long one cannot be split. */
    default boolean splits(Kind kind) {
        return kind != Kind.PRIVATE_REPLY;
    }

    /** The kinds of answers. */
    enum Kind {
        /** A public item is answered in public. */
        PUBLIC_REPLY,
        /** The author of a public item is answered in private. */
        PRIVATE_REPLY,
        /** A private message is answered. */
        DIRECT_MESSAGE
    }

    /**
     * A row of the table.
     *
     * @param name says the rule, for whoever reads the report
     * @param refused why it is refused; absent where it is allowed
     */
    record Row(
            String name,
            Kind kind,
            ReplyPolicy.Question question,
            @Nullable Reason refused) {}
}

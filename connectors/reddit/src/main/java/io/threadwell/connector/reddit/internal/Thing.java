package io.threadwell.connector.reddit.internal;

import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A comment ({@code t1}), post ({@code t3}) or private message ({@code t4}) as Reddit shows it (API documentation, "fullnames"). Comments
 * in the inbox have the shape of messages. Only kind, id and time must be there.
 */
final class Thing {
    static final String COMMENT = "t1";
    static final String POST = "t3";
    static final String MESSAGE = "t4";
    private static final Pattern NAME = Pattern.compile("t[1-9]_[A-Za-z0-9]{1,20}");

    private final String kind;
    private final JsonValue data;
    private final String name;
    private final Instant at;

    private Thing(String kind, JsonValue data) {
        this.kind = kind;
        this.data = data;
        this.name = name("name")
                .or(() -> text("id").map(id -> kind + "_" + id).filter(Thing::isName))
                .orElseThrow(() -> new Unreadable("a thing has no name"));
        this.at = data.instant("created_utc").orElseThrow(() -> new Unreadable("a thing has no time"));
    }

    /** @throws Unreadable when it is no comment, post or message */
    static Thing of(JsonValue json) {
        String kind = json.text("kind", "");
        if (!kind.equals(COMMENT) && !kind.equals(POST) && !kind.equals(MESSAGE)) {
            throw new Unreadable("a thing of an unknown kind");
        }
        return new Thing(kind, json.get("data"));
    }

    /** The full name, such as {@code t1_d1680wu}. */
    String name() {
        return name;
    }

    Instant at() {
        return at;
    }

    boolean is(String which) {
        return kind.equals(which);
    }

    Optional<String> text(String field) {
        return data.text(field).filter(value -> !value.isBlank()).map(Texts::storable);
    }

    private Optional<String> name(String field) {
        return data.text(field).filter(Thing::isName);
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Absent for whoever is gone, or speaks as a subreddit. */
    @Nullable
    Author author() {
        Optional<String> author = text("author").filter(who -> !who.equals(Names.DELETED));
        if (author.isPresent()) {
            return Names.author(author.get());
        }
        return is(MESSAGE) ? text("subreddit").map(Names::subreddit).orElse(null) : null;
    }

    boolean isFrom(String account) {
        return text("author").map(who -> Names.same(who, account)).orElse(false);
    }

    /** True when its writer or somebody with the power to do so took it away: then there is nothing left to be read. */
    boolean isGone() {
        if (is(MESSAGE)) {
            return false;
        }
        String said = rawText().strip().toLowerCase(Locale.ROOT);
        return said.equals(Names.DELETED)
                || said.equals(Names.REMOVED)
                || said.equals(Names.REMOVED_BY_REDDIT)
                || data.text("author", "").equals(Names.DELETED);
    }

    /** True when moderators took it away, and we may see it all the same. */
    boolean isRemoved() {
        return !isGone()
                && (data.bool("removed")
                        || data.bool("spam")
                        || text("banned_by").isPresent()
                        || isBanned());
    }

    private boolean isBanned() {
        return data.bool("banned_by") || text("removed_by_category").isPresent();
    }

    /** When it was edited. Absent in the inbox, and for edits in the first minutes. */
    Optional<Instant> editedAt() {
        return data.instant("edited");
    }

    private String rawText() {
        return data.text(is(POST) ? "selftext" : "body", "");
    }

    /** What it says; a post's title first. */
    String says() {
        String said = rawText();
        if (is(POST)) {
            String title = data.text("title", "").strip();
            said = said.isBlank() ? title : title + "\n\n" + said;
        }
        return Texts.storable(said.strip());
    }

    /** The text as whoever wrote it gave it. */
    String written() {
        return rawText();
    }

    Content content() {
        return new Content(says(), attachments(), attributes());
    }

    List<Attachment> attachments() {
        return Attachments.of(data, is(POST));
    }

    Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>();
        text("subreddit").ifPresent(value -> all.put(Attributes.SUBREDDIT, value));
        if (is(MESSAGE)) {
            text("subject").ifPresent(value -> all.put(Attributes.SUBJECT, value));
        }
        text("link_flair_text").ifPresent(value -> all.put(Attributes.FLAIR, value));
        text("distinguished").ifPresent(value -> all.put(Attributes.DISTINGUISHED, value));
        text("crosspost_parent").ifPresent(value -> all.put(ContentAttributes.QUOTES, value));
        if (data.bool("archived")) {
            all.put(Attributes.ARCHIVED, "true");
        }
        if (data.bool("locked")) {
            all.put(Attributes.LOCKED, "true");
        }
        if (data.bool("over_18")) {
            all.put(ContentAttributes.CONTENT_WARNING, "NSFW");
        } else if (data.bool("spoiler")) {
            all.put(ContentAttributes.CONTENT_WARNING, "spoiler");
        }
        return all;
    }

    @Nullable
    String permalink() {
        return text("permalink").or(() -> text("context")).map(Links::permalink).orElse(null);
    }

    /** The post under which a comment stands: told outright, or by the address. */
    private Optional<String> post() {
        return name("link_id").or(() -> text("permalink").flatMap(Links::post)).or(() -> text("context")
                .flatMap(Links::post));
    }

    Optional<String> parent() {
        return name("parent_id");
    }

    /** The first message of a private conversation. */
    String conversation() {
        return name("first_message_name").orElse(name);
    }

    ThreadRef thread() {
        String parent = parent().orElse(null);
        if (is(MESSAGE)) {
            return ThreadRef.direct(conversation(), parent);
        } else if (is(POST)) {
            return ThreadRef.root(name);
        }
        String post = post().orElse(null);
        if (parent == null || parent.equals(post) || parent.startsWith(POST + "_")) {
            String above = parent == null ? post : parent;
            return above == null ? ThreadRef.root(name) : ThreadRef.rootUnder(name, above);
        }
        return ThreadRef.childOf(parent, post);
    }

    /** True for what came because it names us. */
    boolean namesUs() {
        return data.text("type", "").equals("username_mention")
                || data.text("subject", "").equals("username mention");
    }

    /** True for modmail as it is shown among private messages, which the stream of modmail tells. */
    boolean isModmail() {
        return is(MESSAGE) && data.text("dest", "").startsWith("#");
    }

    /** Whom a private message is for. */
    String dest() {
        return data.text("dest", "");
    }
}

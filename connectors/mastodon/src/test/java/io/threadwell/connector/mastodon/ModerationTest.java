package io.threadwell.connector.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.support.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be done to posts, and how ours are edited. */
final class ModerationTest extends MastodonTest {
    private final Moderation moderation = facet(Moderation.class);
    private final MessageEditor editor = facet(MessageEditor.class);

    @Test
    void somebody_elses_post_is_not_deleted_and_that_is_told() {
        FakePost post = mastodon.posts.mention("rude");
        assertThatThrownBy(() -> moderation.apply(account, post.id, Action.DELETE))
                .isInstanceOf(PermissionDenied.class);
        assertThat(post.deleted).isFalse();
    }

    @Test
    void a_customers_post_can_be_favourited_and_not_pinned() {
        FakePost post = mastodon.posts.mention("nice");
        moderation.apply(account, post.id, Action.LIKE);
        assertThat(post.favourited).isTrue();
        assertThatThrownBy(() -> moderation.apply(account, post.id, Action.PIN)).isInstanceOf(PermissionDenied.class);
    }

    @Test
    void what_is_gone_cannot_be_favourited() {
        assertThatThrownBy(() -> moderation.apply(account, "404", Action.LIKE)).isInstanceOf(NotFound.class);
    }

    @Test
    void deletions_keep_to_their_own_quota_and_leave_the_others_theirs() {
        int made = 0;
        try {
            for (; made < 40; made++) {
                FakePost post = mastodon.posts.write(FakePerson.ACME, "news " + made, "public", null);
                moderation.apply(account, post.id, Action.DELETE);
            }
        } catch (RateLimited limited) {
            assertThat(limited.until()).isAfter(mastodon.clock.instant());
        }
        assertThat(made).isEqualTo(27);
        FakePost liked = mastodon.posts.mention("nice");
        moderation.apply(account, liked.id, Action.LIKE);
        assertThat(liked.favourited).isTrue();
    }

    @Test
    void an_edit_keeps_what_it_says_nothing_of() {
        FakePost post = mastodon.posts.write(FakePerson.ACME, "@ana@other.example it wroks", "public", null);
        post.files.addAll(List.of("22348641", "22348642"));
        post.warning = "news";
        editor.edit(account, post.id, Content.text("it works"));
        assertThat(post.text()).isEqualTo("@ana@other.example it works");
        assertThat(post.files).containsExactly("22348641", "22348642");
        JsonValue sent = mastodon.calls("PUT", ".*").get(0).json();
        assertThat(sent.text("spoiler_text")).contains("news");
        assertThat(sent.text("language")).contains("en");
        assertThat(sent.bool("sensitive")).isTrue();
    }

    @Test
    void an_edit_may_change_the_warning_and_needs_no_name_twice() {
        FakePost post = mastodon.posts.write(FakePerson.ACME, "@ana@other.example it wroks", "public", null);
        Map<String, String> attributes = Map.of(ContentAttributes.CONTENT_WARNING, "good news");
        editor.edit(account, post.id, new Content("dear @ana, it works", List.of(), attributes));
        assertThat(post.text()).isEqualTo("dear @ana@other.example, it works");
        assertThat(mastodon.calls("PUT", ".*").get(0).json().text("spoiler_text"))
                .contains("good news");
    }

    @Test
    void what_is_gone_cannot_be_edited() {
        assertThatThrownBy(() -> editor.edit(account, "404", Content.text("hello")))
                .isInstanceOf(NotFound.class);
    }
}

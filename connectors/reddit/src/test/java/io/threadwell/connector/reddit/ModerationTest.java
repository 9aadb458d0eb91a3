package io.threadwell.connector.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be done to items, and how ours are edited. */
final class ModerationTest extends RedditTest {
    private final Moderation moderation = facet(Moderation.class);
    private final MessageEditor editor = facet(MessageEditor.class);

    @Test
    void somebody_elses_item_is_not_deleted_and_that_is_told() {
        FakeThing comment = reddit.things.mention("rude");
        assertThatThrownBy(() -> moderation.apply(account, comment.name, Action.DELETE))
                .isInstanceOf(PermissionDenied.class);
        assertThat(reddit.calls("POST", ".*")).isEmpty();
    }

    @Test
    void somebody_elses_item_can_be_removed_without_being_called_spam() {
        FakeThing comment = reddit.things.mention("rude");
        moderation.apply(account, comment.name, Action.HIDE);
        assertThat(comment.removed).isTrue();
        assertThat(reddit.calls("POST", "/api/remove").get(0).field("spam")).isEqualTo("false");
    }

    @Test
    void a_comment_of_ours_is_pinned_as_a_moderators_and_unpinned() {
        FakeThing comment = reddit.things.comment(FakeThings.US, "read this", reddit.things.post("Ana", "why?"));
        moderation.apply(account, comment.name, Action.PIN);
        assertThat(comment.sticky).isTrue();
        assertThat(reddit.calls("POST", "/api/distinguish").get(0).field("how")).isEqualTo("yes");
        moderation.apply(account, comment.name, Action.UNPIN);
        assertThat(comment.sticky).isFalse();
        assertThat(reddit.calls("POST", "/api/distinguish").get(1).field("how")).isEqualTo("no");
    }

    @Test
    void whoever_does_not_moderate_is_told() {
        FakeThing comment = reddit.things.mention("rude");
        reddit.next(Reply.of(403, "{\"message\":\"Forbidden\",\"error\":403}"));
        assertThatThrownBy(() -> moderation.apply(account, comment.name, Action.HIDE))
                .isInstanceOf(PermissionDenied.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t4_a", "modmail/1/2", "t2_a"})
    void only_posts_and_comments_are_moderated_and_edited(String name) {
        assertThatThrownBy(() -> moderation.apply(account, name, Action.DELETE)).isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> editor.edit(account, name, Content.text("x"))).isInstanceOf(InvalidRequest.class);
        assertThat(reddit.calls).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"LIKE", "UNLIKE"})
    void there_are_no_votes(Action vote) {
        FakeThing comment = reddit.things.mention("nice");
        assertThatThrownBy(() -> moderation.apply(account, comment.name, vote))
                .isInstanceOf(UnsupportedOperation.class);
        assertThat(RedditFixture.connector(reddit, RedditFixture.config(reddit))
                        .descriptor()
                        .can(Capability.LIKE))
                .isFalse();
    }

    @Test
    void without_moderation_only_deleting_is_left() {
        Moderation bare = facet(Moderation.class, RedditFixture.config(reddit).moderation(false));
        FakeThing comment = reddit.things.comment(FakeThings.US, "oops", reddit.things.mention("why?"));
        assertThatThrownBy(() -> bare.apply(account, comment.name, Action.HIDE))
                .isInstanceOf(UnsupportedOperation.class);
        bare.apply(account, comment.name, Action.DELETE);
        assertThat(comment.deleted).isTrue();
        assertThat(RedditFixture.connector(reddit, RedditFixture.config(reddit).moderation(false))
                        .descriptor()
                        .capabilities())
                .contains(Capability.DELETE)
                .doesNotContain(Capability.HIDE, Capability.PIN, Capability.APPROVE);
    }

    @Test
    void a_post_is_edited_without_its_title() {
        FakeThing post = reddit.things.post(FakeThings.US, "it wroks");
        editor.edit(account, post.name, Content.text("A question about Acme\n\nit works"));
        assertThat(post.text).isEqualTo("it works");
        editor.edit(account, post.name, Content.text("it really works"));
        assertThat(post.text).isEqualTo("it really works");
    }

    @Test
    void somebody_elses_item_is_not_edited() {
        FakeThing comment = reddit.things.mention("mine");
        assertThatThrownBy(() -> editor.edit(account, comment.name, Content.text("ours")))
                .isInstanceOf(PermissionDenied.class);
        assertThat(comment.text).isEqualTo("mine");
    }
}

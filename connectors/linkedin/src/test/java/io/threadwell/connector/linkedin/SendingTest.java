package io.threadwell.connector.linkedin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers, edits and look-ups on their way out. */
final class SendingTest {
    private FakeLinkedIn linkedIn;
    private LinkedInConnector connector;
    private ReplySender sender;
    private FakeComments.Post post;
    private FakeComments.Comment question;

    @BeforeEach
    void start() {
        linkedIn = new FakeLinkedIn();
        connector = LinkedInFixture.connector(linkedIn);
        sender = connector.facet(ReplySender.class).orElseThrow();
        post = linkedIn.comments.post(Accounts.OUR_URN, "news");
        question = linkedIn.comments.write(post, Accounts.ANA, null, "where is it?");
    }

    @AfterEach
    void stop() {
        linkedIn.close();
        assertThat(linkedIn.violations).isEmpty();
    }

    private OutboundMessage answer(String target, String root, Content content) {
        Target at = new Target(target, root, post.activity(), Accounts.ANA);
        return Accounts.answer(Visibility.PUBLIC, at, content, linkedIn.clock.instant());
    }

    private OutboundMessage answer(String text) {
        return answer(question.urn(), question.urn(), Content.text(text));
    }

    private FakeComments.Comment sent(SendResult result) {
        return linkedIn.comments.comments.get(result.externalIds().get(0));
    }

    @Test
    void an_answer_stands_under_the_comment_in_the_organisations_name() {
        SendResult result = sender.send(Accounts.acme(), answer("on its way (soon) #promised"));
        assertThat(sent(result).parent).isEqualTo(question.urn());
        assertThat(sent(result).actor).isEqualTo(Accounts.OUR_URN);
        assertThat(sent(result).text).isEqualTo("on its way (soon) #promised");
        assertThat(result.sentAt()).isEqualTo(sent(result).at);
        assertThat(result.permalink()).startsWith("https://www.linkedin.com/feed/update/" + post.activity());
    }

    @Test
    void an_answer_to_an_answer_stands_beside_it_because_linkedin_nests_once() {
        FakeComments.Comment more = linkedIn.comments.write(post, Accounts.ANA, question, "and mine?");
        SendResult result =
                sender.send(Accounts.acme(), answer(more.urn(), question.urn(), Content.text("yours as well")));
        assertThat(sent(result).parent).isEqualTo(question.urn());
    }

    @Test
    void an_answer_to_a_mention_is_a_comment_on_the_post_and_is_found_there() {
        FakeComments.Post mention = linkedIn.comments.post(Accounts.ANA, "Acme is slow");
        OutboundMessage message = answer(mention.urn(), mention.urn(), Content.text("we are sorry"));
        SendResult result = sender.send(Accounts.acme(), message);
        assertThat(sent(result).parent).isNull();
        assertThat(sent(result).thread).isEqualTo(mention.activity());
        assertThat(sender.find(Accounts.acme(), message, message.createdAt()))
                .isEqualTo(new FindResult.Found<>(result));
    }

    @Test
    void a_look_walks_through_all_pages_and_overlooks_what_others_wrote_and_what_is_old() {
        OutboundMessage before = answer("a standard answer");
        sender.send(Accounts.acme(), before);
        for (int i = 0; i < 60; i++) {
            linkedIn.comments.write(post, Accounts.ANA, question, "a standard answer");
        }
        linkedIn.clock.advanceSeconds(120);
        OutboundMessage message = answer("a standard answer");
        assertThat(sender.find(Accounts.acme(), message, message.createdAt())).isInstanceOf(FindResult.Absent.class);
        SendResult result = sender.send(Accounts.acme(), message);
        assertThat(sender.find(Accounts.acme(), message, message.createdAt()))
                .isEqualTo(new FindResult.Found<>(result));
    }

    @Test
    void the_id_is_read_from_the_headers_where_the_body_is_empty_and_without_any_the_outcome_is_unknown() {
        linkedIn.next(new Reply(201, new byte[0], Map.of("x-restli-id", "77")));
        assertThat(sender.send(Accounts.acme(), answer("one")).externalIds())
                .containsExactly("urn:li:comment:(" + post.activity() + ",77)");
        linkedIn.next(Reply.nothing(201));
        assertThatThrownBy(() -> sender.send(Accounts.acme(), answer("two"))).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void what_linkedin_does_not_have_is_refused_before_any_call() {
        Attachment image = Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.png");
        OutboundMessage pictured =
                answer(question.urn(), question.urn(), new Content("look", List.of(image), Map.of()));
        assertThatThrownBy(() -> sender.send(Accounts.acme(), pictured)).isInstanceOf(UnsupportedOperation.class);
        OutboundMessage nowhere = answer("12", "12", Content.text("hm"));
        assertThatThrownBy(() -> sender.send(Accounts.acme(), nowhere)).isInstanceOf(InvalidRequest.class);
        assertThat(linkedIn.calls).isEmpty();
    }

    @Test
    void an_edit_that_is_too_long_or_of_a_post_is_refused_before_any_call() {
        MessageEditor editor = connector.facet(MessageEditor.class).orElseThrow();
        Content longer = Content.text("x".repeat(1_251));
        assertThatThrownBy(() -> editor.edit(Accounts.acme(), question.urn(), longer))
                .isInstanceOf(ContentRejected.class);
        assertThatThrownBy(() -> editor.edit(Accounts.acme(), post.urn(), Content.text("x")))
                .isInstanceOf(InvalidRequest.class);
        Moderation moderation = connector.facet(Moderation.class).orElseThrow();
        assertThatThrownBy(() -> moderation.apply(Accounts.acme(), post.urn(), Moderation.Action.DELETE))
                .isInstanceOf(InvalidRequest.class);
        assertThat(linkedIn.calls).isEmpty();
    }

    @Test
    void a_look_up_tells_the_thread_and_an_edit() {
        ItemLookup lookup = connector.facet(ItemLookup.class).orElseThrow();
        FakeComments.Comment more = linkedIn.comments.write(post, Accounts.ANA, question, "and mine?");
        assertThat(lookup.lookUp(Accounts.acme(), more.urn()))
                .singleElement()
                .isInstanceOfSatisfying(Posted.class, posted -> assertThat(posted.thread())
                        .isEqualTo(ThreadRef.inThread(question.urn(), question.urn(), post.activity())));
        more.text = "and ours?";
        more.changed = linkedIn.clock.advanceSeconds(60);
        assertThat(lookup.lookUp(Accounts.acme(), more.urn() + "#1"))
                .singleElement()
                .isInstanceOfSatisfying(Edited.class, edited -> {
                    assertThat(edited.text()).isEqualTo("and ours?");
                    assertThat(edited.at()).isEqualTo(more.changed);
                    assertThat(edited.original()).isNotNull();
                });
        FakeComments.Post mention = linkedIn.comments.post(Accounts.ANA, "@[Acme](urn:li:organization:1) hello");
        assertThat(lookup.lookUp(Accounts.acme(), mention.urn()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Posted.class,
                        posted -> assertThat(posted.content().text()).isEqualTo("Acme hello"));
        assertThatThrownBy(() -> lookup.lookUp(Accounts.acme(), "something")).isInstanceOf(InvalidRequest.class);
    }
}

package io.threadwell.connector.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes out, and how it is found again. */
final class SendingTest extends MastodonTest {
    private final ReplySender sender = facet(ReplySender.class);

    private OutboundMessage answer(
            Visibility visibility, @Nullable String target, @Nullable String counterpart, Content content) {
        return Accounts.answer(
                visibility, new Target(target, null, null, counterpart), content, mastodon.clock.instant());
    }

    private SendResult publicly(FakePost target, Content content) {
        return sender.send(account, answer(Visibility.PUBLIC, target.id, null, content));
    }

    private JsonValue posted() {
        List<Call> calls = mastodon.calls("POST", "/api/v1/statuses");
        return calls.get(calls.size() - 1).json();
    }

    @Test
    void an_answer_names_whom_it_is_for_and_carries_its_key() {
        FakePost question = mastodon.posts.mention("a question");
        SendResult result = publicly(question, Content.text("an answer"));
        assertThat(posted().text("status")).contains("@ana@other.example an answer");
        assertThat(posted().text("in_reply_to_id")).contains(question.id);
        assertThat(posted().text("visibility")).contains("public");
        assertThat(mastodon.calls("POST", "/api/v1/statuses").get(0).headers()).containsEntry("Idempotency-Key", "tw7");
        assertThat(result.externalIds()).hasSize(1);
        assertThat(result.permalink()).endsWith(result.externalIds().get(0));
        assertThat(result.counterpart()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "@ana it works,                @ana@other.example it works",
        "@Ana@Other.example it works,  @ana@other.example it works",
        "dear @ana: it works,          dear @ana@other.example: it works",
        "ask @bob,                     @ana@other.example ask @bob",
        "mail ana@other.example,       @ana@other.example mail ana@other.example"
    })
    void whoever_is_named_already_is_not_named_twice(String text, String sent) {
        publicly(mastodon.posts.mention("a question"), Content.text(text));
        assertThat(posted().text("status")).contains(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "public,   ,         public",
        "public,   unlisted, unlisted",
        "public,   private,  private",
        "unlisted, public,   unlisted",
        "private,  unlisted, private"
    })
    void nobody_sees_more_of_an_answer_than_of_what_it_answers(String theirs, @Nullable String wanted, String sent) {
        FakePost question = mastodon.posts.write(FakePerson.ANA, "@acme a question", "public", null);
        String shown = question.json().put("visibility", theirs).toString();
        mastodon.nextBroken(200, shown);
        mastodon.nextBroken(200, shown);
        Map<String, String> attributes = wanted == null ? Map.of() : Map.of(ContentAttributes.AUDIENCE, wanted);
        publicly(question, new Content("an answer", List.of(), attributes));
        assertThat(mastodon.calls("POST", "/api/v1/statuses").get(0).json().text("visibility"))
                .contains(sent);
    }

    @Test
    void an_answer_stands_behind_the_warning_of_what_it_answers_or_its_own() {
        FakePost question = mastodon.posts.mention("a question");
        question.warning = "spoilers";
        publicly(question, Content.text("an answer"));
        assertThat(posted().text("spoiler_text")).contains("spoilers");
        publicly(question, new Content("more", List.of(), Map.of(ContentAttributes.CONTENT_WARNING, "news")));
        assertThat(posted().text("spoiler_text")).contains("news");
    }

    @Test
    void language_sensitivity_and_quotes_go_along() {
        FakePost question = mastodon.posts.mention("a question");
        FakePost news = mastodon.posts.write(FakePerson.ACME, "news", "public", null);
        Map<String, String> attributes =
                Map.of("language", "de", "sensitive", "true", ContentAttributes.QUOTES, news.id);
        publicly(question, new Content("siehe da", List.of(), attributes));
        assertThat(posted().text("language")).contains("de");
        assertThat(posted().bool("sensitive")).isTrue();
        assertThat(posted().text("quoted_status_id")).contains(news.id);
    }

    @Test
    void what_is_quoted_is_not_answered_as_well() {
        FakePost question = mastodon.posts.mention("a question");
        publicly(question, new Content("look", List.of(), Map.of(ContentAttributes.QUOTES, question.id)));
        assertThat(posted().text("quoted_status_id")).contains(question.id);
        assertThat(posted().get("in_reply_to_id").isMissing()).isTrue();
        assertThat(posted().text("status")).contains("look");
    }

    @Test
    void a_private_answer_to_a_public_post_goes_to_its_writer_alone() {
        FakePost question = mastodon.posts.write(FakePerson.ANA, "@acme @bob a question", "public", null);
        SendResult result =
                sender.send(account, answer(Visibility.PRIVATE, question.id, null, Content.text("your order number?")));
        assertThat(posted().text("visibility")).contains("direct");
        assertThat(posted().text("status")).contains("@ana@other.example your order number?");
        assertThat(posted().text("in_reply_to_id")).contains(question.id);
        assertThat(result.counterpart()).isEqualTo(Accounts.ANA);
    }

    @Test
    void an_answer_to_several_people_names_them_all() {
        FakePost message = mastodon.posts.write(FakePerson.ANA, "@acme @bob look", "direct", null);
        SendResult result = sender.send(
                account,
                answer(
                        Visibility.PRIVATE,
                        message.id,
                        "group:ana@other.example,bob@mastodon.example",
                        Content.text("we do")));
        assertThat(posted().text("status")).contains("@ana@other.example @bob@mastodon.example we do");
        assertThat(result.counterpart()).isEqualTo("group:ana@other.example,bob@mastodon.example");
    }

    @Test
    void a_message_that_is_gone_can_be_answered_where_its_writer_is_known() {
        OutboundMessage message = answer(Visibility.PRIVATE, "404", Accounts.ANA, Content.text("hello"));
        sender.send(account, message);
        assertThat(posted().text("status")).contains("@ana@other.example hello");
        assertThat(posted().get("in_reply_to_id").isMissing()).isTrue();
        OutboundMessage group = answer(Visibility.PRIVATE, "404", "group:a@b,c@d", Content.text("hello"));
        assertThatThrownBy(() -> sender.send(account, group)).isInstanceOf(NotFound.class);
    }

    @Test
    void what_cannot_be_answered_is_told() {
        FakePost message = mastodon.posts.message("psst");
        assertThatThrownBy(() -> publicly(message, Content.text("loud"))).isInstanceOf(InvalidRequest.class);
        OutboundMessage gone = answer(Visibility.PUBLIC, "404", null, Content.text("hello"));
        assertThatThrownBy(() -> sender.send(account, gone)).isInstanceOf(NotFound.class);
        OutboundMessage nothing = answer(Visibility.PUBLIC, null, null, Content.text("hello"));
        assertThatThrownBy(() -> sender.send(account, nothing)).isInstanceOf(InvalidRequest.class);
        assertThat(mastodon.calls("POST", ".*")).isEmpty();
    }

    @Test
    void the_same_key_posts_once_although_it_is_sent_twice() {
        FakePost question = mastodon.posts.mention("a question");
        OutboundMessage message = answer(Visibility.PUBLIC, question.id, null, Content.text("an answer"));
        assertThat(sender.send(account, message).externalIds())
                .isEqualTo(sender.send(account, message).externalIds());
        assertThat(mastodon.posts.saying("an answer")).isEqualTo(1);
    }

    @Test
    void an_answer_without_a_post_leaves_the_outcome_unknown() {
        FakePost question = mastodon.posts.mention("a question");
        mastodon.next(200, question.json().toString(), Map.of());
        mastodon.nextBroken(200, "{\"ok\":true}");
        assertThatThrownBy(() -> publicly(question, Content.text("an answer"))).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void an_answer_is_found_by_what_it_says_however_the_server_shows_it() {
        FakePost question = mastodon.posts.mention("a question");
        OutboundMessage message = answer(
                Visibility.PUBLIC,
                question.id,
                null,
                Content.text("it's <here>:  https://example.org/a/very/long/way\n\n& ask @bob@mastodon.example"));
        SendResult sent = sender.send(account, message);
        for (int i = 0; i < 45; i++) {
            mastodon.posts.write(FakePerson.ACME, "something else " + i, "public", null);
        }
        assertThat(sender.find(account, message, message.createdAt()))
                .isInstanceOfSatisfying(
                        FindResult.Found.class, found -> assertThat(((SendResult) found.value()).externalIds())
                                .isEqualTo(sent.externalIds()));
    }

    @Test
    void an_answer_elsewhere_or_from_before_is_not_ours() {
        FakePost question = mastodon.posts.mention("a question");
        FakePost other = mastodon.posts.mention("another question");
        publicly(other, Content.text("an answer"));
        OutboundMessage message = answer(Visibility.PUBLIC, question.id, null, Content.text("an answer"));
        assertThat(sender.find(account, message, message.createdAt())).isInstanceOf(FindResult.Absent.class);
        mastodon.posts.write(FakePerson.ACME, "an answer", "public", question);
        mastodon.clock.advance(Duration.ofMinutes(5));
        assertThat(sender.find(account, message, mastodon.clock.instant())).isInstanceOf(FindResult.Absent.class);
        OutboundMessage secret = answer(Visibility.PRIVATE, question.id, null, Content.text("an answer"));
        assertThat(sender.find(account, secret, message.createdAt())).isInstanceOf(FindResult.Absent.class);
    }

    @Test
    void an_answer_whose_question_is_gone_is_found_all_the_same() {
        FakePost question = mastodon.posts.mention("a question");
        OutboundMessage message = answer(Visibility.PUBLIC, question.id, null, Content.text("an answer"));
        sender.send(account, message);
        question.deleted = true;
        assertThat(sender.find(account, message, message.createdAt())).isInstanceOf(FindResult.Found.class);
    }

    private Content with(Attachment... files) {
        return new Content("look", List.of(files), Map.of());
    }

    private Attachment image(int size) {
        return new Attachment(
                Attachment.Kind.IMAGE, mastodon.uri() + "/image-" + size, null, null, "a picture of a thing");
    }

    @Test
    void files_are_brought_with_their_description_before_the_answer() {
        publicly(mastodon.posts.mention("a question"), with(image(8), image(9)));
        assertThat(posted().get("media_ids").elements()).hasSize(2);
        assertThat(mastodon.media.uploads).hasSize(2);
        Call upload = mastodon.media.uploads.get(0);
        assertThat(upload.headers().get("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(upload.text()).contains("name=\"file\"", "Content-Type: image/png", "a picture of a thing");
    }

    @Test
    void a_file_that_the_server_works_on_holds_the_answer_up_and_is_brought_once() {
        FakePost question = mastodon.posts.mention("a question");
        OutboundMessage message = answer(Visibility.PUBLIC, question.id, null, with(image(8)));
        mastodon.media.slow = 2;
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> sender.send(account, message)).isInstanceOf(Unavailable.class);
            assertThat(mastodon.calls("POST", "/api/v1/statuses")).isEmpty();
        }
        sender.send(account, message);
        assertThat(mastodon.media.uploads).hasSize(1);
        assertThat(posted().get("media_ids").elements()).hasSize(1);
    }

    @Test
    void a_file_that_the_server_forgot_is_brought_again() {
        FakePost question = mastodon.posts.mention("a question");
        OutboundMessage message = answer(Visibility.PUBLIC, question.id, null, with(image(8)));
        mastodon.media.slow = 1;
        assertThatThrownBy(() -> sender.send(account, message)).isInstanceOf(Unavailable.class);
        mastodon.media.forget();
        sender.send(account, message);
        assertThat(mastodon.media.uploads).hasSize(2);
    }

    @Test
    void files_that_the_server_does_not_take_are_refused() {
        FakePost question = mastodon.posts.mention("a question");
        assertThatThrownBy(() -> publicly(question, with(image(1), image(2), image(3), image(4), image(5))))
                .isInstanceOf(ContentRejected.class);
        Attachment file = Attachment.of(Attachment.Kind.FILE, mastodon.uri() + "/image-8");
        assertThatThrownBy(() -> publicly(question, with(file))).isInstanceOf(ContentRejected.class);
        Attachment gone = Attachment.of(Attachment.Kind.IMAGE, mastodon.uri() + "/image-gone");
        assertThatThrownBy(() -> publicly(question, with(gone))).isInstanceOf(ContentRejected.class);
        var small = Accounts.at(mastodon, Map.of(MastodonConnector.IMAGE_BYTES, "7"));
        OutboundMessage message = answer(Visibility.PUBLIC, question.id, null, with(image(8)));
        assertThatThrownBy(() -> sender.send(small, message)).isInstanceOf(ContentRejected.class);
        assertThat(mastodon.posts.saying("look")).isZero();
    }
}

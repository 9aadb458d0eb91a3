package io.threadwell.crm.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Visibility;
import io.threadwell.crm.hubspot.FakeRecords.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest extends HubSpotTest {
    private List<Row> rows(String type) {
        return List.copyOf(hubspot.records.all(type).values());
    }

    @Test
    void a_note_has_title_text_case_key_and_the_networks_time() {
        ExternalRef record = add("lastname", "Ann");
        done(telling(person("ann"), record, on("fake", Visibility.PUBLIC, "m7", "Hi\nthere")));
        assertThat(rows("notes")).singleElement().satisfies(note -> {
            assertThat(note.properties())
                    .containsEntry("hs_timestamp", "2026-11-23T09:00:00Z")
                    .containsEntry("threadwell_key", "m7")
                    .containsEntry(
                            "hs_note_body",
                            "<p><strong>Comment from the customer on fake</strong></p>Hi<br>there<br><br>Case 4711");
            assertThat(note.associated()).containsExactly("202:" + record.id());
        });
    }

    @Test
    void what_a_customer_writes_is_never_html() {
        ExternalRef record = add("lastname", "Ann");
        done(telling(
                person("ann"), record, on("fake", Visibility.PUBLIC, "m7", "<img src=x onerror=alert(1)> & more")));
        assertThat(rows("notes").get(0).properties().get("hs_note_body"))
                .contains("&lt;img src=x onerror=alert(1)&gt; &amp; more")
                .doesNotContain("<img");
    }

    @Test
    void a_long_text_is_cut_where_hubspot_would_refuse_it() {
        ExternalRef record = add("lastname", "Ann");
        done(telling(person("ann"), record, on("fake", Visibility.PUBLIC, "m7", "\"\uD83D\uDE42".repeat(20_000))));
        String body = rows("notes").get(0).properties().get("hs_note_body");
        assertThat(body).hasSizeBetween(60_000, 65_536);
        assertThat(Character.isHighSurrogate(body.charAt(body.length() - 1))).isFalse();
    }

    @Test
    void private_messages_of_hubspots_own_channels_are_communications() {
        ExternalRef record = add("lastname", "Ann");
        done(telling(
                person("ann"),
                record,
                on("whatsapp", Visibility.PRIVATE, "m1", "Hello"),
                on("linkedin", Visibility.PRIVATE, "m2", "Hello"),
                on("linkedin", Visibility.PUBLIC, "m3", "Hello"),
                on("fake", Visibility.PRIVATE, "m4", "Hello")));
        assertThat(rows("communications"))
                .extracting(row -> row.properties().get("hs_communication_channel_type"))
                .containsExactly("WHATS_APP", "LINKEDIN_MESSAGE");
        assertThat(rows("communications")).allSatisfy(row -> {
            assertThat(row.associated()).containsExactly("81:" + record.id());
            assertThat(row.properties()).containsEntry("hs_communication_logged_from", "CRM");
            assertThat(row.properties().get("hs_communication_body")).contains("Hello");
        });
        assertThat(rows("notes"))
                .extracting(row -> row.properties().get("threadwell_key"))
                .containsExactly("m3", "m4");
    }

    @Test
    void a_communication_is_told_once_like_a_note() {
        ExternalRef record = add("lastname", "Ann");
        var write = telling(person("ann"), record, on("whatsapp", Visibility.PRIVATE, "m1", "Hello"));
        done(write);
        done(write);
        done(again(write));
        assertThat(rows("communications")).hasSize(1);
    }

    @Test
    void all_are_notes_where_that_is_wanted_and_sms_can_be_one_more_channel() {
        crm = HubSpotCrm.of(
                fixture.config().notesAlone().communication("text", "SMS").build());
        ExternalRef record = add("lastname", "Ann");
        done(telling(
                person("ann"),
                record,
                on("whatsapp", Visibility.PRIVATE, "m1", "Hello"),
                on("text", Visibility.PRIVATE, "m2", "Hello")));
        assertThat(rows("notes")).hasSize(1);
        assertThat(rows("communications").get(0).properties()).containsEntry("hs_communication_channel_type", "SMS");
    }

    @Test
    void a_company_sees_its_peoples_messages_where_that_is_wanted() {
        crm = HubSpotCrm.of(fixture.config().tellCompanies(true).build());
        String company = hubspot.records.add("companies", Map.of("name", "Stein AG"));
        ExternalRef record = add("lastname", "Ann", "associatedcompanyid", company);
        done(telling(
                person("ann"),
                record,
                on("fake", Visibility.PUBLIC, "m1", "Hello"),
                on("whatsapp", Visibility.PRIVATE, "m2", "Hello")));
        assertThat(rows("notes").get(0).associated()).containsExactly("202:" + record.id(), "190:" + company);
        assertThat(rows("communications").get(0).associated()).containsExactly("81:" + record.id(), "87:" + company);
    }
}

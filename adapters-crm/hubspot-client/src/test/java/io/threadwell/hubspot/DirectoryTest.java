package io.threadwell.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.webhook.Secret;
import io.threadwell.hubspot.Stub.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectoryTest {
    private final Stub stub = new Stub();
    private final HubSpotClient client =
            stub.client().access(HubSpotAccess.token(Secret.of("pat"))).build();

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void owners_are_named_and_kept_for_an_hour() {
        stub.answer(
                call -> Reply.of(
                        200,
                        "{\"results\":[{\"id\":\"1\",\"firstName\":\"Ina\",\"lastName\":\"Beck\"},{\"id\":\"2\",\"email\":\"bo@example.org\"}]}"));
        Directory directory = new Directory(client);
        assertThat(directory.owners()).containsEntry("1", "Ina Beck").containsEntry("2", "bo@example.org");
        stub.clock.advance(Duration.ofMinutes(59));
        directory.owners();
        assertThat(stub.calls).hasSize(1);
        stub.clock.advance(Duration.ofMinutes(1));
        directory.owners();
        assertThat(stub.calls).hasSize(2);
    }

    @Test
    void stages_have_labels_and_say_what_is_closed() {
        stub.answer(call -> Reply.of(
                200,
                "{\"results\":[{\"id\":\"0\",\"label\":\"Support\",\"stages\":[{\"id\":\"1\",\"label\":\"New\",\"metadata\":{\"ticketState\":\"OPEN\"}},"
                        + "{\"id\":\"4\",\"label\":\"Closed\",\"metadata\":{\"ticketState\":\"CLOSED\"}},"
                        + "{\"id\":\"w\",\"label\":\"Won\",\"metadata\":{\"isClosed\":\"true\"}}]}]}"));
        Directory directory = new Directory(client);
        assertThat(directory.stages("tickets"))
                .containsEntry("1", new Directory.Stage("0", "New", false))
                .containsEntry("4", new Directory.Stage("0", "Closed", true))
                .containsEntry("w", new Directory.Stage("0", "Won", true));
    }

    @Test
    void associations_are_read_for_all_at_once() {
        stub.answer(call -> Reply.of(
                207,
                "{\"results\":[{\"from\":{\"id\":\"1\"},\"to\":[{\"toObjectId\":\"71\"},{\"toObjectId\":72}]}],"
                        + "\"errors\":[{\"subCategory\":\"crm.associations.NO_ASSOCIATIONS_FOUND\"}]}"));
        assertThat(new Associations(client).of("contacts", List.of("2", "1"), "deals"))
                .containsExactly(Map.entry("1", Set.of("71", "72")));
        assertThat(stub.calls.get(0).path()).isEqualTo("/crm/associations/2026-09/contacts/deals/batch/read");
    }
}

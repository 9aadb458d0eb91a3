package io.threadwell.examples.quickstart.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.testkit.helpdesk.WriteFault;
import io.threadwell.testkit.network.FakeItem;
import io.threadwell.testkit.network.FakePost;
import io.threadwell.testkit.network.SendFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A host's tests with the published kit, as docs/testing.md shows them. */
class OwnHostTest {
    @Test
    void anAgentsAnswerReachesTheNetworkOnce() {
        try (CareWorld world = new CareWorld()) {
            FakeItem comment = world.page.post("anna", "Where is my parcel?");
            world.pass(Duration.ofSeconds(30));
            String ticket = world.helpdesk.tickets().get(0).ref().id();

            world.network.failNext(SendFault.cutAfterEffect());
            world.helpdesk.agentReplies(ticket, "It left this morning.");
            world.pass(Duration.ofMinutes(2));

            assertThat(world.network.posts()).extracting(FakePost::text).containsExactly("It left this morning.");
            assertThat(world.network.posts().get(0).message().target().message())
                    .isEqualTo(comment.id());
        }
    }

    @Test
    void aHelpdeskThatIsAwayGetsEverythingLater() {
        try (CareWorld world = new CareWorld()) {
            world.helpdesk.failNext(WriteFault.unavailable(), WriteFault.cutAfterEffect());
            world.page.post("anna", "Where is my parcel?");
            world.pass(Duration.ofMinutes(2));

            assertThat(world.helpdesk.told()).isNotEmpty().allSatisfy((key, times) -> assertThat(times)
                    .isEqualTo(1));
        }
    }
}

package io.threadwell.connector.youtube;

import io.threadwell.testkit.connector.ConnectorFixture.Faults;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What goes wrong at YouTube. */
final class YouTubeFaults implements Faults {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private final YouTubeFixture fixture;

    YouTubeFaults(YouTubeFixture fixture) {
        this.fixture = fixture;
    }

    @Override
    public Instant limit() {
        fixture.youtube.next(403, "quotaExceeded");
        return LocalDate.ofInstant(fixture.clock.instant(), PACIFIC)
                .plusDays(1)
                .atStartOfDay(PACIFIC)
                .toInstant();
    }

    @Override
    public void breakDown() {
        fixture.youtube.next(503, "backendError");
    }

    @Override
    public void cutAfterEffect() {
        fixture.youtube.cutNextWrite(FakeYouTube.Cut.AFTER);
    }

    @Override
    public void cutBeforeEffect() {
        fixture.youtube.cutNextWrite(FakeYouTube.Cut.BEFORE);
    }

    @Override
    public void killCredential() {
        fixture.youtube.kill();
    }

    @Override
    public void settle() {
        fixture.clock.advanceSeconds(30);
    }
}

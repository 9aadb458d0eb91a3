package io.threadwell.examples.gateway;

import io.threadwell.api.host.CareListener;
import io.threadwell.api.model.ChannelAccount;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators that somebody wants what is kept of them erased, which is theirs to do. */
final class ErasureLog implements CareListener {
    private static final Logger log = LoggerFactory.getLogger(ErasureLog.class);

    @Override
    public void erasureAsked(ChannelAccount account, @Nullable String person, String code) {
        String who = person == null ? "whoever gave access to it" : "person " + person;
        log.warn("account {}: {} asks that what is kept of them be erased, with the code {}", account.id(), who, code);
    }
}

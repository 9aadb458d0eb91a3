package io.threadwell.api.connector;

import io.threadwell.api.model.Attachment;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Fetches what came with messages, on networks that serve it to nobody but us, or not for long. */
public interface MediaSource {
    /**
     * Opens one attachment; the caller closes its content.
     *
     * @throws io.threadwell.api.error.NotFound when the network does not have it any more
     * @throws io.threadwell.api.error.InvalidRequest when it is larger than the descriptor's {@link MediaRules} let it be
     * @throws io.threadwell.api.error.CareException as the vendor's errors map
     */
    MediaFile open(AccountContext account, Attachment attachment);

    /** An attachment's bytes with what is known of them. */
    record MediaFile(
            InputStream content,
            @Nullable String contentType,
            @Nullable String name) {}
}

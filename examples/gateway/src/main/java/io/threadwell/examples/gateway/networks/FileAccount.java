package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.ChannelAccount;
import java.util.Optional;

/** One of our accounts that the file names with its credential. Its text names it and shows no secret. */
public sealed interface FileAccount permits IdAccount, LoginAccount {
    /** For people, such as {@code facebook page 77}. */
    String title();

    /** True when a stored account is this one. */
    boolean is(ChannelAccount stored);

    /** Tries the credential; empty where every look would change something at the network. */
    Optional<Trial> trial();
}

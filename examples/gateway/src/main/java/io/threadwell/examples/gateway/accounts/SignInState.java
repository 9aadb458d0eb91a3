package io.threadwell.examples.gateway.accounts;

import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.support.signature.Hmac;
import io.threadwell.support.signature.Signatures;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser carries to a network and back, so that nobody but an operator can connect accounts (RFC 6749, section 10.12). It
 * says until when it is good, is of one network, and is signed with a key made from the operators' token: any node can check it,
 * and nothing is stored. Thread-safe.
 */
final class SignInState {
    /** How long somebody may take at the network. */
    static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private static final String PURPOSE = "threadwell gateway sign-in state";
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{1,16})\\.([0-9a-f]{32})\\.([0-9a-f]{64})");
    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Hmac key;
    private final InstantSource clock;

    SignInState(Secret operators, InstantSource clock) {
        this.key = Hmac.sha256(Hmac.sha256(operators.bytes()).sign(PURPOSE));
        this.clock = clock;
    }

    /** A new one. */
    String of(Network network) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        long until = clock.instant().plus(GOOD_FOR).getEpochSecond();
        String open = Long.toHexString(until) + "." + HexFormat.of().formatHex(nonce);
        return open + "." + key.hex(signed(network, open));
    }

    /** False when it is not one of ours, of another network, or too old. */
    boolean isGood(Network network, String state) {
        Matcher parts = FORM.matcher(state);
        if (!parts.matches()) {
            return false;
        }
        String open = parts.group(1) + "." + parts.group(2);
        boolean ours = Signatures.matchesAnyHex(List.of(key), parts.group(3), signed(network, open));
        return ours && !clock.instant().isAfter(until(parts.group(1)));
    }

    private static Instant until(String seconds) {
        return Instant.ofEpochSecond(Long.parseUnsignedLong(seconds, 16));
    }

    private static byte[] signed(Network network, String open) {
        return (network + " " + open).getBytes(StandardCharsets.UTF_8);
    }
}

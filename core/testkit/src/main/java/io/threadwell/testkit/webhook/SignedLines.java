package io.threadwell.testkit.webhook;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The deliveries of the fakes: a first line that names the format, then one event a line, signed with HMAC-SHA256 over the
 * raw bytes, as the large vendors do. A GET with the parameter {@code challenge} is answered with it, when it carries a live
 * secret in {@code verify}.
 */
public final class SignedLines {
    /** Carries {@code sha256=} and the signature in hexadecimal. */
    public static final String SIGNATURE = "X-Fake-Signature";

    private static final String FORMAT = "threadwell-fake/1";
    private static final String PREFIX = "sha256=";

    private SignedLines() {}

    /** A delivery as the vendor would send it. */
    public static WebhookRequest request(List<String> lines, Secret secret) {
        String body = FORMAT + "\n" + String.join("\n", lines);
        return request(body.getBytes(StandardCharsets.UTF_8), secret);
    }

    /** A delivery of any body, signed. */
    public static WebhookRequest request(byte[] body, Secret secret) {
        Map<String, List<String>> headers = Map.of(SIGNATURE, List.of(PREFIX + sign(body, secret)));
        return new WebhookRequest("POST", "/webhook", Map.of(), headers, body);
    }

    /** The vendor's question whether somebody is there. */
    public static WebhookRequest challenge(String word, Secret secret) {
        Map<String, List<String>> query = Map.of("challenge", List.of(word), "verify", List.of(secret.reveal()));
        return new WebhookRequest("GET", "/webhook", query, Map.of(), new byte[0]);
    }

    /** Judges a request against every live secret. */
    public static Verification verify(WebhookRequest request, List<Secret> secrets) {
        if (request.method().equals("GET")) {
            return verifyChallenge(request, secrets);
        }
        String given = request.header(SIGNATURE).orElse("");
        if (!given.startsWith(PREFIX)) {
            return Verification.unauthorized("no signature");
        }
        byte[] signature = given.substring(PREFIX.length()).getBytes(StandardCharsets.UTF_8);
        boolean good = false;
        for (Secret secret : secrets) {
            byte[] wanted = sign(request.body(), secret).getBytes(StandardCharsets.UTF_8);
            good |= MessageDigest.isEqual(wanted, signature);
        }
        return good ? Verification.accepted() : Verification.unauthorized("wrong signature");
    }

    private static Verification verifyChallenge(WebhookRequest request, List<Secret> secrets) {
        byte[] given = request.parameter("verify").orElse("").getBytes(StandardCharsets.UTF_8);
        boolean good = secrets.stream().anyMatch(secret -> MessageDigest.isEqual(secret.bytes(), given));
        return good
                ? new Verification.Challenge(
                        WebhookResponse.of(200, request.parameter("challenge").orElse("")))
                : new Verification.Rejected(403, "wrong verify token");
    }

    /**
     * The events of a body, one each.
     *
     * @throws InvalidRequest when the body is not of this format
     */
    public static List<String> read(byte[] body) {
        List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(FORMAT)) {
            throw new InvalidRequest("the delivery does not begin with " + FORMAT);
        }
        return lines.stream().skip(1).filter(line -> !line.isBlank()).toList();
    }

    private static String sign(byte[] body, Secret secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}

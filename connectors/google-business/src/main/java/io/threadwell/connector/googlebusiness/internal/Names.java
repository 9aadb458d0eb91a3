package io.threadwell.connector.googlebusiness.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.InvalidRequest;
import java.net.URI;
import java.util.regex.Pattern;

/** Addresses of what belongs to a profile. */
final class Names {
    private static final Pattern PROFILE = Pattern.compile("accounts/[A-Za-z0-9_-]+/locations/[A-Za-z0-9_-]+");
    private static final Pattern REVIEW = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    private Names() {}

    static boolean isProfile(String name) {
        return PROFILE.matcher(name).matches();
    }

    static String address(URI server, AccountContext account, String rest) {
        String profile = account.account().id().externalId();
        if (!isProfile(profile)) {
            throw new InvalidRequest("a profile's id has the form accounts/1/locations/2: " + profile);
        }
        return server.toString().replaceAll("/+$", "") + "/v4/" + profile + "/" + rest;
    }

    static String review(URI server, AccountContext account, String review) {
        if (!REVIEW.matcher(review).matches()) {
            throw new InvalidRequest("not the id of a review: " + review);
        }
        return address(server, account, "reviews/" + review);
    }
}

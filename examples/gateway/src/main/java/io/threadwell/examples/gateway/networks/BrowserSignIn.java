package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.Network;
import java.net.URI;
import java.util.Optional;

/**
 * How accounts of a network sign in with a browser.
 *
 * @param page where an operator begins
 * @param redirect where the network sends the browser back to; exactly so it must be registered at the network
 * @param history what becomes of what is older than their connecting
 * @param app tries the app's credentials; empty where nothing short of a sign-in tells
 */
public record BrowserSignIn(URI page, URI redirect, ConnectPolicy history, Optional<Trial> app) {
    static BrowserSignIn of(Network network, PublicAddress here, ConnectPolicy history) {
        return new BrowserSignIn(here.connect(network), here.callback(network), history, Optional.empty());
    }

    BrowserSignIn redirect(URI exactly) {
        return new BrowserSignIn(page, exactly, history, app);
    }

    /** The app's credentials are tried with a code that the network never gave. */
    BrowserSignIn triedByCode() {
        return new BrowserSignIn(page, redirect, history, Optional.of(Trial.ofApp(redirect)));
    }
}

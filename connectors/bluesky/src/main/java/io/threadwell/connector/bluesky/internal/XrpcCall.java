package io.threadwell.connector.bluesky.internal;

import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;

/**
 * One call of a method of the protocol.
 *
 * @param method its name, such as {@code app.bsky.feed.getPosts}
 */
record XrpcCall(String method, HttpCall http) {
    private static final String CHAT_SERVICE = "did:web:api.bsky.chat#bsky_chat";

    static XrpcCall query(Session session, String method) {
        return new XrpcCall(method, authorised(session, method, HttpCall.get(address(session.service(), method))));
    }

    static XrpcCall procedure(Session session, String method, JsonObject input) {
        HttpCall post = HttpCall.post(address(session.service(), method)).json(input);
        return new XrpcCall(method, authorised(session, method, post));
    }

    static XrpcCall upload(Session session, String method, byte[] bytes, String contentType) {
        HttpCall post = HttpCall.post(address(session.service(), method)).body(bytes, contentType);
        return new XrpcCall(method, authorised(session, method, post.repeatable()));
    }

    static String address(String service, String method) {
        return service + "/xrpc/" + method;
    }

    private static HttpCall authorised(Session session, String method, HttpCall call) {
        HttpCall named = call.bearer(session.access()).named(method);
        return method.startsWith("chat.bsky.") ? named.header("atproto-proxy", CHAT_SERVICE) : named;
    }

    XrpcCall with(String name, String value) {
        return new XrpcCall(method, http.query(name, value));
    }
}

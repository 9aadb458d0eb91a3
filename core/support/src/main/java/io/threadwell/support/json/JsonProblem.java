package io.threadwell.support.json;

/** Bytes or characters that are not the JSON they should be. The message tells the place, never the content. */
public final class JsonProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonProblem(String message) {
        super(message);
    }
}

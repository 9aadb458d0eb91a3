package io.threadwell.support.http;

import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back from a call. Immutable as long as nobody writes into {@link #body()}, which is not copied.
 *
 * <p>{@link #toString()} shows status and size only.
 */
public final class HttpAnswer {
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    HttpAnswer(int status, Map<String, List<String>> caseInsensitiveHeaders, byte[] body) {
        this.status = status;
        this.headers = caseInsensitiveHeaders;
        this.body = body;
    }

    /** An answer made by hand, for the tests of mappers. Header names are not case-sensitive. */
    public static HttpAnswer of(int status, Map<String, String> headers, byte[] body) {
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> sorted.put(name, List.of(value)));
        return new HttpAnswer(status, sorted, body.clone());
    }

    public int status() {
        return status;
    }

    /** True for 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The first value of a header; the name is not case-sensitive. */
    public Optional<String> header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** All values of a header in the order they came; the name is not case-sensitive. */
    public List<String> headers(String name) {
        List<String> values = headers.get(name);
        return values == null ? List.of() : List.copyOf(values);
    }

    /** The body itself, not a copy: do not write into it. Empty when there was none. */
    public byte[] body() {
        return body;
    }

    /** The body as UTF-8; malformed bytes become U+FFFD. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body as JSON, parsed anew at each call.
     *
     * @throws JsonProblem when it is not JSON, also when it is empty
     */
    public JsonValue json() {
        return JsonValue.parse(body);
    }

    /** The body as JSON, or the missing value when it is not JSON: for error answers, which proxies write as HTML. */
    public JsonValue jsonIfAny() {
        try {
            return JsonValue.parse(body);
        } catch (JsonProblem notJson) {
            return JsonValue.missing();
        }
    }

    @Override
    public String toString() {
        return "HttpAnswer[" + status + ", " + body.length + " bytes]";
    }
}

package io.threadwell.helpdesk.helpscout;

import io.threadwell.helpdesk.helpscout.FakeConversation.FakeThread;
import io.threadwell.helpdesk.helpscout.FakeHelpScout.Call;
import io.threadwell.helpdesk.helpscout.FakeHelpScout.Reply;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Help Scout account holds, and its answers in the shapes of Help Scout's pages. It takes no field that the pages do not name.
 * Lists come from a search that lags behind.
 */
public final class FakeAccount {
    public static final long MAILBOX = 85;
    public static final long KEY_FIELD = 531;
    public static final long NETWORK_FIELD = 532;
    public static final long NUMBER_FIELD = 533;
    public static final long INTEGRATION = 11;
    public static final long AGENT = 7777;

    private static final Set<String> CONVERSATION = Set.of(
            "subject",
            "autoReply",
            "type",
            "assignTo",
            "createdAt",
            "customer",
            "fields",
            "imported",
            "mailboxId",
            "status",
            "tags",
            "threads",
            "user");
    private static final Set<String> THREAD =
            Set.of("type", "text", "customer", "attachments", "imported", "createdAt", "cc", "bcc", "user");
    private static final Set<String> PERSON = Set.of("id", "email", "firstName", "lastName");
    private static final Pattern EMAIL = Pattern.compile("\\(email:\"([^\"]+)\"\\)");

    public final Map<Long, FakeConversation> conversations = new TreeMap<>();
    public final Map<String, Long> customers = new LinkedHashMap<>();
    public final Map<String, String> names = new LinkedHashMap<>();
    /** What would have made Help Scout mail somebody. */
    public final List<String> mails = new ArrayList<>();

    private final MovableClock clock;
    private final URI uri;
    private int pageSize = 25;
    private int mostThreads = 100;
    private Duration lag = Duration.ofSeconds(20);
    private long ids = 1000;

    FakeAccount(MovableClock clock, URI uri) {
        this.clock = clock;
        this.uri = uri;
    }

    public synchronized void pageSize(int size) {
        this.pageSize = size;
    }

    public synchronized void mostThreads(int threads) {
        this.mostThreads = threads;
    }

    public synchronized void lag(Duration time) {
        this.lag = time;
    }

    public synchronized List<FakeConversation> all() {
        return List.copyOf(conversations.values());
    }

    public synchronized FakeConversation get(long id) {
        return conversations.get(id);
    }

    /** Somebody does something to a conversation. */
    public synchronized void act(long id, Consumer<FakeConversation> what) {
        FakeConversation conversation = conversations.get(id);
        what.accept(conversation);
        conversation.modifiedAt = now();
    }

    /** A new thread by a user. */
    public synchronized FakeThread thread(long id, String type, long user, String body) {
        FakeConversation conversation = conversations.get(id);
        FakeThread thread = new FakeThread(++ids, type, now());
        thread.body = body;
        thread.byId = user;
        conversation.threads.add(thread);
        conversation.modifiedAt = now();
        conversation.userUpdatedAt = now();
        return thread;
    }

    public synchronized void setStatus(long id, String status, long user) {
        FakeConversation conversation = conversations.get(id);
        conversation.status = status;
        conversation.closedAt = status.equals("closed") ? now() : null;
        conversation.closedBy = user;
        thread(id, "lineitem", user, "").status = status;
    }

    /** The threads go to the other one, and line items there tell where they are from. */
    public synchronized void merge(long from, long into) {
        FakeConversation source = conversations.get(from);
        FakeConversation target = conversations.get(into);
        target.threads.addAll(source.threads);
        source.threads.clear();
        source.mergedInto = into;
        thread(into, "lineitem", AGENT, "").action = JsonObject.create()
                .put("type", "merged")
                .put("associatedEntities", JsonObject.create().put("originalConversation", from));
    }

    synchronized Reply answer(String method, String path, Call call) {
        String[] parts = path.split("/");
        String route = method + " " + path.replaceAll("\\d+", "N");
        long id = parts.length > 1 && parts[1].matches("\\d+") ? Long.parseLong(parts[1]) : 0;
        return switch (route) {
            case "GET users/me" ->
                Reply.of(
                        200,
                        JsonObject.create()
                                .put("id", INTEGRATION)
                                .put("email", "bridge@example.com")
                                .put("role", "admin"));
            case "GET mailboxes/N" ->
                id == MAILBOX || id == MAILBOX + 1
                        ? Reply.of(200, JsonObject.create().put("id", id).put("name", "Social"))
                        : missing();
            case "GET mailboxes/N/fields" -> Reply.of(200, fields());
            case "GET conversations" -> list(call);
            case "POST conversations" -> create(call);
            case "GET customers" -> findCustomers(call);
            case "POST customers" -> createCustomer(call);
            default -> ofConversation(route, conversations.get(id), call);
        };
    }

    private Reply ofConversation(String route, FakeConversation conversation, Call call) {
        if (conversation == null) {
            return missing();
        }
        if (route.equals("GET conversations/N")) {
            return conversation.mergedInto > 0
                    ? Reply.empty(301, Map.of("Location", uri + "/v2/conversations/" + conversation.mergedInto))
                    : Reply.of(200, conversation.json(false));
        }
        if (conversation.mergedInto > 0 || conversation.state.equals("deleted")) {
            return missing();
        }
        return switch (route) {
            case "GET conversations/N/threads" -> threads(conversation, call);
            case "PATCH conversations/N" -> patch(conversation, call.body());
            case "PUT conversations/N/tags" -> {
                conversation.tags.clear();
                call.body()
                        .get("tags")
                        .elements()
                        .forEach(tag -> conversation.tags.add(tag.text().orElseThrow()));
                yield changed(conversation);
            }
            case "PUT conversations/N/fields" -> {
                conversation.fields.clear();
                setFields(conversation, call.body().get("fields"));
                yield changed(conversation);
            }
            case "POST conversations/N/customer" -> addThread(conversation, "customer", call.body());
            case "POST conversations/N/notes" -> addThread(conversation, "note", call.body());
            default -> missing();
        };
    }

    private Reply create(Call call) {
        JsonValue body = call.body();
        Reply wrong = unknownFields(body, CONVERSATION);
        if (wrong == null) {
            wrong = unknownFields(body.get("customer"), PERSON);
        }
        if (wrong != null
                || body.text("subject", "").isBlank()
                || body.get("threads").size() == 0) {
            return wrong == null ? invalid("subject") : wrong;
        }
        FakeConversation conversation = new FakeConversation(++ids, now());
        conversation.mailbox = body.longValue("mailboxId", 0);
        conversation.status = body.text("status", "");
        conversation.subject = body.text("subject", "");
        conversation.customer = customer(body.get("customer"));
        conversation.assignee = body.longValue("assignTo", 0);
        body.get("tags")
                .elements()
                .forEach(tag -> conversation.tags.add(tag.text().orElseThrow()));
        setFields(conversation, body.get("fields"));
        conversations.put(conversation.id, conversation);
        for (JsonValue thread : body.get("threads").elements()) {
            Reply reply = addThread(conversation, thread.text("type", ""), imported(thread, body));
            if (reply.status() >= 400) {
                conversations.remove(conversation.id);
                return reply;
            }
        }
        return Reply.empty(
                201,
                Map.of(
                        "Resource-ID",
                        Long.toString(conversation.id),
                        "Location",
                        uri + "/v2/conversations/" + conversation.id));
    }

    /** What a conversation says of itself holds for its threads. */
    private static JsonValue imported(JsonValue thread, JsonValue conversation) {
        JsonObject whole = JsonObject.create();
        thread.fields().forEach(whole::put);
        whole.put("imported", conversation.bool("imported"));
        conversation.text("createdAt").ifPresent(at -> whole.put("createdAt", at));
        return whole.toValue();
    }

    private Reply addThread(FakeConversation conversation, String type, JsonValue body) {
        Reply wrong = unknownFields(body, THREAD);
        if (wrong != null || body.text("text", "").isBlank()) {
            return wrong == null ? invalid("text") : wrong;
        }
        if (conversation.threads.size() >= mostThreads) {
            return Reply.of(412, JsonObject.create().put("message", "too many threads"));
        }
        if (!body.bool("imported")) {
            mails.add(type);
        }
        Instant at = body.instant("createdAt").orElse(now());
        FakeThread thread = new FakeThread(++ids, type, at.truncatedTo(ChronoUnit.SECONDS));
        thread.body = body.text("text", "");
        if (type.equals("customer")) {
            thread.by = "customer";
            thread.byId = customers.get(customer(body.get("customer")));
        } else {
            thread.byId = INTEGRATION;
        }
        for (JsonValue file : body.get("attachments").elements()) {
            thread.files.put(file.text("fileName", ""), Base64.getDecoder().decode(file.text("data", "")));
        }
        conversation.threads.add(thread);
        conversation.modifiedAt = now();
        return Reply.empty(201, Map.of("Resource-ID", Long.toString(thread.id)));
    }

    private String customer(JsonValue person) {
        String email = person.text("email", "");
        customers.computeIfAbsent(email, key -> ++ids);
        names.putIfAbsent(email, person.text("firstName", "") + " " + person.text("lastName", ""));
        return email;
    }

    private Reply patch(FakeConversation conversation, JsonValue patch) {
        JsonValue value = patch.get("value");
        switch (patch.text("op", "") + " " + patch.text("path", "")) {
            case "replace /status" -> setStatus(conversation.id, value.text().orElseThrow(), INTEGRATION);
            case "replace /subject" -> conversation.subject = value.text().orElseThrow();
            case "replace /assignTo" ->
                conversation.assignee = value.longValue().orElseThrow();
            case "replace /primaryCustomer.id" ->
                conversation.customer = customers.entrySet().stream()
                        .filter(known -> known.getValue() == value.longValue().orElseThrow())
                        .findFirst()
                        .orElseThrow()
                        .getKey();
            default -> {
                return invalid("path");
            }
        }
        return changed(conversation);
    }

    private Reply changed(FakeConversation conversation) {
        conversation.modifiedAt = now();
        return Reply.empty(204, Map.of());
    }

    private static void setFields(FakeConversation conversation, JsonValue fields) {
        fields.elements()
                .forEach(
                        field -> conversation.fields.put(field.longValue("id").orElseThrow(), field.text("value", "")));
    }

    private Reply list(Call call) {
        Map<String, String> query = call.query();
        Instant indexed = now().minus(lag);
        List<FakeConversation> found = new ArrayList<>(conversations.values());
        found.removeIf(one -> one.mergedInto > 0 || one.modifiedAt.isAfter(indexed));
        if (query.containsKey("customFieldsByIds")) {
            String[] wanted = query.get("customFieldsByIds").split(":", -1);
            found.removeIf(one -> wanted.length != 2 || !wanted[1].equals(one.fields.get(Long.parseLong(wanted[0]))));
        }
        if (query.containsKey("modifiedSince")) {
            Instant since = Instant.parse(query.get("modifiedSince"));
            found.removeIf(one -> one.modifiedAt.isBefore(since));
        }
        if (query.containsKey("mailbox")) {
            Collection<String> wanted = Arrays.asList(query.get("mailbox").split(","));
            found.removeIf(one -> !wanted.contains(Long.toString(one.mailbox)));
        }
        if (!"all".equals(query.get("status"))) {
            found.removeIf(one -> !one.status.equals("active"));
        }
        found.sort(Comparator.comparing((FakeConversation one) -> one.modifiedAt)
                .reversed()
                .thenComparing(one -> one.id));
        boolean embed = "threads".equals(query.get("embed"));
        return page("conversations", found.stream().map(one -> one.json(embed)).toList(), call);
    }

    private Reply threads(FakeConversation conversation, Call call) {
        return page(
                "threads",
                conversation.newestFirst().stream().map(FakeThread::json).toList(),
                call);
    }

    private Reply page(String name, List<JsonObject> all, Call call) {
        int number = Integer.parseInt(call.query().getOrDefault("page", "1"));
        int from = Math.min(all.size(), (number - 1) * pageSize);
        List<JsonObject> some = all.subList(from, Math.min(all.size(), from + pageSize));
        JsonObject body = JsonObject.create();
        if (!some.isEmpty()) {
            body.put("_embedded", JsonObject.create().put(name, some));
        }
        return Reply.of(
                200,
                body.put(
                        "page",
                        JsonObject.create()
                                .put("size", pageSize)
                                .put("totalElements", all.size())
                                .put("totalPages", (all.size() + pageSize - 1) / pageSize)
                                .put("number", number)));
    }

    private Reply findCustomers(Call call) {
        Matcher asked = EMAIL.matcher(call.query().getOrDefault("query", ""));
        String email = asked.matches() ? asked.group(1) : "";
        List<JsonObject> found = customers.containsKey(email)
                ? List.of(JsonObject.create()
                        .put("id", customers.get(email))
                        .put(
                                "_embedded",
                                JsonObject.create()
                                        .put(
                                                "emails",
                                                JsonArray.create()
                                                        .add(JsonObject.create().put("value", email)))))
                : List.of();
        return page("customers", found, call);
    }

    private Reply createCustomer(Call call) {
        JsonValue body = call.body();
        String email = body.get("emails").at(0).text("value", "");
        if (body.text("firstName", "").length() > 40 || email.isEmpty()) {
            return invalid("firstName");
        }
        if (customers.containsKey(email)) {
            return Reply.of(409, JsonObject.create().put("message", "Conflicting emails"));
        }
        customers.put(email, ++ids);
        names.put(email, body.text("firstName", "") + " " + body.text("lastName", ""));
        return Reply.empty(201, Map.of("Resource-ID", Long.toString(customers.get(email))));
    }

    private static JsonObject fields() {
        JsonArray fields = JsonArray.create();
        Map.of(KEY_FIELD, "SINGLE_LINE", NETWORK_FIELD, "SINGLE_LINE", NUMBER_FIELD, "NUMBER")
                .forEach((field, type) -> fields.add(JsonObject.create()
                        .put("id", field)
                        .put("name", "Field " + field)
                        .put("type", type)));
        return JsonObject.create().put("_embedded", JsonObject.create().put("fields", fields));
    }

    private static Reply unknownFields(JsonValue body, Set<String> known) {
        return body.fields().keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(FakeAccount::invalid)
                .orElse(null);
    }

    static Reply invalid(String path) {
        JsonObject error = JsonObject.create().put("path", path).put("message", "is wrong");
        return Reply.of(
                400,
                JsonObject.create()
                        .put("logRef", "x#1")
                        .put("message", "Bad request")
                        .put(
                                "_embedded",
                                JsonObject.create()
                                        .put("errors", JsonArray.create().add(error))));
    }

    private static Reply missing() {
        return Reply.of(404, JsonObject.create().put("message", "Not found"));
    }

    private Instant now() {
        return clock.instant();
    }
}

package io.threadwell.helpdesk.zendesk;

import io.threadwell.helpdesk.zendesk.FakeZendesk.Call;
import io.threadwell.helpdesk.zendesk.FakeZendesk.Reply;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Zendesk account holds, and its answers, in the shapes of Zendesk's pages. */
public final class FakeAccount {
    public static final long INTEGRATION = 1;
    public static final long AGENT = 7777;

    private static final Pattern EXTERNAL_ID = Pattern.compile("external_id:\"([^\"]+)\"");

    /** One comment of a ticket. */
    public record Comment(long id, long author, String body, boolean open) {}

    /** One write of a ticket; {@code custom} is the metadata that came with it. */
    public record Audit(long id, long ticket, long author, Instant at, String custom, List<JsonObject> events) {}

    /** A ticket, with what was last written to its fields. */
    public static final class Ticket {
        public final long id;
        public final JsonValue made;
        public final List<Comment> comments = new ArrayList<>();
        public final List<Audit> audits = new ArrayList<>();
        public Instant updatedAt = Instant.EPOCH;
        public String status = "new";

        Ticket(long id, JsonValue made) {
            this.id = id;
            this.made = made;
        }

        public String externalId() {
            return made.text("external_id", "");
        }
    }

    private record Job(JsonArray results, Instant doneAt) {}

    public final Map<Long, Ticket> tickets = new TreeMap<>();
    public final Map<String, Long> users = new LinkedHashMap<>();
    private final HandMovedClock clock;
    private final List<Audit> audits = new ArrayList<>();
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private Predicate<JsonValue> unlucky = item -> false;
    private Duration jobTime = Duration.ofMillis(300);
    private boolean resultsNameNothing;
    private long ids = 1000;

    FakeAccount(HandMovedClock clock) {
        this.clock = clock;
    }

    /** Items of bulk jobs that fail with a database conflict. */
    public synchronized void failItems(Predicate<JsonValue> which) {
        this.unlucky = which;
    }

    public synchronized void jobTime(Duration time) {
        this.jobTime = time;
    }

    /** Results of jobs tell no external ids, as in Zendesk's own examples. */
    public synchronized void resultsTellIndexAlone() {
        this.resultsNameNothing = true;
    }

    public synchronized void forgetJobs() {
        jobs.clear();
    }

    public synchronized List<Ticket> all() {
        return List.copyOf(tickets.values());
    }

    public synchronized Ticket only() {
        if (tickets.size() != 1) {
            throw new AssertionError("tickets: " + tickets.size());
        }
        return all().get(0);
    }

    /** Somebody writes a comment in Zendesk itself. */
    public synchronized long comment(long ticketId, long author, String text, boolean open) {
        Ticket ticket = tickets.get(ticketId);
        write(ticket, author, "{}", text, open, List.of());
        return ticket.comments.get(ticket.comments.size() - 1).id();
    }

    /** Somebody changes a field in Zendesk itself. */
    public synchronized void change(long ticketId, long author, JsonObject event) {
        write(tickets.get(ticketId), author, "{}", null, true, List.of(event));
    }

    /** A ticket that somebody else made. */
    public synchronized long foreignTicket() {
        Ticket ticket = new Ticket(++ids, JsonObject.create().toValue());
        tickets.put(ticket.id, ticket);
        return ticket.id;
    }

    synchronized Reply answer(String method, String path, Call call) {
        Matcher one = Pattern.compile("/api/v2/tickets/(\\d+)(/audits)?").matcher(path);
        if (one.matches()) {
            return one.group(2) == null
                    ? ticket(method, Long.parseLong(one.group(1)), call)
                    : auditsOf(Long.parseLong(one.group(1)), call);
        }
        if (path.startsWith("/api/v2/job_statuses/")) {
            return job(path.substring("/api/v2/job_statuses/".length()));
        }
        return switch (method + " " + path) {
            case "POST /api/v2/tickets" ->
                Reply.of(
                        201,
                        JsonObject.create()
                                .put("ticket", json(create(call.body().get("ticket")))));
            case "POST /api/v2/tickets/create_many" ->
                createMany(call.body().get("tickets").elements());
            case "PUT /api/v2/tickets/update_many" -> updateMany(call);
            case "GET /api/v2/tickets" ->
                Reply.of(200, FakeZendesk.list("tickets", jsons(ticket -> ticket.externalId()
                        .equals(call.query().get("external_id")))));
            case "GET /api/v2/tickets/show_many" -> showTickets(call);
            case "GET /api/v2/search" -> search(call.query().get("query"));
            case "POST /api/v2/users/create_or_update" ->
                Reply.of(200, JsonObject.create().put("user", user(call.body().get("user"))));
            case "POST /api/v2/users/create_or_update_many" ->
                usersMany(call.body().get("users").elements());
            case "GET /api/v2/users/show_many" -> showUsers(call);
            case "GET /api/v2/users/me" -> Reply.of(200, JsonObject.create().put("user", person(INTEGRATION)));
            case "GET /api/v2/incremental/ticket_events" ->
                export(Long.parseLong(call.query().get("start_time")));
            default -> new Reply(404, "{\"error\":\"InvalidEndpoint\"}", Map.of());
        };
    }

    private Reply ticket(String method, long id, Call call) {
        Ticket ticket = tickets.get(id);
        if (ticket == null) {
            return new Reply(404, "{\"error\":\"RecordNotFound\",\"description\":\"Not found\"}", Map.of());
        }
        if (method.equals("PUT")) {
            JsonValue change = call.body().get("ticket");
            if (stale(ticket, change)) {
                return new Reply(409, "{\"error\":\"UpdateConflict\"}", Map.of());
            }
            if (ticket.status.equals("closed")) {
                return new Reply(
                        422,
                        "{\"error\":\"RecordInvalid\",\"description\":\"Record validation errors\",\"details\":{\"status\":[{\"description\":\"Status: closed prevents ticket update\"}]}}",
                        Map.of());
            }
            apply(ticket, change);
        }
        return Reply.of(200, JsonObject.create().put("ticket", json(ticket)));
    }

    private Reply createMany(List<JsonValue> all) {
        JsonArray results = JsonArray.create();
        for (int i = 0; i < all.size(); i++) {
            JsonObject result = JsonObject.create().put("index", i);
            if (unlucky.test(all.get(i))) {
                results.add(result.put("error", "DatabaseConflict").put("details", "try again"));
                continue;
            }
            Ticket ticket = create(all.get(i));
            result.put("id", ticket.id);
            results.add(
                    resultsNameNothing
                            ? result
                            : result.put("external_id", ticket.externalId()).put("success", true));
        }
        return begin(results);
    }

    private Reply updateMany(Call call) {
        JsonArray results = JsonArray.create();
        List<JsonValue> all = call.body().get("tickets").elements();
        if (call.query().containsKey("ids")) {
            all = List.of(JsonObject.create()
                    .put("id", Long.parseLong(call.query().get("ids")))
                    .toValue());
        }
        for (int i = 0; i < all.size(); i++) {
            JsonValue change = call.query().containsKey("ids") ? call.body().get("ticket") : all.get(i);
            Ticket ticket = tickets.get(all.get(i).longValue("id", 0));
            JsonObject result =
                    JsonObject.create().put("index", i).put("id", all.get(i).longValue("id", 0));
            String error = ticket == null
                    ? "RecordNotFound"
                    : unlucky.test(change) ? "DatabaseConflict" : stale(ticket, change) ? "UpdateConflict" : "";
            if (error.isEmpty()) {
                apply(ticket, change);
                results.add(
                        result.put("action", "update").put("status", "Updated").put("success", true));
            } else {
                results.add(result.put("action", "update")
                        .put("status", "Failed")
                        .put("success", false)
                        .put("error", error));
            }
        }
        return begin(results);
    }

    private Reply begin(JsonArray results) {
        String id = "job-" + ++ids;
        jobs.put(id, new Job(results, clock.instant().plus(jobTime)));
        JsonObject status = JsonObject.create()
                .put("id", id)
                .put("status", "queued")
                .putNull("message")
                .putNull("results");
        return Reply.of(
                200,
                JsonObject.create()
                        .put("job_status", status.put("total", results.size()).put("progress", 0)));
    }

    private Reply job(String id) {
        Job job = jobs.get(id);
        if (job == null) {
            return new Reply(404, "{\"error\":\"RecordNotFound\"}", Map.of());
        }
        boolean done = !clock.instant().isBefore(job.doneAt());
        JsonObject status = JsonObject.create()
                .put("id", id)
                .put("status", done ? "completed" : "working")
                .put("total", job.results().size());
        return Reply.of(
                200,
                JsonObject.create()
                        .put("job_status", done ? status.put("results", job.results()) : status.putNull("results")));
    }

    private Ticket create(JsonValue made) {
        Ticket ticket = new Ticket(++ids, made);
        tickets.put(ticket.id, ticket);
        apply(ticket, made);
        return ticket;
    }

    private void apply(Ticket ticket, JsonValue change) {
        ticket.status = change.text("status", ticket.status);
        JsonValue comment = change.get("comment");
        String custom = change.get("metadata").isMissing()
                ? "{}"
                : change.get("metadata").raw();
        write(
                ticket,
                comment.longValue("author_id", INTEGRATION),
                custom,
                comment.isMissing() ? null : comment.text("body", ""),
                comment.bool("public", true),
                List.of());
    }

    private void write(Ticket ticket, long author, String custom, String text, boolean open, List<JsonObject> changes) {
        ticket.updatedAt = clock.instant();
        List<JsonObject> events = new ArrayList<>(changes);
        if (text != null) {
            Comment comment = new Comment(++ids, author, text, open);
            ticket.comments.add(comment);
            events.add(JsonObject.create()
                    .put("id", comment.id())
                    .put("event_type", "Comment")
                    .put("type", "Comment")
                    .put("author_id", author)
                    .put("body", text)
                    .put("plain_body", text)
                    .put("comment_public", open)
                    .put("public", open));
        }
        Audit audit = new Audit(++ids, ticket.id, author, clock.instant(), custom, events);
        ticket.audits.add(audit);
        audits.add(audit);
    }

    private static boolean stale(Ticket ticket, JsonValue change) {
        return change.bool("safe_update")
                && change.instant("updated_stamp").orElseThrow().getEpochSecond() < ticket.updatedAt.getEpochSecond();
    }

    private Reply auditsOf(long id, Call call) {
        Ticket ticket = tickets.get(id);
        if (ticket == null) {
            return new Reply(404, "{\"error\":\"RecordNotFound\"}", Map.of());
        }
        int from = Integer.parseInt(call.query().getOrDefault("page[after]", "0"));
        int to = Math.min(ticket.audits.size(), from + 2);
        List<JsonObject> page = ticket.audits.subList(from, to).stream()
                .map(audit -> JsonObject.create()
                        .put("id", audit.id())
                        .put("ticket_id", id)
                        .put("author_id", audit.author())
                        .put("created_at", seconds(audit.at()))
                        .put("metadata", metadata(audit)))
                .toList();
        boolean more = to < ticket.audits.size();
        JsonObject meta = JsonObject.create().put("has_more", more);
        return Reply.of(
                200,
                FakeZendesk.list("audits", page)
                        .put("meta", more ? meta.put("after_cursor", Integer.toString(to)) : meta));
    }

    private Reply export(long start) {
        if (start > clock.instant().getEpochSecond()) {
            return new Reply(
                    422,
                    "{\"error\":\"InvalidValue\",\"description\":\"Too recent start_time. Use a start_time older than 60 seconds\"}",
                    Map.of());
        }
        List<Audit> found = audits.stream()
                .filter(audit -> audit.at().getEpochSecond() >= start)
                .toList();
        List<JsonObject> events = found.stream().map(FakeAccount::event).toList();
        long end = found.isEmpty() ? start : found.get(found.size() - 1).at().getEpochSecond();
        return Reply.of(
                200,
                FakeZendesk.list("ticket_events", events)
                        .put("count", events.size())
                        .put("end_of_stream", true)
                        .put("end_time", end));
    }

    private static JsonObject event(Audit audit) {
        JsonArray children = JsonArray.create();
        audit.events().forEach(children::add);
        return JsonObject.create()
                .put("id", audit.id())
                .put("ticket_id", audit.ticket())
                .put("timestamp", audit.at().getEpochSecond())
                .put("created_at", seconds(audit.at()))
                .put("updater_id", audit.author())
                .put("event_type", "Audit")
                .put("metadata", metadata(audit))
                .put("child_events", children);
    }

    private static JsonObject metadata(Audit audit) {
        return JsonObject.create().put("system", JsonObject.create()).put("custom", JsonValue.parse(audit.custom()));
    }

    private Reply search(String query) {
        List<String> wanted = EXTERNAL_ID
                .matcher(query)
                .results()
                .map(found -> found.group(1))
                .toList();
        return Reply.of(200, FakeZendesk.list("results", jsons(ticket -> wanted.contains(ticket.externalId()))));
    }

    private Reply usersMany(List<JsonValue> all) {
        JsonArray results = JsonArray.create();
        for (int i = 0; i < all.size(); i++) {
            JsonObject user = user(all.get(i));
            results.add(
                    resultsNameNothing
                            ? JsonObject.create()
                                    .put("id", user.toValue().longValue("id", 0))
                                    .put("status", "Created")
                            : user.put("index", i).put("status", "Created").put("success", true));
        }
        return begin(results);
    }

    private JsonObject user(JsonValue asked) {
        long id = users.computeIfAbsent(asked.text("external_id", ""), key -> ++ids);
        return JsonObject.create()
                .put("id", id)
                .put("name", asked.text("name", ""))
                .put("external_id", asked.text("external_id", ""))
                .put("role", "end-user");
    }

    private Reply showUsers(Call call) {
        List<JsonObject> found = new ArrayList<>();
        if (call.query().containsKey("ids")) {
            Arrays.stream(call.query().get("ids").split(",")).forEach(id -> found.add(person(Long.parseLong(id))));
        } else {
            Arrays.stream(call.query().get("external_ids").split(","))
                    .filter(users::containsKey)
                    .forEach(key -> found.add(person(users.get(key)).put("external_id", key)));
        }
        return Reply.of(200, FakeZendesk.list("users", found));
    }

    private Reply showTickets(Call call) {
        List<String> ids = Arrays.asList(call.query().get("ids").split(","));
        List<JsonObject> found = jsons(ticket -> ids.contains(Long.toString(ticket.id)));
        JsonObject answer = FakeZendesk.list("tickets", found);
        if (call.query().getOrDefault("include", "").equals("users")) {
            JsonArray people = JsonArray.create();
            users.forEach((key, id) -> people.add(person(id).put("external_id", key)));
            answer.put("users", people);
        }
        return Reply.of(200, answer);
    }

    private static JsonObject person(long id) {
        String role = id == AGENT ? "agent" : id == INTEGRATION ? "admin" : "end-user";
        return JsonObject.create().put("id", id).put("name", "user " + id).put("role", role);
    }

    private List<JsonObject> jsons(Predicate<Ticket> which) {
        return tickets.values().stream().filter(which).map(FakeAccount::json).toList();
    }

    private static JsonObject json(Ticket ticket) {
        JsonObject json = JsonObject.create()
                .put("id", ticket.id)
                .put("requester_id", ticket.made.longValue("requester_id", INTEGRATION))
                .put("status", ticket.status)
                .put("updated_at", seconds(ticket.updatedAt));
        return ticket.externalId().isEmpty() ? json : json.put("external_id", ticket.externalId());
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}

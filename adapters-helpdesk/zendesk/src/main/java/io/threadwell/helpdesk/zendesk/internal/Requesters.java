package io.threadwell.helpdesk.zendesk.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Permanent;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Retryable;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes people end users (Users, Create or Update User, by external id) and remembers their ids. A few go singly; more go in
 * one job, and who needs them comes again when it is done. Making a user twice is harmless, so that everything that is
 * remembered here may be lost. Thread-safe.
 */
final class Requesters {
    private static final int BULK = 100;
    private static final int MOST = 200_000;

    /** A job that is not over by then is given up, and its people are made anew. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ZendeskApi api;
    private final int singly;
    private final Cache<String, Long> ids =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<String, Boolean> failedInBulk =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private final Map<String, Making> underWay = new HashMap<>();

    Requesters(ZendeskApi api, int singly) {
        this.api = api;
        this.singly = singly;
    }

    /**
     * The ids of people's users, made where they are not there yet.
     *
     * @return for each person an id, or why there is none now
     */
    Users of(Collection<Person> wanted) {
        Map<String, Person> missing = new LinkedHashMap<>();
        for (Person person : wanted) {
            if (ids.getIfPresent(person.externalId()) == null) {
                missing.put(person.externalId(), person);
            }
        }
        Map<String, CareException> errors = new HashMap<>();
        if (!missing.isEmpty()) {
            finishJobs(missing.keySet());
            make(missing, errors);
        }
        return new Users(errors);
    }

    /** What is known of users after a round. */
    final class Users {
        private final Map<String, CareException> errors;

        private Users(Map<String, CareException> errors) {
            this.errors = errors;
        }

        /** Null without a person. */
        @Nullable
        Long id(@Nullable Person person) {
            return person == null ? null : ids.getIfPresent(person.externalId());
        }

        /** Why a write that needs the person cannot go now; null when it can. */
        @Nullable
        CareException obstacle(@Nullable Person person) {
            if (person == null || id(person) != null) {
                return null;
            }
            CareException error = errors.get(person.externalId());
            return error == null ? new Unavailable("a requester is not known yet") : error;
        }
    }

    private void make(Map<String, Person> missing, Map<String, CareException> errors) {
        List<Person> mine = claim(missing, errors);
        List<Person> one = new ArrayList<>();
        List<Person> together = new ArrayList<>();
        for (Person person : mine) {
            boolean alone = mine.size() <= singly || failedInBulk.getIfPresent(person.externalId()) != null;
            (alone ? one : together).add(person);
        }
        one.forEach(person -> makeOne(person, errors));
        for (int from = 0; from < together.size(); from += BULK) {
            makeMany(together.subList(from, Math.min(together.size(), from + BULK)), errors);
        }
    }

    private List<Person> claim(Map<String, Person> missing, Map<String, CareException> errors) {
        List<Person> mine = new ArrayList<>();
        synchronized (underWay) {
            for (Person person : missing.values()) {
                Making making = underWay.get(person.externalId());
                if (ids.getIfPresent(person.externalId()) != null) {
                    continue;
                }
                if (making == null) {
                    underWay.put(person.externalId(), new Making(api.now().plus(JobStatus.pause(0))));
                    mine.add(person);
                } else {
                    errors.put(person.externalId(), beingMade(making.look));
                }
            }
        }
        return mine;
    }

    private void makeOne(Person person, Map<String, CareException> errors) {
        try {
            HttpCall call = api.post(
                            "/api/v2/users/create_or_update",
                            JsonObject.create().put("user", person.toJson()))
                    .repeatable()
                    .named("create or update user");
            OptionalLong id = api.json(call, Priority.CUSTOMER).at("user", "id").longValue();
            if (id.isEmpty()) {
                throw new Unavailable("a user was made and its id not told");
            }
            ids.put(person.externalId(), id.getAsLong());
            failedInBulk.invalidate(person.externalId());
        } catch (CareException error) {
            errors.put(person.externalId(), error);
            if (error instanceof Permanent) {
                takeExisting(List.of(person));
            }
        } finally {
            release(List.of(person));
        }
    }

    private void makeMany(List<Person> people, Map<String, CareException> errors) {
        JsonArray users = JsonArray.create();
        people.forEach(person -> users.add(person.toJson()));
        HttpCall call = api.post(
                        "/api/v2/users/create_or_update_many",
                        JsonObject.create().put("users", users))
                .repeatable()
                .named("create or update users");
        try {
            String job = new JobStatus(api.json(call, Priority.CUSTOMER))
                    .id()
                    .orElseThrow(() -> new Unavailable(call + " was answered without a job"));
            Making making = new Making(job, List.copyOf(people), api.now().plus(JobStatus.pause(0)));
            synchronized (underWay) {
                people.forEach(person -> underWay.put(person.externalId(), making));
            }
            people.forEach(person -> errors.put(person.externalId(), beingMade(making.look)));
        } catch (CareException error) {
            release(people);
            people.forEach(person -> errors.put(person.externalId(), error));
        }
    }

    private void finishJobs(Set<String> wanted) {
        Set<Making> due = new LinkedHashSet<>();
        Instant now = api.now();
        synchronized (underWay) {
            for (String externalId : wanted) {
                Making making = underWay.get(externalId);
                if (making != null && making.job != null && !making.look.isAfter(now)) {
                    due.add(making);
                }
            }
            // Nobody else asks for the same job meanwhile.
            due.forEach(making -> making.look = now.plus(JobStatus.pause(++making.looks)));
        }
        due.forEach(this::finish);
    }

    private void finish(Making making) {
        try {
            JobStatus status = new JobStatus(api.json(
                    api.get("/api/v2/job_statuses/" + making.job).named("show job of users"), Priority.CUSTOMER));
            if (status.isOver()) {
                harvest(making.people, status.results());
                release(making.people);
            } else if (making.begun.plus(PATIENCE).isBefore(api.now())) {
                release(making.people);
            }
        } catch (RateLimited later) {
            making.look = later.until();
        } catch (Retryable later) {
            making.look = api.now().plus(JobStatus.pause(making.looks));
        } catch (CareException gone) {
            release(making.people);
        }
    }

    private void harvest(List<Person> people, List<JsonValue> results) {
        Map<String, Person> open = new LinkedHashMap<>();
        people.forEach(person -> open.put(person.externalId(), person));
        for (JsonValue result : results) {
            String externalId = result.text("external_id").orElseGet(() -> byIndex(people, result));
            if (open.containsKey(externalId) && JobStatus.succeeded(result)) {
                result.longValue("id").ifPresent(id -> ids.put(externalId, id));
                open.remove(externalId);
            }
        }
        takeExisting(List.copyOf(open.values()));
    }

    private static String byIndex(List<Person> people, JsonValue result) {
        long index = result.longValue("index", -1);
        return index >= 0 && index < people.size() ? people.get((int) index).externalId() : "";
    }

    /** Job results need not tell whose they are; Show Many Users by external ids does. */
    private void takeExisting(List<Person> people) {
        List<String> askable = people.stream()
                .map(Person::externalId)
                .filter(externalId -> externalId.indexOf(',') < 0)
                .toList();
        if (!askable.isEmpty()) {
            try {
                HttpCall call = api.get("/api/v2/users/show_many")
                        .query("external_ids", String.join(",", askable))
                        .named("show users");
                for (JsonValue user :
                        api.json(call, Priority.CUSTOMER).get("users").elements()) {
                    String externalId = user.text("external_id", "");
                    user.longValue("id").ifPresent(id -> ids.put(externalId, id));
                }
            } catch (CareException unanswered) {
                // They are made singly when they are needed again.
            }
        }
        people.forEach(person -> {
            if (ids.getIfPresent(person.externalId()) == null) {
                failedInBulk.put(person.externalId(), true);
            }
        });
    }

    private void release(List<Person> people) {
        synchronized (underWay) {
            people.forEach(person -> underWay.remove(person.externalId()));
        }
    }

    private static RateLimited beingMade(Instant until) {
        return new RateLimited("requesters are being made", until);
    }

    /** People who are being made, in a job or by a single call that runs now. */
    private static final class Making {
        private final @Nullable String job;
        private final List<Person> people;
        private final Instant begun;
        private volatile Instant look;
        private int looks;

        Making(Instant look) {
            this(null, List.of(), look);
        }

        Making(@Nullable String job, List<Person> people, Instant look) {
            this.job = job;
            this.people = people;
            this.begun = look;
            this.look = look;
        }
    }
}

package io.threadwell.connector.x.internal;

/**
 * The endpoints that the connector calls, with X's quotas for a user (or for the app, where the call is the app's own) in 15 minutes
 * and in 24 hours: page "Rate Limits". 0 stands for no such quota.
 */
enum Endpoint {
    MENTIONS(300, 0, 0),
    SEARCH(300, 0, 0),
    TIMELINE(900, 0, 0),
    LOOKUP(900, 0, 0),
    ME(75, 0, 0),
    CREATE_POST(100, 0, 10_000),
    DELETE_POST(50, 0, 0),
    HIDE(50, 0, 0),
    LIKE(50, 1_000, 0),
    UNLIKE(50, 1_000, 0),
    MESSAGES(15, 0, 0),
    CONVERSATION(15, 0, 0),
    SEND_MESSAGE(15, 1_440, 1_440),
    MESSAGE_MEDIA(0, 0, 0),
    UPLOAD(500, 0, 50_000),
    METADATA(500, 0, 50_000),
    SUBSCRIBE(500, 0, 0),
    STREAM(50, 0, 0),
    READ_RULES(450, 0, 0),
    WRITE_RULES(100, 0, 0);

    private final int quarterHour;
    private final int day;
    private final int appsDay;

    Endpoint(int quarterHour, int day, int appsDay) {
        this.quarterHour = quarterHour;
        this.day = day;
        this.appsDay = appsDay;
    }

    int quarterHour() {
        return quarterHour;
    }

    int day() {
        return day;
    }

    /** For all users of the app together. */
    int appsDay() {
        return appsDay;
    }
}

package io.threadwell.store.jdbc.internal;

import io.threadwell.api.store.CursorStore;
import java.util.Optional;

final class Cursors implements CursorStore {
    private static final String GET = "select place from tw_cursor where workspace = ? and name = ?";
    private static final String PUT = "insert into tw_cursor (workspace, name, place) values (?, ?, ?)"
            + " on conflict (workspace, name) do update set place = excluded.place";
    private static final String REMOVE = "delete from tw_cursor where workspace = ? and name = ?";

    private final Session session;

    Cursors(Session session) {
        this.session = session;
    }

    @Override
    public Optional<String> get(String name) {
        return session.sql().first(GET, a -> a.text(session.name()).text(name), Row::text);
    }

    @Override
    public void put(String name, String value) {
        session.sql().update(PUT, a -> a.text(session.name()).text(name).text(value));
    }

    @Override
    public void remove(String name) {
        session.sql().update(REMOVE, a -> a.text(session.name()).text(name));
    }
}

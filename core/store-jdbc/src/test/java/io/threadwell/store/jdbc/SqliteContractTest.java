package io.threadwell.store.jdbc;

import io.threadwell.api.store.CareStore;
import io.threadwell.testkit.store.CareStoreContract;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class SqliteContractTest extends CareStoreContract {
    @TempDir
    static Path folder = Path.of("");

    private @Nullable Path file;

    @Override
    protected CareStore open() {
        Path fresh = folder.resolve(UUID.randomUUID() + ".db");
        file = fresh;
        return JdbcStore.sqlite(fresh);
    }

    @Override
    protected Optional<CareStore> reopen() {
        return Optional.ofNullable(file).map(JdbcStore::sqlite);
    }

    @Override
    protected boolean sharedByNodes() {
        return false;
    }
}
